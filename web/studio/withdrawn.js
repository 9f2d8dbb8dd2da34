// What is public already, of an export of before alone, and what was withdrawn: each can be taken away or let back without its archive.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { turnButtons } from './pager.js';

/** @typedef {import('../studio').StudioAction} StudioAction */
/** @typedef {import('../studio').StudioKept} StudioKept */
/** @typedef {import('../studio').StudioSummary} StudioSummary */
/** @typedef {ReturnType<typeof import('../base/format.js').makeFormat>} Format */

const kPage = 25;

export class WithdrawnView {
  /**
   * @param {HTMLElement} root @param {Format} format
   * @param {{ act: (actions: StudioAction[]) => void, kept: (from: number, count: number) => Promise<StudioKept> }} actions
   */
  constructor(root, format, actions) {
    this.root = root;
    this.format = format;
    this.actions = actions;
    this.from = 0;
    this.kept = el('div', { class: 'kept' });
    this.withdrawn = el('div', { class: 'withdrawn' });
    root.append(this.kept, this.withdrawn);
  }

  /** @param {StudioSummary} summary */
  async show(summary) {
    this.root.hidden = summary.kept === 0 && summary.withdrawn.length === 0;
    this.showWithdrawn(summary);
    await this.showKept(summary.kept);
  }

  /** @param {number} total */
  async showKept(total) {
    if (total === 0) return this.kept.replaceChildren();
    this.from = Math.min(this.from, Math.floor((total - 1) / kPage) * kPage);
    const { rows } = await this.actions.kept(this.from, kPage);
    const turns = turnButtons({ from: this.from, size: kPage, total: total }, (from) => {
      this.from = from;
      void this.showKept(total);
    });
    this.kept.replaceChildren(
      el('h3', {}, t('studio.kept_title', { count: this.format.count(total) })),
      el(
        'ul',
        { class: 'kept-list' },
        ...rows.map((row) =>
          el(
            'li',
            {},
            el('span', {}, el('span', { class: 'hint' }, `${this.format.date(row.time)} `), row.title || row.text),
            this.button('withdraw', row.id, row.title || row.text),
          ),
        ),
      ),
      ...(total > kPage
        ? [el('div', { class: 'pager', role: 'group', 'aria-label': t('studio.kept_pages') }, ...turns)]
        : []),
    );
  }

  /** @param {StudioSummary} summary */
  showWithdrawn({ withdrawn }) {
    if (withdrawn.length === 0) return this.withdrawn.replaceChildren();
    this.withdrawn.replaceChildren(
      el('h3', {}, t('studio.withdrawn_title', { count: this.format.count(withdrawn.length) })),
      el('p', { class: 'hint' }, t('studio.withdrawn_hint')),
      el(
        'ul',
        { class: 'kept-list' },
        ...withdrawn.map(({ digest, reason, day }) => {
          const name = [day ? this.format.date(day) : '', reason ? t(reason) : t('studio.withdrawn_unknown')]
            .filter(Boolean)
            .join(' · ');
          return el(
            'li',
            {},
            el('span', {}, name, el('code', { class: 'places hint' }, digest.replace('sha256:', '').slice(0, 12))),
            this.button('restore', digest, name),
          );
        }),
      ),
    );
  }

  /** @param {'withdraw' | 'restore'} what @param {string} id @param {string} name */
  button(what, id, name) {
    return el(
      'button',
      {
        type: 'button',
        class: 'button small',
        'aria-label': t(`studio.${what}_name`, { name: name.slice(0, 60) }),
        click: () => this.actions.act([{ what, items: [id] }]),
      },
      t(`studio.${what}`),
    );
  }
}

// One message in the studio: its own text with what is taken out of it, why, and what a person may decide about it.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { safeUrl } from '../base/links.js';
import { labelControls } from './labels.js';

/** @typedef {import('../studio').StudioAction} StudioAction */
/** @typedef {import('../studio').StudioItem} StudioItem */
/** @typedef {import('../studio').StudioPart} StudioPart */
/** @typedef {import('../studio').StudioSummary} StudioSummary */
/** @typedef {ReturnType<typeof import('../base/format.js').makeFormat>} Format */

/** Goes out whoever's it is: what follows a reader, and the number that the law protects. */
const kNever = new Set(['tracking', 'signed_url', 'bsn']);

export class ItemView {
  /**
   * @param {HTMLElement} root @param {Format} format @param {(actions: StudioAction[]) => void} act
   * @param {(id: string) => void} seen a person looked at it and lets it through
   */
  constructor(root, format, act, seen) {
    this.root = root;
    this.format = format;
    this.act = act;
    this.seen = seen;
    root.append(el('p', { class: 'hint' }, t('studio.item_none')));
  }

  /** @param {StudioItem} item @param {StudioSummary} summary */
  show(item, summary) {
    const { row } = item;
    const focused =
      document.activeElement instanceof HTMLElement && this.root.contains(document.activeElement)
        ? document.activeElement.getAttribute('name')
        : null;
    const url = safeUrl(item.url);
    const time = this.format.time(Date.parse(row.time) / 1000, 'minute');
    const channel = summary.channel_names.find(({ id }) => id === row.channel)?.name ?? row.channel;
    this.root.replaceChildren(
      ...[
        el('h3', { tabindex: '-1' }, row.title || time),
        el('p', { class: 'hint' }, `${row.title ? `${time} · ` : ''}${channel}`),
        this.stateLine(item),
        el('blockquote', { class: 'original' }, ...item.parts.map((part) => this.part(part))),
        this.redactions(item.parts),
        row.flags.length > 0
          ? el(
              'p',
              { class: 'twice-line' },
              t('studio.twice', { what: row.flags.map((flag) => t(`studio.mark.${flag}`)).join(', ') }),
            )
          : null,
        labelControls(summary, row, (actions) => this.act(actions.map((action) => ({ ...action, items: [row.id] })))),
        this.expires(item),
        this.metrics(item),
        el(
          'p',
          { class: 'hint' },
          url ? el('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, t('studio.original')) : null,
          url ? ' · ' : null,
          item.record,
        ),
      ].filter((node) => node !== null),
    );
    if (focused)
      /** @type {HTMLElement | null} */ (this.root.querySelector(`[name="${CSS.escape(focused)}"]`))?.focus();
  }

  focus() {
    this.root.querySelector('h3')?.focus();
  }

  /** @param {StudioItem} item */
  stateLine({ row, withdrawn }) {
    if (row.withheld === 'withheld.unseen') return this.unseenLine(row);
    if (withdrawn) return this.withdrawnLine(row, withdrawn);
    const is_public = row.withheld === '';
    const what = is_public ? 'withhold' : 'publish';
    const may = is_public || row.may_overrule || row.withheld === 'withheld.by_hand';
    return el(
      'div',
      { class: `item-state ${is_public ? 'is-public' : 'is-withheld'}` },
      el(
        'span',
        { class: 'state-word' },
        el('span', { 'aria-hidden': 'true' }, is_public ? '✓ ' : '✕ '),
        is_public ? t('studio.becomes_public') : t('studio.stays_out', { why: t(row.withheld) }),
      ),
      may
        ? el(
            'button',
            {
              type: 'button',
              name: 'state',
              class: 'button small',
              click: () => this.act([{ what, items: [row.id] }]),
            },
            t(`studio.${what}`),
          )
        : el('span', { class: 'hint' }, t('studio.may_not')),
    );
  }

  /** To be looked at: let through, or kept out. @param {import('../studio').StudioRow} row */
  unseenLine(row) {
    return el(
      'div',
      { class: 'item-state is-withheld' },
      el('span', { class: 'state-word' }, t('studio.look_first')),
      el(
        'button',
        { type: 'button', name: 'seen', class: 'button small primary', click: () => this.seen(row.id) },
        t('studio.seen'),
      ),
      el(
        'button',
        {
          type: 'button',
          name: 'state',
          class: 'button small',
          click: () => this.act([{ what: 'withhold', items: [row.id] }]),
        },
        t('studio.withhold'),
      ),
    );
  }

  /** @param {import('../studio').StudioRow} row @param {{ reason: string, day: string }} withdrawn */
  withdrawnLine(row, { reason, day }) {
    const when = [t(reason || 'withheld.withdrawn'), day ? this.format.date(day) : ''].filter(Boolean).join(', ');
    return el(
      'div',
      { class: 'item-state is-withheld' },
      el(
        'span',
        { class: 'state-word' },
        el('span', { 'aria-hidden': 'true' }, '✕ '),
        t('studio.is_withdrawn', { why: when }),
      ),
      el(
        'button',
        {
          type: 'button',
          name: 'state',
          class: 'button small',
          click: () => this.act([{ what: 'restore', items: [row.id] }]),
        },
        t('studio.restore'),
      ),
    );
  }

  /** @param {StudioPart} part */
  part({ text, kind, replacement }) {
    if (!kind) return document.createTextNode(text);
    const why = t(`studio.redaction.${kind}`);
    const spoken = el('span', { class: 'visually-hidden' }, ` (${t('studio.taken_out', { why })}) `);
    return el('span', {}, el('del', { title: why }, text), spoken, replacement ? el('ins', {}, replacement) : null);
  }

  /** @param {StudioPart[]} parts */
  redactions(parts) {
    const gone = parts.filter(({ kind }) => kind);
    if (gone.length === 0) return null;
    return el(
      'div',
      { class: 'redactions' },
      el('h4', {}, t('studio.redactions')),
      el(
        'ul',
        {},
        ...gone.map(({ text, kind }) =>
          el(
            'li',
            {},
            el('code', {}, text),
            el('span', { class: 'hint' }, t(`studio.redaction.${kind}`)),
            kNever.has(kind ?? '')
              ? null
              : el(
                  'button',
                  {
                    type: 'button',
                    class: 'button small',
                    click: () => this.act([{ what: 'allow', value: allowed(text, kind ?? '') }]),
                  },
                  t('studio.allow'),
                ),
          ),
        ),
      ),
      el('p', { class: 'hint' }, t('studio.allow_hint')),
    );
  }

  /** @param {StudioItem} item */
  expires({ row, expires }) {
    const input = el('input', {
      type: 'date',
      name: 'expires',
      value: expires.slice(0, 10),
      change: () => this.act([{ what: 'expires', value: input.value, items: [row.id] }]),
    });
    return el('label', { class: 'label' }, el('span', {}, t('studio.label.expires')), input);
  }

  /** @param {StudioItem} item */
  metrics({ metrics }) {
    if (metrics.length === 0) return null;
    const names = /** @type {const} */ (['reactions', 'comments', 'shares']);
    const figure = (/** @type {string} */ name, /** @type {number} */ count) =>
      count < 0 ? [] : [`${this.format.count(count)} ${t(`studio.metric.${name}`)}`];
    /** What a platform counts has its own name: two figures of one message are told apart. @param {StudioItem['metrics'][number]} row */
    const seen = (row) =>
      row.reach >= 0
        ? figure(row.definition || 'reach', row.reach)
        : figure(row.definition || 'impressions', row.impressions);
    return el(
      'ul',
      { class: 'metrics' },
      ...metrics.map((row) =>
        el(
          'li',
          {},
          [...names.flatMap((name) => figure(name, row[name])), ...seen(row)].join(' · '),
          el(
            'span',
            { class: 'hint' },
            ` ${t('studio.measured', { source: t(`studio.metric_source.${row.source}`), date: this.format.date(row.measured) })}`,
          ),
        ),
      ),
    );
  }
}

/** As the program compares it: lower case, a number by its digits. @param {string} text @param {string} kind */
function allowed(text, kind) {
  return kind === 'phone' ? text.replace(/\D/g, '') : text.trim().toLowerCase();
}

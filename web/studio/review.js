// The review table: what would be public and what is withheld and why, in portions, with filters and choices for many at once.
// @ts-check
import { debounce, el, setText } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { labelControls } from './labels.js';
import { turnButtons } from './pager.js';

/** @typedef {import('../studio').StudioAction} StudioAction */
/** @typedef {import('../studio').StudioFilter} StudioFilter */
/** @typedef {import('../studio').StudioRow} StudioRow */
/** @typedef {import('../studio').StudioRows} StudioRows */
/** @typedef {import('../studio').StudioSummary} StudioSummary */
/** @typedef {import('../studio').StudioCount} StudioCount */
/** @typedef {ReturnType<typeof import('../base/format.js').makeFormat>} Format */
/**
 * @typedef {object} ReviewActions
 * @property {(text: string) => void} say
 * @property {(filter: StudioFilter, from: number, count: number) => Promise<StudioRows>} rows
 * @property {(actions: StudioAction[]) => void} act
 * @property {(id: string) => void} open
 * @property {(filter: StudioFilter | null, items: string[]) => void} makeStory
 */

const kPage = 50;
const kTyping_ms = 200;

export class ReviewView {
  /** @param {HTMLElement} root @param {Format} format @param {ReviewActions} actions */
  constructor(root, format, actions) {
    this.format = format;
    this.actions = actions;
    /** @type {StudioFilter} */
    this.filter = {};
    this.from = 0;
    this.total = 0;
    /** @type {Set<string>} */
    this.chosen = new Set();
    this.all_chosen = false;
    /** @type {StudioRow[]} */
    this.rows = [];
    this.opened = '';
    this.asked = 0;
    /** @type {StudioSummary | null} */
    this.summary = null;
    this.filters = el('div', { class: 'review-filters', role: 'search', 'aria-label': t('studio.filter') });
    this.bulk = el('div', { class: 'bulk', role: 'group', 'aria-label': t('studio.bulk'), hidden: true });
    this.body = el('tbody', {});
    this.count = el('p', { class: 'hint review-count' });
    this.pager = el('div', { class: 'pager', role: 'group', 'aria-label': t('studio.pages') });
    root.append(
      el('div', { class: 'review-body', hidden: true }, this.filters, this.bulk, this.count, this.table(), this.pager),
    );
    this.fields = this.makeFilters();
  }

  table() {
    this.choose_all = el('input', {
      type: 'checkbox',
      'aria-label': t('studio.choose_page'),
      change: () => this.choosePage(this.choose_all.checked),
    });
    const head = (/** @type {string} */ key) => el('th', { scope: 'col' }, t(key));
    return el(
      'table',
      { class: 'review-table' },
      el('caption', { class: 'visually-hidden' }, t('studio.review')),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          el('th', { scope: 'col' }, this.choose_all),
          head('studio.column.when'),
          head('studio.column.text'),
          head('studio.column.state'),
        ),
      ),
      this.body,
    );
  }

  makeFilters() {
    const changed = () => {
      for (const [name, control] of Object.entries(fields))
        this.filter[/** @type {keyof StudioFilter} */ (name)] = control.value;
      this.from = 0;
      this.forget();
      void this.refresh().then(() => this.actions.say(this.count.textContent ?? ''));
    };
    const select = (/** @type {string} */ name) =>
      el('select', { name, 'aria-label': t(`studio.filter.${name}`), change: changed });
    const later = debounce(kTyping_ms, changed);
    const fields = {
      text: el('input', {
        type: 'search',
        placeholder: t('studio.filter.text'),
        'aria-label': t('studio.filter.text'),
        input: later,
      }),
      state: select('state'),
      reason: select('reason'),
      channel: select('channel'),
      case: select('case'),
      mark: select('mark'),
    };
    this.filters.append(...Object.values(fields));
    return fields;
  }

  /** @param {StudioSummary} summary */
  async show(summary) {
    this.summary = summary;
    const root = /** @type {HTMLElement} */ (this.filters.parentElement);
    root.hidden = summary.items === 0;
    if (root.hidden) return;
    this.showFilters(summary);
    await this.refresh();
  }

  /** @param {StudioSummary} summary */
  showFilters(summary) {
    const withCount = (/** @type {string} */ text, /** @type {number} */ n) => `${text} (${this.format.count(n)})`;
    const counted = (/** @type {StudioCount[]} */ list, /** @type {(id: string) => string} */ name) =>
      list.map(({ id, count }) => /** @type {[string, string]} */ ([id, withCount(name(id), count)]));
    const names = new Map(summary.channel_names.map(({ id, name }) => [id, name]));
    const withheld = summary.withheld.reduce((sum, { count }) => sum + count, 0);
    this.options('state', [
      ['public', withCount(t('studio.state.public'), summary.public)],
      ['withheld', withCount(t('studio.state.withheld'), withheld)],
    ]);
    this.options('reason', counted(summary.withheld, t));
    this.options(
      'channel',
      counted(summary.channels, (id) => names.get(id) || id),
    );
    this.options(
      'case',
      summary.cases.map(({ id, title }) => [id, title]),
    );
    this.options(
      'mark',
      counted(summary.marks, (id) => t(`studio.mark.${id}`)),
    );
  }

  /** @param {'state' | 'reason' | 'channel' | 'case' | 'mark'} name @param {[string, string][]} options */
  options(name, options) {
    const control = this.fields[name];
    const value = control.value;
    control.replaceChildren(
      el('option', { value: '' }, t(`studio.filter.${name}`)),
      ...options.map(([id, text]) => el('option', { value: id }, text)),
    );
    control.hidden = options.length === 0;
    control.value = value;
    if (control.value === value) return;
    control.value = ''; // nothing is left of what was chosen
    this.filter[name] = '';
  }

  /** @returns {Promise<void>} */
  async refresh() {
    const asked = ++this.asked;
    const { rows, total, from } = await this.actions.rows(this.filter, this.from, kPage);
    if (asked !== this.asked) return;
    if (rows.length === 0 && total > 0) {
      this.from = Math.floor((total - 1) / kPage) * kPage;
      return this.refresh();
    }
    this.rows = rows;
    this.total = total;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.key : undefined;
    this.body.replaceChildren(...rows.map((row) => this.row(row)));
    if (focused) this.focusOn(focused);
    const range = {
      from: this.format.count(from + 1),
      to: this.format.count(from + rows.length),
      count: this.format.count(total),
    };
    setText(this.count, total === 0 ? t('studio.no_rows') : t('studio.range', range));
    this.showPager();
    this.showBulk();
  }

  /** What had the focus before the rows were made anew. @param {string} key @param {boolean} [scroll] */
  focusOn(key, scroll = false) {
    const same = [...this.body.querySelectorAll('[data-key]')].find(
      (element) => /** @type {HTMLElement} */ (element).dataset.key === key,
    );
    if (same instanceof HTMLElement) same.focus({ preventScroll: !scroll });
  }

  /** @param {StudioRow} row */
  row(row) {
    const time = Date.parse(row.time) / 1000;
    const name = row.title || row.text;
    const choose = el('input', {
      type: 'checkbox',
      'aria-label': t('studio.choose_row', { name: name.slice(0, 60) }),
      'data-key': `choose ${row.id}`,
      checked: this.all_chosen || this.chosen.has(row.id),
      change: () => this.choose(row.id, choose.checked),
    });
    const open = el(
      'button',
      { type: 'button', class: 'row-open', 'data-key': `open ${row.id}`, click: () => this.actions.open(row.id) },
      row.title ? el('strong', {}, row.title) : null,
      row.title ? ' ' : null,
      row.text || t('studio.no_text'),
    );
    const channel = this.summary?.channel_names.find(({ id }) => id === row.channel)?.name ?? row.channel;
    return el(
      'tr',
      {
        class: row.withheld === '' ? 'is-public' : 'is-withheld',
        'data-id': row.id,
        'aria-current': row.id === this.opened ? 'true' : null,
      },
      el('td', {}, choose),
      el(
        'td',
        { class: 'when' },
        el('span', {}, this.format.date(row.time)),
        el(
          'span',
          { class: 'hint' },
          el('span', {}, this.format.time(time, 'minute').split(', ')[1]),
          ' ',
          el('span', {}, channel),
        ),
      ),
      el('td', { class: 'what' }, open, this.marks(row)),
      el('td', { class: 'state' }, this.state(row)),
    );
  }

  /** @param {StudioRow} row */
  marks(row) {
    const marks = row.flags.map((flag) => el('span', { class: 'mark twice' }, t(`studio.mark.${flag}`)));
    if (row.redactions > 0) marks.push(el('span', { class: 'mark gone' }, t('studio.mark.redacted')));
    const title = this.summary?.cases.find(({ id }) => id === row.case)?.title;
    if (title) marks.push(el('span', { class: 'mark' }, title));
    if (row.instrument) marks.push(el('span', { class: 'mark' }, t(`studio.instrument.${row.instrument}`)));
    if (row.direction) marks.push(el('span', { class: 'mark' }, t(`studio.direction.${row.direction}`)));
    for (const village of row.villages)
      marks.push(
        el('span', { class: 'mark' }, this.summary?.villages.find(({ id }) => id === village)?.name ?? village),
      );
    return el('span', { class: 'marks' }, ...marks);
  }

  /** @param {StudioRow} row */
  state(row) {
    const is_public = row.withheld === '';
    const what = is_public ? 'withhold' : 'publish';
    const may = is_public || row.may_overrule || row.withheld === 'withheld.by_hand';
    return el(
      'div',
      {},
      el(
        'span',
        { class: 'state-word' },
        el('span', { 'aria-hidden': 'true' }, is_public ? '✓ ' : '✕ '),
        is_public ? t('studio.state.public') : t(row.withheld),
      ),
      may
        ? el(
            'button',
            {
              type: 'button',
              class: 'button small',
              'data-key': `state ${row.id}`,
              click: () => this.actions.act([decision(what, row)]),
            },
            t(`studio.${what}`),
          )
        : null,
    );
  }

  /** @param {string} id @param {boolean} on */
  choose(id, on) {
    if (this.all_chosen) {
      this.all_chosen = false;
      for (const row of this.rows) this.chosen.add(row.id);
    }
    if (on) this.chosen.add(id);
    else this.chosen.delete(id);
    this.showBulk();
  }

  /** @param {boolean} on */
  choosePage(on) {
    this.all_chosen = false;
    for (const { id } of this.rows) {
      if (on) this.chosen.add(id);
      else this.chosen.delete(id);
    }
    for (const box of this.boxes()) box.checked = on;
    this.showBulk();
  }

  /** @returns {HTMLInputElement[]} */
  boxes() {
    return [...this.body.querySelectorAll('input')];
  }

  forget() {
    this.chosen.clear();
    this.all_chosen = false;
  }

  showPager() {
    this.pager.hidden = this.total <= kPage;
    const turns = turnButtons({ from: this.from, size: kPage, total: this.total }, (from) => {
      this.from = from;
      void this.refresh();
    });
    this.pager.replaceChildren(...turns);
  }

  showBulk() {
    const n = this.all_chosen ? this.total : this.chosen.size;
    this.bulk.hidden = n === 0;
    const here = this.rows.filter(({ id }) => this.chosen.has(id)).length;
    this.choose_all.checked = this.all_chosen || (this.rows.length > 0 && here === this.rows.length);
    this.choose_all.indeterminate = !this.all_chosen && here > 0 && here < this.rows.length;
    if (n === 0 || !this.summary) return this.bulk.replaceChildren();
    const act = (/** @type {Omit<StudioAction, 'items' | 'filter'>[]} */ actions) => this.actForChosen(actions);
    const button = (/** @type {string} */ key, /** @type {() => void} */ click) =>
      el('button', { type: 'button', class: 'button small', click }, t(key));
    this.bulk.replaceChildren(
      el(
        'p',
        { class: 'bulk-count' },
        t(n === 1 ? 'studio.chosen.one' : 'studio.chosen.other', { count: this.format.count(n) }),
      ),
      el(
        'div',
        { class: 'bulk-buttons' },
        button('studio.publish', () => act([{ what: 'publish' }])),
        button('studio.withhold', () => act([{ what: 'withhold' }])),
        button('studio.story_from', () =>
          this.actions.makeStory(this.all_chosen ? { ...this.filter } : null, [...this.chosen]),
        ),
        !this.all_chosen && n < this.total
          ? button('studio.choose_all', () => {
              this.all_chosen = true;
              for (const box of this.boxes()) box.checked = true;
              this.showBulk();
            })
          : null,
        button('studio.choose_none', () => {
          this.forget();
          for (const box of this.boxes()) box.checked = false;
          this.showBulk();
          this.choose_all.focus();
        }),
      ),
      labelControls(this.summary, null, act),
    );
  }

  /** @param {Omit<StudioAction, 'items' | 'filter'>[]} actions */
  actForChosen(actions) {
    const which = this.all_chosen ? { filter: { ...this.filter } } : { items: [...this.chosen] };
    this.actions.act(actions.map((action) => ({ ...action, ...which })));
  }

  /** @param {string} id */
  mark(id) {
    this.opened = id;
    for (const row of this.body.children) {
      if (/** @type {HTMLElement} */ (row).dataset.id === id) row.setAttribute('aria-current', 'true');
      else row.removeAttribute('aria-current');
    }
  }
}

/** @param {string} what @param {StudioRow} row @returns {StudioAction} */
export function decision(what, row) {
  return { what, items: [row.id] };
}

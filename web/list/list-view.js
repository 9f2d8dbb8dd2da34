// The document: every matching item as an <article>, grouped by calendar period. A filter hides articles, it does not
// rebuild them. The order is newest first and, at one moment, by arrival, as in the core's outline (src/view/outline.h).
// @ts-check
import { el, setText } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { OutlineWalk } from './outline-walk.js';
import { Sections } from './sections.js';

/** @typedef {import('../messages').Row} Row */
/** @typedef {import('../messages').OutlineMessage} OutlineMessage */
/** @typedef {import('./item-parts.js').Context} Context */
/** @typedef {import('./sections.js').Entry} Entry */
/** @typedef {{ has: (page: string) => boolean, want: (pages: Iterable<string>) => void }} Texts where the texts of messages are of which
 *   only an index has told */

const kFirstScreen = 30; // rows: more than any window shows

export class ListView {
  /**
   * @param {HTMLElement} root
   * @param {Context} context
   * @param {{ requestRows: (items: number[]) => void, texts: Texts, openGroup: (time: number) => void, select: (id: string) => void,
   *   hover: (id: string | null) => void, clearFilters: () => void, settled: () => void }} actions
   */
  constructor(root, context, actions) {
    this.root = root;
    this.context = context;
    this.actions = actions;
    /** @type {OutlineMessage | null} */
    this.outline = null;
    /** @type {Map<string, Entry>} */
    this.by_id = new Map();
    this.sections = new Sections(context);
    this.walk = new OutlineWalk(this.sections, {
      requestRows: actions.requestRows,
      progressed: () => this.showProgress(),
      settled: actions.settled,
    });
    /** Rows whose text is elsewhere, by number. @type {Set<number>} */
    this.elsewhere = new Set();
    this.loading = true;
    this.periods = el('div', { class: 'periods', hidden: true });
    this.empty = el('div', { class: 'empty', hidden: true });
    this.progress = el('p', { class: 'list-progress', hidden: true });
    this.started = false; // until then the skeleton stands
    this.listen();
  }

  get busy() {
    return this.walk.busy;
  }

  /** Another core takes over: its numbers are its own, the articles stay. */
  rebase() {
    this.walk.rebase();
    this.elsewhere.clear();
    this.outline = null;
    for (const entry of this.by_id.values()) entry.n = -1;
    this.sections.forget();
  }

  /** @param {OutlineMessage} outline */
  setOutline(outline) {
    this.outline = outline;
    this.askAgain();
    this.begin();
    this.sections.sync(outline.groups);
    this.showEmpty();
    this.showPeriods();
    this.walk.start(outline);
  }

  /** The skeleton goes when there is something to show, or nothing more to wait for. */
  begin() {
    if (this.started || (this.loading && (this.outline?.all ?? 0) === 0)) return;
    this.started = true;
    this.root.replaceChildren(this.periods, this.empty, this.sections.body, this.progress);
  }

  /** @param {Row[]} rows */
  addRows(rows) {
    const { texts } = this.actions;
    /** @type {Set<string>} */
    const pages = new Set();
    for (const row of rows) {
      if (row.page !== null) this.elsewhere.add(row.n);
      if (row.page !== null && texts.has(row.page)) pages.add(row.page);
      else this.addRow(row);
    }
    if (pages.size > 0) texts.want(pages);
    this.walk.resume();
  }

  /** Texts came, or will not. */
  textsChanged() {
    this.askAgain();
    this.walk.restart();
    this.walk.schedule();
  }

  /** What was shown without its text, or waits for it, may be whole now. */
  askAgain() {
    for (const n of this.elsewhere) this.walk.forget(n);
    this.elsewhere.clear();
  }

  /** @param {Row} row */
  addRow(row) {
    let entry = this.by_id.get(row.id);
    if (!entry) {
      entry = { row, node: null, n: row.n, names: this.sections.names };
      this.by_id.set(row.id, entry);
    } else {
      const changed = entry.node !== null && !sameRow(entry.row, row);
      entry.row = row;
      if (changed) this.sections.write(entry);
    }
    entry.n = row.n;
    this.walk.know(entry);
  }

  /** Names of channels, cases and villages came later than the rows: a new walk writes them. */
  refill() {
    this.sections.names += 1;
    this.sections.forget();
    this.walk.restart();
    this.walk.schedule();
  }

  /** @param {string | null} id */
  setSelected(id) {
    this.mark(this.sections.selected, false);
    this.sections.selected = id;
    this.mark(id, true);
  }

  /** What may not stay in the document. @param {{ has: (id: string) => boolean }} gone */
  blank(gone) {
    for (const [id, { node }] of this.by_id) if (gone.has(id)) node?.replaceChildren();
  }

  /** @param {string} id @returns {HTMLElement | null} the link of an item that is in the list now */
  linkOf(id) {
    const node = this.by_id.get(id)?.node;
    return node && node.isConnected && !node.hidden ? node.querySelector('h3 a') : null;
  }

  /** Where a message is among those that are shown, the oldest first. @param {number} n @returns {{ at: number, count: number } | null} */
  placeOf(n) {
    const { items = [], groups = [], total: count = 0 } = this.outline ?? {};
    const i = items.indexOf(n);
    let newer = 0;
    for (const group of groups) {
      if (group.open && i >= group.first && i < group.first + group.count)
        return { at: count - newer - (i - group.first), count };
      newer += group.count;
    }
    return null;
  }

  /** @param {boolean} loading */
  setLoading(loading) {
    this.loading = loading;
    this.begin();
    this.showEmpty();
  }

  /** @param {string | null} id @param {boolean} on */
  mark(id, on) {
    const node = id === null ? null : this.by_id.get(id)?.node;
    if (!node) return;
    node.classList.toggle('selected', on);
    const link = node.querySelector('h3 a');
    if (on) link?.setAttribute('aria-current', 'true');
    else link?.removeAttribute('aria-current');
  }

  listen() {
    const articleOf = (/** @type {Event} */ event) =>
      event.target instanceof Element ? event.target.closest('article') : null;
    const idOf = (/** @type {Element | null} */ node) =>
      node ? (this.sections.by_node.get(node)?.row.id ?? null) : null;
    this.sections.body.addEventListener('click', (event) => {
      const id = idOf(articleOf(event));
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
      if (id === null || !plain || (link && !link.closest('h3')) || String(document.getSelection()) !== '') return;
      event.preventDefault();
      this.actions.select(id);
    });
    let hovered = /** @type {string | null} */ (null);
    const hover = (/** @type {string | null} */ id) => {
      if (id === hovered) return;
      hovered = id;
      this.actions.hover(id);
    };
    this.sections.body.addEventListener('pointerover', (event) => hover(idOf(articleOf(event))));
    this.sections.body.addEventListener('pointerleave', () => hover(null));
  }

  // ---- what else the list says ------------------------------------------------------------------------------

  showEmpty() {
    const nothing = this.outline !== null && this.outline.total === 0 && !this.loading;
    this.empty.hidden = !nothing;
    if (!nothing || !this.outline) return;
    const filtered = this.outline.all > 0;
    this.empty.replaceChildren(el('p', {}, filtered ? t('list.no_match') : t('list.no_items')));
    if (filtered)
      this.empty.append(
        el('button', { type: 'button', class: 'button', click: () => this.actions.clearFilters() }, t('filter.clear')),
      );
  }

  showProgress() {
    const open = this.outline?.items.length ?? 0;
    // Below the first screen it is not pushed about while somebody looks at it.
    this.progress.hidden = !this.busy || this.walk.placed < kFirstScreen;
    if (this.busy) {
      const { format } = this.context;
      setText(this.progress, t('list.progress', { done: format.count(this.walk.placed), count: format.count(open) }));
    }
  }

  /** One period at a time: a choice of periods, and a sentence that says so. */
  showPeriods() {
    const outline = /** @type {OutlineMessage} */ (this.outline);
    this.periods.hidden = outline.whole;
    if (outline.whole) return;
    const { format } = this.context;
    const at = outline.groups.findIndex((group) => group.open);
    const go = (/** @type {number} */ index) => this.actions.openGroup(outline.groups[index].from);
    const select = el(
      'select',
      { id: 'period', change: () => go(select.selectedIndex) },
      ...outline.groups.map((group, i) =>
        el('option', { selected: i === at }, `${format.unit(group.unit, group.from)} (${format.count(group.count)})`),
      ),
    );
    const button = (/** @type {number} */ index, /** @type {string} */ key) =>
      el(
        'button',
        {
          type: 'button',
          class: 'button',
          disabled: index < 0 || index >= outline.groups.length,
          click: () => go(index),
        },
        t(key),
      );
    const focused = [...this.periods.querySelectorAll('button, select')].findIndex(
      (control) => control === document.activeElement,
    );
    this.periods.replaceChildren(
      el('p', {}, t('list.one_period', { count: format.count(outline.total) })),
      el(
        'p',
        { class: 'period-choice' },
        button(at + 1, 'list.earlier_period'),
        el('label', { for: 'period' }, t('list.period')),
        select,
        button(at - 1, 'list.later_period'),
      ),
    );
    const again = [...this.periods.querySelectorAll('button, select')][focused];
    if (again instanceof HTMLButtonElement && again.disabled) select.focus();
    else if (again instanceof HTMLElement) again.focus();
  }
}

/** Equal as far as anything shown depends on it. @param {unknown} a @param {unknown} b @returns {boolean} */
export function sameRow(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    if (key === 'n') continue;
    if (!sameRow(/** @type {any} */ (a)[key], /** @type {any} */ (b)[key])) return false;
  }
  return true;
}

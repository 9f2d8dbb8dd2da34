// The document: every matching item as an <article>, grouped by calendar period. Rows are asked for in portions and
// placed in idle moments, so that 20,000 of them never block the page; a filter hides articles, it does not rebuild
// them. The order is newest first and, at one moment, by arrival, as in the core's outline (src/view/outline.h).
// @ts-check
import { fillArticle } from './article.js';
import { el, setText, whenFree } from '../base/dom.js';
import { plural, t } from '../base/i18n.js';
import { estimateHeights, expectArticles, firstArticle, insertAfter, nextArticle } from './portions.js';

/** @typedef {import('../messages').Row} Row */
/** @typedef {import('../messages').OutlineMessage} OutlineMessage */
/** @typedef {import('../messages').OutlineGroup} OutlineGroup */
/** @typedef {import('./item-parts.js').Context} Context */
/** @typedef {{ row: Row, node: HTMLElement | null, n: number, names: number }} Entry n is -1 until the
 *   present core confirmed it; names tells with which names it was written */
/** @typedef {{ key: string, group: OutlineGroup, node: HTMLElement, heading: HTMLElement, count: HTMLElement,
 *   placed: number[] }} Section placed: what it holds to the last article; less is in the making */

const kPortion = 200;
const kSlice_ms = 10;

export class ListView {
  /**
   * @param {HTMLElement} root
   * @param {Context} context
   * @param {{ requestRows: (items: number[]) => void, openGroup: (time: number) => void, select: (id: string) => void,
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
    /** @type {Map<number, Entry>} */
    this.by_number = new Map();
    /** @type {WeakMap<Element, Entry>} */
    this.by_node = new WeakMap();
    /** @type {Map<string, Section>} */
    this.sections = new Map();
    /** @type {Set<number>} asked for and not yet here */
    this.asked = new Set();
    this.group_at = this.item_at = this.placed = 0;  // the walk over the outline: group, and item within it
    this.scheduled = false;
    this.waiting = false;
    this.walking = false;
    /** @type {string | null} */
    this.selected = null;
    this.loading = true;
    this.periods = el('div', { class: 'periods', hidden: true });
    this.body = el('div', { class: 'list-body' });
    this.empty = el('div', { class: 'empty', hidden: true });
    this.progress = el('p', { class: 'list-progress', hidden: true });
    this.names = 0;        // how often the names of channels, cases and villages changed
    this.started = false;  // until then the skeleton stands
    this.listen();
  }

  get busy() {
    return this.outline !== null && this.group_at < this.outline.groups.length;
  }

  /** Another core takes over: its numbers are its own, the articles stay. */
  rebase() {
    this.by_number.clear();
    this.asked.clear();
    this.outline = null;
    for (const entry of this.by_id.values()) entry.n = -1;
    for (const section of this.sections.values()) section.placed = [];
  }

  /** @param {OutlineMessage} outline */
  setOutline(outline) {
    this.outline = outline;
    this.begin();
    this.syncSections();
    this.showEmpty();
    this.showPeriods();
    this.restart();
    this.walk();
  }

  restart() {
    this.group_at = this.item_at = this.placed = 0;
    this.waiting = false;
  }

  /** The skeleton goes when there is something to show, or nothing more to wait for. */
  begin() {
    if (this.started || (this.loading && (this.outline?.all ?? 0) === 0)) return;
    this.started = true;
    this.root.replaceChildren(this.periods, this.empty, this.body, this.progress);
  }

  /** @param {Row[]} rows */
  addRows(rows) {
    for (const row of rows) {
      this.asked.delete(row.n);
      let entry = this.by_id.get(row.id);
      if (!entry) {
        entry = { row, node: null, n: row.n, names: this.names };
        this.by_id.set(row.id, entry);
      } else {
        const changed = entry.node !== null && !sameRow(entry.row, row);
        entry.row = row;
        if (changed) this.write(entry);
      }
      entry.n = row.n;
      this.by_number.set(row.n, entry);
    }
    this.waiting = false;
    if (!this.walking) this.schedule();
  }

  /** Names of channels, cases and villages came later than the rows: a new walk writes them. */
  refill() {
    this.names += 1;
    for (const section of this.sections.values()) section.placed = [];
    this.restart();
    this.schedule();
  }

  /** @param {Entry} entry @returns {HTMLElement} */
  write(entry) {
    const selected = entry.row.id === this.selected;
    const node = fillArticle(this.context, entry.row, selected, entry.node);
    node.classList.toggle('selected', selected);
    this.by_node.set(node, entry);
    entry.names = this.names;
    entry.node = node;
    return node;
  }

  /** @param {string | null} id */
  setSelected(id) {
    this.mark(this.selected, false);
    this.selected = id;
    this.mark(id, true);
  }

  /** @param {string} id @returns {HTMLElement | null} the link of an item that is in the list now */
  linkOf(id) {
    const node = this.by_id.get(id)?.node;
    return node && node.isConnected && !node.hidden ? node.querySelector('h3 a') : null;
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
    const articleOf = (/** @type {Event} */ event) => (event.target instanceof Element ? event.target.closest('article') : null);
    const idOf = (/** @type {Element | null} */ node) => (node ? this.by_node.get(node)?.row.id ?? null : null);
    this.body.addEventListener('click', (event) => {
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
    this.body.addEventListener('pointerover', (event) => hover(idOf(articleOf(event))));
    this.body.addEventListener('pointerleave', () => hover(null));
  }

  // ---- sections ---------------------------------------------------------------------------------------------

  syncSections() {
    const { groups } = /** @type {OutlineMessage} */ (this.outline);
    const wanted = new Map(groups.map((group) => [`${group.unit}:${group.from}`, group]));
    const same_unit = groups.length === 0 || [...this.sections.values()].some((s) => s.group.unit === groups[0].unit);
    for (const [key, section] of this.sections) {
      if (wanted.has(key)) continue;
      section.node.hidden = true;
      if (!same_unit) {
        section.node.remove();
        this.sections.delete(key);
      }
    }
    /** @type {ChildNode | null} */
    let at = this.body.firstChild;
    for (const [key, group] of wanted) {
      let section = this.sections.get(key);
      while (at && /** @type {HTMLElement} */ (at).hidden && at !== section?.node && this.isNewer(at, group)) at = at.nextSibling;
      if (!section) section = this.makeSection(key, group);
      if (section.node !== at) this.body.insertBefore(section.node, at);
      else at = at.nextSibling;
      section.group = group;
      section.node.hidden = false;
      setText(section.count, plural('list.count', group.count, this.context.format.count(group.count)));
      expectArticles(section.node, group.count);
    }
  }

  /** @param {Node} node @param {OutlineGroup} group */
  isNewer(node, group) {
    return Number(/** @type {HTMLElement} */ (node).dataset.from) > group.from;
  }

  /** @param {string} key @param {OutlineGroup} group @returns {Section} */
  makeSection(key, group) {
    const heading = el('span', {}, this.context.format.unit(group.unit, group.from));
    const count = el('span', { class: 'group-count' });
    const node = el('section', { class: 'group', 'data-from': group.from },
      el('h2', {}, heading, el('span', { class: 'visually-hidden' }, ': '), count));
    const section = { key, group, node, heading, count, placed: [] };
    this.sections.set(key, section);
    return section;
  }

  // ---- the walk: rows in, articles placed -------------------------------------------------------------------

  schedule() {
    if (this.scheduled) return;
    this.scheduled = true;
    whenFree(() => {
      this.scheduled = false;
      this.walk();
    });
  }

  walk() {
    if (!this.outline || this.walking) return;
    this.walking = true;
    const deadline = performance.now() + kSlice_ms;
    while (this.busy && performance.now() < deadline) {
      const group = this.outline.groups[this.group_at];
      const first = group.first;
      const count = group.open ? group.count : 0;
      if (this.item_at === 0 && this.isPlaced(group, first, count)) {
        this.placed += count;
        this.group_at += 1;
        continue;
      }
      if (!this.haveRows(first, Math.min(count, this.item_at + kPortion))) break;
      if (!this.place(group, first, count, deadline)) continue;
      this.group_at += 1;
      this.item_at = 0;
    }
    this.walking = false;
    this.showProgress();
    if (!this.busy) this.actions.settled();
    else if (!this.waiting) this.schedule();
  }

  /** Asks for what is missing before `end` of the group; several small groups share one request.
   * @param {number} first @param {number} end @returns {boolean} */
  haveRows(first, end) {
    const { items } = /** @type {OutlineMessage} */ (this.outline);
    let complete = true;
    for (let i = first + this.item_at; i < first + end && complete; ++i) complete = this.by_number.has(items[i]);
    if (complete) return true;
    const missing = [];
    for (let i = first + this.item_at; i < items.length && missing.length < kPortion; ++i) {
      if (!this.by_number.has(items[i]) && !this.asked.has(items[i])) missing.push(items[i]);
    }
    this.waiting = true;
    for (const n of missing) this.asked.add(n);
    if (missing.length > 0) this.actions.requestRows(missing);  // may answer before it returns
    return !this.waiting && this.haveRows(first, end);
  }

  /** Nothing of the group changed since it was placed. @param {OutlineGroup} group @param {number} first @param {number} count */
  isPlaced(group, first, count) {
    const { placed } = /** @type {Section} */ (this.sections.get(`${group.unit}:${group.from}`));
    const { items } = /** @type {OutlineMessage} */ (this.outline);
    return count > 0 && placed.length === count && placed.every((n, i) => n === items[first + i]);
  }

  /** Places what there is time for; true when the group is done.
   * @param {OutlineGroup} group @param {number} first @param {number} count @param {number} deadline */
  place(group, first, count, deadline) {
    const section = /** @type {Section} */ (this.sections.get(`${group.unit}:${group.from}`));
    const { items } = /** @type {OutlineMessage} */ (this.outline);
    if (this.item_at === 0) {
      section.placed = [];
      this.hideOthers(section, new Set(items.slice(first, first + count)));
    }
    const end = Math.min(count, (Math.floor(this.item_at / kPortion) + 1) * kPortion);
    let after = this.item_at === 0 ? null : this.by_number.get(items[first + this.item_at - 1])?.node ?? null;
    while (this.item_at < end) {
      const entry = /** @type {Entry} */ (this.by_number.get(items[first + this.item_at]));
      after = this.placeOne(section.node, entry, after);
      this.item_at += 1;
      this.placed += 1;
      if (performance.now() >= deadline) break;
    }
    if (this.item_at < count) return false;
    estimateHeights(section.node);
    section.placed = items.slice(first, first + count);
    return true;
  }

  /** @param {Section} section @param {Set<number>} matching */
  hideOthers(section, matching) {
    for (let node = firstArticle(section.node); node; node = nextArticle(node)) {
      const n = this.by_node.get(node)?.n ?? -1;
      const hidden = !matching.has(n);
      if (/** @type {HTMLElement} */ (node).hidden !== hidden) /** @type {HTMLElement} */ (node).hidden = hidden;
    }
  }

  /** @param {HTMLElement} section @param {Entry} entry @param {Element | null} after @returns {HTMLElement} */
  placeOne(section, entry, after) {
    const node = entry.node && entry.names === this.names ? entry.node : this.write(entry);
    if (node.hidden) node.hidden = false;
    let before = after;
    let at = after ? nextArticle(after) : firstArticle(section);
    while (at && at !== node && this.precedes(at, entry)) {
      before = at;
      at = nextArticle(at);
    }
    if (at !== node) insertAfter(section, node, before);
    return node;
  }

  /** @param {Element} node @param {Entry} entry */
  precedes(node, entry) {
    const other = this.by_node.get(node);
    if (!other) return true;
    return other.row.time > entry.row.time || (other.row.time === entry.row.time && other.n < entry.n);
  }

  // ---- what else the list says ------------------------------------------------------------------------------

  showEmpty() {
    const nothing = this.outline !== null && this.outline.total === 0 && !(this.loading && this.outline.all === 0);
    this.empty.hidden = !nothing;
    if (!nothing || !this.outline) return;
    const filtered = this.outline.all > 0;
    this.empty.replaceChildren(el('p', {}, filtered ? t('list.no_match') : t('list.no_items')));
    if (filtered) this.empty.append(el('button', { type: 'button', class: 'button', click: () => this.actions.clearFilters() }, t('filter.clear')));
  }

  showProgress() {
    const open = this.outline?.items.length ?? 0;
    this.progress.hidden = !this.busy || open === 0;
    if (this.busy) {
      const { format } = this.context;
      setText(this.progress, t('list.progress', { done: format.count(this.placed), count: format.count(open) }));
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
    const select = el('select', { id: 'period', change: () => go(select.selectedIndex) },
      ...outline.groups.map((group, i) => el('option', { selected: i === at },
        `${format.unit(group.unit, group.from)} (${format.count(group.count)})`)));
    const button = (/** @type {number} */ index, /** @type {string} */ key) => el('button',
      { type: 'button', class: 'button', disabled: index < 0 || index >= outline.groups.length, click: () => go(index) }, t(key));
    const focused = [...this.periods.querySelectorAll('button, select')].findIndex((control) => control === document.activeElement);
    this.periods.replaceChildren(
      el('p', {}, t('list.one_period', { count: format.count(outline.total) })),
      el('p', { class: 'period-choice' }, button(at + 1, 'list.earlier_period'),
        el('label', { for: 'period' }, t('list.period')), select, button(at - 1, 'list.later_period')));
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

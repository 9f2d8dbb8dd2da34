// Lays the articles out in the document: a section for each period, and in it each article at its place. Sections and
// articles that a filter leaves out are hidden, not removed.
// @ts-check
import { el, setText } from '../base/dom.js';
import { plural } from '../base/i18n.js';
import { fillArticle } from './article.js';
import { expectArticles, firstArticle, insertAfter, nextArticle } from './portions.js';

/** @typedef {import('../messages').Row} Row */
/** @typedef {import('../messages').OutlineGroup} OutlineGroup */
/** @typedef {import('./item-parts.js').Context} Context */
/** @typedef {{ row: Row, node: HTMLElement | null, n: number, names: number }} Entry n is -1 until the
 *   present core confirmed it; names tells with which names it was written */
/** @typedef {{ group: OutlineGroup, node: HTMLElement, count: HTMLElement, placed: number[] }} Section placed: what it holds to the last article; less is in the making */

export class Sections {
  /** @param {Context} context */
  constructor(context) {
    this.context = context;
    this.body = el('div', { class: 'list-body' });
    /** @type {Map<string, Section>} */
    this.by_key = new Map();
    /** @type {WeakMap<Element, Entry>} */
    this.by_node = new WeakMap();
    this.names = 0; // how often the names of channels, cases and villages changed
    /** @type {string | null} */
    this.selected = null;
  }

  /** @param {OutlineGroup} group */
  of(group) {
    return /** @type {Section} */ (this.by_key.get(`${group.unit}:${group.from}`));
  }

  /** Nothing is known to lie where it belongs. */
  forget() {
    for (const section of this.by_key.values()) section.placed = [];
  }

  /** Makes, orders and hides sections. @param {OutlineGroup[]} groups */
  sync(groups) {
    const wanted = new Map(groups.map((group) => [`${group.unit}:${group.from}`, group]));
    const same_unit = groups.length === 0 || [...this.by_key.values()].some((s) => s.group.unit === groups[0].unit);
    for (const [key, section] of this.by_key) {
      if (wanted.has(key)) continue;
      section.node.hidden = true;
      if (!same_unit) {
        section.node.remove();
        this.by_key.delete(key);
      }
    }
    /** @type {ChildNode | null} */
    let at = this.body.firstChild;
    for (const [key, group] of wanted) {
      let section = this.by_key.get(key);
      while (at && /** @type {HTMLElement} */ (at).hidden && at !== section?.node && this.isNewer(at, group))
        at = at.nextSibling;
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
    const count = el('span', { class: 'group-count' });
    const node = el(
      'section',
      { class: 'group ahead', 'data-from': group.from },
      el(
        'h2',
        {},
        el('span', {}, this.context.format.unit(group.unit, group.from)),
        el('span', { class: 'visually-hidden' }, ': '),
        count,
      ),
    );
    const section = { group, node, count, placed: [] };
    this.by_key.set(key, section);
    return section;
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

  /** What stands above is in its place, so that nothing moves any more. @param {Section} section */
  reach({ node }) {
    node.classList.remove('ahead');
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
  place(section, entry, after) {
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
}

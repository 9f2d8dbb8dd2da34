// Walks over the core's outline, newest first: asks for the rows that are missing, in portions, and hands each on to its
// section in idle moments, so that 20,000 of them never block the page.
// @ts-check
import { whenFree } from '../base/dom.js';
import { estimateHeights } from './portions.js';

/** @typedef {import('../messages').OutlineMessage} OutlineMessage */
/** @typedef {import('../messages').OutlineGroup} OutlineGroup */
/** @typedef {import('./sections.js').Entry} Entry */

const kPortion = 200;
const kSlice_ms = 10;

export class OutlineWalk {
  /**
   * @param {import('./sections.js').Sections} sections
   * @param {{ requestRows: (items: number[]) => void, progressed: () => void, settled: () => void }} hooks
   */
  constructor(sections, hooks) {
    this.sections = sections;
    this.hooks = hooks;
    /** @type {OutlineMessage | null} */
    this.outline = null;
    /** @type {Map<number, Entry>} */
    this.by_number = new Map();
    /** @type {Set<number>} asked for and not yet here */
    this.asked = new Set();
    this.group_at = this.item_at = this.placed = 0; // group, item within it, and items so far
    this.scheduled = false;
    this.waiting = false;
    this.walking = false;
  }

  get busy() {
    return this.outline !== null && this.group_at < this.outline.groups.length;
  }

  /** @param {OutlineMessage} outline */
  start(outline) {
    this.outline = outline;
    this.restart();
    this.walk();
  }

  restart() {
    this.group_at = this.item_at = this.placed = 0;
    this.waiting = false;
  }

  /** Another core takes over: its numbers are its own. */
  rebase() {
    this.by_number.clear();
    this.asked.clear();
    this.outline = null;
  }

  /** A row came. @param {Entry} entry */
  know(entry) {
    this.asked.delete(entry.n);
    this.by_number.set(entry.n, entry);
  }

  /** Is asked for anew. @param {number} n */
  forget(n) {
    this.asked.delete(n);
    this.by_number.delete(n);
  }

  /** All rows of a message came. */
  resume() {
    this.waiting = false;
    if (!this.walking) this.schedule();
  }

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
      this.sections.reach(this.sections.of(group));
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
    this.hooks.progressed();
    if (!this.busy) this.hooks.settled();
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
    if (missing.length > 0) this.hooks.requestRows(missing); // may answer before it returns
    return !this.waiting && this.haveRows(first, end);
  }

  /** Nothing of the group changed since it was placed. @param {OutlineGroup} group @param {number} first @param {number} count */
  isPlaced(group, first, count) {
    const { placed } = this.sections.of(group);
    const { items } = /** @type {OutlineMessage} */ (this.outline);
    return count > 0 && placed.length === count && placed.every((n, i) => n === items[first + i]);
  }

  /** Places what there is time for; true when the group is done.
   * @param {OutlineGroup} group @param {number} first @param {number} count @param {number} deadline */
  place(group, first, count, deadline) {
    const section = this.sections.of(group);
    const { items } = /** @type {OutlineMessage} */ (this.outline);
    if (this.item_at === 0) {
      section.placed = [];
      this.sections.hideOthers(section, new Set(items.slice(first, first + count)));
    }
    const end = Math.min(count, (Math.floor(this.item_at / kPortion) + 1) * kPortion);
    let after = this.item_at === 0 ? null : (this.by_number.get(items[first + this.item_at - 1])?.node ?? null);
    while (this.item_at < end) {
      const entry = /** @type {Entry} */ (this.by_number.get(items[first + this.item_at]));
      after = this.sections.place(section.node, entry, after);
      this.item_at += 1;
      this.placed += 1;
      if (performance.now() >= deadline) break;
    }
    if (this.item_at < count) return false;
    estimateHeights(section.node);
    section.placed = items.slice(first, first + count);
    return true;
  }
}

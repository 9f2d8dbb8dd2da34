// The files beside a feed: the villages of population.json, and the ids that must disappear everywhere. The same rules
// as src/model/feed_json_side_files.cpp.
// @ts-check
import { kDeepest, kLongestId, kLongestName } from './feed-members.js';
import { emptyReport } from './feed-reader.js';
import { makeFeed, villageOf } from './feed-tables.js';
import { jsonText, readJson, readJsonSlowly } from '../base/json-events.js';
import { cutTo } from '../base/plain-text.js';

/** @typedef {import('./feed-tables.js').PlainFeed} PlainFeed */
/** @typedef {import('../messages').Imported} Imported */

const kVillageDepth = 3; // the page, "villages", a village

/** Walks by depth: of everything else in the file nothing is known here. */
class VillageReader {
  constructor() {
    /** @type {{ id: string, name: string, residents: number | null }[]} */
    this.villages = [];
    this.has_villages = false;
    this.attribution = '';
    this.depth = 0;
    /** @type {string[]} by depth */
    this.members = [];
    this.first_number = true;
    this.village = { id: '', name: '', residents: /** @type {number | null} */ (null) };
  }

  get in_village() {
    return this.depth >= kVillageDepth && this.members[1] === 'villages';
  }

  /** @param {string} name */
  key(name) {
    this.members[this.depth] = name;
  }

  /** @param {unknown} value */
  scalar(value) {
    if (this.depth === 1 && this.members[1] === 'attribution' && typeof value === 'string')
      this.attribution = cutTo(value, kLongestName);
    if (!this.in_village) return;
    const member = this.members[kVillageDepth];
    if (typeof value === 'string' && this.depth === kVillageDepth) {
      if (member === 'id') this.village.id = cutTo(value, kLongestId);
      if (member === 'name') this.village.name = cutTo(value, kLongestName);
    }
    if (typeof value === 'number' && member === 'residents') this.number(value);
    else if (typeof value === 'number' && this.depth > kVillageDepth) this.first_number = false;
  }

  /** With its mark or without: 530, [530, "S"] or { "value": 530 }. @param {number} value */
  number(value) {
    const inner = this.members[kVillageDepth + 1] ?? '';
    const marked = this.depth === kVillageDepth + 1 && (inner === '' ? this.first_number : inner === 'value');
    if ((this.depth === kVillageDepth || marked) && value >= 0 && value < 1e9)
      this.village.residents = Math.round(value);
    if (this.depth > kVillageDepth) this.first_number = false;
  }

  /** @param {boolean} is_array */
  start(is_array) {
    if (this.depth === kDeepest) return false;
    this.depth += 1;
    if (this.depth === 2 && this.members[1] === 'villages' && is_array) this.has_villages = true;
    if (this.depth === kVillageDepth && this.in_village) this.village = { id: '', name: '', residents: null };
    if (this.depth === kVillageDepth + 1) {
      this.members[kVillageDepth + 1] = '';
      this.first_number = true;
    }
    return true;
  }

  end() {
    if (this.depth === kVillageDepth && this.in_village && this.village.id !== '') this.villages.push(this.village);
    this.depth -= 1;
  }
}

/** An array of ids, or of objects with an "id", alone or as the member of an object. */
class IdReader {
  constructor() {
    /** @type {string[]} */
    this.ids = [];
    this.has_list = false;
    this.member = '';
    /** @type {boolean[]} */
    this.open = [];
  }

  /** @param {string} name */
  key(name) {
    this.member = name;
  }

  /** @param {unknown} value @param {string} written */
  scalar(value, written) {
    if (this.open.length === 0 || !this.has_list || !(this.open[this.open.length - 1] || this.member === 'id')) return;
    if (typeof value === 'string') this.ids.push(cutTo(value, kLongestId));
    else if (typeof value === 'number' && /^-?\d+$/.test(written)) this.ids.push(String(BigInt(written)));
  }

  /** @param {boolean} is_array */
  start(is_array) {
    if (this.open.length + 1 === kDeepest) return false;
    this.open.push(is_array);
    this.has_list ||= is_array;
    return true;
  }

  end() {
    this.open.pop();
  }
}

/** What stands in the way of a file as a whole. @param {Uint8Array} bytes @param {import('../base/json-events.js').JsonHandler} handler */
function problemOf(bytes, handler, read = readJson) {
  const { text, repaired } = jsonText(bytes);
  if (repaired) return { code: 'feed.not_json', detail: 'not UTF-8', place: '' }; // a list of ids that were bent is no list
  const { complete, stopped, detail } = read(text, handler);
  if (complete) return null;
  return stopped
    ? { code: 'feed.too_deep', detail: 'depth > 64', place: '' }
    : { code: 'feed.not_json', detail, place: '' };
}

/** Names and residents of villages; of a file that is not whole, none. @param {PlainFeed} feed @param {Uint8Array} bytes @returns {Imported} */
export function readPopulation(feed, bytes) {
  const report = emptyReport('population');
  const reader = new VillageReader();
  report.failure = problemOf(bytes, reader);
  if (!report.failure && !reader.has_villages)
    report.failure = { code: 'feed.not_a_feed', detail: 'no villages', place: '' };
  if (!report.failure && reader.attribution !== '') feed.header.map_source = reader.attribution;
  for (const village of report.failure ? [] : reader.villages) {
    const known = villageOf(feed, village.id);
    if (!known) continue;
    Object.assign(known, { ...village, name: village.name || village.id });
    report.added += 1;
  }
  return report;
}

/** A file that is not whole withdraws nothing: half a list is no list. @param {PlainFeed} feed @param {Uint8Array} bytes @returns {Imported} */
export function readWithdrawn(feed, bytes) {
  const report = emptyReport('withdrawn');
  const reader = new IdReader();
  report.failure = problemOf(bytes, reader, readJsonSlowly);
  if (!report.failure && !reader.has_list)
    report.failure = { code: 'feed.not_a_feed', detail: 'no list of ids', place: '' };
  if (report.failure) return report;
  for (const id of reader.ids) feed.withdrawn.add(id);
  report.added = reader.ids.length;
  return report;
}

/** The ids of a list, apart from a feed. @param {Uint8Array} bytes */
export function withdrawnIn(bytes) {
  const feed = makeFeed();
  readWithdrawn(feed, bytes);
  return feed.withdrawn;
}

// A feed as plain values and the tables that its items point into: an entry is found by its name or added, within the
// limits of src/model/feed_tables.h. What is full is reported once.
// @ts-check
import { WithdrawnIds } from './withdrawn.js';

/** @typedef {import('../messages').Row} Row */
/** @typedef {import('../messages').Header} Header */
/** @typedef {import('../messages').Detail} Detail */
/** @typedef {{ title: string, external_url: string, attachments: Detail['attachments'], dialogue: Detail['dialogue'] }} Extra */
/**
 * @typedef {object} PlainFeed
 * @property {Header} header
 * @property {string} today of reading, YYYY-MM-DD; empty: not known, and no day is ahead
 * @property {Row[]} rows in order of arrival
 * @property {Map<string, Row>} by_id
 * @property {Map<string, Extra>} extras
 * @property {Map<string, string>} open_replies id -> id it answers, which has not come yet
 * @property {Map<string, number>} tags tag -> order of arrival
 * @property {Set<string>} languages
 * @property {Set<string>} sources of measurements
 * @property {Set<string>} full tables that had no room for an entry
 * @property {WithdrawnIds} withdrawn
 */

/** Items without a channel go here; the channel bears the feed's title. */
export const kPlainChannel = 'feed';
/** Takes the items of all channels beyond the limit. */
const kOtherChannel = 'other';
export const kMostChannels = 64;
export const kMostCases = 1000;
export const kMostVillages = 16;
export const kMostTags = 5000;
const kMostNames = 100;
/** As they are reported, in this order. */
export const kFullTables = [
  `channels > ${kMostChannels}`,
  `cases > ${kMostCases}`,
  `villages > ${kMostVillages}`,
  `tags > ${kMostTags}`,
];

/** @returns {PlainFeed} */
export function makeFeed() {
  return {
    header: {
      type: 'header',
      title: '',
      language: '',
      home_page_url: '',
      generated: '',
      place: '',
      timezone: '',
      schema: 0,
      demo: false,
      population_url: '',
      map_source: '',
      channels: [],
      cases: [],
      villages: [],
      stories: [],
    },
    today: '',
    rows: [],
    by_id: new Map(),
    extras: new Map(),
    open_replies: new Map(),
    tags: new Map(),
    languages: new Set(),
    sources: new Set(),
    full: new Set(),
    withdrawn: new WithdrawnIds(),
  };
}

/** @template {{ id: string }} T @param {T[]} table @param {string} id */
const entryOf = (table, id) => table.find((entry) => entry.id === id);

/** @param {PlainFeed} feed @param {string} id */
export function channelOf({ header: { channels }, full }, id) {
  let found = entryOf(channels, id);
  if (!found && channels.length + 1 >= kMostChannels && id !== kOtherChannel) {
    full.add(kFullTables[0]);
    found = entryOf(channels, kOtherChannel);
    id = kOtherChannel;
  }
  if (!found && channels.length >= kMostChannels) found = channels[kMostChannels - 1];
  if (!found) channels.push((found = { id, name: id, kind: 'other', platform: 'other', colour: 'other' }));
  return found;
}

/** @param {PlainFeed} feed @param {string} id @returns {Header['cases'][0] | null} */
export function caseOf({ header: { cases }, full }, id) {
  const found = entryOf(cases, id);
  if (found) return found;
  if (cases.length >= kMostCases) {
    full.add(kFullTables[1]);
    return null;
  }
  cases.push({ id, title: id, summary: '' });
  return cases[cases.length - 1];
}

/** @param {PlainFeed} feed @param {string} id @returns {Header['villages'][0] | null} */
export function villageOf({ header: { villages }, full }, id) {
  const found = entryOf(villages, id);
  if (found) return found;
  if (villages.length >= kMostVillages) {
    full.add(kFullTables[2]);
    return null;
  }
  villages.push({ id, name: id, residents: null });
  return villages[villages.length - 1];
}

/** In the order in which tags came. @param {PlainFeed} feed @param {string[]} written @returns {string[]} */
export function tagsOf({ tags, full }, written) {
  const kept = new Set();
  for (const tag of written) {
    if (!tags.has(tag) && tags.size >= kMostTags) full.add(kFullTables[3]);
    else if (!tags.has(tag)) tags.set(tag, tags.size);
    if (tags.has(tag)) kept.add(tag);
  }
  return [...kept].sort((a, b) => Number(tags.get(a)) - Number(tags.get(b)));
}

/** The name, or empty where the table has no room for it. @param {Set<string>} names @param {string} name */
export function nameIn(names, name) {
  if (!names.has(name) && names.size >= kMostNames) return '';
  names.add(name);
  return name;
}

// Reads JSON Feed 1.0 and 1.1, with `_kringen` where present, into rows: the reader of the document when there is
// no core (yet). Same shapes, codes and rules as the core's reader: src/model/feed_json.h.
// @ts-check
import { fromCivil } from './format.js';
import { headline, htmlToText } from './plain-text.js';
import { countOf, isObject, listOf, objectOf, parsePage, textOf, textsOf } from './read-json.js';
import { WithdrawnIds } from './withdrawn.js';

/** @typedef {import('./messages').Row} Row */
/** @typedef {import('./messages').Header} Header */
/** @typedef {import('./messages').Problem} Problem */
/** @typedef {import('./messages').Detail} Detail */
/** @typedef {import('./read-json.js').JsonObject} JsonObject */
/** @typedef {{ attachments: Detail['attachments'], dialogue: Detail['dialogue'] }} Extra */
/**
 * @typedef {object} PlainFeed
 * @property {Header} header
 * @property {Row[]} rows in order of arrival
 * @property {Map<string, Row>} by_id
 * @property {Map<string, Extra>} extras
 * @property {Map<string, string>} reply_to id -> id it answers, which may still have to come
 * @property {Map<string, number>} tag_places tag -> order of arrival
 * @property {WithdrawnIds} withdrawn
 */
/** @typedef {import('./messages').Imported} Imported */

const kTextLimit = 1 << 20;
const kHeadingCharacters = 140;
const kReported = 100;
const kSchema = 1;
const kKinds = ['post', 'reply', 'share', 'press', 'visit', 'event'];
const kChannelKinds = ['social', 'press', 'website', 'visit', 'other'];
const kPlatforms = [
  'facebook', 'instagram', 'threads', 'linkedin', 'x', 'mastodon', 'bluesky', 'youtube', 'tiktok', 'whatsapp', 'nextdoor',
  'newsletter', 'press', 'website', 'visit', 'other',
];
const kLaneColours = ['facebook', 'x', 'mastodon', 'press', 'website', 'visit', 'other'];
const kPlainChannel = 'feed';
const kPrecisions = ['second', 'minute', 'day', 'month', 'year'];
const kInstruments = ['communication', 'money', 'rules'];
const kDirections = ['one_way', 'asks', 'answers', 'reports_back'];
const kFirstYear = 1800;
const kLastYear = 2200;

/** @returns {PlainFeed} */
export function makeFeed() {
  return {
    header: {
      type: 'header', title: '', language: '', home_page_url: '', generated: '', place: '', timezone: '', schema: 0,
      demo: false, population_url: '', channels: [], cases: [], villages: [], stories: [],
    },
    rows: [], by_id: new Map(), extras: new Map(), reply_to: new Map(), tag_places: new Map(), withdrawn: new WithdrawnIds(),
  };
}

/**
 * @param {PlainFeed} feed grows by what the page brings
 * @param {Uint8Array} bytes
 * @returns {Imported}
 */
export function readPage(feed, bytes) {
  const report = emptyReport('feed');
  const { value, problem, detail, bad_numbers } = parsePage(new TextDecoder().decode(bytes));
  if (problem) report.failure = { code: problem, detail, place: '' };
  if (!isObject(value) || (!('items' in value) && !String(value.version ?? '').includes('jsonfeed'))) {
    report.failure ??= { code: 'feed.not_a_feed', detail: 'no "items" in the top object', place: '' };
    return report;
  }
  if (bad_numbers > 0) report.notices.push({ code: 'feed.bad_number', detail: String(bad_numbers), place: '' });
  readHeader(feed.header, value);
  const kringen = objectOf(value._kringen);
  if (feed.header.schema > kSchema) {
    report.notices.push({ code: 'feed.newer_schema', detail: `schema ${feed.header.schema}`, place: '/_kringen/schema' });
  }
  report.next_url = textOf(value.next_url);
  report.pages = listOf(kringen.pages).filter(isObject)
    .map((page) => ({ url: textOf(page.url), items: countOf(page.items) ?? -1 })).filter((page) => page.url !== '');
  if ('items' in value && !Array.isArray(value.items)) {
    report.failure ??= { code: 'feed.not_a_feed', detail: '"items" is no array', place: '/items' };
  }
  listOf(value.items).forEach((item, index) => readItem(feed, item, `/items/${index}`, report));
  const plain = feed.header.channels.find((channel) => channel.id === kPlainChannel && channel.name === kPlainChannel);
  if (plain && feed.header.title !== '') plain.name = feed.header.title;
  return report;
}

/** @param {string} name @returns {Imported} */
export function emptyReport(name) {
  return { type: 'imported', name, added: 0, skipped_count: 0, skipped: [], notices: [], failure: null, next_url: '', pages: [] };
}

/** The first page that says something wins; tables grow. @param {Header} header @param {JsonObject} page */
function readHeader(header, page) {
  const kringen = objectOf(page._kringen);
  const place = objectOf(kringen.place);
  header.title ||= textOf(page.title);
  header.language ||= textOf(page.language);
  header.home_page_url ||= textOf(page.home_page_url);
  header.generated ||= textOf(kringen.generated);
  header.place ||= textOf(place.name);
  header.timezone ||= textOf(place.timezone);
  header.population_url ||= textOf(place.population);
  header.schema = Math.max(header.schema, countOf(kringen.schema) ?? (isObject(page._kringen) ? kSchema : 0));
  header.demo ||= kringen.demo === true;
  for (const entry of listOf(kringen.channels).filter(isObject)) {
    addNamed(header.channels, channelOf(textOf(entry.id), textOf(entry.name), textOf(entry.kind), textOf(entry.platform)));
  }
  for (const entry of listOf(kringen.cases).filter(isObject)) {
    addNamed(header.cases, { id: textOf(entry.id), title: textOf(entry.title) || textOf(entry.id), summary: textOf(entry.summary) });
  }
  for (const entry of listOf(kringen.stories).filter(isObject)) {
    const stops = listOf(entry.stops).filter(isObject).map((stop) => ({
      text: textOf(stop.text), item: textOf(stop.item), show: textOf(stop.show), from: textOf(stop.from), to: textOf(stop.to),
    }));
    addNamed(header.stories, { id: textOf(entry.id), title: textOf(entry.title), stops });
  }
}

/** A channel of the header; an export without platforms says as much by the kind as it can.
 * @param {string} id @param {string} name @param {string} kind_word @param {string} platform_word */
function channelOf(id, name, kind_word, platform_word) {
  const kind = kChannelKinds.find((known) => known === kind_word) ?? 'other';
  const platform = kPlatforms.find((known) => known === (platform_word || kind)) ?? 'other';
  const colour = kLaneColours.find((known) => known === platform) ?? 'other';
  return { id, name: name || id, kind, platform, colour };
}

/** @template {{ id: string }} T @param {T[]} table @param {T} entry */
function addNamed(table, entry) {
  if (entry.id !== '' && !table.some((known) => known.id === entry.id)) table.push(entry);
}

/** @param {PlainFeed} feed @param {unknown} item @param {string} place @param {Imported} report */
function readItem(feed, item, place, report) {
  const skip = (/** @type {string} */ code, /** @type {string} */ where, /** @type {string} */ detail) => {
    report.skipped_count += 1;
    if (report.skipped.length < kReported) report.skipped.push({ code, detail, place: where });
  };
  if (!isObject(item)) return skip('item.not_an_object', place, typeof item);
  const id = typeof item.id === 'number' && Number.isFinite(item.id) ? String(item.id) : textOf(item.id);
  if (id === '') return skip('item.no_id', `${place}/id`, '');
  if (feed.withdrawn.has(id)) return skip('item.withdrawn', place, id);
  if (feed.by_id.has(id)) return skip('item.duplicate_id', `${place}/id`, id);
  const filled = (/** @type {string} */ words) => (words.trim() === '' ? '' : words);
  const title = filled(textOf(item.title));
  let text = filled(textOf(item.content_text)) || htmlToText(textOf(item.content_html)) || filled(textOf(item.summary));
  const url = textOf(item.url) || textOf(item.external_url);
  if (text === '' && title === '' && url === '') return skip('item.no_content', place, id);
  const date = textOf(item.date_published) || textOf(item.date_modified);
  const time = parseTime(date);
  if (time === null) return skip('item.bad_date', `${place}/date_published`, date.slice(0, 80));
  if (text.length > kTextLimit) {
    text = text.slice(0, kTextLimit);
    if (report.notices.length < kReported) report.notices.push({ code: 'item.text_cut', detail: id, place: `${place}/content_text` });
  }
  const row = makeRow(feed, item, { id, title, text, url, time });
  feed.rows.push(row);
  feed.by_id.set(id, row);
  const extra = readExtra(item);
  if (extra) feed.extras.set(id, extra);
  report.added += 1;
}

/**
 * @param {PlainFeed} feed @param {JsonObject} item
 * @param {{ id: string, title: string, text: string, url: string, time: number }} known
 * @returns {Row}
 */
function makeRow(feed, item, { id, title, text, url, time }) {
  const kringen = objectOf(item._kringen);
  const when = objectOf(kringen.time);
  const one = (/** @type {unknown} */ value, /** @type {string[]} */ names) => names.find((name) => name === value) ?? null;
  const channel = textOf(kringen.channel) || kPlainChannel;
  addNamed(feed.header.channels, channelOf(channel, channel, '', ''));
  const reply_to = textOf(kringen.in_reply_to);
  if (reply_to !== '') feed.reply_to.set(id, reply_to);
  const villages = [...new Set(textsOf(kringen.villages))];
  for (const village of villages) addNamed(feed.header.villages, { id: village, name: village, residents: null });
  const tags = [...new Set(textsOf(item.tags))];
  for (const tag of tags) if (!feed.tag_places.has(tag)) feed.tag_places.set(tag, feed.tag_places.size);
  const named = textOf(kringen.case);
  if (named !== '') addNamed(feed.header.cases, { id: named, title: named, summary: '' });
  return {
    n: feed.rows.length, id, time,
    end: Math.max(time, parseTime(textOf(when.end)) ?? time),
    precision: /** @type {Row['precision']} */ (one(when.precision, kPrecisions) ?? 'second'),
    channel,
    kind: /** @type {Row['kind']} */ (one(kringen.kind, kKinds) ?? 'post'),
    case: named || null,
    heading: title.replace(/\s+/g, ' ').trim() || headline(text, kHeadingCharacters) || (url || id).slice(0, kHeadingCharacters),
    text, url: url || null,
    language: textOf(item.language) || null,
    tags: tags.sort((a, b) => Number(feed.tag_places.get(a)) - Number(feed.tag_places.get(b))),
    villages: feed.header.villages.map((village) => village.id).filter((village) => villages.includes(village)),
    instrument: one(kringen.instrument, kInstruments),
    direction: one(kringen.direction, kDirections),
    in_reply_to: null,
    replies: 0,
    metrics: readMetrics(listOf(kringen.metrics).filter(isObject)),
    demo: kringen.demo === true,
  };
}

/** Of each source the newest measurement, summed over the sources. @param {JsonObject[]} list @returns {Row['metrics']} */
function readMetrics(list) {
  /** @type {Map<string, JsonObject>} */
  const by_source = new Map();
  for (const entry of list) {
    const known = by_source.get(textOf(entry.source));
    if (!known || textOf(entry.measured) >= textOf(known.measured)) by_source.set(textOf(entry.source), entry);
  }
  const newest = [...by_source.values()].reduce((a, b) => (textOf(b.measured) > textOf(a?.measured) ? b : a), list[0]);
  const sum = (/** @type {string} */ name) => {
    const counts = [...by_source.values()].map((entry) => countOf(entry[name])).filter((count) => count !== null);
    return counts.length === 0 ? null : counts.reduce((a, b) => Number(a) + Number(b), 0);
  };
  const metrics = {
    reactions: sum('reactions'), comments: sum('comments'), commenters: sum('commenters'),
    shares: sum('shares'), reach: sum('reach'), impressions: sum('impressions'),
  };
  if (Object.values(metrics).every((count) => count === null)) return null;
  return { source: textOf(newest?.source), measured: textOf(newest?.measured), ...metrics };
}

/** @param {JsonObject} item @returns {Extra | null} */
function readExtra(item) {
  const attachments = listOf(item.attachments).filter(isObject)
    .map((entry) => ({ url: textOf(entry.url), mime_type: textOf(entry.mime_type), title: textOf(entry.title) }))
    .filter((entry) => entry.url !== '');
  if (textOf(item.image) !== '') attachments.push({ url: textOf(item.image), mime_type: 'image/*', title: '' });
  const raw = objectOf(objectOf(item._kringen).dialogue);
  const minutes = (/** @type {unknown} */ list) => listOf(list).map(countOf).filter((n) => n !== null).map(Number);
  const dialogue = {
    questions: countOf(raw.questions), answered: countOf(raw.answered),
    reply_minutes: minutes(raw.reply_minutes), unanswered_minutes: minutes(raw.unanswered_minutes),
  };
  const has_dialogue = dialogue.questions !== null || dialogue.answered !== null ||
    dialogue.reply_minutes.length > 0 || dialogue.unanswered_minutes.length > 0;
  return attachments.length > 0 || has_dialogue ? { attachments, dialogue: has_dialogue ? dialogue : null } : null;
}

const kTime = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?(Z|z|[+-]\d{2}(?::?\d{2})?))?)?$/;

/** RFC 3339 and, leniently, a local date or date-time; null when it is none or outside 1800-2200.
 * @param {string} text @returns {number | null} seconds */
export function parseTime(text) {
  const match = kTime.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const zone = match[7];
  let time;
  if (zone) {
    const digits = zone.replace(':', '');
    const offset = /^z$/i.test(zone) ? 0 : (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5) || 0)) * (digits[0] === '-' ? -60 : 60);
    time = Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - offset;
  } else {
    time = fromCivil(year, month, day, hour, minute, second);
  }
  return year >= kFirstYear && year <= kLastYear ? time : null;
}

/** Names and residents of villages. @param {PlainFeed} feed @param {Uint8Array} bytes @returns {Imported} */
export function readPopulation(feed, bytes) {
  const report = emptyReport('population');
  const { value, problem, detail } = parsePage(new TextDecoder().decode(bytes));
  const villages = listOf(objectOf(value).villages).filter(isObject);
  if (problem || villages.length === 0) {
    report.failure = { code: problem ? 'feed.not_json' : 'feed.not_a_feed', detail: detail || 'no "villages"', place: '/villages' };
  }
  for (const village of villages) {
    const marked = village.residents;  // 530, [530, "S"] or { "value": 530 }
    const residents = Array.isArray(marked) ? marked[0] : isObject(marked) ? marked.value : marked;
    const entry = { id: textOf(village.id), name: textOf(village.name) || textOf(village.id), residents: countOf(residents) };
    const known = feed.header.villages.find((other) => other.id === entry.id);
    if (known) Object.assign(known, entry);
    else addNamed(feed.header.villages, entry);
    report.added += 1;
  }
  return report;
}

/** Ids that must disappear everywhere. A file that is not whole withdraws nothing: half a list is no list.
 * @param {PlainFeed} feed @param {Uint8Array} bytes @returns {Imported} */
export function readWithdrawn(feed, bytes) {
  const report = emptyReport('withdrawn');
  /** @type {string[] | null} */
  let ids = null;
  try {
    ids = idsOf(JSON.parse(new TextDecoder().decode(bytes)));
    if (ids === null) report.failure = { code: 'feed.not_a_feed', detail: 'no list of ids', place: '' };
  } catch (error) {
    report.failure = { code: 'feed.not_json', detail: String(error instanceof Error ? error.message : error), place: '' };
  }
  for (const id of ids ?? []) {
    feed.withdrawn.add(id);
    report.added += 1;
  }
  return report;
}

/** The ids of a list, apart from a feed. @param {Uint8Array} bytes */
export function withdrawnIn(bytes) {
  const feed = makeFeed();
  readWithdrawn(feed, bytes);
  return feed.withdrawn;
}

/** An array of ids, or of objects with an "id", alone or somewhere in an object. Null: there is no list in it.
 * @param {unknown} value @returns {string[] | null} */
function idsOf(value) {
  /** @type {string[] | null} */
  let ids = null;
  const take = (/** @type {unknown} */ entry, /** @type {boolean} */ is_named) => {
    if (Array.isArray(entry)) {
      ids ??= [];
      for (const each of entry) take(each, true);
    } else if (isObject(entry)) {
      for (const [name, each] of Object.entries(entry)) take(each, name === 'id');
    } else if (ids !== null && is_named && (typeof entry === 'string' || Number.isInteger(entry))) {
      ids.push(String(entry));
    }
  };
  take(value, false);
  return ids;
}

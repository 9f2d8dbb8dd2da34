// Reads JSON Feed 1.0 and 1.1, with `_kringen` where present, into rows: the reader of the document when there is
// no core (yet). Same limits, codes and rules as src/model/feed_json.h; tests/differential compares the two.
// @ts-check
import { kPlatforms, laneColourOf } from '../base/platforms.js';
import { kCase, kChannel, kFeed, kItem, kLongestId, kMeasurement, kStory } from './feed-members.js';
import { caseOf, channelOf, kFullTables, kPlainChannel, nameIn, tagsOf, villageOf } from './feed-tables.js';
import { jsonText, readJson } from '../base/json-events.js';
import { cutTo, fitsIn, heading } from '../base/plain-text.js';
import { htmlToText } from './html-text.js';
import { PageReader } from './page-reader.js';
import { parseTime } from './parse-time.js';
import { areAges, countsViews, followerNotices, judged, periodNotices } from './possible-figures.js';

/** @typedef {import('../messages').Row} Row */
/** @typedef {import('../messages').Header} Header */
/** @typedef {import('../messages').Imported} Imported */
/** @typedef {import('./feed-tables.js').PlainFeed} PlainFeed */
/** @typedef {import('./feed-tables.js').Extra} Extra */

const kLargestPage = 64 << 20;
const kLongestText = 1 << 20;
const kSchema = 1;
const kMostStories = 100;
const kCounts = /** @type {const} */ (['reactions', 'comments', 'commenters', 'shares', 'reach', 'impressions']);
const [kFollowers] = kChannel.followers;
const [kPeriod] = kChannel.period_reach;
const kMostCount = 2147483647;

/** @param {string} name @returns {Imported} */
export function emptyReport(name) {
  return {
    type: 'imported',
    name,
    added: 0,
    skipped_count: 0,
    skipped: [],
    notices: [],
    failure: null,
    next_url: '',
    pages: [],
    index: [],
  };
}

/**
 * @param {PlainFeed} feed grows by what the page brings
 * @param {Uint8Array} bytes
 * @returns {Imported}
 */
export function readPage(feed, bytes) {
  const report = emptyReport('feed');
  if (bytes.length > kLargestPage) {
    report.failure = { code: 'feed.too_large', detail: String(bytes.length), place: '' };
    return report;
  }
  const { text, repaired } = jsonText(bytes);
  if (repaired) report.notices.push({ code: 'feed.bad_encoding', detail: 'U+FFFD', place: '' });
  const was_full = new Set(feed.full);
  const page = new FeedPage(feed, report);
  const outcome = readJson(text, page.reader);
  page.finish();
  if (outcome.bad_numbers > 0)
    report.notices.push({ code: 'feed.bad_number', detail: String(outcome.bad_numbers), place: '' });
  report.failure = failureOf(outcome, page.reader);
  for (const table of kFullTables) {
    if (feed.full.has(table) && !was_full.has(table))
      report.notices.push({ code: 'feed.too_many', detail: table, place: '' });
  }
  return report;
}

/** A page that could not be read to its end: what it was, and where. @param {import('../base/json-events.js').JsonOutcome} outcome @param {PageReader} reader */
function failureOf(outcome, reader) {
  if (reader.too_deep) return { code: 'feed.too_deep', detail: 'depth > 64', place: reader.place() };
  if (outcome.complete) return reader.is_feed ? null : { code: 'feed.not_a_feed', detail: 'no items', place: '' };
  const code = reader.is_feed ? 'feed.truncated' : 'feed.not_json';
  return { code, detail: outcome.detail, place: reader.is_feed || outcome.at_end ? reader.place() : '' };
}

/** What the drafts of one page become. */
class FeedPage {
  /** @param {PlainFeed} feed @param {Imported} report */
  constructor(feed, report) {
    this.feed = feed;
    this.report = report;
    this.reader = new PageReader(report, this);
  }

  /** The first page that says something about the feed as a whole is believed. @param {any} _draft @param {string} member @param {any} value */
  scalar(_draft, member, value) {
    const { header } = this.feed;
    const { shape } = this.reader.level;
    if (shape === kItem || shape === kItem._kringen) return;
    if (shape === kFeed) {
      if (member === 'version') this.reader.is_json_feed = value.includes('jsonfeed.org/version/');
      else if (member === 'next_url') this.report.next_url = value;
      else if (member === 'title' || member === 'language' || member === 'home_page_url') header[member] ||= value;
    } else if (shape === kFeed._kringen) {
      if (member === 'generated') header.generated ||= value;
      if (member === 'demo') header.demo ||= value;
      if (member === 'schema') {
        header.schema = Math.max(header.schema, Math.min(value, kMostCount));
        if (value > kSchema) this.reader.notice('feed.newer_schema', String(value));
      }
    } else if (shape === kFeed._kringen.place) {
      if (member === 'population') header.population_url ||= value;
      else header[/** @type {'timezone'} */ (member === 'name' ? 'place' : member)] ||= value;
    }
  }

  /** @param {unknown} shape @param {any} draft */
  leave(shape, draft) {
    if (shape === kItem) this.leaveItem(draft);
    else if (shape === kChannel) this.leaveChannel(draft);
    else if (shape === kCase) this.leaveCase(draft);
    else if (shape === kStory) this.leaveStory(draft);
    else if (shape === kFollowers)
      for (const notice of followerNotices(draft, this.feed.today)) this.reader.notice(...notice);
    else if (shape === kPeriod)
      for (const notice of periodNotices(draft, this.feed.today)) this.reader.notice(...notice);
  }

  /** @param {{ id?: string, name?: string, kind?: string, platform?: string, follower_ages?: any[] }} draft */
  leaveChannel({ id = '', name = '', kind = 'other', platform = '', follower_ages = [] }) {
    if (!areAges(follower_ages)) this.reader.notice('item.wrong_type', 'follower ages', '/follower_ages');
    if (id === '') return;
    const known = channelOf(this.feed, id);
    // An entry that was only named by items has nothing but its id.
    if (known.id === id && known.name === id)
      Object.assign(known, { name: name || id, kind, ...platformOf(platform, kind) });
  }

  /** @param {{ id?: string, title?: string, summary?: string }} draft */
  leaveCase({ id = '', title = '', summary = '' }) {
    const known = id === '' ? null : caseOf(this.feed, id);
    if (known?.title === id) Object.assign(known, { title: title || id, summary });
  }

  /** Every page may repeat the stories; one without an id is kept as it is. @param {{ id?: string, title?: string, stops?: any[] }} draft */
  leaveStory({ id = '', title = '', stops = [] }) {
    const { stories } = this.feed.header;
    if (
      stories.length >= kMostStories ||
      stories.some((known) => (id === '' ? known.title === title : known.id === id))
    )
      return;
    const empty = { text: '', item: '', show: '', from: '', to: '' };
    stories.push({ id, title, stops: stops.map((stop) => ({ ...empty, ...stop })) });
  }

  /** @param {any} draft */
  leaveItem(draft) {
    if (draft.wrong_id) return this.reader.skip('item.no_id', 'wrong type', '/id');
    if (draft.wrong_date_published) return this.reader.skip('item.bad_date', 'wrong type', '/date_published');
    const { skipped, detail = '', member = '', row, extra, notices } = itemOf(draft, this.feed);
    if (skipped !== undefined) return this.reader.skip(skipped, detail, member);
    this.report.added += 1;
    this.feed.rows.push(row);
    this.feed.by_id.set(row.id, row);
    if (extra) this.feed.extras.set(row.id, extra);
    for (const notice of notices) this.reader.notice(...notice);
  }

  finish() {
    const { pages = [], index = [] } = this.reader.levels[0].draft[0]?._kringen ?? {};
    this.report.pages = pages.map((/** @type {any} */ page) => ({ url: page.url ?? '', items: page.items ?? -1 }));
    this.report.index = index.map((/** @type {any} */ part) => ({ url: part.url ?? '', pages: part.pages ?? -1 }));
    // The title may stand behind the items, so the plain channel gets its name last.
    const { header } = this.feed;
    const plain = header.channels.find(({ id, name }) => id === kPlainChannel && name === kPlainChannel);
    if (plain && header.title !== '') plain.name = header.title;
  }
}

/** An export without platforms says as much by the kind as it can. @param {string} word @param {string} kind */
function platformOf(word, kind) {
  const platform = kPlatforms.find((known) => known === (word || kind)) ?? 'other';
  return { platform, colour: laneColourOf(platform) };
}

// ---- an item -------------------------------------------------------------------------------------------------------

/** @param {string} [words] */
const filled = (words = '') => (/[^ \t\r\n]/.test(words) ? words : '');

/** The row of a draft, or the code of why there is none.
 * @param {any} draft @param {PlainFeed} feed
 * @returns {{ skipped: string, detail?: string, member?: string, row?: undefined, extra?: undefined, notices?: undefined }
 *   | { skipped?: undefined, detail?: undefined, member?: undefined, row: Row, extra: Extra | null, notices: import('./possible-figures.js').Notice[] }} */
function itemOf(draft, feed) {
  const id = draft.id ?? '';
  const title = filled(draft.title);
  // Content in the order of worth: the text itself, what the HTML says, the summary.
  let text = filled(draft.content_text) || filled(htmlToText(draft.content_html ?? '')) || filled(draft.summary);
  const url = draft.url || draft.external_url || '';
  if (id === '' || !fitsIn(id, kLongestId)) return { skipped: 'item.no_id', member: '/id' };
  if (feed.withdrawn.has(id)) return { skipped: 'item.withdrawn', detail: id };
  if (feed.by_id.has(id)) return { skipped: 'item.duplicate_id', detail: id, member: '/id' };
  if (text === '' && title === '' && url === '') return { skipped: 'item.no_content', detail: id };
  const date = draft.date_published || draft.date_modified || '';
  const time = parseTime(date);
  if (time === null) return { skipped: 'item.bad_date', detail: date.slice(0, 64), member: '/date_published' };
  const kringen = draft._kringen ?? {};
  const precision = kringen.time?.precision ?? 'second';
  const { figures, notices } = judged(kringen.metrics ?? [], { time, precision, today: feed.today });
  const whole = text;
  text = cutTo(text, kLongestText);
  if (text !== whole) notices.push(['item.text_cut', 'content_text > 1 MiB', '/content_text']);
  const written_end = kringen.time?.end || '';
  const end = written_end === '' ? time : parseTime(written_end);
  if (end === null || end < time)
    notices.push(['item.wrong_type', 'no time, or before it began', '/_kringen/time/end']);
  const metrics = metricsOf(figures, feed);
  const extra = extraOf(draft, title);
  const row = {
    n: feed.rows.length,
    id,
    time,
    end: Math.max(time, end ?? time),
    precision,
    channel: channelOf(feed, kringen.channel || kPlainChannel).id,
    kind: kringen.kind ?? 'post',
    case: kringen.case ? (caseOf(feed, kringen.case)?.id ?? null) : null,
    heading: heading({ title, text, url, id }),
    text,
    url: url || null,
    language: (draft.language && nameIn(feed.languages, draft.language)) || null,
    tags: tagsOf(feed, draft.tags ?? []),
    villages: villagesOf(feed, kringen.villages ?? []),
    instrument: kringen.instrument || null,
    direction: kringen.direction || null,
    in_reply_to: null,
    replies: 0,
    metrics,
    demo: kringen.demo === true,
    page: null,
  };
  if (kringen.in_reply_to) feed.open_replies.set(id, kringen.in_reply_to);
  return { row, extra, notices };
}

/** In the order of the feed's table. @param {PlainFeed} feed @param {string[]} written */
function villagesOf(feed, written) {
  const found = new Set(written.map((id) => villageOf(feed, id)));
  return feed.header.villages.filter((village) => found.has(village)).map(({ id }) => id);
}

/** A figure that counts views is no number of people, wherever it stands. @param {any} entry */
function settleViews({ reach, reach_followers, reach_paid, ...entry }) {
  if (!countsViews(entry.definition)) return { reach, reach_followers, reach_paid, ...entry };
  return { ...entry, impressions: entry.impressions ?? reach };
}

/** Of each source the newest measurement (the later one of equals), summed over the sources.
 * @param {any[]} list @param {PlainFeed} feed @returns {Row['metrics']} */
function metricsOf(list, feed) {
  const kept = list
    .filter(
      (mine, i) =>
        !list.some((other, k) => {
          if (k === i || (other.source ?? '') !== (mine.source ?? '')) return false;
          const [theirs, ours] = [other.measured ?? '', mine.measured ?? ''];
          return theirs > ours || (theirs === ours && k > i);
        }),
    )
    .map(settleViews);
  const newer = (/** @type {any} */ known, /** @type {any} */ entry) =>
    known && (entry.measured ?? '') <= (known.measured ?? '') ? known : entry;
  const newest = kept.reduce(newer, undefined);
  // Only what has the definition of the newest figure (the first of equals) is added to it.
  const leader = (/** @type {string} */ name) =>
    kept.filter((entry) => entry[name] !== undefined).reduce(newer, undefined);
  const of_reach = leader('reach');
  const of_views = leader('impressions');
  const sum = (/** @type {string} */ name) => {
    const lead = name === 'impressions' ? of_views : name.startsWith('reach') ? of_reach : undefined;
    const counts = kept
      .filter((entry) => !lead || (entry.definition ?? '') === (lead.definition ?? ''))
      .map((entry) => entry[name])
      .filter((count) => count !== undefined);
    return counts.length === 0
      ? null
      : Math.min(
          kMostCount,
          counts.reduce((a, b) => a + b, 0),
        );
  };
  const [reactions, comments, commenters, shares, reach, impressions] = kCounts.map(sum);
  // A part of a reach is known with its own reach only.
  const all = [reactions, comments, commenters, shares, reach, impressions];
  if (all.every((count) => count === null)) return null;
  return {
    source: newest.source ? nameIn(feed.sources, newest.source) : '',
    measured: newest.measured ?? '',
    definition: (of_reach ?? of_views)?.definition ?? '',
    reactions,
    comments,
    commenters,
    shares,
    reach,
    impressions,
  };
}

/** @param {any} draft @param {string} title @returns {Extra | null} */
function extraOf(
  { url, external_url = '', attachments = [], image = '', _kringen: { dialogue: raw = {} } = {} },
  title,
) {
  const about = url && /^https?:\/\//.test(external_url) ? external_url : ''; // without an address of its own it is that
  const all = image === '' ? attachments : [...attachments, { url: image, mime_type: 'image/*' }];
  const kept = all
    .filter((/** @type {any} */ entry) => entry.url)
    .map((/** @type {any} */ entry) => ({
      url: entry.url,
      mime_type: entry.mime_type ?? '',
      title: entry.title ?? '',
    }));
  const { questions = null, answered = null, reply_minutes = [], unanswered_minutes = [] } = raw;
  const is_empty =
    questions === null && answered === null && reply_minutes.length === 0 && unanswered_minutes.length === 0;
  const dialogue = is_empty ? null : { questions, answered, reply_minutes, unanswered_minutes };
  return title !== '' || about !== '' || kept.length > 0 || dialogue
    ? { title, external_url: about, attachments: kept, dialogue }
    : null;
}

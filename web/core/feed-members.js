// What a feed page may hold: the members that are known, their types and how long a text may be; the same as
// src/model/feed_members.cpp and feed_fields.cpp. Everything else on a page is passed over.
// @ts-check
import { kChannelKinds, kDefinitions, kDirections, kInstruments, kKinds, kPrecisions } from './closed-lists.js';

/**
 * @typedef {object} Scalar
 * @property {'text' | 'name' | 'number' | 'truth'} type of a name that is a number elsewhere: text too
 * @property {number} most bytes of a text; the largest number
 * @property {boolean} [whole] a number without a fraction
 * @property {boolean} [refused] a longer text is not cut but left out
 * @property {readonly string[]} [words] the only ones there are; another leaves things as they were
 */
/** @typedef {{ [member: string]: Shape }} ObjectShape */
/** @typedef {[Shape]} ListShape */
/** @typedef {Scalar | ObjectShape | ListShape} Shape */

export const kDeepest = 64;
export const kLongestId = 512;
export const kLongestName = 4096;
const kMostCount = 2147483647;

/** @param {number} most @returns {Scalar} */
const upTo = (most) => ({ type: 'text', most });
/** @param {number} most @returns {Scalar} */
const nameUpTo = (most) => ({ type: 'name', most });

/** @param {readonly string[]} words @returns {Scalar} */
const oneOf = (words) => ({ type: 'text', most: Infinity, words });

const text = upTo(kLongestName);
const long = upTo(Infinity);
const label = upTo(kLongestId);
const short = upTo(64);
const name = nameUpTo(kLongestId);
/** @type {Scalar} */
const url = { type: 'text', most: 8192, refused: true };
/** @type {Scalar} */
const truth = { type: 'truth', most: 1 };
/** @type {Scalar} */
const whole = { type: 'number', most: 2 ** 53, whole: true };
/** @type {Scalar} */
const count = { type: 'number', most: kMostCount, whole: true };
/** @type {Scalar} */
const share = { type: 'number', most: 1 };

export const kChannel = {
  id: name,
  name: text,
  kind: oneOf(kChannelKinds),
  platform: text,
  author: text,
  local_friends: whole,
  followers: /** @type {ListShape} */ ([{ date: short, count: whole }]),
  local_share: { followers: share, others: share, mark: short },
  period_reach: /** @type {ListShape} */ ([
    { from: short, to: short, reach: whole, definition: oneOf(['', ...kDefinitions]) },
  ]),
  follower_ages: /** @type {ListShape} */ ([{ from: whole, to: whole, share }]),
};
export const kCase = { id: name, title: text, summary: text };
const kStop = { text, item: nameUpTo(kLongestName), show: text, from: text, to: text };
export const kStory = { id: name, title: text, stops: /** @type {ListShape} */ ([kStop]) };
const kSource = { id: name, kind: text, exported: text, items: whole, withheld: whole };
export const kMeasurement = {
  source: label,
  measured: short,
  definition: oneOf(['', ...kDefinitions]),
  reactions: count,
  comments: count,
  commenters: count,
  shares: count,
  reach: count,
  impressions: count,
  reach_followers: count,
  reach_paid: count,
  reach_organic: count,
  local_share: share,
};

export const kItem = {
  id: nameUpTo(Infinity),
  url,
  external_url: url,
  title: text,
  content_text: long,
  content_html: long,
  summary: long,
  image: url,
  date_published: text,
  date_modified: text,
  language: short,
  tags: /** @type {ListShape} */ ([label]),
  attachments: /** @type {ListShape} */ ([{ url, mime_type: text, title: text }]),
  _kringen: {
    channel: name,
    kind: oneOf(kKinds),
    case: name,
    in_reply_to: name,
    thread: name,
    instrument: oneOf(['', ...kInstruments]),
    direction: oneOf(['', ...kDirections]),
    expires: short,
    demo: truth,
    time: { precision: oneOf(kPrecisions), end: short },
    villages: /** @type {ListShape} */ ([name]),
    metrics: /** @type {ListShape} */ ([kMeasurement]),
    dialogue: {
      questions: count,
      answered: count,
      reply_minutes: /** @type {ListShape} */ ([count]),
      unanswered_minutes: /** @type {ListShape} */ ([count]),
    },
  },
};

export const kFeed = {
  version: text,
  title: text,
  language: text,
  home_page_url: text,
  description: text,
  feed_url: text,
  next_url: url,
  _kringen: {
    schema: whole,
    generated: text,
    demo: truth,
    about: text,
    place: { name: text, timezone: text, population: text },
    channels: /** @type {ListShape} */ ([kChannel]),
    cases: /** @type {ListShape} */ ([kCase]),
    stories: /** @type {ListShape} */ ([kStory]),
    sources: /** @type {ListShape} */ ([kSource]),
    pages: /** @type {ListShape} */ ([{ url, newest: text, oldest: text, items: whole }]),
    index: /** @type {ListShape} */ ([{ url, sha256: text, pages: whole }]),
  },
  items: /** @type {ListShape} */ ([kItem]),
};

/** How many elements of a list are kept; a further object is written over the last. @type {Map<unknown, number>} */
export const kMost = new Map(
  /** @type {[unknown, number][]} */ ([
    [kItem.tags, 100],
    [kItem._kringen.villages, 100],
    [kItem.attachments, 100],
    [kItem._kringen.metrics, 64],
    [kItem._kringen.dialogue.reply_minutes, 10000],
    [kItem._kringen.dialogue.unanswered_minutes, 10000],
    [kChannel.followers, 1000],
    [kChannel.period_reach, 400],
    [kChannel.follower_ages, 20],
    [kStory.stops, 1000],
    [kFeed._kringen.pages, 10000],
    [kFeed._kringen.index, 10000],
  ]),
);

/** @param {Shape | undefined} shape @returns {shape is Scalar} */
export function isScalar(shape) {
  return shape !== undefined && typeof (/** @type {any} */ (shape).most) === 'number';
}

// What cannot be, of a message's figures and of the days beside them: the same rule as
// src/model/possible_figures.h, for the reader of the document. tests/differential compares the two.
// @ts-check
import { dayText } from '../base/format.js';
import { kDefinitions } from './closed-lists.js';
import { parseTime } from './parse-time.js';

/** @typedef {[code: string, detail: string, member: string]} Notice */

const kMostPeople = 100_000_000;
const kMostViews = 1_000_000_000;
const kCounts = ['reactions', 'comments', 'commenters', 'shares', 'reach', 'impressions'];
const kParts = ['reach_organic', 'reach_followers', 'reach_paid'];
const kMembers = [...kCounts, 'reach_followers', 'reach_paid', 'reach_organic'];
const kDeeds = ['reactions', 'shares', 'commenters'];
/** Times that it was shown, of which one person may have several. */
const kOfViews = kDefinitions.slice(kDefinitions.indexOf('impressions'));

/** Do figures of such a definition count times that it was shown? @param {string} [definition] */
export const countsViews = (definition = '') => kOfViews.includes(definition);

/** Why a day cannot be; undefined where it can. @param {string} day @param {string} today empty: not known */
export function wrongDay(day, today) {
  if (day[4] !== '-' || parseTime(day) === null) return 'item.no_day';
  return today !== '' && day.slice(0, 10) > today ? 'item.day_ahead' : undefined;
}

/** A count of followers: notices of what cannot be. @param {{ date?: string, count?: number }} entry @param {string} today @returns {Notice[]} */
export function followerNotices({ date = '', count = -1 }, today) {
  const wrong = wrongDay(date, today);
  /** @type {Notice[]} */
  const notices = wrong ? [[wrong, date, '/date']] : [];
  if (count > kMostPeople) notices.push(['item.too_many', String(count), '/count']);
  return notices;
}

/** What a platform told of a period: notices of what cannot be. @param {{ from?: string, to?: string, reach?: number }} entry
 * @param {string} today @returns {Notice[]} */
export function periodNotices({ from = '', to = '', reach = -1 }, today) {
  /** @type {Notice[]} */
  const notices = [];
  const [wrong_from, wrong_to] = [wrongDay(from, today), wrongDay(to, today)];
  if (wrong_from) notices.push([wrong_from, from, '/from']);
  if (wrong_to) notices.push([wrong_to, to, '/to']);
  if (!wrong_from && !wrong_to && to < from) notices.push(['item.no_day', `${from} / ${to}`, '/to']);
  if (reach > kMostPeople) notices.push(['item.too_many', String(reach), '/reach']);
  return notices;
}

/** Youngest first, each age once, each of some part. @param {{ from?: number, to?: number, share?: number }[]} ages */
export function areAges(ages) {
  return ages.every(({ from = 0, to = -1, share = -1 }, i) => {
    const before = i === 0 ? null : (ages[i - 1].to ?? -1);
    return share >= 0 && !(to >= 0 && to < from) && (before === null || (before >= 0 && before < from));
  });
}

/** Of a message of which only the month or the year is known, these count. @param {string} day @param {number} time @param {string} precision */
function isBeforeMessage(day, time, precision) {
  const told = precision === 'year' ? 4 : precision === 'month' ? 7 : 10;
  return day.length >= 10 && day[4] === '-' && day.slice(0, told) < dayText(time).slice(0, told);
}

/** What one counts was there when the other was counted. @param {any} one @param {any} than */
function isNoLater(one, than) {
  if (one === than) return true;
  const [mine, theirs] = [one.source ?? '', than.source ?? ''];
  const is_beside = mine === theirs || (mine === 'archive' && theirs === 'platform');
  return is_beside && (one.measured ?? '') !== '' && one.measured <= (than.measured ?? '');
}

/** @param {any[]} list @param {any} one @returns {Notice[]} */
function impossibleOf(list, one) {
  const of_views = countsViews(one.definition);
  const people = of_views ? undefined : one.reach;
  /** @type {Notice[]} */
  const found = [];
  const tell = (/** @type {string} */ code, /** @type {string} */ name, /** @type {number[]} */ ...numbers) =>
    found.push([code, numbers.join(' / '), name]);
  for (const name of kMembers) {
    const is_views = name === 'impressions' || (name === 'reach' && of_views);
    if (one[name] > (is_views ? kMostViews : kMostPeople)) tell('item.too_many', name, one[name]);
  }
  // Platforms may count the views of an advertisement apart.
  const paid = Math.max(one.reach_paid ?? 0, 0);
  const unpaid = paid > people ? people : people - paid;
  if (one.impressions < unpaid) tell('item.views_below_reach', 'impressions', one.impressions, unpaid);
  for (const name of kParts) if (one[name] > people) tell('item.part_above_reach', name, one[name], people);
  const engaged = Math.max(
    -1,
    ...list.filter((each) => isNoLater(each, one)).flatMap((each) => kDeeds.map((name) => each[name] ?? -1)),
  );
  if (engaged > people) tell('item.engaged_above_reach', 'reach', engaged, people);
  if (one.commenters > one.comments) tell('item.commenters_above_comments', 'commenters', one.commenters, one.comments);
  return found;
}

/** The measurements of a message without the days that cannot be, and what cannot be of them.
 * @param {any[]} list @param {{ time: number, precision: string, today: string }} of @returns {{ figures: any[], notices: Notice[] }} */
export function judged(list, { time, precision, today }) {
  const placeOf = (/** @type {any} */ one, /** @type {string} */ name) => `/_kringen/metrics/${one.record}/${name}`;
  const notices = list.flatMap((one) =>
    impossibleOf(list, one).map(([code, detail, name]) => /** @type {Notice} */ ([code, detail, placeOf(one, name)])),
  );
  const figures = list.map((one) => {
    const { measured = '' } = one;
    if (measured === '') return one;
    const wrong = wrongDay(measured, today) ?? (isBeforeMessage(measured, time, precision) && 'item.measured_early');
    if (!wrong) return one;
    notices.push([wrong, measured, placeOf(one, 'measured')]);
    return { ...one, measured: '' };
  });
  return { figures, notices };
}

// Numbers that are shown together are rounded together: whole units of one total, handed to its parts by the largest
// remainder. Laws: the parts add up to the total; none is further than one unit from its own size; the order of equal parts
// does not matter to the sum.
// @ts-check
import { t } from '../../base/i18n.js';
import { isFew, unreached } from '../words.js';

/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../base/format.js').Format} Format */
/** @typedef {'direct' | 'both' | 'shared' | 'recommended'} Way */
/** @typedef {'not_on_platform' | 'no_tie' | 'not_shown'} Reason */

export const kWays = /** @type {const} */ (['direct', 'both', 'shared', 'recommended']);
export const kReasons = /** @type {const} */ (['not_on_platform', 'no_tie', 'not_shown']);

/** Whole units for parts that have these weights. @param {number} total whole, 0 or more @param {number[]} weights */
export function partition(total, weights) {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (!(sum > 0)) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const lacking = total - parts.reduce((all, part) => all + part, 0);
  exact
    .map((size, i) => ({ i, rest: size - parts[i] }))
    .sort((a, b) => b.rest - a.rest)
    .slice(0, lacking)
    .forEach(({ i }) => (parts[i] += 1));
  return parts;
}

/** The ways that anybody took. @param {ReachResult} result */
export function waysOf(result) {
  return kWays.filter((way) => way !== 'recommended' || result.recommended.high > 0);
}

/**
 * Everything that adds up to the residents, in whole units.
 * @typedef {object} Whole
 * @property {number} unit persons, or a share
 * @property {Record<Way, number>} ways in units
 * @property {Record<Reason, number>} reasons in units
 * @property {number} reached @property {number} none in units
 */

/** @param {ReachResult} result @param {number} unit of `whole` @param {number} whole of the residents, as `unit` is of */
function wholeIn(result, unit, whole) {
  const all = Math.round(whole / unit);
  const per_person = whole / result.residents / unit;
  // Few persons are no unit: all the others would tell how few.
  const is_hidden = unit >= 1 && isFew(result.reach.median);
  const reached = is_hidden ? 0 : Math.min(all, Math.round(result.reach.median * per_person));
  const ways = partition(
    reached,
    kWays.map((way) => result[way].median),
  );
  const none = all - reached;
  const why = unreached(result.villages);
  const outside = Math.min(none, Math.round((result.residents - result.users.median) * per_person));
  const inside = partition(none - outside, [why.no_tie, why.not_shown]);
  const is_split = inside[0] + inside[1] === none - outside;
  return {
    unit,
    ways: { direct: ways[0], both: ways[1], shared: ways[2], recommended: ways[3] },
    reasons: { not_on_platform: is_split ? outside : none, no_tie: inside[0], not_shown: inside[1] },
    reached,
    none,
  };
}

/** In per cent, below one in tenths. @param {ReachResult} result @returns {Whole} */
export function sharesOf(result) {
  return wholeIn(result, result.reach.median / result.residents < 0.00995 ? 0.001 : 0.01, 1);
}

/** In persons, by two digits of those who were reached. @param {ReachResult} result @returns {Whole} */
export function personsOf(result) {
  if (isFew(result.reach.median)) return wholeIn(result, 100, result.residents);
  const digits = Math.floor(Math.log10(Math.max(100, result.reach.median)));
  return wholeIn(result, 10 ** (digits - 1), result.residents);
}

/** Units of a share as people write them; what is more than nothing is never 0.
 * @param {number} units @param {number} unit @param {boolean} is_some @param {Format} format */
export function shareWords(units, unit, is_some, format) {
  if (units > 0 || !is_some) return format.percent(units * unit);
  return t('number.below', { number: format.percent(unit) });
}

/** @param {number} units of persons @param {number} unit @param {boolean} is_some @param {Format} format */
export function countWords(units, unit, is_some, format) {
  const persons = units * unit;
  return isFew(persons) || (persons === 0 && is_some) ? t('reach.few') : format.count(persons);
}

/** Persons of each village, and of those that are too small for a figure of their own: parts of the one number.
 * @param {ReachResult} result */
export function villagePersons(result) {
  const { reached, unit } = personsOf(result);
  const units = partition(
    reached,
    result.villages.map(({ reach }) => reach.median),
  );
  /** @type {Map<string, number>} */
  const by_id = new Map(result.villages.map(({ id }, i) => [id, units[i] * unit]));
  const others = result.villages.filter(({ figure }) => figure === null);
  return {
    by_id,
    others: others.reduce((sum, { id }) => sum + (by_id.get(id) ?? 0), 0),
    residents: others.reduce((sum, { residents }) => sum + residents, 0),
  };
}

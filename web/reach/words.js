// What the reach model's numbers are called, for people. Pure: values in, words out. Laws: never "1 op de 1"; the
// fraction is within a sixth of the share it stands for; a difference is named only where no interval overlaps.
// @ts-check
import { has, plural, t } from '../base/i18n.js';
import { platformWords } from '../base/platform-words.js';
import { kPlatformRows } from '../base/platforms.js';

/** @typedef {import('../base/platforms.js').Platform} Platform */
/** @typedef {import('../base/platform-words.js').PlatformWords} PlatformWords */
/** @typedef {import('../reach').Cell} Cell */
/** @typedef {import('../reach').Estimate} Estimate */
/** @typedef {import('../reach').ReachResult} ReachResult */
/** @typedef {import('../base/format.js').Format} Format */

/** Fractions that people say. */
const kFractions = /** @type {[number, number][]} */ ([
  [9, 10],
  [4, 5],
  [3, 4],
  [2, 3],
  [3, 5],
  [1, 2],
  [2, 5],
  [1, 3],
  [1, 4],
  [1, 5],
  [1, 6],
  [1, 7],
  [1, 8],
  [1, 9],
  [1, 10],
  [1, 12],
  [1, 15],
  [1, 20],
  [1, 25],
  [1, 30],
  [1, 40],
  [1, 50],
  [1, 70],
  [1, 100],
  [1, 140],
  [1, 200],
]);
const kAlmostAll = 0.95;
const kAlmostNone = 1 / 220;

/** The fraction that is nearest to a share, by ratio; null beyond what has one.
 * @param {number} share @returns {[number, number] | null} */
export function nearFraction(share) {
  if (!(share >= kAlmostNone && share <= kAlmostAll)) return null;
  const distance = (/** @type {[number, number]} */ [a, b]) => Math.abs(Math.log(a / b / share));
  return kFractions.reduce((best, next) => (distance(next) < distance(best) ? next : best));
}

/**
 * "1 op de 7 inwoners zag dit".
 * @param {number} share @param {'item' | 'case' | 'period'} scope @param {Format} format
 */
export function headline(share, scope, format) {
  const what = t(`reach.saw.${scope}.one`);
  if (!Number.isFinite(share)) return t('reach.headline.unknown');
  const fraction = nearFraction(share);
  if (!fraction)
    return t(
      share > 0.5 ? 'reach.headline.almost_all' : share > 0 ? 'reach.headline.almost_none' : 'reach.headline.none',
      { what },
    );
  const [part, whole] = fraction;
  return plural('reach.headline', part, format.count(part), {
    whole: format.count(whole),
    what: plural(`reach.saw.${scope}`, part, ''),
  });
}

/** "1 op de 6", "bijna iedereen". @param {number} share @param {Format} format */
export function shortFraction(share, format) {
  const fraction = nearFraction(share);
  if (fraction) return t('reach.fraction', { part: format.count(fraction[0]), whole: format.count(fraction[1]) });
  return t(share > 0.5 ? 'reach.fraction_all' : 'reach.fraction_none');
}

/** The word for an id of the model; an id that has none yet reads as it is. @param {string} set @param {string} id */
export function wordOf(set, id) {
  const key = `reach.${set}.${id}`;
  return has(key) ? t(key) : id.replaceAll('_', ' ');
}

/** Whether a message is passed on from one to another there: a paper has readers, and no friends of theirs.
 * @param {Pick<import('../reach').ReachShown, 'question'>} shown */
export function isPassedOn({ question }) {
  const messages = question?.messages ?? [];
  const kindOf = (/** @type {string} */ platform) =>
    kPlatformRows[/** @type {Platform} */ (platform)]?.kind ?? 'social';
  return messages.length === 0 || messages.some(({ platform }) => kindOf(platform) === 'social');
}

/** The words for the platform that a question is about. @param {Pick<import('../reach').ReachShown, 'question'>} shown */
export function platformOf({ question }) {
  return platformWords(question?.messages[0]?.platform ?? 'facebook');
}

/** "12-17" -> "12 tot en met 17 jaar", "75+" -> "75 jaar en ouder". @param {string} id */
export function ageWords(id) {
  const band = /^(\d+)-(\d+)$/.exec(id);
  if (band) return t('reach.age.band', { from: band[1], to: band[2] });
  const open = /^(\d+)\+$/.exec(id);
  return open ? t('reach.age.open', { from: open[1] }) : wordOf('age', id);
}

/** A sentence may begin with what a channel is called. @param {string} text */
export function capitalized(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A warning of the engine; never a code alone. @param {string} code @param {ReachResult} result @param {PlatformWords} platform */
export function warningWords(code, result, platform) {
  // A file that tells no year is of none.
  const key = code === 'other_year' && result.year === 0 ? 'reach.warning.no_year' : `reach.warning.${code}`;
  return has(key)
    ? capitalized(t(key, { ...platform, year: String(result.year) }))
    : t('reach.warning_other', { code });
}

const kFew = 100;

/** Some, and too few for a number of their own; the program has the same rule (src/base/few.h). @param {number} persons */
export function isFew(persons) {
  const whole = Math.round(persons);
  return whole > 0 && whole < kFew;
}

/** "1.700": the one way in which a number of residents that the model gives is written. Below a hundred it is not known to the
 * person. @param {number} persons @param {Format} format */
export function residentsWords(persons, format) {
  return isFew(persons) ? t('reach.few') : format.about(Math.round(persons));
}

/** "\u2248 1.700"; of a hundred residents or fewer "fewer than 100" says nothing.
 * @param {number} persons @param {Format} format @param {number} [residents] */
export function personsWords(persons, format, residents = Infinity) {
  if (isFew(persons)) return residents <= kFew ? '' : t('reach.few');
  const words = residentsWords(persons, format);
  return Math.round(persons) === 0 ? words : `\u2248 ${words}`;
}

/** An interval by the same rule: "1.300 tot 4.500", "hooguit 340", "minder dan 100".
 * @param {Estimate} estimate persons @param {Format} format @param {number} [residents] of so few that "fewer than 100" says nothing */
export function rangeWords(estimate, format, residents = Infinity) {
  const [low, high] = [Math.round(estimate.low), Math.round(estimate.high)];
  if (isFew(high) && residents <= kFew) return t('reach.range.most', { high: format.count(residents) });
  if (high < kFew) return residentsWords(high, format);
  const values = { low: format.about(low), high: format.about(high) };
  return t(low < kFew ? 'reach.range.most' : 'reach.range', values);
}

/** How many of how many: "\u2248 1.700", "van de 22.600 inwoners"; nothing where neither says anything.
 * @param {ReachResult} result @param {Format} format */
export function numberWords({ reach, residents }, format) {
  const number = personsWords(reach.median, format, residents);
  return number === '' ? [] : [number, t('reach.of_all', { count: format.count(residents) })];
}

/**
 * What the estimate rests on, and between which numbers it lies: the sentence of the published pages, word for word.
 * @param {import('../reach').ReachShown} shown @param {ReachResult} result @param {PlatformWords} platform
 * @param {Format} format
 */
export function evidenceWords({ question }, result, platform, format) {
  return capitalized(evidenceOf(question, result, platform, format));
}

/** @param {import('../reach').ReachShown['question']} question @param {ReachResult} result @param {PlatformWords} platform @param {Format} format */
function evidenceOf(question, result, platform, format) {
  const values = {
    ...platform,
    figure: figureWords(question?.messages[0]?.definition ?? '', result, format),
    others: format.count(result.reported - result.paid),
    range: rangeWords(result.reach, format, result.residents),
  };
  if ((question?.messages.length ?? 1) > 1) return t('reach.evidence.several', values);
  const is_nobody = result.evidence === 'reported' && result.reported === 0;
  const is_figure = result.evidence === 'reported' || result.evidence === 'views';
  const [first] = question?.messages ?? [];
  const is_here = is_figure && (first?.local_followers ?? first?.local_share ?? null) !== null;
  if (is_nobody) return t('reach.evidence.nobody', values);
  const is_paid = is_figure && result.paid > 0;
  const evidence = first?.period === true ? 'period' : result.evidence;
  return t(`reach.evidence.${evidence}${is_here ? '_here' : ''}${is_paid ? '_paid' : ''}`, values);
}

const kOfViews = /^(impressions|views|plays)$/;

/** "5.200 kijkers", "een bereik van 5.200": what the platform calls what it counts. A word that does not fit what the number
 * is of is not believed. @param {string} definition @param {number} count @param {boolean} is_views @param {Format} format */
export function reportedWords(definition, count, is_views, format) {
  const is_known = has(`reach.figure.${definition}.other`) && kOfViews.test(definition) === is_views;
  return plural(`reach.figure.${is_known ? definition : is_views ? 'views' : 'viewers'}`, count, format.count(count));
}

/** The same, and what part of it money brought. @param {string} definition @param {ReachResult} result @param {Format} format */
function figureWords(definition, result, format) {
  const figure = reportedWords(definition, result.reported, result.evidence === 'views', format);
  return result.paid > 0 ? t('reach.figure.paid', { figure, count: format.count(result.paid) }) : figure;
}

/** @param {Estimate} estimate persons @param {number} whole @returns {Estimate} shares; unknown of nobody */
export function shareOf(estimate, whole) {
  return { median: estimate.median / whole, low: estimate.low / whole, high: estimate.high / whole };
}

/** Which cells differ for sure: the highest and the lowest share, when their intervals do not overlap.
 * @param {Cell[]} cells @returns {{ most: Cell, least: Cell } | null} */
export function sureDifference(cells) {
  const known = cells.filter((cell) => cell.residents > 0);
  if (known.length < 2) return null;
  const most = known.reduce((a, b) => (b.reach.low / b.residents > a.reach.low / a.residents ? b : a));
  const least = known.reduce((a, b) => (b.reach.high / b.residents < a.reach.high / a.residents ? b : a));
  return most.reach.low / most.residents > least.reach.high / least.residents ? { most, least } : null;
}

/** The end of a scale that holds a share. @param {number} share */
export function scaleEnd(share) {
  return [0.1, 0.25, 0.5, 0.75].find((end) => share <= end) ?? 1;
}

/** The unreached of all cells, by the reason. @param {Cell[]} cells */
export function unreached(cells) {
  const sum = { not_on_platform: 0, no_tie: 0, not_shown: 0 };
  for (const cell of cells) {
    sum.not_on_platform += cell.not_on_platform;
    sum.no_tie += cell.no_tie;
    sum.not_shown += cell.not_shown;
  }
  return sum;
}

/** The part of the reached who saw it only through others. @param {ReachResult} result */
export function onlyShared(result) {
  return result.reach.median > 0 ? result.shared.median / result.reach.median : 0;
}

/** Blind village-by-age cells as one line per age: everywhere, or in which villages.
 * @param {Cell[]} cells ids "village/age" @param {number} all how many villages there are @returns {{ age: string, villages: string[], everywhere: boolean, residents: number }[]} */
export function blindAges(cells, all) {
  /** @type {Map<string, { villages: string[], residents: number }>} */
  const ages = new Map();
  for (const cell of cells) {
    const [village, age] = splitCell(cell.id);
    const entry = ages.get(age) ?? { villages: [], residents: 0 };
    if (cell.blind) {
      entry.villages.push(village);
      entry.residents += cell.residents;
    }
    ages.set(age, entry);
  }
  return [...ages]
    .filter(([, entry]) => entry.villages.length > 0)
    .map(([age, { villages, residents }]) => ({
      age,
      villages,
      everywhere: villages.length === all && all > 1,
      residents,
    }));
}

/** @param {string} id "de-lutte/75+" @returns {[string, string]} */
export function splitCell(id) {
  const cut = id.indexOf('/');
  return cut < 0 ? [id, ''] : [id.slice(0, cut), id.slice(cut + 1)];
}

/** Public figures on who sees what exist for these years only. @param {number | null} year */
export function hasPublicFigures(year) {
  return year === null || (year >= 2011 && year <= 2015);
}

/** A parameter's value as people write it.
 * @param {{ unit: string, step: number }} parameter @param {number} value @param {Format} format */
export function valueWords({ unit, step }, value, format) {
  switch (unit) {
    case 'share':
      return t('number.percent', { number: format.decimal(value * 100, step * 100) });
    case 'persons':
      return format.count(Math.round(value));
    case 'factor':
      return t('reach.value.factor', { number: format.decimal(value, step) });
    default:
      return format.decimal(value, step);
  }
}

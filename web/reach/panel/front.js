// What the panel says at once, in one screen: how many, how sure, what it rests on, by which ways, who was missed.
// @ts-check
import { el } from '../../base/dom.js';
import { plural, t } from '../../base/i18n.js';
import { ageBars } from './ages.js';
import { differenceWords, knownVillages, laggingWords } from './groups.js';
import { worstAges } from './missed.js';
import { badge, bar, sign } from './parts.js';
import { kReasons, sharesOf, waysOf } from './totals.js';
import {
  ageWords,
  capitalized,
  evidenceWords,
  isFew,
  numberWords,
  sureDifference,
  warningWords,
  wordOf,
} from '../words.js';

/** @typedef {import('../../base/platform-words.js').PlatformWords} PlatformWords */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../reach').ReachShown} ReachShown */
/** @typedef {import('../../base/format.js').Format} Format */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/** The number that counts. @param {ReachShown} shown @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
export function head(shown, result, context, platform) {
  const { format } = context;
  const [number = '', whole = ''] = numberWords(result, format);
  return el(
    'div',
    { class: 'reach-head', 'data-key': 'head' },
    number === ''
      ? progress(shown)
      : el(
          'p',
          { class: 'reach-number' },
          el('span', { class: 'big' }, number),
          ' ',
          el('span', { class: 'reach-whole' }, whole),
          ' ',
          progress(shown),
        ),
    el('p', { class: 'reach-evidence' }, evidenceWords(shown, result, platform, format), ' ', estimated()),
    mostly(shown, result, platform),
    partWords(shown, format),
    shown.left_out
      ? el('p', { class: 'reach-warning' }, plural('reach.left_out', shown.left_out, format.count(shown.left_out)))
      : null,
    result.warnings.length === 0
      ? null
      : el(
          'p',
          { class: 'reach-warning' },
          result.warnings.map((code) => warningWords(code, result, platform)).join(' '),
        ),
  );
}

const kMost = 0.5;

/** Which one thing that is not known makes most of the interval, and what would settle it.
 * @param {ReachShown} shown @param {ReachResult} result @param {PlatformWords} platform */
function mostly({ question }, { evidence, sensitivity: [first] }, platform) {
  if (first === undefined || !['reported', 'views', 'rate'].includes(evidence)) return null;
  const hintOf = (/** @type {string} */ words) => el('p', { class: 'hint' }, capitalized(words));
  const author = question?.messages[0];
  const is_open = (/** @type {number | null | undefined} */ share) => (share ?? null) === null;
  const is_here = first.id === 'viewers_here' && first.share >= kMost && is_open(author?.local_share);
  if (is_here && is_open(author?.local_followers)) return hintOf(t('reach.mostly_followers', platform));
  if (is_here && is_open(author?.local_others)) return hintOf(t('reach.mostly_others', platform));
  return evidence === 'rate' ? hintOf(t('reach.mostly', { what: wordOf('parameter', first.id) })) : null;
}

/** Of how many of the messages, where it is not of all. @param {ReachShown} shown @param {Format} format */
function partWords({ scope, of = 0, covered = 0, left_out = 0, question }, format) {
  const counted = (question?.messages ?? []).filter(({ period }) => period !== true).length + covered;
  const without = of - counted - left_out;
  if (scope === 'item' || without <= 0) return null;
  return el('p', { class: 'hint' }, plural('reach.part', of, format.count(of), { counted: format.count(counted) }));
}

/** The one badge, which is also the way to how it was made. */
function estimated() {
  const mark = badge('estimated');
  return el(
    'button',
    {
      type: 'button',
      class: mark.className,
      'data-explain': 'reach',
      'aria-label': `${mark.textContent}: ${t('reach.method.title')}`,
    },
    mark.textContent,
  );
}

/** So small that nothing moves when it goes. @param {ReachShown} shown */
function progress({ state }) {
  if (state === 'final') return null;
  const words = t(state === 'rough' ? 'reach.progress.rough' : 'reach.progress.waiting');
  return el(
    'span',
    { class: 'reach-progress' },
    el('span', { 'aria-hidden': 'true' }, '\u2026'),
    el('span', { class: 'visually-hidden' }, words),
  );
}

/** By which ways, as one bar and a figure each. @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
export function waysLine(result, context, platform) {
  const shares = sharesOf(result);
  if (shares.reached === 0) return null;
  const taken = waysOf(result).filter((kind) => shares.ways[kind] > 0); // a way of nobody is one of the figures behind
  const figure = (/** @type {typeof taken[number] | 'none'} */ kind, /** @type {number} */ units) =>
    el(
      'li',
      { class: 'with-sign', 'data-key': kind },
      sign(kind),
      `${context.format.percent(units * shares.unit)} ${t(`reach.short_way.${kind}`, platform)}`,
    );
  return el(
    'div',
    { class: 'ways-line', 'data-key': 'ways-line' },
    bar(
      taken.map((kind) => ({ kind, share: shares.ways[kind] * shares.unit })),
      { tall: true },
    ),
    el('ul', {}, ...taken.map((kind) => figure(kind, shares.ways[kind])), figure('none', shares.none)),
  );
}

/** Villages and groups, in at most two sentences; nothing where nothing is known.
 * @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
export function groups(result, context, platform) {
  return el(
    'div',
    { class: 'reach-groups', 'data-key': 'groups' },
    ageBars(result, context, platform),
    ...[villageWords(result, context), worstWords(result), missedWords(result, context, platform)].map((words) =>
      words === null ? null : el('p', {}, words),
    ),
  );
}

/** @param {ReachResult} result @param {Context} context */
function villageWords(result, context) {
  const villages = knownVillages(result);
  const is_few = Math.round(result.reach.median) === 0 || isFew(result.reach.median);
  if (villages.length < 2 || is_few) return null;
  const is_sure = sureDifference(villages) !== null;
  return (is_sure ? null : laggingWords(result, context)) ?? differenceWords('villages', villages, context);
}

const kNearlyAll = 0.8;

/** Ages of which nearly everybody lives where they were reached much less. @param {ReachResult} result */
function worstWords(result) {
  const all = (/** @type {string} */ age) => result.ages.find(({ id }) => id === age)?.residents ?? 0;
  const ages = result.warnings.includes('other_year')
    ? []
    : worstAges(result).filter(({ age, residents }) => residents >= kNearlyAll * all(age));
  return ages.length === 0 ? null : t('reach.worst', { ages: ages.map(({ age }) => ageWords(age)).join(', ') });
}

/** Why the others did not see it, where the platform's users of that time are known.
 * @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
function missedWords(result, context, platform) {
  if (result.warnings.includes('other_year') || result.warnings.includes('no_adoption')) return null;
  const shares = sharesOf(result);
  const parts = kReasons
    .filter((reason) => shares.reasons[reason] > 0)
    .map(
      (reason) =>
        `${context.format.percent(shares.reasons[reason] * shares.unit)} ${t(`reach.why.${reason}`, platform)}`,
    );
  return parts.length === 0 ? null : t('reach.missed_line', { reasons: parts.join(', ') });
}

/** @param {boolean | null} playing null where there is nothing to play @param {boolean} has_map */
export function buttons(playing, has_map) {
  const one = (/** @type {string} */ key, /** @type {Record<string, string>} */ attributes) =>
    el('button', { type: 'button', class: 'button', ...attributes }, t(key));
  return el(
    'p',
    { class: 'reach-buttons', 'data-key': 'buttons' },
    playing !== null
      ? one(playing ? 'reach.map.stop' : 'reach.map.play', { 'data-act': 'play' })
      : has_map
        ? one('reach.show_map', { class: 'button show-map', 'data-act': 'map' })
        : null,
    one('what_if.open', { 'data-act': 'what-if' }),
    one('reach.method.title', { 'data-explain': 'reach' }),
    one('reach.download', { 'data-act': 'download' }),
  );
}

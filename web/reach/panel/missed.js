// Who did not see it: why not, and the groups that were reached much less than the whole.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { villageName } from '../../list/item-parts.js';
import { mergedWords } from './groups.js';
import { bar, row, sign, table } from './parts.js';
import { hint, section } from './section.js';
import { countWords, kReasons, personsOf, shareWords, sharesOf } from './totals.js';
import { ageWords, blindAges, isFew } from '../words.js';

/** @typedef {import('../../base/platform-words.js').PlatformWords} PlatformWords */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../list/item-parts.js').Context} Context */

const kMostBlindSpots = 3;
const kSigns = /** @type {const} */ ({ not_on_platform: 'why-platform', no_tie: 'why-tie', not_shown: 'why-shown' });

/** Who was not reached, by the reason, with what could be done about it.
 * @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
export function missed(result, context, platform) {
  const { format } = context;
  const [shares, persons] = [sharesOf(result), personsOf(result)];
  if (shares.none === 0) return null;
  const rows = kReasons.map((reason) =>
    row(
      reason,
      el(
        'span',
        { class: 'named' },
        el('span', { class: 'with-sign' }, sign(kSigns[reason]), t(`reach.missed.${reason}`, platform)),
        el('span', { class: 'of' }, t(`reach.remedy.${reason}`)),
      ),
      shareWords(shares.reasons[reason], shares.unit, true, format),
      countWords(persons.reasons[reason], persons.unit, true, format),
    ),
  );
  return section(
    'missed',
    bar(
      kReasons.map((reason) => ({ kind: kSigns[reason], share: shares.reasons[reason] / shares.none })),
      { tall: true },
    ),
    table(
      {
        caption: t('reach.caption.missed', {
          count: countWords(persons.none, persons.unit, true, format),
          share: format.percent(shares.none * shares.unit),
        }),
        head: [t('reach.column.reason'), t('reach.column.share'), t('reach.column.persons')],
      },
      rows,
    ),
  );
}

/** The largest groups that were surely reached much less than the whole. @param {ReachResult} result */
export function worstAges(result) {
  return blindAges(result.blind_spots, result.villages.length)
    .sort((a, b) => b.residents - a.residents)
    .slice(0, kMostBlindSpots);
}

/** The share of an age that the paper reaches. The ages of a result are those that somebody has; the paper's are all.
 * @param {Pick<ReachResult, 'mix' | 'mix_total'>} result @param {string} age */
export function paperShare({ mix, mix_total }, age) {
  const band = mix_total?.ages.findIndex(({ id }) => id === age) ?? -1;
  return mix.find(({ id }) => id === 'paper')?.by_age[band] ?? 0;
}

/** Blind spots, with an offline channel first. @param {ReachResult} result @param {Context} context */
export function blindSpots(result, context) {
  const { format } = context;
  if (result.warnings.includes('other_year')) return null;
  const found = worstAges(result);
  const items = found.map(({ age, villages: in_villages, everywhere, residents }) => {
    const where = everywhere ? t('reach.everywhere') : in_villages.map((id) => villageName(context, id)).join(', ');
    const share = paperShare(result, age);
    const offline = share >= 0.2 ? t('reach.offline_share', { share: format.percent(share) }) : t('reach.offline');
    return el(
      'li',
      { 'data-key': age },
      el('strong', {}, t('reach.blind', { age: ageWords(age), where })),
      ' ',
      t(isFew(residents) ? 'reach.blind_few' : 'reach.blind_size', { count: format.about(residents) }),
      ' ',
      offline,
    );
  });
  return section(
    'blind_spots',
    items.length === 0 ? el('p', {}, t('reach.no_blind_spots')) : el('ul', { class: 'blind' }, ...items),
    hint('reach.blind_rule'),
    hint('reach.blind_other'),
    hint('reach.honest.targeting'),
    mergedWords(result.blind_spots, context),
  );
}

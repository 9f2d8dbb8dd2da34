// The same figure for villages, ages and how often people look, always in their own order: a ranking would read more into the
// figures than they hold.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { villageName } from '../../list/item-parts.js';
import { bar, barCell, row, table } from './parts.js';
import { hint, range, section } from './section.js';
import { scaleWords } from './times.js';
import { countWords, partition, villagePersons, waysOf } from './totals.js';
import { ageWords, residentsWords, scaleEnd, shareOf, splitCell, sureDifference } from '../words.js';

/** @typedef {import('../../base/platform-words.js').PlatformWords} PlatformWords */
/** @typedef {import('../../reach').Cell} Cell */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/**
 * @param {'villages' | 'ages'} topic @param {Cell[]} list @param {ReachResult} result @param {Context} context @param {PlatformWords} platform
 * @param {(cell: Cell) => Node | string} nameOf
 */
function cells(topic, list, result, context, platform, nameOf) {
  const { format } = context;
  if (list.length === 0) return null;
  const end = scaleEnd(Math.max(...list.map((cell) => cell.reach.high / cell.residents)));
  const rows = list.map((cell) => {
    const share = cell.figure ?? shareOf(cell.reach, cell.residents);
    const parts = waysIn(cell, share.median, result);
    const words = parts
      .map(({ kind, share: part }) => `${t(`reach.way.${kind}`, platform)} ${format.percent(part)}`)
      .join(', ');
    return row(
      cell.id,
      nameOf(cell),
      barCell(bar(parts, { end, interval: share }), words),
      format.percent(share.median),
      range(context, share),
    );
  });
  return [
    table(
      {
        caption: `${t(`reach.caption.${topic}`)} ${scaleWords(end, context)}`,
        head: [t(`reach.column.${topic}`), t('reach.column.ways'), t('reach.column.share'), t('reach.column.range')],
      },
      rows,
    ),
    el('p', { class: 'hint' }, differenceWords(topic, list, context)),
    mergedWords(list, context),
  ];
}

/** The ways within a cell, which add up to the share that is written. @param {Cell} cell @param {number} share @param {ReachResult} result */
function waysIn(cell, share, result) {
  const unit = share < 0.00995 ? 0.001 : 0.01;
  const kinds = waysOf(result);
  const units = partition(
    Math.round(share / unit),
    kinds.map((kind) => cell[kind]),
  );
  return kinds.map((kind, i) => ({ kind, share: units[i] * unit }));
}

/** The only difference that is sure, or that there is none. @param {'villages' | 'ages'} topic @param {Cell[]} list @param {Context} context */
export function differenceWords(topic, list, context) {
  const sure = sureDifference(list);
  const name = (/** @type {Cell} */ cell) => (topic === 'villages' ? villageName(context, cell.id) : ageWords(cell.id));
  return sure
    ? t('reach.sure_difference', { most: name(sure.most), least: name(sure.least) })
    : t(`reach.no_difference.${topic}`);
}

/** @param {Cell[]} list @param {Context} context */
export function mergedWords(list, context) {
  const merged = list.flatMap((cell) =>
    cell.merged.map(
      (id) => `${cellWords(id, context)} (${t('reach.merged_into', { name: cellWords(cell.id, context) })})`,
    ),
  );
  return merged.length === 0 ? null : hint('reach.merged', { names: merged.join(', ') });
}

/** A village, an age, or both. @param {string} id @param {Context} context */
function cellWords(id, context) {
  const [first, age] = splitCell(id);
  if (age !== '') return t('reach.age_in_village', { age: ageWords(age), village: villageName(context, first) });
  return /^\d/.test(first) ? ageWords(first) : villageName(context, first);
}

/** @param {Cell} cell @param {Context} context @param {Node | string} name */
function named(cell, context, name) {
  return namedOf(name, t('reach.residents', { count: context.format.count(Math.round(cell.residents)) }));
}

/** @param {Node | string} name @param {string} of */
function namedOf(name, of) {
  return el('span', { class: 'named' }, name, el('span', { class: 'of' }, of));
}

/** Villages with a figure of their own; none where nothing is known of any. @param {ReachResult} result */
export function knownVillages({ villages }) {
  return villages.filter(({ figure }) => figure !== null);
}

/** How likely it is that one of them stays behind. @param {ReachResult} result @param {Context} context */
export function laggingWords({ lagging }, { format }) {
  if (!lagging) return null;
  const tens = Math.round(lagging.chance * 10) / 10;
  const chance = tens === 0 ? t('number.below', { number: format.percent(0.05) }) : format.percent(Math.min(tens, 0.9));
  return t(tens === 1 ? 'reach.lagging_surely' : 'reach.lagging', { share: format.percent(lagging.share), chance });
}

/** @param {ReachResult} result @param {Context} context @param {PlatformWords} platform @param {boolean} choosing a village can be chosen */
export function villages(result, context, platform, choosing) {
  if (result.villages.length < 2) return null;
  if (!result.villages_known) return section('villages', el('p', {}, t('reach.villages_unknown')));
  const { format } = context;
  const persons = villagePersons(result);
  const of = (/** @type {number} */ count, /** @type {number} */ residents, is_some = true) =>
    t('reach.of_residents_here', {
      count: countWords(count, 1, is_some && result.reach.median > 0, format),
      residents: format.count(Math.round(residents)),
    });
  const nameOf = (/** @type {Cell} */ cell) => {
    const name = villageName(context, cell.id);
    const button = () => el('button', { type: 'button', class: 'link', 'data-village': cell.id }, name);
    return namedOf(
      choosing ? button() : name,
      of(persons.by_id.get(cell.id) ?? 0, cell.residents, cell.reach.median > 0),
    );
  };
  const parts = cells('villages', knownVillages(result), result, context, platform, nameOf);
  const lagging = laggingWords(result, context);
  return (
    parts &&
    section(
      'villages',
      ...parts,
      persons.residents > 0
        ? el('p', { class: 'hint' }, `${t('reach.other_villages')}: ${of(persons.others, persons.residents)}.`)
        : null,
      lagging === null ? null : el('p', {}, lagging),
    )
  );
}

/** Of a message of another time than the population file the ages are not known, and what a platform reported says nothing of
 * them. @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
export function ages(result, context, platform) {
  if (!hasAges(result)) return null;
  const parts = cells('ages', result.ages, result, context, platform, (cell) => ageWords(cell.id));
  return (
    parts &&
    section('ages', ...parts, hint(result.ages_known ? 'reach.ages_of_followers' : 'reach.honest.engaged', platform))
  );
}

/** @param {ReachResult} result */
export function hasAges({ evidence, warnings, ages_known }) {
  return (evidence === 'profile' || ages_known) && !warnings.includes('other_year');
}

/** By how often people look at the platform. @param {ReachResult} result @param {Context} context */
export function usage(result, context) {
  const { format } = context;
  const rows = result.usage
    .filter(({ residents }) => residents > 0)
    .map((cell) => {
      const share = shareOf(cell.reach, cell.residents);
      return row(
        cell.id,
        named(cell, context, t(`reach.usage.${cell.id}`)),
        barCell(
          bar([{ kind: 'plain', share: share.median }], { interval: share }),
          t('reach.persons', { count: residentsWords(cell.reach.median, format) }),
        ),
        format.percent(share.median),
        range(context, share),
      );
    });
  return rows.length === 0
    ? null
    : section(
        'usage',
        table(
          {
            caption: t('reach.caption.usage'),
            head: [
              t('reach.column.usage'),
              t('reach.column.persons'),
              t('reach.column.share'),
              t('reach.column.range'),
            ],
          },
          rows,
        ),
      );
}

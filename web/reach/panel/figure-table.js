// The figures of the panel as a table for a spreadsheet: what it rests on, then part by part what the screen shows.
// @ts-check
import { t } from '../../base/i18n.js';
import { villageName } from '../../list/item-parts.js';
import { hasAges, knownVillages } from './groups.js';
import { kReasons, personsOf, sharesOf, villagePersons, waysOf } from './totals.js';
import { ageWords, evidenceWords, isFew, isPassedOn, shareOf, warningWords } from '../words.js';

/** @typedef {import('../../base/platform-words.js').PlatformWords} PlatformWords */
/** @typedef {import('../../reach').Cell} Cell */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../reach').ReachShown} ReachShown */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/** A cell that a spreadsheet takes for a text, whatever it begins with. @param {string | number} value */
function cellText(value) {
  const text = String(value);
  const is_formula = typeof value === 'string' && /^[=+\-@\t\r]/.test(text);
  return `"${(is_formula ? `'${text}` : text).replaceAll('"', '""')}"`;
}

/** @param {(string | number)[][]} rows */
export function csvOf(rows) {
  return `\ufeff${rows.map((row) => row.map(cellText).join(';')).join('\r\n')}\r\n`;
}

/** A share in per cent with a decimal comma or point, as the language writes numbers. @param {number} share @param {Context} context */
const percent = (share, { format }) => format.decimal(100 * share, 0.1);

/** @param {ReachShown} shown @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
export function figureRows(shown, result, context, platform) {
  const { format } = context;
  const [shares, persons] = [sharesOf(result), personsOf(result)];
  const reach = shareOf(result.reach, result.residents);
  const villages = villagePersons(result);
  const number = (/** @type {number} */ count) => (isFew(count) ? t('reach.few') : count);
  const line = (/** @type {string} */ part, /** @type {number} */ units, /** @type {number} */ count) => [
    part,
    percent(units * shares.unit, context),
    '',
    '',
    number(count * persons.unit),
  ];
  const group = (/** @type {string} */ name, /** @type {Cell} */ cell, /** @type {string | number} */ count = '') => {
    const share = cell.figure ?? shareOf(cell.reach, cell.residents);
    return [name, percent(share.median, context), percent(share.low, context), percent(share.high, context), count];
  };
  const ofVillage = (/** @type {Cell} */ cell) =>
    group(villageName(context, cell.id), cell, number(villages.by_id.get(cell.id) ?? 0));
  return [
    [t(`reach.title.${shown.scope}`, { title: shown.title })],
    [evidenceWords(shown, result, platform, format)],
    ...result.warnings.map((code) => [warningWords(code, result, platform)]),
    [t('reach.of_residents', { count: format.count(result.residents) })],
    [
      t('reach.column.part'),
      t('reach.column.share_percent'),
      t('reach.column.low'),
      t('reach.column.high'),
      t('reach.column.persons'),
    ],
    [
      t('reach.once'),
      percent(shares.reached * shares.unit, context),
      percent(reach.low, context),
      percent(reach.high, context),
      number(persons.reached * persons.unit),
    ],
    ...(isPassedOn(shown) ? waysOf(result) : []).map((way) =>
      line(t(`reach.way.${way}`, platform), shares.ways[way], persons.ways[way]),
    ),
    line(t('reach.way.none'), shares.none, persons.none),
    ...(result.warnings.includes('other_year')
      ? []
      : kReasons.map((reason) =>
          line(t(`reach.missed.${reason}`, platform), shares.reasons[reason], persons.reasons[reason]),
        )),
    ...knownVillages(result).map(ofVillage),
    ...(result.villages_known && villages.others > 0
      ? [[t('reach.other_villages'), '', '', '', number(villages.others)]]
      : []),
    ...(hasAges(result) ? result.ages.map((cell) => group(ageWords(cell.id), cell)) : []),
  ];
}

// How often it came into view, and how the reach grew from one message to the next.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { curve, bar, barCell, row, table } from './parts.js';
import { hint, range, section } from './section.js';
import { residentsWords, scaleEnd, shareOf } from '../words.js';

/** @typedef {import('../../reach').Estimate} Estimate */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../list/item-parts.js').Context} Context */

const kFrequencies = ['0', '1', '2', '3', '4', '5-9', '10+'];

/** @param {ReachResult} result @param {Context} context */
export function frequency(result, context) {
  const { format } = context;
  const { residents } = result;
  const line = (
    /** @type {string} */ key,
    /** @type {string} */ name,
    /** @type {Estimate} */ persons,
    /** @type {number} */ end,
  ) => {
    const share = shareOf(persons, residents);
    return row(
      key,
      name,
      barCell(
        bar([{ kind: 'plain', share: share.median }], { end, interval: share }),
        t('reach.persons', { count: residentsWords(persons.median, format) }),
      ),
      format.percent(share.median),
      range(context, share),
    );
  };
  const head = [t('reach.column.times'), t('reach.column.persons'), t('reach.column.share'), t('reach.column.range')];
  const end = scaleEnd(result.reach.high / residents);
  const spread = result.frequency.map((persons, i) =>
    line(kFrequencies[i], t('reach.times', { count: kFrequencies[i].replace('-', '\u2013') }), persons, 1),
  );
  const caption = t('reach.of_residents', { count: format.count(residents) });
  return section(
    'frequency',
    table({ caption: `${caption} ${scaleWords(end, context)}`, head }, [
      line('once', t('reach.once'), result.reach, end),
      line('thrice', t('reach.thrice'), result.thrice, end),
    ]),
    hint('reach.honest.thrice'),
    el('details', { 'data-key': 'spread' }, el('summary', {}, t('reach.spread')), table({ caption, head }, spread)),
  );
}

/** @param {number} end @param {Context} context */
export function scaleWords(end, context) {
  return t('reach.scale', { end: context.format.percent(end) });
}

/** Reach of several messages, one after the other. @param {ReachResult} result @param {Context} context */
export function growth(result, context) {
  const { format } = context;
  if (result.curve.length < 2) return null;
  const { residents } = result;
  const once = result.curve.map((point) => shareOf(point.reach, residents));
  const thrice = result.curve.map((point) => shareOf(point.thrice, residents));
  const end = scaleEnd(Math.max(...once.map(({ high }) => high)));
  const rows = result.curve.map((point, i) =>
    row(
      String(point.messages),
      t('reach.after', { count: format.count(point.messages) }),
      format.percent(once[i].median),
      range(context, once[i]),
      format.percent(thrice[i].median),
    ),
  );
  return section(
    'curve',
    el(
      'p',
      { class: 'curve-key' },
      el(
        'span',
        { class: 'with-sign' },
        el('span', { class: 'line-sign curve-once', 'aria-hidden': 'true' }),
        t('reach.once'),
      ),
      el(
        'span',
        { class: 'with-sign' },
        el('span', { class: 'line-sign curve-thrice', 'aria-hidden': 'true' }),
        t('reach.thrice'),
      ),
    ),
    curve(
      [
        { name: 'once', kind: 'once', points: once },
        { name: 'thrice', kind: 'thrice', points: thrice },
      ],
      end,
      (share) => format.percent(share),
    ),
    el('p', { class: 'curve-axis', 'aria-hidden': 'true' }, t('reach.curve_axis')),
    el(
      'details',
      { 'data-key': 'curve-table' },
      el('summary', {}, t('reach.as_table')),
      table(
        {
          caption: t('reach.of_residents', { count: format.count(residents) }),
          head: [t('reach.column.after'), t('reach.once'), t('reach.column.range'), t('reach.thrice')],
        },
        rows,
      ),
    ),
    hint('reach.curve_why'),
  );
}

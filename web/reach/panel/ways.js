// By which ways it came to whom, of all residents.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { row, sign, table } from './parts.js';
import { hint, range, section } from './section.js';
import { countWords, personsOf, shareWords, sharesOf, waysOf } from './totals.js';
import { shareOf } from '../words.js';

/** @typedef {import('../../base/platform-words.js').PlatformWords} PlatformWords */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/** By which ways it came to whom, of all residents.
 * @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
export function ways(result, context, platform) {
  const { format } = context;
  const [shares, persons] = [sharesOf(result), personsOf(result)];
  const rows = [...waysOf(result), /** @type {const} */ ('none')].map((kind) => {
    const [units, count] = kind === 'none' ? [shares.none, persons.none] : [shares.ways[kind], persons.ways[kind]];
    const is_some = result[kind].median > 0;
    return row(
      kind,
      el('span', { class: 'with-sign' }, sign(kind), t(`reach.way.${kind}`, platform)),
      shareWords(units, shares.unit, is_some, format),
      range(context, shareOf(result[kind], result.residents)),
      countWords(count, persons.unit, is_some, format),
    );
  });
  return section(
    'ways',
    table(
      {
        caption: t('reach.of_residents', { count: format.count(result.residents) }),
        head: [t('reach.column.way'), t('reach.column.share'), t('reach.column.range'), t('reach.column.persons')],
      },
      rows,
    ),
    hint('reach.honest.counts'),
    hint('reach.honest.cause'),
  );
}

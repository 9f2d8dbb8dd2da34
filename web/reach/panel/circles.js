// How many circles hold a friend, how many of their members were reached, and which assumptions the width of the interval
// comes from.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { bar, barCell, row, table } from './parts.js';
import { hint, section } from './section.js';
import { wordOf } from '../words.js';

/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/** How many circles hold a friend, and how many of their members were reached. @param {ReachResult} result @param {Context} context */
export function circles(result, context) {
  const { format } = context;
  if (result.circle_types.length === 0) return null;
  const rows = result.circle_types.map((type) =>
    row(
      type.id,
      el(
        'span',
        { class: 'named' },
        wordOf('circle', type.id),
        el('span', { class: 'of' }, t('reach.circles', { count: format.count(type.circles) })),
      ),
      barCell(bar([{ kind: 'plain', share: type.touched.median }]), format.percent(type.touched.median), 'beside'),
      format.percent(type.with_reached.median),
      format.percent(type.members_reached.median),
    ),
  );
  return section(
    'circles',
    table(
      {
        caption: t('reach.caption.circles'),
        head: [
          t('reach.column.circle'),
          t('reach.column.touched'),
          t('reach.column.with_reached'),
          t('reach.column.members'),
        ],
      },
      rows,
    ),
    hint('reach.honest.dots'),
  );
}

/** Which assumptions the width of the interval comes from. @param {ReachResult} result @param {Context} context */
export function uncertainty(result, context) {
  const { format } = context;
  const largest = result.sensitivity.filter(({ share }) => share >= 0.02).slice(0, 6);
  if (largest.length === 0) return null;
  const rows = largest.map(({ id, share }) =>
    row(id, wordOf('parameter', id), barCell(bar([{ kind: 'plain', share }]), ''), format.percent(share)),
  );
  return section(
    'uncertainty',
    table(
      {
        caption: t('reach.caption.uncertainty'),
        head: [t('reach.column.assumption'), t('reach.column.bar'), t('reach.column.part')],
      },
      rows,
    ),
  );
}

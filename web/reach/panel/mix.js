// Other channels, on and off.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { bar, barCell, row, table } from './parts.js';
import { hint, range, section } from './section.js';
import { ageWords, platformOf, residentsWords, shareOf, wordOf } from '../words.js';

/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../reach').ReachShown} ReachShown */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/** Channels that can be added to a message, the one that needs no account first. */
export const kMix = /** @type {const} */ (['paper', 'municipal_page', 'x']);

/** The ages that somebody has: of nobody there is no share. @param {NonNullable<ReachResult['mix_total']>} total */
export const mixAges = ({ ages }) => ages.filter(({ residents }) => residents > 0);

/** What needs no adding to messages that are all on that platform. */
const kOwn = /** @type {const} */ ([
  ['x', 'x'],
  ['paper', 'press'],
]);

/** Other channels, on and off. @param {ReachShown} shown @param {Context} context */
export function mix(shown, context) {
  const { format } = context;
  const { result, question } = shown;
  if (!result) return null;
  const { residents } = result;
  const own = kOwn.find(([, on]) => question?.messages.every(({ platform }) => platform === on))?.[0] ?? '';
  const switches = kMix
    .filter((id) => id !== own)
    .map((id) => {
      const on = question?.mix.includes(id) ?? false;
      const figures = on ? result.mix.find((entry) => entry.id === id) : undefined;
      const input = el('input', { type: 'checkbox', role: 'switch', 'data-mix': id, 'aria-describedby': `mix-${id}` });
      input.checked = on;
      const words = figures
        ? t('reach.mix_figures', {
            net: format.percent(figures.net.median / residents),
            range: range(context, shareOf(figures.net, residents)),
            overlap: format.percent(figures.duplication.median / residents),
          })
        : t(on ? 'reach.mix_waiting' : `reach.mix_off.${id}`);
      return el(
        'div',
        { class: 'mix-channel', 'data-key': id },
        el('label', { class: 'toggle' }, input, el('span', {}, wordOf('mix', id))),
        el('p', { class: 'hint', id: `mix-${id}` }, words),
      );
    });
  const total = result.mix_total;
  const sum =
    total && result.mix.length > 0
      ? el(
          'p',
          { class: 'mix-total', 'data-key': 'total' },
          t('reach.mix_total', {
            net: format.percent(total.net.median / residents),
            range: range(context, shareOf(total.net, residents)),
            gross: residentsWords(total.gross.median, format),
          }),
        )
      : null;
  const by_age =
    total && result.mix.length > 0
      ? el(
          'details',
          { 'data-key': 'mix-ages' },
          el('summary', {}, t('reach.mix_ages')),
          table(
            {
              caption: t('reach.caption.mix_ages'),
              head: [t('reach.column.ages'), t('reach.column.range'), t('reach.column.share')],
            },
            mixAges(total).map((age) => {
              const share = shareOf(age.net, age.residents);
              return row(
                age.id,
                ageWords(age.id),
                barCell(bar([{ kind: 'plain', share: share.median }], { interval: share }), range(context, share)),
                format.percent(share.median),
              );
            }),
          ),
        )
      : null;
  return section(
    'mix',
    el('div', { class: 'mix', role: 'group', 'aria-label': t('reach.section.mix') }, ...switches),
    sum,
    by_age,
    own === 'paper' ? null : hint('reach.mix_assumption', platformOf(shown)),
  );
}

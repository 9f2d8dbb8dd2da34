// The sections of the reach panel below its headline. Each is a function from the value that is shown to a section, or
// to null when there is nothing honest to show. Denominators are in the captions, sources one click away.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { villageName } from '../../list/item-parts.js';
import { badge, bar, barCell, curve, row, sign, table } from './parts.js';
import { ageWords, blindAges, scaleEnd, shareOf, splitCell, sureDifference, unreached, wordOf } from '../words.js';

/** @typedef {import('../../reach').Cell} Cell */
/** @typedef {import('../../reach').Estimate} Estimate */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../reach').ReachShown} ReachShown */
/** @typedef {import('../../list/item-parts.js').Context} Context */
/** @typedef {import('./parts.js').BadgeKind} BadgeKind */

/** Channels that can be added to a message, the one that needs no account first. */
export const kMix = /** @type {const} */ (['paper', 'municipal_page', 'x']);
const kMostBlindSpots = 3;
const kFrequencies = ['0', '1', '2', '3', '4', '5-9', '10+'];

/**
 * @param {string} topic also the chapter of the explanation
 * @param {BadgeKind} kind @param {...(Node | null)} children
 */
function section(topic, kind, ...children) {
  const title = t(`reach.section.${topic}`);
  return el(
    'section',
    { class: 'part reach-part', 'data-key': topic },
    el('div', { class: 'part-bar' }, el('h3', {}, title, ' ', badge(kind)), explain(topic, title)),
    ...children,
  );
}

/** One click from a figure to how it was made. @param {string} topic @param {string} title */
export function explain(topic, title) {
  return el(
    'button',
    { type: 'button', class: 'explain', 'data-explain': topic, 'aria-label': `${t('reach.explain')}: ${title}` },
    t('reach.explain'),
  );
}

/** @param {string} key @param {Record<string, string | number>} [params] */
const hint = (key, params) => el('p', { class: 'hint' }, t(key, params));

/** @param {Context} context @param {Estimate} share */
function range(context, share) {
  return context.format.percentRange(share.low, share.high);
}

const kWays = /** @type {const} */ (['direct', 'both', 'shared', 'recommended']);

/** The ways that anybody took. @param {ReachResult} result */
function waysOf(result) {
  return kWays.filter((kind) => kind !== 'recommended' || result.recommended.high > 0);
}

/** By which ways it came to whom, of all residents.
 * @param {ReachResult} result @param {Context} context @param {string} platform its name */
export function ways(result, context, platform) {
  const { format } = context;
  const { residents } = result;
  const kinds = [...waysOf(result), /** @type {const} */ ('none')];
  const rows = kinds.map((kind) => {
    const share = shareOf(result[kind], residents);
    return row(
      kind,
      el('span', { class: 'with-sign' }, sign(kind), t(`reach.way.${kind}`, { platform })),
      format.percent(share.median),
      range(context, share),
      format.about(result[kind].median),
    );
  });
  const parts = waysOf(result).map((kind) => ({ kind, share: result[kind].median / residents }));
  return section(
    'ways',
    'estimated',
    bar(parts, { tall: true }),
    table(
      {
        caption: t('reach.of_residents', { count: format.count(residents) }),
        head: [t('reach.column.way'), t('reach.column.share'), t('reach.column.range'), t('reach.column.persons')],
      },
      rows,
    ),
    hint('reach.honest.counts'),
    hint('reach.honest.cause'),
  );
}

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
        t('reach.persons', { count: format.about(persons.median) }),
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
    'estimated',
    table({ caption: `${caption} ${scaleWords(end, context)}`, head }, [
      line('once', t('reach.once'), result.reach, end),
      line('thrice', t('reach.thrice'), result.thrice, end),
    ]),
    hint('reach.honest.thrice'),
    el('details', { 'data-key': 'spread' }, el('summary', {}, t('reach.spread')), table({ caption, head }, spread)),
  );
}

/** @param {number} end @param {Context} context */
function scaleWords(end, context) {
  return t('reach.scale', { end: context.format.percent(end) });
}

/**
 * Villages or ages, always in their own order: a ranking would read more into the figures than they hold.
 * @param {'villages' | 'ages'} topic @param {ReachResult} result @param {Context} context @param {string} platform
 * @param {(cell: Cell) => Node | string} nameOf
 */
function cells(topic, result, context, platform, nameOf) {
  const { format } = context;
  const list = result[topic];
  if (list.length === 0) return null;
  const end = scaleEnd(Math.max(...list.map((cell) => cell.reach.high / cell.residents)));
  const rows = list.map((cell) => {
    const share = shareOf(cell.reach, cell.residents);
    const parts = waysOf(result).map((kind) => ({ kind, share: cell[kind] / cell.residents }));
    const words = parts
      .map((part) => `${t(`reach.way.${part.kind}`, { platform })} ${format.percent(part.share)}`)
      .join(', ');
    return row(
      cell.id,
      nameOf(cell),
      barCell(bar(parts, { end, interval: share }), words),
      format.percent(share.median),
      range(context, share),
    );
  });
  const sure = sureDifference(list);
  const plain = (/** @type {Cell} */ cell) =>
    topic === 'villages' ? villageName(context, cell.id) : ageWords(cell.id);
  return [
    table(
      {
        caption: `${t(`reach.caption.${topic}`)} ${scaleWords(end, context)}`,
        head: [t(`reach.column.${topic}`), t('reach.column.ways'), t('reach.column.share'), t('reach.column.range')],
      },
      rows,
    ),
    sure
      ? hint('reach.sure_difference', { most: plain(sure.most), least: plain(sure.least) })
      : hint(`reach.no_difference.${topic}`),
    mergedWords(list, context),
  ];
}

/** @param {Cell[]} list @param {Context} context */
function mergedWords(list, context) {
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
  return el(
    'span',
    { class: 'named' },
    name,
    el('span', { class: 'of' }, t('reach.residents', { count: context.format.count(Math.round(cell.residents)) })),
  );
}

/** @param {ReachResult} result @param {Context} context @param {string} platform @param {boolean} choosing a village can be chosen */
export function villages(result, context, platform, choosing) {
  const parts = cells('villages', result, context, platform, (cell) => {
    const name = villageName(context, cell.id);
    return named(
      cell,
      context,
      choosing ? el('button', { type: 'button', class: 'link', 'data-village': cell.id }, name) : name,
    );
  });
  return parts && section('villages', 'estimated', ...parts);
}

/** Of a message of another time than the population file the ages are not known.
 * @param {ReachResult} result @param {Context} context @param {string} platform */
export function ages(result, context, platform) {
  if (result.warnings.includes('other_year')) return null;
  const parts = cells('ages', result, context, platform, (cell) => ageWords(cell.id));
  return parts && section('ages', 'estimated', ...parts, hint('reach.honest.engaged'));
}

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
    'estimated',
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

/** Who was not reached, by the reason, with what could be done about it.
 * @param {ReachResult} result @param {Context} context @param {string} platform its name */
export function missed(result, context, platform) {
  const { format } = context;
  const why = unreached(result.villages);
  const total = why.not_on_platform + why.no_tie + why.not_shown;
  if (!(total > 0)) return null;
  const reasons = /** @type {const} */ ([
    ['not_on_platform', 'why-platform'],
    ['no_tie', 'why-tie'],
    ['not_shown', 'why-shown'],
  ]);
  const rows = reasons.map(([reason, kind]) =>
    row(
      reason,
      el(
        'span',
        { class: 'named' },
        el('span', { class: 'with-sign' }, sign(kind), t(`reach.missed.${reason}`, { platform })),
        el('span', { class: 'of' }, t(`reach.remedy.${reason}`)),
      ),
      format.percent(why[reason] / result.residents),
      format.about(why[reason]),
    ),
  );
  return section(
    'missed',
    'estimated',
    bar(
      reasons.map(([reason, kind]) => ({ kind, share: why[reason] / total })),
      { tall: true },
    ),
    table(
      {
        caption: t('reach.caption.missed', {
          count: format.about(total),
          share: format.percent(total / result.residents),
        }),
        head: [t('reach.column.reason'), t('reach.column.share'), t('reach.column.persons')],
      },
      rows,
    ),
  );
}

/** Blind spots, with an offline channel first. @param {ReachResult} result @param {Context} context */
export function blindSpots(result, context) {
  const { format } = context;
  if (result.warnings.includes('other_year')) return null;
  const found = blindAges(result.blind_spots)
    .sort((a, b) => b.residents - a.residents)
    .slice(0, kMostBlindSpots);
  const paper = result.mix.find(({ id }) => id === 'paper');
  const items = found.map(({ age, villages: in_villages, everywhere, residents }) => {
    const where = everywhere ? t('reach.everywhere') : in_villages.map((id) => villageName(context, id)).join(', ');
    const band = result.ages.findIndex(({ id }) => id === age);
    const offline =
      paper && paper.by_age[band] >= 0.2
        ? t('reach.offline_share', { share: format.percent(paper.by_age[band]) })
        : t('reach.offline');
    return el(
      'li',
      { 'data-key': age },
      el('strong', {}, t('reach.blind', { age: ageWords(age), where })),
      ' ',
      t('reach.blind_size', { count: format.about(residents) }),
      ' ',
      offline,
    );
  });
  return section(
    'blind_spots',
    'estimated',
    items.length === 0 ? el('p', {}, t('reach.no_blind_spots')) : el('ul', { class: 'blind' }, ...items),
    hint('reach.blind_rule'),
    hint('reach.honest.targeting'),
    mergedWords(result.blind_spots, context),
  );
}

/** Other channels, on and off. @param {ReachShown} shown @param {Context} context */
export function mix(shown, context) {
  const { format } = context;
  const { result, question } = shown;
  if (!result) return null;
  const { residents } = result;
  const own = question?.messages.every(({ platform }) => platform === 'x') ? 'x' : '';
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
            gross: format.about(total.gross.median),
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
            total.ages.map((age) => {
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
    'assumed',
    el('div', { class: 'mix', role: 'group', 'aria-label': t('reach.section.mix') }, ...switches),
    sum,
    by_age,
    hint('reach.mix_assumption'),
  );
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
    'estimated',
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
          t('reach.persons', { count: format.about(cell.reach.median) }),
        ),
        format.percent(share.median),
        range(context, share),
      );
    });
  return rows.length === 0
    ? null
    : section(
        'usage',
        'estimated',
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

/** How far from the author the shares were made. @param {ReachResult} result @param {Context} context */
export function depth(result, context) {
  const { format } = context;
  const total = result.depth.reduce((sum, count) => sum + count, 0);
  if (!(total > 0)) return null;
  const near = result.depth.slice(0, 2);
  const far = result.depth.slice(2).reduce((sum, count) => sum + count, 0);
  const steps = far > 0 ? [...near, far] : near;
  const rows = steps.map((count, i) =>
    row(
      String(i),
      t(`reach.depth.${i + 1}`),
      barCell(bar([{ kind: 'plain', share: count / total }]), t('reach.shares', { count: format.about(count) })),
      format.percent(count / total),
    ),
  );
  return section(
    'depth',
    'estimated',
    table(
      {
        caption: t('reach.caption.depth', { count: format.count(Math.round(total)) }),
        head: [t('reach.column.depth'), t('reach.column.shares'), t('reach.column.part')],
      },
      rows,
    ),
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
    'estimated',
    table(
      {
        caption: t('reach.caption.uncertainty'),
        head: [t('reach.column.assumption'), t('reach.column.bar'), t('reach.column.part')],
      },
      rows,
    ),
  );
}

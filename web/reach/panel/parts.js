// The small pieces the reach views are made of: badges, bars, tables with bars in their cells, the curve. A chart is a
// table: the bar repeats, for who sees it, what its cells say.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';

/** @typedef {import('../../reach').Estimate} Estimate */
/** @typedef {{ kind: 'direct' | 'both' | 'shared' | 'recommended' | 'none' | 'plain' | 'why-platform' | 'why-tie' | 'why-shown', share: number }} Part */
/** @typedef {'counted' | 'reported' | 'estimated' | 'assumed'} BadgeKind */

/** Where a figure comes from, as a word. @param {BadgeKind} kind */
export function badge(kind) {
  return el('span', { class: `badge badge--${kind}` }, t(`reach.badge.${kind}`));
}

/** A styled element; through the style object, as the policy wants it.
 * @param {HTMLElement} element @param {Record<string, number>} properties shares 0..1 */
function placed(element, properties) {
  for (const [name, share] of Object.entries(properties)) {
    element.style.setProperty(`--${name}`, `${(100 * Math.min(1, Math.max(0, share || 0))).toFixed(2)}%`);
  }
  return element;
}

/**
 * Parts in a row, and the interval as a bracket over them. For eyes only: a cell beside it has the numbers.
 * @param {Part[]} parts @param {{ end?: number, interval?: Estimate | null, tall?: boolean }} [options] end: the share at its right end
 */
export function bar(parts, { end = 1, interval = null, tall = false } = {}) {
  const line = el('span', {
    class: `gauge${tall ? ' gauge--tall' : ''}${interval ? ' gauge--ranged' : ''}`,
    'aria-hidden': 'true',
  });
  for (const { kind, share } of parts) {
    line.append(placed(el('span', { class: `gauge-part ways-${kind}` }), { size: share / end }));
  }
  if (interval) {
    line.append(placed(el('span', { class: 'gauge-range' }), { low: interval.low / end, high: interval.high / end }));
  }
  return line;
}

/** The sign of a way, as in the bars. @param {Part['kind']} kind */
export function sign(kind) {
  return el('span', { class: `sign ways-${kind}`, 'aria-hidden': 'true' });
}

/**
 * @param {{ caption: string, head: string[] }} options head: the words of the columns
 * @param {(HTMLTableRowElement | null)[]} rows
 */
export function table({ caption, head }, rows) {
  return el(
    'table',
    { class: 'figure-table' },
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...head.map((word) => el('th', { scope: 'col' }, word)))),
    el('tbody', {}, ...rows.filter((row) => row !== null)),
  );
}

/**
 * A row: its name, cells with a bar or with a number.
 * @param {string} key @param {Node | string} name @param {...(Node | string)} cells
 */
export function row(key, name, ...cells) {
  return el(
    'tr',
    { 'data-key': key },
    el('th', { scope: 'row' }, name),
    ...cells.map((cell) =>
      el(
        'td',
        { class: cell instanceof HTMLElement && cell.classList.contains('bar-cell') ? 'has-bar' : 'number' },
        cell,
      ),
    ),
  );
}

/** A bar with its words: beside it, or only for who does not see it.
 * @param {HTMLElement} line @param {string} words @param {'hidden' | 'beside'} [where] */
export function barCell(line, words, where = 'hidden') {
  return el(
    'span',
    { class: 'bar-cell' },
    line,
    el('span', { class: where === 'hidden' ? 'visually-hidden' : 'beside' }, words),
  );
}

const kSvg = 'http://www.w3.org/2000/svg';

/** @param {string} tag @param {Record<string, string | number>} attributes @param {...Node} children */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS(kSvg, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}

const kWide = 340;
const kHigh = 150;

/**
 * Reach after each message: bands and lines, a grid with three words. The table beside it is for who cannot see it.
 * @param {{ name: string, kind: 'once' | 'thrice', points: Estimate[] }[]} series shares, one point per message
 * @param {number} end share at the top @param {(share: number) => string} write
 */
export function curve(series, end, write) {
  const count = Math.max(2, ...series.map(({ points }) => points.length + 1));
  const x = (/** @type {number} */ i) => 44 + ((kWide - 52) * i) / (count - 1);
  const y = (/** @type {number} */ share) => kHigh - 14 - ((kHigh - 26) * share) / end;
  const path = (/** @type {[number, number][]} */ points) =>
    points.map(([i, share], n) => `${n === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(share).toFixed(1)}`).join('');
  const drawing = svg('svg', {
    viewBox: `0 0 ${kWide} ${kHigh}`,
    class: 'curve',
    'aria-hidden': 'true',
    focusable: 'false',
  });
  for (const share of [0, end / 2, end]) {
    const label = svg('text', { x: 40, y: y(share) + 4, 'text-anchor': 'end' });
    label.textContent = write(share);
    drawing.append(svg('line', { x1: 44, x2: kWide - 8, y1: y(share), y2: y(share), class: 'curve-grid' }), label);
  }
  for (const { kind, points } of series) {
    /** @type {Estimate[]} */
    const from_zero = [{ median: 0, low: 0, high: 0 }, ...points];
    const up = from_zero.map(({ high }, i) => /** @type {[number, number]} */ ([i, high]));
    const down = from_zero.map(({ low }, i) => /** @type {[number, number]} */ ([i, low])).reverse();
    drawing.append(
      svg('path', { d: `${path([...up, ...down])}Z`, class: `curve-band curve-${kind}` }),
      svg('path', { d: path(from_zero.map(({ median }, i) => [i, median])), class: `curve-line curve-${kind}` }),
    );
    const last = from_zero[from_zero.length - 1];
    drawing.append(
      svg('circle', { cx: x(from_zero.length - 1), cy: y(last.median), r: 4, class: `curve-end curve-${kind}` }),
    );
  }
  return drawing;
}

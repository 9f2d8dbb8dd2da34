// The filters of the address as the core's query, and back. The address has days; the core has seconds, the end not included.
// @ts-check
import { dayText, parseDay, unitSpan } from '../base/format.js';
import { noFilters } from '../base/url-state.js';

/** @typedef {import('../messages').Query} Query */
/** @typedef {import('../base/url-state.js').Filters} Filters */

/** @param {Filters} wanted @returns {Query} */
export function queryOf(wanted) {
  const { from, to, ...others } = wanted;
  const first = parseDay(from);
  const last = parseDay(to);
  return /** @type {Query} */ ({ ...others, from: first, to: last === null ? null : unitSpan('day', last).to });
}

/** @param {Query} query @returns {Filters} */
export function filtersOf(query) {
  const { from, to, terms: _ours, ...others } = query;
  const filled = { ...noFilters(), ...others };
  filled.from = from === null || from === undefined ? '' : dayText(from);
  filled.to = to === null || to === undefined ? '' : dayText(to - 1);
  return filled;
}

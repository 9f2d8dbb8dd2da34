// Turns the pages of a list that is too long for one: to the newer and to the older.
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';

/**
 * @param {{ from: number, size: number, total: number }} page what is shown of how many
 * @param {(from: number) => void} turn
 * @returns {HTMLElement[]}
 */
export function turnButtons({ from, size, total }, turn) {
  const button = (/** @type {string} */ key, /** @type {number} */ to, /** @type {boolean} */ possible) =>
    el('button', { type: 'button', class: 'button small', disabled: !possible, click: () => turn(to) }, t(key));
  return [button('studio.newer', from - size, from > 0), button('studio.older', from + size, from + size < total)];
}

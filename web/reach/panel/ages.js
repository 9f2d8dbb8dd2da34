// Nine small bars: who saw it, where the model knows, or who uses the platform at all. For ears a list.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { hasAges } from './groups.js';
import { ageWords } from '../words.js';

/** @typedef {import('../../base/platform-words.js').PlatformWords} PlatformWords */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/** @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
export function ageBars(result, context, platform) {
  if (result.warnings.includes('other_year') || result.ages.length < 2) return null;
  const is_reach = hasAges(result);
  if (!is_reach && result.bound === null) return null;
  const bands = result.ages.map(({ id, residents, reach, users }) => ({
    id,
    share: (is_reach ? reach.median : users) / residents,
  }));
  const most = Math.max(...bands.map(({ share }) => share), 0.01);
  return el(
    'figure',
    { class: 'age-bars', 'data-key': 'age-bars' },
    el('figcaption', {}, t(captionOf(result, is_reach), platform)),
    el('ol', {}, ...bands.map(({ id, share }) => band(id, share, share / most, context))),
  );
}

/** @param {ReachResult} result @param {boolean} is_reach */
function captionOf({ ages_known }, is_reach) {
  if (!is_reach) return 'reach.ages_of_users';
  return ages_known ? 'reach.ages_of_seen' : 'reach.section.ages';
}

/** @param {string} id @param {number} share @param {number} height 0 to 1 @param {Context} context */
function band(id, share, height, { format }) {
  const column = el('span', { class: 'age-bar', 'aria-hidden': 'true' });
  column.style.setProperty('--size', `${(100 * height).toFixed(1)}%`);
  return el(
    'li',
    { 'data-key': id },
    el('span', { class: 'visually-hidden' }, `${ageWords(id)}: ${format.percent(share)}`),
    el('span', { class: 'age-share', 'aria-hidden': 'true' }, format.decimal(100 * share, 1)),
    column,
    el('span', { class: 'age-from', 'aria-hidden': 'true' }, id.replace(/-.*/, '')),
  );
}

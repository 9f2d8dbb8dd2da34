// Everything behind the first screen, closed until somebody asks for it.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';
import { circles, uncertainty } from './circles.js';
import { ages, usage, villages } from './groups.js';
import { blindSpots, missed } from './missed.js';
import { mix } from './mix.js';
import { hint } from './section.js';
import { frequency, growth } from './times.js';
import { ways } from './ways.js';
import { isPassedOn } from '../words.js';

/** @typedef {import('../../base/platform-words.js').PlatformWords} PlatformWords */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../../reach').ReachShown} ReachShown */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/**
 * @param {ReachShown} shown @param {ReachResult} result @param {Context} context @param {PlatformWords} platform
 * @param {boolean} choosing a village can be chosen
 */
export function allFigures(shown, result, context, platform, choosing) {
  const is_of_now = !result.warnings.includes('other_year');
  const parts = [
    isPassedOn(shown) ? ways(result, context, platform) : null,
    is_of_now && result.bound !== null && result.reach.median >= result.users.median / 100
      ? ofUsers(result, context, platform)
      : null,
    shown.scope === 'item' ? null : growth(result, context),
    frequency(result, context),
    villages(result, context, platform, choosing),
    ages(result, context, platform),
    is_of_now ? missed(result, context, platform) : null,
    blindSpots(result, context),
    mix(shown, context),
    circles(result, context),
    usage(result, context),
    uncertainty(result, context),
    el('p', { class: 'reach-caution' }, t('reach.honest.estimate'), ' ', t('reach.honest.seen')),
  ];
  // What a shared address switched on is to be seen.
  const is_open = (shown.question?.mix.length ?? 0) > 0;
  return el(
    'details',
    { class: 'more', 'data-key': 'all', open: is_open },
    el('summary', {}, t('reach.all')),
    ...parts,
  );
}

/** @param {ReachResult} result @param {Context} context @param {PlatformWords} platform */
function ofUsers(result, { format }, platform) {
  return hint('reach.of_users', { ...platform, share: format.percent(result.reach.median / result.users.median) });
}

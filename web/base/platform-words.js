// What a platform is called within a sentence: "Facebook", "op Facebook", "in de krant", "de lezers van de krant". Which
// word goes before a channel depends on what it is, so that no sentence writes one itself.
// @ts-check
import { t } from './i18n.js';
import { kPlatforms } from './platforms.js';

/** @typedef {import('./platforms.js').Platform} Platform */
/** The blanks of a sentence: {platform} its name, {at} where something stood, {away} who is not there, {users} who is.
 * @typedef {{ platform: string, at: string, away: string, users: string }} PlatformWords */

/** @param {string} platform @param {string} [name] of the channel, where the platform has none
 * @returns {PlatformWords} */
export function platformWords(platform, name) {
  const id = kPlatforms.includes(/** @type {Platform} */ (platform)) ? platform : 'other';
  const known = id === 'other' && name ? name : t(`reach.platform.${id}`);
  return {
    platform: known,
    at: t(`reach.at.${id}`, { name: known }),
    away: t(`reach.away.${id}`, { name: known }),
    users: t(`reach.users.${id}`, { name: known }),
  };
}

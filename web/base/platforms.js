// The platforms that a channel can be on, in the order of the format. A row is all that a new one needs: C++ has its table
// of these rows (tools/make-platforms.py), the documents have their lists of them (node tools/write-lists.mjs).
// One row on one line, in this form.
// @ts-check

/** `name` as people write it, kNAME in C++; `kind` of its channels; with `own_colour` its lane has --lane-WORD of tokens.css,
 * else that of "other"; `dutch` is how a table may name it (kPlatformWords in src/import/readers/template_words.h). */
export const kPlatformRows = /** @type {const} */ ({
  facebook: { name: 'Facebook', kind: 'social', own_colour: true },
  instagram: { name: 'Instagram', kind: 'social' },
  threads: { name: 'Threads', kind: 'social' },
  linkedin: { name: 'LinkedIn', kind: 'social' },
  x: { name: 'X', kind: 'social', own_colour: true },
  mastodon: { name: 'Mastodon', kind: 'social', own_colour: true },
  bluesky: { name: 'Bluesky', kind: 'social' },
  youtube: { name: 'YouTube', kind: 'social' },
  tiktok: { name: 'TikTok', kind: 'social' },
  whatsapp: { name: 'WhatsApp', kind: 'social' },
  nextdoor: { name: 'Nextdoor', kind: 'social' },
  newsletter: { name: 'Newsletter', kind: 'other', dutch: 'nieuwsbrief' },
  press: { name: 'Press', kind: 'press', own_colour: true, dutch: 'krant' },
  website: { name: 'Website', kind: 'website', own_colour: true },
  visit: { name: 'Visit', kind: 'visit', own_colour: true, dutch: 'bezoek' },
  other: { name: 'Other', kind: 'other', own_colour: true, dutch: 'anders' },
});

/** @typedef {typeof kPlatformRows} Rows */
/** @typedef {keyof Rows} Platform */
/** @typedef {{ [Word in Platform]: Rows[Word] extends { own_colour: true } ? Word : never }[Platform]} LaneColour */

export const kPlatforms = /** @type {Platform[]} */ (Object.keys(kPlatformRows));
/** Of a lane, by its platform; each is a token, --lane-NAME. */
export const kLaneColours = /** @type {LaneColour[]} */ (
  kPlatforms.filter((platform) => 'own_colour' in kPlatformRows[platform])
);

/** The colour that has the platform's name, or else the one of all others. @param {Platform} platform @returns {LaneColour} */
export const laneColourOf = (platform) => kLaneColours.find((colour) => colour === platform) ?? 'other';

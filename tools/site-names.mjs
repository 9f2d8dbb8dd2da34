// Names the files of the site: gather-site.mjs makes them, watch.mjs serves them from where their sources lie.
// @ts-check

/** Entry points -> names in the site, which are addresses that others have published: a module may move between rooms,
 * its address stays. What several share, and what import() asks for later, becomes a chunk of its own. */
export const kEntries = {
  'web/main.js': 'main',
  'web/style.css': 'style',
  'web/reach/worker.js': 'reach-worker',
  'web/reach/reach.css': 'reach',
};

/** What a host page loads, and what the page runs before it paints, is one file with all that it needs. */
export const kLoneEntries = { 'web/embed/kringen-element.js': 'kringen-element', 'web/page/opens.js': 'opens' };

/** The studio shares no file with the page, so that what is published is without it. */
export const kStudioEntries = {
  'web/studio/main.js': 'studio',
  'web/studio/worker.js': 'studio-worker',
  'web/studio/studio.css': 'studio',
};

/** The oldest browsers that run the program (SIMD), and a little newer. */
export const kBrowsers = ['es2022', 'chrome111', 'firefox114', 'safari16.4'];

/** The page's program, the reach worker's for browsers with and without vectors, and the studio worker's. */
export const kPrograms = ['kringen', 'reach-simd', 'reach-scalar', 'studio-program'];

/** One document, three modes. @type {Record<string, string>} */
export const kModes = { 'index.html': 'page', 'embed.html': 'embed', 'kiosk.html': 'kiosk' };

/** @param {string} template web/page.html @param {string} mode */
export const inMode = (template, mode) => template.replace('data-mode="page"', `data-mode="${mode}"`);

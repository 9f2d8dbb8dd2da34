// The languages there are words in: a row here, and a file each in assets/i18n, assets/cli and assets/studio. The first
// stands in for a language that has none. (In C++ the files are what counts: cmake/languages.cmake. The documents have
// their lists of these rows: node tools/write-lists.mjs.)
// @ts-check

/** How it writes numbers and dates, best first where a browser may not know one; what it calls itself; and the title of the
 * frame in a host page, which is there before any file of words is.
 * @typedef {{ locale: string | readonly string[], name: string, frame: string }} Language */

/** @type {Readonly<Record<string, Language>>} by code */
export const kLanguages = Object.freeze({
  nl: { locale: 'nl-NL', name: 'Nederlands', frame: 'Tijdlijn van berichten' }, // technical: no file yet
  en: { locale: 'en-GB', name: 'English', frame: 'Timeline of messages' }, // technical: no file yet
});

/** How to write numbers and dates: what of the row this browser knows, else what the first row says. Left to itself a browser
 * takes its own language without a word, and a page would have months of another. @param {Pick<Language, 'locale'>} language */
export function localesOf({ locale }) {
  return [locale, Object.values(kLanguages)[0].locale].flat();
}

/** The language to use for a wish such as "en-GB" or "". @param {string} wish @param {string} otherwise */
export function chooseLanguage(wish, otherwise) {
  const code = wish.toLowerCase().split('-')[0];
  return Object.hasOwn(kLanguages, code) ? code : otherwise;
}

// The languages there are words in: a row here, and a file each in assets/i18n, assets/cli and assets/studio. The first
// stands in for a language that has none. (In C++ the files are what counts: cmake/languages.cmake.)
// @ts-check

/** @type {Readonly<Record<string, { locale: string, name: string }>>} code -> how it writes numbers and dates, what it calls itself */
export const kLanguages = Object.freeze({
  nl: { locale: 'nl-NL', name: 'Nederlands' },
  en: { locale: 'en-GB', name: 'English' },
});

/** The language to use for a wish such as "en-GB" or "". @param {string} wish @param {string} otherwise */
export function chooseLanguage(wish, otherwise) {
  const code = wish.toLowerCase().split('-')[0];
  return Object.hasOwn(kLanguages, code) ? code : otherwise;
}

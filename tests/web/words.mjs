// The words of every language that web/base/languages.js has a row of, and the laws that each file must keep.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { kLanguages } from '../../web/base/languages.js';

export const kCodes = Object.keys(kLanguages);
/** What the others are compared with: the language that stands in for one that is missing. */
export const kFirst = kCodes[0];

/** @param {string} folder i18n, cli or studio @param {string} code */
export const wordsPath = (folder, code) => `assets/${folder}/${code}.json`;

/** The files of a folder by language, as they are. @param {string} folder i18n, cli or studio @returns {Record<string, any>} */
export const filesOf = (folder) =>
  Object.fromEntries(kCodes.map((code) => [code, JSON.parse(readFileSync(wordsPath(folder, code), 'utf8'))]));

/** The sentences of the page by language. @returns {Record<string, Record<string, string>>} */
export const pageWords = () =>
  Object.fromEntries(Object.entries(filesOf('i18n')).map(([code, file]) => [code, file.page]));

const blanks = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();

/** The same keys in each language, the same blanks, nothing empty, and no singular without its plural.
 * @param {string} folder where they lie, for the message
 * @param {Record<string, Record<string, string>>} languages code -> key -> sentence */
export function assertAlike(folder, languages) {
  const first = languages[kFirst];
  const keys = Object.keys(first).sort();
  for (const [code, words] of Object.entries(languages)) {
    const path = wordsPath(folder, code);
    const missing = keys.filter((key) => !(key in words));
    assert.deepEqual(missing, [], `${path} lacks what ${wordsPath(folder, kFirst)} has`);
    const more = Object.keys(words).filter((key) => !(key in first));
    assert.deepEqual(more, [], `${path} has what ${wordsPath(folder, kFirst)} lacks`);
    for (const key of keys) {
      assert.ok(typeof words[key] === 'string' && words[key].trim() !== '', `${path}: ${key} says nothing`);
      assert.deepEqual(blanks(words[key]), blanks(first[key]), `${path}: ${key} has other blanks`);
      if (key.endsWith('.one')) {
        assert.ok(key.replace(/one$/, 'other') in words, `${path}: ${key} has no plural`);
      }
    }
  }
}

// What a search asks of an item, looked up in plain JavaScript by the rules of src/model/search_terms.h.
// @ts-check
import { fold, kWordCharacters } from '../base/plain-text.js';

/** @typedef {import('../messages').Row} Row */
/** @typedef {import('../messages').Query} Query */
/** @typedef {import('../messages').SearchTerm} SearchTerm */
/** @typedef {(row: Row, text: () => string) => boolean} Holds */

const kWordCharacter = new RegExp(`[${kWordCharacters}]`);

/** What lasts is there as long as it lasts. @param {Row} row @param {number} from @param {number} to */
export function isWithin({ time, end }, from, to) {
  return time < to && (time >= from || end > from);
}

/** @param {Query} query @returns {Holds | null} null: all hold */
export function termMatch({ terms, text }) {
  const asked = terms?.length ? terms : wordsOf(text ?? '').map((word) => ({ texts: [[word]] }));
  if (asked.length === 0) return null;
  const tests = asked.map(prepare);
  return (row, textOf) => tests.every((holds) => holds(row, textOf));
}

/** @param {string} text */
function wordsOf(text) {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** @param {SearchTerm} term @returns {Holds} */
function prepare(term) {
  const texts = (term.texts ?? []).map(partsOf).filter((parts) => parts.length > 0);
  const { channels = [], cases = [], villages = [], spans = [] } = term;
  return (row, text) =>
    channels.includes(row.channel) ||
    (row.case !== null && cases.includes(row.case)) ||
    row.villages.some((village) => villages.includes(village)) ||
    spans.some(([from, to]) => isWithin(row, from, to)) ||
    texts.some((parts) => parts.every((part) => occurs(text(), part)));
}

/** @typedef {{ word: string, at_start: boolean }} Part at_start: only where a word begins */

/** @param {string[]} words @returns {Part[]} */
function partsOf(words) {
  return words
    .map((word) => ({ word: fold(word), at_start: fold(`x${word}`).startsWith('x ') })) // fold drops a blank in front
    .filter(({ word }) => word !== '');
}

/** @param {string} text @param {Part} part */
function occurs(text, { word, at_start }) {
  let at = text.indexOf(word);
  while (at_start && at > 0 && kWordCharacter.test(text[at - 1])) at = text.indexOf(word, at + 1);
  return at >= 0;
}

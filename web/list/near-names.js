// Names of the feed that are written almost like a word of a search: what was meant by a slip of the finger. Pure.
// @ts-check
import { fold } from '../base/plain-text.js';

const kShortest = 4;

/** The text with one word put right, for each name that is near. @param {string} text
 * @param {import('./search-terms.js').Names | null} names @param {string[]} topics */
export function likeNames(text, names, topics) {
  const words = fold(text).split(' ');
  const entries = [...(names?.villages ?? []), ...(names?.channels ?? [])].map(({ name }) => name);
  const titles = (names?.cases ?? []).flatMap(({ title }) => title.split(/\P{L}+/u));
  const known = [...new Set([...entries, ...topics, ...titles].map((name) => fold(name)))];
  return words.flatMap((word, i) =>
    known
      .filter((name) => name.length >= kShortest && word.length >= kShortest && name !== word)
      .map((name) => ({ name, slips: slips(word, name) }))
      .filter(({ name, slips: count }) => count <= (name.length > 7 ? 2 : 1))
      .sort((a, b) => a.slips - b.slips)
      .map(({ name }) => words.map((other, k) => (k === i ? name : other)).join(' ')),
  );
}

/** Letters to add, leave out, change or swap. @param {string} a @param {string} b */
function slips(a, b) {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let before = /** @type {number[]} */ ([]);
  let last = Array.from({ length: b.length + 1 }, (_, k) => k);
  for (let i = 1; i <= a.length; ++i) {
    const row = [i];
    for (let k = 1; k <= b.length; ++k) {
      row[k] = Math.min(last[k] + 1, row[k - 1] + 1, last[k - 1] + Number(a[i - 1] !== b[k - 1]));
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1])
        row[k] = Math.min(row[k], before[k - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}

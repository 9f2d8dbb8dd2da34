// Plain text for the reader without wasm: headings, and folding for search, by the rules of src/base/text.cpp,
// text_fold.cpp and text_marks.cpp; HTML is reduced by core/html-text.js.
// @ts-check

// ---- sizes, in bytes of UTF-8 ---------------------------------------------------------------------------------------

const encoder = new TextEncoder();

/** @param {string} text */
export function byteLength(text) {
  return encoder.encode(text).length;
}

/** Asked of every text; no character takes more than three bytes for each of its units. @param {string} text @param {number} most */
export function fitsIn(text, most) {
  return text.length * 3 <= most || byteLength(text) <= most;
}

/** The longest start of a text of at most `most` bytes. @param {string} text @param {number} most */
export function cutTo(text, most) {
  if (fitsIn(text, most)) return text;
  const { read } = encoder.encodeInto(text, new Uint8Array(most));
  return text.slice(0, read);
}

// ---- folding for search --------------------------------------------------------------------------------------------

const kSpace = String.raw`\0- \x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`; // controls count as white space
const kBlanks = new RegExp(`[${kSpace}]+`, 'g');
const kPassedOver =
  /[\xad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u200b\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]+/g;
/** The letters that search knows by another: Latin, Greek and Cyrillic ones, and those of full width. */
const kFolded =
  /[\xc0-\xd6\xd8-\xf6\xf8-\u017f\u01a0\u01a1\u01af\u01b0\u01c4-\u01dc\u01de-\u01ed\u01f0-\u01f5\u01f8-\u021b\u021e\u021f\u0226-\u0233\u0386-\u03ce\u0400-\u0481\u048a-\u04bf\u04d0-\u052f\u1e00-\u1e99\u1e9b\u1e9e\u1ea0-\u1ef9\u2018\u2019\ufb00-\ufb02\uff01-\uff5e]/g;
const kPairs = /[\u0460-\u0481\u048a-\u052f]/;
/** Letters that Unicode does not take apart. */
const kApart = new Map(
  Object.entries({
    æ: 'ae',
    ð: 'd',
    ø: 'o',
    þ: 'th',
    ß: 'ss',
    đ: 'd',
    ħ: 'h',
    ı: 'i',
    ĸ: 'k',
    'l·': 'l',
    ł: 'l',
    ʼn: 'n',
    ŋ: 'n',
    œ: 'oe',
    ŧ: 't',
    ǥ: 'g',
    ς: 'σ',
    '‘': "'",
    '’': "'",
  }),
);

/** @param {string} letter */
function foldedLetter(letter) {
  if (kPairs.test(letter)) return String.fromCharCode(letter.charCodeAt(0) | 1); // capitals and small letters by turns
  const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return kApart.get(plain) ?? plain;
}

/** Letters and digits of a folded text, for a class of a pattern; the core in C++ asks the same (src/model/search_terms.cpp). */
export const kWordCharacters = '0-9a-z\\u00c0-\\u1fff\\u3000-\\ud7ff';

/** Lower case without accents, white space as single spaces. @param {string} text */
export function fold(text) {
  const ascii = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return ascii.replace(kPassedOver, '').replace(kFolded, foldedLetter).replace(kBlanks, ' ').trim();
}

// ---- headings ------------------------------------------------------------------------------------------------------

const kShortestSentence = 12; // a dot before that is an abbreviation
const kHeadingCharacters = 140;
const kLongestTitle = 4000;
const kBlank = new RegExp(`^[${kSpace}]$`);
const kNoBlank = new RegExp(`[^${kSpace}]`);
const kLineEnd = /[\n\r\u2028\u2029]/;
/** White space and no lower case letter or digit follow. */
const kStop = /[.!?…](?= [^a-z\d])/g;
const kExtender = /^(?:(?![\u{10000}-\u{10ffff}])\p{M}|[\u{1f3fb}-\u{1f3ff}\u{e0020}-\u{e01ef}])$/u;
const kFlagHalf = /^[\u{1f1e6}-\u{1f1ff}]$/u;
const kJoiner = '\u200d';

/** The first sentence or line, white space as single spaces. @param {string} text @param {number} most only bounds the work */
function firstSentence(text, most) {
  const from = text.search(kNoBlank);
  if (from < 0) return '';
  const [written] = text.slice(from, from + 8 * (most + 64)).split(kLineEnd, 1);
  const rest = from + written.length < text.length && !kLineEnd.test(text[from + written.length]);
  const line = written.replace(kBlanks, ' ').trimEnd();
  if (rest && line.length < 2 * most)
    return firstSentence(text.slice(from).split(kLineEnd, 1)[0].replace(kBlanks, ' '), most);
  for (const { 0: stop, index } of line.matchAll(kStop)) {
    if (stop === '.' && [...line.slice(0, index + 1)].length < kShortestSentence) continue;
    return line.slice(0, index + 1);
  }
  return line;
}

/** As much as fits, with marks, skin tones, joined pictures and flags in one piece. @param {string[]} characters @param {number} most */
function fitting(characters, most) {
  let end = 0;
  while (end < characters.length) {
    let next = end + 1;
    let flag_open = kFlagHalf.test(characters[end]);
    for (; next < characters.length; ++next) {
      const [last, c] = [characters[next - 1], characters[next]];
      const closes_flag = flag_open && kFlagHalf.test(c);
      const joined = last === kJoiner && !kBlank.test(c);
      if (!kExtender.test(c) && c !== kJoiner && !closes_flag && !joined && !(last === '\r' && c === '\n')) break;
      flag_open = false;
    }
    if (next > most) break;
    end = next;
  }
  return characters.slice(0, end);
}

/** The first sentence or line, at most `most` characters, cut at a word. @param {string} text @param {number} most */
export function headline(text, most) {
  const line = firstSentence(text, most);
  if (line.length <= most) return line;
  const characters = [...line];
  if (characters.length <= most) return line;
  const cut = fitting(characters, most - 1).join('');
  const space = line.lastIndexOf(' ', cut.length);
  // Back to the end of a word, unless that would lose half of the line.
  const kept =
    space >= 0 && byteLength(cut.slice(0, space)) > Math.floor(byteLength(cut) / 2) ? cut.slice(0, space) : cut;
  return `${kept.replace(/[ ,;:(-]+$/, '')}…`;
}

/** @param {string} text @param {number} most */
function ellipsized(text, most) {
  if (text.length <= most) return text;
  const characters = [...text];
  return characters.length <= most ? text : `${fitting(characters, most - 1).join('')}…`;
}

/** Words for an item: its title, or the first sentence of its text, or its address, or its id.
 * @param {{ title: string, text: string, url: string, id: string }} item */
export function heading({ title, text, url, id }) {
  const line = title.replace(/[ \n\t\r]+/g, ' ').replace(/^ | $/g, '');
  // A title stands nowhere else in the document, so all of it is the heading.
  if (line !== '') return ellipsized(line, kLongestTitle);
  return headline(text, kHeadingCharacters) || ellipsized(url || id, kHeadingCharacters);
}

// Plain text for the reader without wasm: HTML reduced to text, headings, and folding for search.
// Nothing is parsed as a document, so no markup of a feed can ever act.
// @ts-check

const kEntities = /** @type {Record<string, string>} */ ({
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', euro: '\u20ac', hellip: '\u2026', ndash: '\u2013',
  mdash: '\u2014', lsquo: '\u2018', rsquo: '\u2019', ldquo: '\u201c', rdquo: '\u201d', eacute: '\u00e9', egrave: '\u00e8',
  euml: '\u00eb', iuml: '\u00ef', ouml: '\u00f6', uuml: '\u00fc', auml: '\u00e4', ccedil: '\u00e7', aacute: '\u00e1',
  oacute: '\u00f3', copy: '\u00a9', times: '\u00d7', middot: '\u00b7', bull: '\u2022',
});

/** @param {string} text */
function decodeEntities(text) {
  return text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|\w{2,10});/gi, (whole, name) => {
    if (name[0] !== '#') return kEntities[name] ?? whole;
    const code = name[1] === 'x' || name[1] === 'X' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : '\ufffd';
  });
}

/** @param {string} html */
export function htmlToText(html) {
  const text = html
    .replace(/<!--[\s\S]*?(-->|$)/g, '')
    .replace(/<(script|style|template)\b[\s\S]*?(<\/\1\s*>|$)/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/<(br|hr)\b[^>]*>/gi, '\n')
    .replace(/<\/?(p|div|section|article|ul|ol|table|tr|blockquote|h[1-6]|figure|pre)\b[^>]*>/gi, '\n\n')
    .replace(/<li\b[^>]*>/gi, '\n\u2022 ')
    .replace(/<\/?[a-z][^>]*>/gi, '');
  return decodeEntities(text).replace(/[ \t]*\n[ \t]*/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

/** Lower case without accents, white space as single spaces. @param {string} text */
export function fold(text) {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

const kShortestSentence = 12;  // a dot before that is an abbreviation

/** The first sentence or line, at most `most` characters, cut at a word; as Headline in src/base/text.cpp.
 * @param {string} text @param {number} most */
export function headline(text, most) {
  const start = text.trimStart().slice(0, 4 * (most + 64));
  const line = start.split(/[\n\r\u2028\u2029]/, 1)[0].replace(/\s+/gu, ' ').trimEnd();
  let sentence = line;
  for (const stop of line.matchAll(/[.!?\u2026](?= [^a-z0-9])/gu)) {
    const end = (stop.index ?? 0) + 1;
    if (stop[0] === '.' && [...line.slice(0, end)].length < kShortestSentence) continue;
    sentence = line.slice(0, end);
    break;
  }
  const characters = [...sentence];
  if (characters.length <= most) return sentence;
  const cut = characters.slice(0, most - 1).join('');
  const space = sentence.lastIndexOf(' ', cut.length);
  return `${(space > cut.length / 2 ? sentence.slice(0, space) : cut).replace(/[ ,;:(-]+$/, '')}\u2026`;
}

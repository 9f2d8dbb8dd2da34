// Plain text for the reader without wasm: headings, and folding for search.
// @ts-check

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

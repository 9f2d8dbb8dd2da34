// The small faults that tools/mutate.mjs puts into C++: one token of a line becomes another. clang-format sets operators
// apart by blanks, so that a comparison is told from a template.
// @ts-check

/** @typedef {{ line: number, before: string, after: string, operator: string }} Mutation line counts from 1 */

/** @type {[name: string, pattern: RegExp, replacement: string][]} */
const kOperators = [
  ['boundary', / < /g, ' <= '],
  ['boundary', / <= /g, ' < '],
  ['boundary', / > /g, ' >= '],
  ['boundary', / >= /g, ' > '],
  ['equality', / == /g, ' != '],
  ['equality', / != /g, ' == '],
  ['connective', / && /g, ' || '],
  ['connective', / \|\| /g, ' && '],
  ['negation', /(?<=[( ])!(?=[\w(:])/g, ''],
  ['off by one', / [+-] 1(?=[;,)\] ])/g, ''],
  ['sign', / \+ (?!1\b)/g, ' - '],
  ['sign', / - (?!1\b)/g, ' + '],
  ['truth', /\breturn true;/g, 'return false;'],
  ['truth', /\breturn false;/g, 'return true;'],
  ['limit', /(?<=\bk[A-Z]\w* = )\d+(?=[;,)])/g, '$&1'],
];

/** The code of each line, with texts and comments blanked out so that columns stay. @param {string} source */
function codeLines(source) {
  const blank = (/** @type {string} */ text) => text.replace(/[^\n]/g, '~');
  return source
    .replace(/R"(\w*)\([^]*?\)\1"/g, blank)
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'/g, blank)
    .replace(/\/\/.*$/gm, blank)
    .split('\n');
}

/** Every fault that can be put into a source, one at a time. @param {string} source @returns {Mutation[]} */
export function mutationsOf(source) {
  const lines = source.split('\n');
  const found = [];
  codeLines(source).forEach((code, at) => {
    if (/^\s*(#|template|static_assert|using )|\boperator\b|\(.*&&( \w+)?\) (noexcept )?[{;=]/.test(code)) return;
    for (const [operator, pattern, replacement] of kOperators) {
      for (const match of code.matchAll(pattern)) {
        const text = replacement.replace('$&', match[0]);
        const before = lines[at];
        const after = before.slice(0, match.index) + text + before.slice(match.index + match[0].length);
        if (after !== before) found.push({ line: at + 1, before, after, operator });
      }
    }
  });
  return found;
}

/** @param {string} source @param {Mutation} mutation */
export function mutated(source, { line, after }) {
  const lines = source.split('\n');
  lines[line - 1] = after;
  return lines.join('\n');
}

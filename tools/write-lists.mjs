// Writes the platforms, the languages and the months into what lists them: `node tools/write-lists.mjs`. What
// they say is in the rows of web/base/platforms.js and web/base/languages.js; tests/web/rows.test.mjs compares.
// @ts-check
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { kLanguages } from '../web/base/languages.js';
import { fold } from '../web/base/plain-text.js';
import { kPlatformRows, kPlatforms } from '../web/base/platforms.js';

const codes = Object.keys(kLanguages);
const english = codes.map((code) => String(new Intl.DisplayNames('en', { type: 'language' }).of(code)));
/** The months as people type them: in the languages of the page, and in German. */
const months = ['nl', 'en', 'de'].map((language) => {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, i) => fold(format.format(Date.UTC(2014, i, 15)))).join(' ');
});
/** As the table to fill in may name them. */
const dutch_platforms = Object.entries(kPlatformRows).map(([word, row]) => `\`${'dutch' in row ? row.dutch : word}\``);

/** Document, the place of the list in it (behind the first group, before the second), the list.
 * @type {[path: string, place: RegExp, list: string][]} */
const kListed = [
  [
    'assets/schema/kringen-1.schema.json',
    /("platform": \{[^{}]*"enum": \[)[^\]]*(\])/g,
    kPlatforms.map((word) => `"${word}"`).join(', '),
  ],
  ['docs/export-format.md', /(\n\| `platform` \| )[^|]*( \|\n)/g, kPlatforms.join(', ')],
  [
    'docs/export-maken.md',
    /(Onder `platform` staat waar het kanaal is: )[^;]*(;)/g,
    new Intl.ListFormat('nl-NL', { type: 'disjunction' }).format(dutch_platforms),
  ],
  ['docs/kringen.1', /(Fl -language Ar )\S+()/g, codes.join('|')],
  ['publiccode.yml', /(\n {2}availableLanguages:\n {4}- )\w+(?:\n {4}- \w+)*()/g, codes.join('\n    - ')],
  [
    'web/list/search-terms.js',
    /(const kMonths = \[)[^\]]*(\];)/g,
    months.map((names) => `\n  '${names}',`).join('') + '\n',
  ],
  ['README.md', /(words in )[^\n]+?(, JSON Schema)/g, new Intl.ListFormat('en-GB').format(english)],
];

/** Every document with its text as the rows have it. @returns {Map<string, { written: string, wanted: string }>} */
export function listings() {
  const all = new Map();
  for (const [path, place, list] of kListed) {
    const written = readFileSync(path, 'utf8');
    if (!written.match(place)) throw new Error(`${path}: the place of the list, ${place}, is gone`);
    all.set(path, { written, wanted: written.replace(place, (_all, before, after) => before + list + after) });
  }
  return all;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, { written, wanted }] of listings()) {
    if (written === wanted) continue;
    writeFileSync(path, wanted);
    console.log(path);
  }
}

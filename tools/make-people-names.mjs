// Writes the table of people's names that src/import/redact/people_names.cpp reads, as C++ source:
//
//   node tools/make-people-names.mjs DICTIONARY GIVEN_NAMES_FOLDER OUTPUT
//
// DICTIONARY is the Dutch dictionary of OpenTaal (Debian's hunspell-nl): words with the flag PN are names of people, those
// with PI (too) have inhabitants, those with Fw are wrong; words in lower case are ordinary ones, other capitals are places
// and brands. GIVEN_NAMES_FOLDER is names/ of the npm package gender-detection-from-name: given names of France (with those
// from the Maghreb, Turkey, Poland ...), Germany, Italy and Turkey.
// Each name is written as a capital that tells how many letters it shares with the name before it ('A': none), the
// letters that follow, and a digit with the bits of `bits` below.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [dictionary, folder, output] = process.argv.slice(2);
const bits = { given: 1, person: 2, word: 4, place: 8 };
const longest = 24;
const perLine = 90;

// As Fold() of src/base/text.h does it, for Latin letters.
function folded(name) {
  const special = { ĳ: 'ij', ı: 'i', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', đ: 'd' };
  return name
    .toLowerCase()
    .replace(/[ĳıłøßæœđ]/g, (letter) => special[letter])
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

const names = new Map();
function add(name, bit) {
  const key = folded(name);
  if (/^[a-z]+$/.test(key) && key.length > 1 && key.length <= longest) names.set(key, (names.get(key) ?? 0) | bit);
}

const load = createRequire(import.meta.url);
for (const language of ['de', 'fr', 'it', 'tr']) {
  const known = load(resolve(folder, `${language}.js`));
  for (const name of known.keys()) add(name, bits.given);
}

const written = readFileSync(dictionary, 'utf8')
  .split('\n')
  .slice(1)
  .map((line) => {
    const [word, flags = ''] = line.trim().split('/');
    const all = flags.match(/../g) ?? [];
    return { word, isPerson: all.includes('PN'), isPlace: all.includes('PI'), isWrong: all.includes('Fw') };
  });
const entries = written.filter(({ isWrong }) => !isWrong);
for (const { word, isPerson, isPlace } of entries) if (isPerson) add(word, bits.person | (isPlace ? bits.place : 0));
if (names.size < 30000) throw new Error(`only ${names.size} names were found in ${dictionary} and ${folder}`);
for (const { word, isPerson } of entries) {
  const key = folded(word);
  // Gérard is no place beside the name Gerard.
  const isVariant = /^\p{Lu}/u.test(word) && key !== word.toLowerCase();
  if (isPerson || isVariant || !names.has(key)) continue;
  names.set(key, names.get(key) | (/^\p{Ll}/u.test(word) ? bits.word : bits.place));
}

// Who lives in Twente is a Twentenaar; countries are named as in the Unicode locale data of node.
const capitals = new Set(entries.filter(({ word }) => /^\p{Lu}/u.test(word)).map(({ word }) => folded(word)));
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const countryNames = new Intl.DisplayNames(['nl'], { type: 'region' });
const countries = new Set(letters.flatMap((a) => letters.map((b) => folded(countryNames.of(a + b) ?? ''))));
for (const [name, kind] of names) {
  const isPlace = countries.has(name) || ['naar', 'aar'].some((end) => capitals.has(name + end));
  if (isPlace) names.set(name, kind | bits.place);
}

let table = '';
let before = '';
const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
for (const [name, kind] of sorted) {
  let shared = 0;
  while (shared < before.length && shared < name.length && before[shared] === name[shared]) ++shared;
  table += String.fromCharCode(65 + shared) + name.slice(shared) + String.fromCharCode(48 + kind);
  before = name;
}
const lines = table.match(new RegExp(`.{1,${perLine}}`, 'gs'));
writeFileSync(
  output,
  `// Written by tools/make-people-names.mjs from hunspell-nl (OpenTaal) and gender-detection-from-name.
#include "import/redact/people_names.h"

namespace kringen {

const int kPeopleNameCount = ${sorted.length};
const char kPeopleNameTable[] =
${lines.map((line) => `    "${line}"`).join('\n')};

}  // namespace kringen
`,
);

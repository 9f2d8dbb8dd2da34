// The words of the command line and of the studio: every code that the importer can give has a sentence in both languages.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const wordsOf = (language) => JSON.parse(readFileSync(`assets/cli/${language}.json`, 'utf8'));
const dutch = wordsOf('nl');
const english = wordsOf('en');

const sources = ['src/import', 'src/archive', 'src/cli', 'src/publish', 'src/model', 'src/studio'].flatMap((folder) => {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.cpp') && (folder !== 'src/model' || name.startsWith('publication'))).map((name) => join(folder, name));
  } catch {
    return [];
  }
});

/** Codes as they stand in the sources: `"record.bad_time"`. */
const code = /"((?:archive|calendar|export|feed|file|metrics|question|record|table|withheld)\.[a-z_0-9]+)"/g;
const isFile = (name) => /\.(json|xml|js|ics|csv|html)$/.test(name);

test('every code has a sentence', () => {
  const missing = [];
  let found = 0;
  for (const path of sources) {
    for (const [, name] of readFileSync(path, 'utf8').matchAll(code)) {
      if (isFile(name)) continue;
      ++found;
      if (!(name in dutch)) missing.push(`${path}: ${name}`);
    }
  }
  assert.ok(found > 60, `${found} codes found`);
  assert.deepEqual(missing, []);
});

const blanks = (text) => (text.match(/\{[a-z_]+\}/g) ?? []).sort();

test('both languages have the same sentences with the same blanks', () => {
  assert.deepEqual(Object.keys(english).sort(), Object.keys(dutch).sort());
  for (const [key, text] of Object.entries(dutch)) assert.deepEqual(blanks(english[key]), blanks(text), key);
});

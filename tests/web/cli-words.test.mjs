// The words of the command line and of the studio: every code that the importer can give has a sentence in every language.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assertAlike, filesOf } from './words.mjs';

const program = filesOf('cli');
const studio = filesOf('studio');
const dutch = program.nl;

/** Whoever reads an export speaks to the command line as well. */
const isReader = /^(?:publication|feed_|item_draft|possible_figures|provenance)/;
const sources = [
  'src/import',
  'src/archive',
  'src/cli',
  'src/publish',
  'src/report',
  'src/model',
  'src/studio',
].flatMap((folder) => {
  try {
    return readdirSync(folder, { recursive: true })
      .filter((name) => name.endsWith('.cpp') && (folder !== 'src/model' || isReader.test(name)))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
});

/** Codes as they stand in the sources: `"record.bad_time"`. */
const code =
  /"((?:archive|calendar|export|feed|file|folder|item|metrics|question|record|table|withheld)\.[a-z_0-9]+)"/g;
const isFile = (name) => /\.(atom|json|xml|js|ics|csv|html)$/.test(name);

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

test('every language has the same sentences with the same blanks', () => assertAlike('cli', program));

const studio_files = ['studio.html', ...readdirSync('web/studio').map((name) => join('studio', name))]
  .filter((name) => /\.(js|html)$/.test(name))
  .map((name) => [name, readFileSync(join('web', name), 'utf8')]);

test('the studio: every language has the same sentences with the same blanks', () => assertAlike('studio', studio));

test('the studio: every key in its scripts and its page exists, and every sentence is used', () => {
  const known = { ...dutch, ...studio.nl };
  const used = new Set();
  const missing = [];
  for (const [name, text] of studio_files) {
    for (const [, key] of text.matchAll(/'(studio\.[a-z_.]+)'|data-i18n(?:-label)?="(studio\.[a-z_.]+)"/g))
      if (key) used.add(key);
    for (const [, key] of text.matchAll(/data-i18n(?:-label)?="([a-z_.]+)"/g)) used.add(key);
    for (const key of used) if (!(key in known)) missing.push(`${name}: ${key}`);
    for (const [, prefix] of text.matchAll(/`(studio\.[a-z_.]*)\$\{/g))
      for (const key of Object.keys(studio.nl)) if (key.startsWith(prefix)) used.add(key);
  }
  assert.deepEqual(missing, []);
  for (const key of ['clock.summer', 'clock.winter']) used.add(key); // of web/base/format.js, which the page has too
  assert.deepEqual(
    Object.keys(studio.nl).filter((key) => !used.has(key)),
    [],
  );
});

test('the studio: kinds of redaction, marks and labels have words', () => {
  const redact =
    readFileSync('src/import/redact/redact.cpp', 'utf8') + readFileSync('src/import/redact/redaction.h', 'utf8');
  const kinds = [...readFileSync('src/import/redact/redaction.h', 'utf8').matchAll(/"([a-z_]+)"/g)].map(
    ([, kind]) => kind,
  );
  assert.ok(kinds.length >= 13, String(kinds));
  for (const kind of kinds) assert.ok(`studio.redaction.${kind}` in studio.nl, kind);
  for (const kind of [
    'email',
    'name',
    'handle',
    'iban',
    'address',
    'phone',
    'bsn',
    'plate',
    'tracking',
    'signed_url',
  ]) {
    assert.ok(redact.includes(`"${kind}"`), kind);
    assert.ok(`studio.redaction.${kind}` in studio.nl, kind);
  }
  for (const [, kind] of redact.matchAll(/\{"([a-z]+)", Find/g))
    assert.ok(`studio.redaction.${kind}` in studio.nl, kind);
});

/** Nouns that stand behind a count, in Dutch and in English. */
const plurals = new RegExp(
  `\\{(\\w+)\\} (?:${[
    '\\w+e )?(?:berichten|vragen|antwoorden|bestanden|problemen|seconden|minuten|dagen|jaren|inwoners|mensen|dorpen|punten|kanalen',
    'kijkers|weergaven|reacties|duimpjes|casussen|rijen|regels|messages|questions|answers|files|problems|seconds|minutes|days',
    'years|times|residents|people|villages|points|channels|viewers|views|comments|cases|rows|lines',
  ].join('|')})\\b`,
  'g',
);
/** Blanks that are never one, and why. */
const never_one = {
  range: 'a range, or "fewer than 100"',
  residents: 'of a whole town',
  most: 'a limit of the program',
  files: 'a site has dozens',
  detail: 'a limit of the program',
  replicates: 'the program asks for 32 at least',
  to: 'an age',
  from: 'an age',
};
const other_sense = new Set([
  'report.missed.group', // two digits and zeros, or "fewer than 100"
  'folder.changed', // a name
]);

test('no sentence says "1 berichten": behind a count stands a noun only where the sentence is of one, or of others', () => {
  for (const [language, words] of Object.entries(program)) {
    for (const [key, text] of Object.entries(words)) {
      assert.doesNotMatch(text, /[Vv]an nog \{count\}|[Oo]f another \{count\}/, `${language} ${key}`);
      if (/\.(one|other)$/.test(key) && text.includes('{count}')) {
        const stem = key.replace(/\.(one|other)$/, '');
        assert.ok(`${stem}.one` in words && `${stem}.other` in words, `${language} ${key} has no twin`);
        const counted = [...text.matchAll(plurals)].filter(([, name]) => name === 'count');
        if (key.endsWith('.one')) assert.deepEqual(counted, [], `${language} ${key}: ${text}`);
        if (key.endsWith('.one')) assert.doesNotMatch(text, /\b(?:de|the) \{count\}/, `${language} ${key}: ${text}`);
        continue;
      }
      for (const [whole, name] of text.matchAll(plurals)) {
        assert.ok(name in never_one || other_sense.has(key), `${language} ${key}: "${whole}" breaks at 1`);
      }
    }
  }
});

test('what a reader tells of a wrong value has words in every language', () => {
  const readers = ['feed_reader', 'feed_fields']
    .map((name) => readFileSync(`src/model/${name}.cpp`, 'utf8'))
    .join('\n');
  const told = [
    ...readers.matchAll(/(?:WrongType\(\w+, |\b(?:Notice|Skip)\("item\.\w+", )"([^"]+)"/g),
    ...readers.matchAll(/return "(boolean|number|string|null)";/g),
  ].map(([, detail]) => detail);
  assert.ok(told.length >= 8, String(told));
  for (const detail of [...told, 'array', 'object']) assert.ok(`detail.${detail}` in dutch, detail);
});

// What the model texts and docs/privacy promise, against the program: the kinds that the redactor knows, the flags that the
// detector gives, the commands and options that exist. A kind that is added or dropped fails here until the texts say so.
// @ts-check
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { filesOf, wordsPath } from './words.mjs';

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
/** Lines come together, for phrases that run over an end of line. @param {string} path */
const flowing = (path) => read(path).replace(/\s+/g, ' ');
const kTexts = ['assets/publish/privacyverklaring.txt', 'assets/publish/verwerkingsregister.txt'];
const kGuides = readdirSync(new URL('../../docs/privacy/', import.meta.url)).map((name) => `docs/privacy/${name}`);

/** How the texts call what the redactor takes out. @type {Record<string, string>} */
const kSaid = {
  email: 'e-mailadressen',
  phone: 'telefoonnummers',
  iban: 'rekeningnummers',
  bsn: 'burgerservicenummers',
  plate: 'kentekens',
  address: 'adressen',
  location: 'plekken op de kaart',
  handle: 'accounts',
  name: 'getagd',
  tracking: 'de lezer volgt',
  signed_url: 'links met een sleutel',
  invite: 'uitnodigingen en besloten links',
  id: 'persoonsgegevens in kenmerken van berichten',
};

test('the texts name each kind that is taken out, and no other', () => {
  const words = JSON.parse(read('assets/studio/nl.json'));
  const shown = Object.keys(words)
    .filter((key) => key.startsWith('studio.redaction.'))
    .map((key) => key.split('.')[2]);
  const header = read('src/import/redact/redaction.h');
  const listed = [...header.slice(0, header.indexOf('std::string kind;')).matchAll(/"(\w+)"/g)].map(([, kind]) => kind);
  assert.deepEqual(Object.keys(kSaid).sort(), shown.sort());
  assert.deepEqual(Object.keys(kSaid).sort(), listed.sort());
  for (const path of kTexts) {
    for (const phrase of Object.values(kSaid))
      assert.ok(flowing(path).includes(phrase), `${path} does not say "${phrase}"`);
  }
});

test('no text promises that names are taken out', () => {
  for (const path of kTexts) {
    assert.match(flowing(path), /[Nn]amen in een lopende zin/, path);
    assert.match(flowing(path), /aangewezen|wijst/, path);
  }
  assert.match(flowing('docs/export-maken.md'), /namen van mensen haalt het programma \*\*niet\*\* weg/);
});

test('each flag of the detector is explained, and has words in the studio', () => {
  const source = read('src/import/redact/people_flags.h');
  const flags = [...source.slice(source.indexOf('kPeopleFlags[]')).matchAll(/"(\w+)"/g)].map(([, flag]) => flag);
  assert.ok(flags.length >= 8);
  for (const flag of flags) {
    assert.ok(read('docs/privacy/vier-ogen.md').includes(`| \`${flag}\` |`), flag);
    for (const [code, words] of Object.entries(filesOf('studio')))
      assert.ok(words[`studio.mark.${flag}`], `${wordsPath('studio', code)}: studio.mark.${flag}`);
  }
});

test('the texts have only blanks that the program fills', () => {
  const source = read('src/publish/site_writer_privacy.cpp');
  for (const path of kTexts) {
    for (const [, blank] of read(path).matchAll(/\{(\w+)\}/g))
      assert.ok(source.includes(`{"${blank}", `), `${path}: {${blank}}`);
  }
});

test('each command and option in the guides exists', () => {
  const program = read('src/cli/arguments.cpp');
  let count = 0;
  for (const path of kGuides) {
    for (const [, command] of read(path).matchAll(/kringen (import|check|publish|reach|withdraw|restore)\b/g)) {
      assert.ok(program.includes(`"${command}"`), `${path}: kringen ${command}`);
      ++count;
    }
    for (const [option] of read(path).matchAll(/--[a-z][a-z-]+/g))
      assert.ok(program.includes(`${option}"`), `${path}: ${option}`);
  }
  assert.ok(count >= 6);
});

test('links between the guides lead somewhere', () => {
  for (const path of kGuides) {
    for (const [, target] of read(path).matchAll(/\]\(([\w.-]+\.md)\)/g))
      assert.ok(kGuides.includes(`docs/privacy/${target}`), `${path}: ${target}`);
  }
});

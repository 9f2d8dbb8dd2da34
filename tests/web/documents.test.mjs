// What the documents say of the code must be so: files they name are there, members and words of the format are all in it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isScalar, kFeed } from '../../web/core/feed-members.js';
import { kMostCases, kMostChannels, kMostTags, kMostVillages } from '../../web/core/feed-tables.js';

const kDocuments = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'SECURITY.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const kFormat = readFileSync('docs/export-format.md', 'utf8');
const kLists = JSON.parse(readFileSync('tests/fixtures/closed-lists.json', 'utf8'));

test('every file that a document names is there', () => {
  for (const document of kDocuments) {
    const text = readFileSync(document, 'utf8');
    const folder = document.includes('/') ? 'docs/' : '';
    const named = [...text.matchAll(/`((?:src|web|tests|assets|docs|tools|cmake)\/[\w./-]*[\w-]\/?)(?<!\/\*)`/g)].map(
      ([, path]) => path,
    );
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => folder + path);
    for (const path of [...named, ...linked]) assert.ok(existsSync(path), `${document}: ${path}`);
  }
  assert.ok(kDocuments.some((document) => readFileSync(document, 'utf8').includes('`src/')));
});

/** @param {any} shape @returns {string[]} */
function membersOf(shape) {
  if (isScalar(shape)) return [];
  if (Array.isArray(shape)) return membersOf(shape[0]);
  return Object.entries(shape).flatMap(([name, inner]) => [name, ...membersOf(inner)]);
}

test('every member that is read is explained, and every list of words is whole', () => {
  const members = new Set(membersOf(kFeed));
  assert.ok(members.size > 60, `${members.size}`);
  for (const name of members) {
    assert.match(kFormat, new RegExp(`[\`.]${name}\``), `docs/export-format.md does not explain the member ${name}`);
  }
  for (const name of ['channel_kinds', 'platforms', 'kinds', 'instruments', 'directions', 'precisions']) {
    const row = `| ${kLists[name].join(', ')} |`;
    assert.ok(kFormat.includes(row), `docs/export-format.md has no row "${row}" of ${name}`);
  }
});

test('the guide names each platform that a table may name, in Dutch where there is a Dutch word', () => {
  const reader = readFileSync('src/import/readers/template_csv.cpp', 'utf8');
  const [, table] = /kPlatformWords\{([\s\S]*?)\};/.exec(reader) ?? [];
  const words = new Map(
    [...table.matchAll(/\{"([^"]+)", Platform::k(\w+)\}/g)].map(([, word, name]) => [word, name.toLowerCase()]),
  );
  assert.ok(words.size > 3, 'src/import/readers/template_csv.cpp: kPlatformWords is written in another way');
  const guide = readFileSync('docs/export-maken.md', 'utf8');
  const [, listed] = /Onder `platform` staat waar het kanaal is:([^;]*);/.exec(guide) ?? [];
  assert.ok(listed, 'docs/export-maken.md: the sentence "Onder `platform` staat waar het kanaal is: ...;" is gone');
  const named = [...listed.matchAll(/`([^`]+)`/g)].map(([, word]) => words.get(word) ?? word);
  assert.deepEqual(named, kLists.platforms, 'docs/export-maken.md: the list behind "Onder `platform`"');
});

test('the words of the glossary are those of the screen', () => {
  const glossary = [
    ...readFileSync('CONTRIBUTING.md', 'utf8')
      .split('## Words')[1]
      .matchAll(/^\| (\w+) \| (\w+) \|$/gm),
  ];
  assert.ok(glossary.length >= 10);
  const screen = ['i18n', 'studio', 'cli']
    .map((folder) => readFileSync(`assets/${folder}/nl.json`, 'utf8'))
    .join('\n')
    .toLowerCase();
  for (const [, , dutch] of glossary)
    assert.match(screen, new RegExp(`\\b${dutch}`), `CONTRIBUTING.md, Words: no file of words says ${dutch}`);
});

test('the limits are those of the code', () => {
  const thousands = (/** @type {number} */ n) => n.toLocaleString('en-GB');
  const said = `${kMostChannels} channels`;
  for (const document of ['README.md', 'docs/export-format.md']) {
    const text = readFileSync(document, 'utf8');
    for (const limit of [
      said,
      `${kMostVillages} villages`,
      `${thousands(kMostCases)} cases`,
      `${thousands(kMostTags)} tags`,
    ])
      assert.ok(text.includes(limit), `${document}: ${limit}`);
  }
});

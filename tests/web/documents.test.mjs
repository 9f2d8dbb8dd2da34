// What the documents say of the code must be so: files they name are there, members and words of the format are all in it.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isScalar, kFeed } from '../../web/core/feed-members.js';
import { kCodes, wordsPath } from './words.mjs';
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
  for (const name of ['channel_kinds', 'kinds', 'instruments', 'directions', 'precisions', 'definitions']) {
    const row = `| ${kLists[name].join(', ')} |`;
    assert.ok(kFormat.includes(row), `docs/export-format.md has no row "${row}" of ${name}`);
  }
});

/** How people call each source, in English and in Dutch. @type {Record<string, [string, string]>} */
const kSourceNames = {
  'facebook-archive': ['Facebook', 'Facebook'],
  'instagram-archive': ['Instagram', 'Instagram'],
  'x-archive': ['X', 'X'],
  'mastodon-archive': ['Mastodon', 'Mastodon'],
  'json-feed': ['JSON Feed', 'JSON Feed'],
  icalendar: ['iCalendar', '.ics'],
  wordpress: ['WordPress', 'WordPress'],
  blogger: ['Blogger', 'Blogger'],
  rss: ['RSS', 'RSS'],
  'x-csv': ['X', 'cijfers van X'],
  'linkedin-csv': ['LinkedIn', 'LinkedIn'],
  'tiktok-csv': ['TikTok', 'TikTok'],
  'youtube-csv': ['YouTube', 'YouTube'],
  'followers-csv': ['followers', 'volgers'],
  'meta-csv': ['Meta Business Suite', 'Meta'],
  csv: ['a table of your own', 'sjabloon.csv'],
};

test('every source that is read is named to those who have it', () => {
  const table = readFileSync('src/import/readers/sources.cpp', 'utf8').split(/constexpr std::array<Source/)[1];
  const rows = [...table.matchAll(/\{\.id = "([\w-]+)"([\s\S]*?)(?=\{\.id|\}\};)/g)];
  const read = rows.filter(([, , row]) => /\.read(?:_counts)? =/.test(row)).map(([, id]) => id);
  assert.deepEqual(read.sort(), Object.keys(kSourceNames).sort(), 'kSourceNames in tests/web/documents.test.mjs');
  const hasWord = (/** @type {string} */ path, /** @type {string} */ name) => {
    const text = ` ${readFileSync(path, 'utf8').replace(/\s+/g, ' ')} `;
    const at = text.split(name).slice(0, -1);
    const is_word = at.some((before, i) => !/\w$/.test(before) && !/^\w/.test(text.split(name)[i + 1]));
    assert.ok(is_word, `${path} does not name ${name}`);
  };
  for (const [id, [english, dutch]] of Object.entries(kSourceNames)) {
    hasWord('README.md', english);
    hasWord('docs/export-maken.md', dutch);
    if (!id.endsWith('-archive')) continue;
    hasWord('docs/formats.md', english);
    for (const code of kCodes) {
      const path = wordsPath('studio', code);
      const hint = JSON.parse(readFileSync(path, 'utf8'))['studio.drop_hint'];
      assert.match(hint, new RegExp(`\\b${english}\\b`), `${path}: studio.drop_hint does not name ${english}`);
    }
  }
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

// A platform is a row of web/base/platforms.js, a language one of web/base/languages.js. What else they need is asked for
// here: colours, words that readers know, and the lists in documents for others.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { listings } from '../../tools/write-lists.mjs';
import { kLaneColours, kPlatformRows, kPlatforms, laneColourOf } from '../../web/base/platforms.js';
import { kChannelKinds } from '../../web/core/closed-lists.js';
import { filesOf, kCodes, wordsPath } from './words.mjs';

const read = (path) => readFileSync(path, 'utf8');

test('the documents list the platforms and the languages of the rows', () => {
  for (const [path, { written, wanted }] of listings()) {
    assert.equal(written, wanted, `${path} has another list than the rows: run node tools/write-lists.mjs`);
  }
});

test('a row of a platform says what it must', () => {
  const rows = Object.entries(kPlatformRows);
  for (const [word, { name, kind }] of rows) {
    assert.match(word, /^[a-z][a-z0-9_]*$/, 'web/base/platforms.js');
    assert.match(name, /^[A-Z]\w*$/, `web/base/platforms.js: ${word}: name is kNAME in C++`);
    assert.ok(kChannelKinds.includes(kind), `web/base/platforms.js: ${word}: kind is one of ${kChannelKinds}`);
  }
  assert.equal(new Set(rows.map(([, { name }]) => name)).size, rows.length, 'web/base/platforms.js: each has its name');
  assert.equal(kPlatforms.at(-1), 'other', 'web/base/platforms.js: a new row goes before that of all others');
  assert.equal(laneColourOf('mastodon'), 'mastodon');
  assert.equal(laneColourOf('tiktok'), 'other');
});

test('the colour of a lane is in the tokens, for new browsers and for older ones', () => {
  const tokens = read('web/base/tokens.css');
  const named = [...tokens.matchAll(/--lane-(\w+):/g)].map(([, word]) => word).filter((word) => word !== 'case');
  const twice = kLaneColours.flatMap((colour) => [colour, colour]);
  assert.deepEqual(
    named.sort(),
    twice.sort(),
    'web/base/tokens.css has --lane-WORD twice for each row of web/base/platforms.js with a colour of its own, and no other',
  );
});

test('the reader of tables knows the Dutch words that the guide gives', () => {
  const reader = read('src/import/readers/template_words.h');
  const [, table] = /kPlatformWords\{([\s\S]*?)\};/.exec(reader) ?? [];
  const known = [...table.matchAll(/\{"([^"]+)", Platform::k(\w+)\}/g)].map(([, word, name]) => `${word}: ${name}`);
  assert.ok(known.length > 3, 'src/import/readers/template_words.h: kPlatformWords is written in another way');
  for (const row of Object.values(kPlatformRows)) {
    if (!('dutch' in row)) continue;
    const wanted = `${row.dutch}: ${row.name}`;
    assert.ok(known.includes(wanted), `src/import/readers/template_words.h: kPlatformWords has no "${wanted}"`);
  }
});

test('every platform has its words within a sentence, the same in the page and in the reports', () => {
  const [page, program, studio] = ['i18n', 'cli', 'studio'].map(filesOf);
  for (const code of kCodes) {
    for (const platform of kPlatforms) {
      for (const key of [`reach.platform.${platform}`, `reach.at.${platform}`]) {
        assert.ok(key in page[code].page, `${wordsPath('i18n', code)} has no ${key}`);
        assert.equal(program[code][key], page[code].page[key], `${wordsPath('cli', code)}: ${key}`);
      }
      for (const table of ['at', 'away', 'users']) {
        const text = page[code].page[`reach.${table}.${platform}`] ?? '';
        assert.ok(text.includes('{name}'), `${wordsPath('i18n', code)}: reach.${table}.${platform}`);
      }
    }
    // "op Facebook", and "in de krant": no sentence writes that word itself.
    for (const words of [page[code].page, page[code].canvas, program[code], studio[code]]) {
      for (const [key, text] of Object.entries(words)) {
        assert.doesNotMatch(text, /\b(?:op|in|via|bij|on|at|through) \{(?:platform|channel)s?\}/i, `${code} ${key}`);
      }
    }
  }
});

// The words of the interface: the same keys in every language, every key that is used exists, the skeleton agrees.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { plural, setStrict, t, useStrings } from '../../web/base/i18n.js';
import { assertAlike, filesOf, kCodes, wordsPath } from './words.mjs';

const read = (path) => readFileSync(path, 'utf8');
const files = filesOf('i18n');
const { nl } = files;
const skeleton = read('web/page.html');
/** The page's modules, whichever room they lie in; the studio has words of its own. */
const scripts = readdirSync('web', { recursive: true }).filter(
  (name) => name.endsWith('.js') && !name.startsWith('studio/'),
);

test('every language has the same keys, parameters and plurals', () => {
  for (const part of ['page', 'canvas']) {
    assertAlike('i18n', Object.fromEntries(kCodes.map((code) => [code, files[code][part]])));
  }
});

test('a file says which language it is in, and has no other parts', () => {
  for (const code of kCodes) {
    assert.equal(files[code].language, code, `${wordsPath('i18n', code)}: its member "language"`);
    assert.deepEqual(Object.keys(files[code]), ['language', 'page', 'canvas'], wordsPath('i18n', code));
  }
});

test('every key in the scripts exists', () => {
  const missing = [];
  let used = 0;
  for (const name of scripts) {
    const text = read(`web/${name}`);
    for (const [, key] of text.matchAll(/\bt\('([^']+)'/g)) {
      ++used;
      if (!(key in nl.page)) missing.push(`${name}: ${key}`);
    }
    for (const [, key] of text.matchAll(/\bplural\('([^']+)'/g)) {
      for (const form of ['one', 'other']) if (!(`${key}.${form}` in nl.page)) missing.push(`${name}: ${key}.${form}`);
    }
    for (const [, prefix] of text.matchAll(/\b(?:t|plural)\(`([a-z_]+\.)\$\{/g)) {
      if (!Object.keys(nl.page).some((key) => key.startsWith(prefix))) missing.push(`${name}: ${prefix}*`);
    }
  }
  assert.ok(used > 200, `only ${used} keys in ${scripts.length} scripts: the modules lie elsewhere`);
  assert.deepEqual(missing, []);
});

test('keys that are made from parts exist', () => {
  const keys = [
    ...['channels', 'cases', 'villages', 'topics', 'instruments', 'directions'].map((facet) => `facet.${facet}`),
    ...['communication', 'money', 'rules'].map((name) => `instrument.${name}`),
    ...['one_way', 'asks', 'answers', 'reports_back'].map((name) => `direction.${name}`),
    ...['post', 'reply', 'share', 'press', 'visit', 'event'].map((name) => `kind.${name}`),
    ...['no_wasm', 'wasm_blocked', 'no_webgl2', 'failed', 'slow', 'broke'].map((name) => `fallback.${name}`),
    ...['reactions', 'comments', 'commenters', 'shares', 'impressions', 'views', 'plays', 'reach'].map(
      (name) => `figure.${name}`,
    ),
    ...['auto', 'light', 'dark'].map((name) => `scheme.${name}`),
    ...['map', 'claims'].map((name) => `view.${name}`),
    ...['step', 'lane', 'zoom', 'page', 'ends', 'enter', 'escape'].map((name) => `key.${name}`),
  ];
  assert.deepEqual(
    keys.filter((key) => !(key in nl.page)),
    [],
  );
});

test('every code of a problem has a sentence', () => {
  const header = read('src/model/feed_json.h');
  const codes = new Set([...header.matchAll(/"((?:feed|item)\.[a-z_]+)"/g)].map((match) => match[1]));
  for (const name of ['base/fetch-bytes', 'feed/feed-loader']) {
    for (const [, code] of read(`web/${name}.js`).matchAll(/'(load\.[a-z_]+)'/g)) codes.add(code);
  }
  for (const [, code] of read('web/core/feed-reader.js').matchAll(/'((?:feed|item)\.[a-z_]+)'/g)) codes.add(code);
  assert.ok(codes.size > 15);
  assert.deepEqual(
    [...codes].filter((code) => !(`problem.${code}` in nl.page)),
    [],
  );
});

test('every warning of the model has a sentence on the page, on published pages and in reports', () => {
  const model = readdirSync('src/reach').filter((name) => name.endsWith('.cpp'));
  const codes = model.flatMap((name) =>
    [...read(`src/reach/${name}`).matchAll(/warnings(?:\.|->)emplace_back\("(\w+)"/g)].map(([, code]) => code),
  );
  assert.ok(codes.length >= 10, codes.join(' '));
  const cli = filesOf('cli');
  for (const code of [...codes, 'no_year']) {
    for (const words of [nl.page, cli.nl]) assert.ok(`reach.warning.${code}` in words, code);
  }
  for (const words of [nl.page, cli.nl]) assert.ok('reach.warning_other' in words);
});

test('no word stands in a file twice', () => {
  for (const language of kCodes) {
    const [page] = read(wordsPath('i18n', language))
      .split('"canvas": {')
      .map((part) => [...part.matchAll(/^\s*("[^"]+"): "/gm)].map(([, key]) => key));
    assert.equal(new Set(page).size, page.length, language);
  }
});

test('the skeleton says in Dutch what the file says', () => {
  const body = skeleton.replace(/^[\s\S]*<body>/, '');
  const [, content, described] = /content="([^"]+)" data-i18n-content="([^"]+)"/.exec(skeleton) ?? [];
  assert.equal(content, nl.page[described]);
  for (const [, key, text] of body.matchAll(/data-i18n="([^"]+)"[^>]*>([^<]*)</g))
    assert.equal(text, nl.page[key], key);
  for (const tag of body.match(/<[^>]+data-i18n-(label|placeholder)[^>]*>/g) ?? []) {
    const label = /data-i18n-label="([^"]+)"/.exec(tag);
    if (label) assert.equal(/aria-label="([^"]*)"/.exec(tag)?.[1], nl.page[label[1]], tag);
    const placeholder = /data-i18n-placeholder="([^"]+)"/.exec(tag);
    if (placeholder) assert.equal(/\splaceholder="([^"]*)"/.exec(tag)?.[1], nl.page[placeholder[1]], tag);
  }
});

test('the skeleton holds no script, no style and nothing from elsewhere', () => {
  assert.doesNotMatch(skeleton, /<style|\sstyle=|\son[a-z]+=|https?:\/\//);
  for (const [tag] of skeleton.matchAll(/<script[^>]*>/g)) assert.match(tag, /src="/);
});

test('parameters and plurals', () => {
  setStrict(true);
  useStrings(nl.page);
  assert.equal(plural('list.count', 1, '1'), '1 bericht');
  assert.equal(plural('list.count', 0, '0'), '0 berichten');
  assert.equal(t('chip.from', { date: '{count}' }), 'Vanaf {count}');
  assert.throws(() => t('no.such.key'));
});

test('nothing is called hard bounds anywhere', () => {
  const folders = ['assets/i18n', 'assets/cli', 'assets/studio', 'docs'];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  for (const file of files.filter((name) => /\.(json|md|1)$/.test(name)))
    assert.doesNotMatch(readFileSync(file, 'utf8'), /harde grens|harde grenzen|hard bounds/i, file);
});

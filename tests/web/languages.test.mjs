// A language is a row and its files; neither stands without the other.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { makeFormat } from '../../web/base/format.js';
import { chooseLanguage, kLanguages, localesOf } from '../../web/base/languages.js';

test('the rows are the files, and each language names itself', () => {
  const codes = Object.keys(kLanguages).sort();
  for (const folder of ['i18n', 'cli', 'studio']) {
    const files = readdirSync(`assets/${folder}`).filter((name) => name.endsWith('.json'));
    assert.deepEqual(files.map((name) => name.slice(0, -5)).sort(), codes, folder);
    for (const name of files) JSON.parse(readFileSync(`assets/${folder}/${name}`, 'utf8'));
  }
  for (const [code, { locale, name }] of Object.entries(kLanguages)) {
    const [best] = [locale].flat();
    assert.equal(new Intl.Locale(best).language, code, 'web/base/languages.js: the first locale is of the language');
    assert.equal(name.toLowerCase(), new Intl.DisplayNames(code, { type: 'language' }).of(code)?.toLowerCase());
    assert.match(makeFormat(code).about(1234567), /^1\D200\D000$/);
  }
});

test('a wish is its language; what is not there is the other one', () => {
  assert.equal(chooseLanguage('EN-gb', 'nl'), 'en');
  for (const wish of ['', 'tlh', 'constructor', '__proto__', 'english'])
    assert.equal(chooseLanguage(wish, 'nl'), 'nl', wish);
});

test('what the browser cannot write it writes as the next locale, never as its own', () => {
  const [first] = Object.values(kLanguages);
  assert.deepEqual(Intl.NumberFormat.supportedLocalesOf('tlh'), []);
  for (const [locale, expected] of [
    ['tlh', first.locale],
    [['tlh', 'fr-FR'], 'fr-FR'],
    [['de-DE', 'fr-FR'], 'de-DE'],
  ]) {
    const locales = localesOf({ locale });
    assert.equal(new Intl.NumberFormat(locales).resolvedOptions().locale, expected, String(locale));
    assert.equal(new Intl.DateTimeFormat(locales).resolvedOptions().locale, expected, String(locale));
  }
});

test('a language has a title of its own for the frame in a host page', () => {
  const titles = Object.values(kLanguages).map(({ frame }) => frame);
  assert.equal(new Set(titles).size, titles.length);
  for (const title of titles) assert.ok(title.trim() !== '');
});

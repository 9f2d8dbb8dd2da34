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
    const locales = localesOf({ locale, name: 'tlhIngan Hol' });
    assert.equal(new Intl.NumberFormat(locales).resolvedOptions().locale, expected, String(locale));
    assert.equal(new Intl.DateTimeFormat(locales).resolvedOptions().locale, expected, String(locale));
  }
});

/** What stands elsewhere about the languages, because it cannot be read from the row. */
const codes = Object.keys(kLanguages);
const read = (path) => readFileSync(path, 'utf8');
const english = (code) => new Intl.DisplayNames('en', { type: 'language' }).of(code);
const and = (words) => new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);

test('the element has a title in each language: it can import nothing, so web/embed/kringen-element.js repeats them', () => {
  const [, titles] = /const kTitles = \{([^}]*)\}/.exec(read('web/embed/kringen-element.js')) ?? [];
  const named = [...titles.matchAll(/(\w+): '[^']+'/g)].map(([, code]) => code);
  assert.deepEqual(named, codes, 'kTitles in web/embed/kringen-element.js');
});

test('the help of the program names each language', () => {
  for (const code of codes) {
    const path = `assets/cli/${code}.json`;
    const named = JSON.parse(read(path))
      ['help.language'].split(':')[1]
      .match(/\b[a-z]{2,3}\b/g);
    assert.deepEqual(
      codes.filter((each) => !named.includes(each)),
      [],
      `${path}: help.language`,
    );
  }
});

test('the manual, publiccode.yml and the README name each language, and no other', () => {
  const manual = [...read('docs/kringen.1').matchAll(/Fl -language Ar ([\w|]+)/g)].map(([, named]) => named);
  assert.ok(manual.length >= 2, 'docs/kringen.1: --language');
  for (const named of manual) assert.equal(named, codes.join('|'), 'docs/kringen.1: --language');
  const [, listed] = /availableLanguages:\n((?: +- \w+\n?)+)/.exec(read('publiccode.yml')) ?? [];
  assert.deepEqual(listed.match(/\w+/g), codes, 'publiccode.yml: availableLanguages');
  const said = `words in ${and(codes.map(english))},`;
  assert.ok(read('README.md').includes(said), `README.md, "Where things are", does not say "${said}"`);
});

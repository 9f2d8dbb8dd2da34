// The words of the interface, so that tests find things by the names people see and hear.
// @ts-check
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const nl = JSON.parse(readFileSync('assets/i18n/nl.json', 'utf8'));

/** @param {string} key @param {Record<string, string | number>} [params] */
export function word(key, params = {}) {
  const text = nl.page[key];
  assert.notEqual(text, undefined, `assets/i18n/nl.json has no page.${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

const studio_words = Object.assign(
  {},
  ...['cli', 'studio'].map((folder) => JSON.parse(readFileSync(`assets/${folder}/nl.json`, 'utf8'))),
);

/** Of the studio. @param {string} key @param {Record<string, string | number>} [params] */
export function studioWord(key, params = {}) {
  const text = studio_words[key];
  assert.notEqual(text, undefined, `neither assets/cli/nl.json nor assets/studio/nl.json has ${key}`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

/** The word with anything in the place of its parameters. @param {string} key */
export function pattern(key) {
  const escaped = word(key).replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replace(/\{\w+\}/g, '.+'));
}

/** The same words as the page's own format: 1.234. @param {number} n */
export const number = (n) => new Intl.NumberFormat('nl-NL').format(n);

// HTML as text without wasm: the same as the program makes of it (tests/unit/model/html_text_test.cpp reads this file too).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { htmlToText } from '../../web/core/html-text.js';
import { kReferences, useTable } from '../support/html-references.mjs';

before(useTable);

test('what HTML reads as: a corpus that both programs share', () => {
  const cases = JSON.parse(readFileSync(new URL('../fixtures/html/texts.json', import.meta.url), 'utf8'));
  assert.ok(cases.length > 400);
  for (const [html, text] of cases) assert.equal(htmlToText(html), text, html);
});

test('all named references are read', () => {
  assert.equal(Object.keys(kReferences).length, 2231);
  for (const [reference, text] of Object.entries(kReferences)) {
    if (/\S/.test(text) && text !== '\u00a0') assert.equal(htmlToText(`a&${reference} b`), `a${text} b`, reference);
  }
});

test('deep, wide and long documents cost no more than their length', () => {
  assert.equal(htmlToText(`${'<div>'.repeat(50_000)}diep`), 'diep');
  assert.equal(htmlToText('<!--'.repeat(50_000)), '');
  assert.equal(htmlToText(`<a${' b=c'.repeat(50_000)}>x`), 'x');
  assert.equal(htmlToText('<script>'.repeat(50_000)), '');
});

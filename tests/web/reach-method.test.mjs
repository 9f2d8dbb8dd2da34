// What the page says of its own numbers is what the model does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kOthersHere } from '../../web/reach/panel/method.js';
import { filesOf, kCodes } from './words.mjs';

const read = (path) => readFileSync(path, 'utf8');

test('the shares and draws of a reported figure are those of the program', () => {
  const model = read('src/reach/reported_reach.cpp') + read('src/reach/reported_reach.h');
  const number = (name) => Number(new RegExp(`\\b${name} = ([.\\d]+)`).exec(model)?.[1]);
  const { usual, in_agglomeration } = kOthersHere;
  assert.deepEqual([usual, in_agglomeration], [100 * number('kOthersHere'), 100 * number('kOthersInAgglomeration')]);
  const words = filesOf('i18n');
  for (const code of kCodes) {
    const text = words[code].page['reach.method.reach_here'].replace(/\D+/g, ' ');
    assert.match(words[code].page['reach.method.reach_here'], /\{others\} ?%/);
    const draws = String(number('kClosedDraws'));
    const expected = [100 * number('kFollowersHere'), draws.slice(0, -3), draws.slice(-3), 90];
    assert.equal(text.trim(), expected.join(' '), code);
  }
});

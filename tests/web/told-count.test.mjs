// When a count is news.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ToldCount } from '../../web/list/told-count.js';

test('what the page opens with is not told, and each choice once', () => {
  const told = new ToldCount('none');
  assert.ok(!told.isNews('none', 353));
  assert.ok(told.isNews('water', 17));
  assert.ok(!told.isNews('water', 17));
  assert.ok(told.isNews('none', 353));
});

test('a count that was of the letters before is followed by the true one', () => {
  const told = new ToldCount('none');
  assert.ok(told.isNews('water', 144));
  assert.ok(told.isNews('water', 17));
  assert.ok(!told.isNews('water', 17));
  assert.ok(told.isNews('water', 0));
});

test('who reads it does not hear it, nor that it changes under their eyes', () => {
  const told = new ToldCount('none');
  told.readElsewhere('water');
  assert.ok(!told.isNews('water', 17));
  assert.ok(!told.isNews('water', 18));
  assert.ok(told.isNews('dinkel', 18));
});

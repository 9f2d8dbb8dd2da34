// What the live region says, and what it must not swallow.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { LiveRegion } from '../../web/base/live-region.js';

mock.timers.enable({ apis: ['setTimeout'] });
const kPause_ms = 2000;

function region() {
  const said = [];
  const live = new LiveRegion({
    set textContent(text) {
      said.push(text);
    },
    get textContent() {
      return said.at(-1) ?? '';
    },
  });
  return { said, live };
}

test('of one topic the last word counts, at most once per pause', () => {
  const { said, live } = region();
  for (const count of [144, 21, 17]) live.say(`${count} gevonden`);
  mock.timers.tick(kPause_ms);
  assert.deepEqual(said, ['17 gevonden']);
  live.say('3 gevonden');
  mock.timers.tick(kPause_ms / 2);
  assert.deepEqual(said, ['17 gevonden']);
  mock.timers.tick(kPause_ms / 2);
  assert.deepEqual(said, ['17 gevonden', '3 gevonden']);
});

test('a count is not swallowed by an estimate that comes right after it', () => {
  const { said, live } = region();
  live.say('17 gevonden');
  live.say('Ongeveer 1 op de 7 zag iets.', 'reach');
  mock.timers.tick(kPause_ms);
  assert.deepEqual(said, ['17 gevonden. Ongeveer 1 op de 7 zag iets.']);
});

test('what was taken back is not said', () => {
  const { said, live } = region();
  live.say('17 gevonden');
  live.say('');
  mock.timers.tick(kPause_ms);
  assert.deepEqual(said, []);
});

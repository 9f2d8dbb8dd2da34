// What the live region says, and what it must not swallow.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';
import { LiveRegion } from '../../web/base/live-region.js';

mock.timers.enable({ apis: ['setTimeout'] });
let now_ms = 0;
mock.method(performance, 'now', () => now_ms);
beforeEach(() => (now_ms += 1e6)); // whatever was said before is long ago

const kPause_ms = 2000;
const kMoment_ms = 100;
const kStep_ms = 10;

/** Both clocks, side by side. @param {number} duration_ms */
function pass(duration_ms) {
  for (let passed_ms = 0; passed_ms < duration_ms; passed_ms += kStep_ms) {
    now_ms += kStep_ms;
    mock.timers.tick(kStep_ms);
  }
}

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
  pass(kMoment_ms);
  assert.deepEqual(said, ['17 gevonden']);
  live.say('3 gevonden');
  pass(kPause_ms / 2);
  assert.deepEqual(said, ['17 gevonden']);
  pass(kPause_ms / 2);
  assert.deepEqual(said, ['17 gevonden', '3 gevonden']);
});

test('a count is not swallowed by an estimate that comes right after it', () => {
  const { said, live } = region();
  live.say('17 gevonden');
  live.say('Ongeveer 1 op de 7 zag iets.', 'reach');
  pass(kPause_ms);
  assert.deepEqual(said, ['17 gevonden. Ongeveer 1 op de 7 zag iets.']);
});

test('what is said elsewhere now no longer stands here, what came with something else does', () => {
  const { said, live } = region();
  live.say('17 gevonden');
  pass(kPause_ms);
  live.say('');
  assert.deepEqual(said, ['17 gevonden', '']);
  live.say('');
  assert.equal(said.length, 2);
  live.say('3 gevonden');
  live.say('Ongeveer 1 op de 7 zag iets.', 'reach');
  pass(kPause_ms);
  live.say('');
  assert.equal(said.at(-1), '3 gevonden. Ongeveer 1 op de 7 zag iets.');
});

test('what was taken back is not said', () => {
  const { said, live } = region();
  live.say('17 gevonden');
  live.say('');
  pass(kPause_ms);
  assert.deepEqual(said, []);
});

for (const between_ms of [30, 150, 400, 900]) {
  test(`whoever types a letter each ${between_ms} ms hears one count, of the whole word`, () => {
    const { said, live } = region();
    const box = new EventTarget();
    live.quietFor(box);
    for (let letters = 1; letters <= 9; letters += 1) {
      box.dispatchEvent(new Event('input'));
      live.say(`${400 - letters} gevonden`);
      pass(between_ms);
    }
    assert.deepEqual(said, []);
    assert.ok(live.busy);
    pass(kPause_ms);
    assert.deepEqual(said, ['391 gevonden']);
    assert.ok(!live.busy);
  });
}

// The reach worker's JavaScript, with a stand-in for the program; the built one is tests/browser/reach-program.spec.mjs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReachRunner, outgoing, programName } from '../../web/reach/worker.js';

/** A program that has `units` slices of work after each message. */
function standIn(units) {
  const program = {
    inbox: '',
    sent: [],
    left: 0,
    _reach_send: () => {
      program.sent.push(program.inbox);
      program.left = units;
    },
    _reach_step: () => (program.left-- > 1 ? 1 : 0),
  };
  return program;
}

test('messages reach the program whole', () => {
  const program = standIn(1);
  const message = { type: 'cancel', key: 'één "sleutel" 😀' };
  new ReachRunner(program, () => {}).receive(message);
  assert.deepEqual(program.sent.map(JSON.parse), [message]);
});

test('it works until there is nothing more, one slice at a time, and starts anew for a message', () => {
  const program = standIn(3);
  const works = [];
  const runner = new ReachRunner(program, (work) => works.push(work));
  const drain = () => {
    let slices = 0;
    while (works.length > 0) {
      works.shift()();
      ++slices;
    }
    return slices;
  };
  runner.receive({ type: 'cancel', key: 'a' });
  runner.receive({ type: 'cancel', key: 'b' });
  assert.equal(works.length, 1, 'one loop for two messages');
  assert.equal(drain(), 3);
  runner.receive({ type: 'cancel', key: 'c' });
  assert.equal(drain(), 3);
});

test('bytes travel with the message they belong to', () => {
  const bytes = new ArrayBuffer(4);
  assert.equal(outgoing('{"type":"circles"}', bytes).bytes, bytes);
  assert.equal(outgoing('{"type":"result","key":"a","result":{}}', null).circle_reach, null);
  assert.ok(!('circle_reach' in outgoing('{"type":"ready"}', null)));
});

test('this engine has vectors', () => assert.equal(programName(), 'reach-simd'));

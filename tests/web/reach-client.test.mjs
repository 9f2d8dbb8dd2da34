// The reach client with a worker made of a list: what it sends, whom it answers, and what it remembers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ReachClient } from '../../web/reach/client.js';

const question = (shares) => ({ messages: [{ id: 'a', shares }], parameters: {}, mix: [] });
const options = (key, more = {}) => ({ key, rough: 128, replicates: 512, ...more });

function make() {
  const sent = [];
  const seen = { ready: 0, circles: [], ended: 0 };
  const worker = { postMessage: (message) => sent.push(message), terminate: () => ++seen.ended };
  const client = new ReachClient(
    () => worker,
    { ready: () => ++seen.ready, circles: (bytes) => seen.circles.push(bytes) },
    200,
  );
  const tell = (data) => worker.onmessage({ data });
  /** The worker answers the last asking with this key. */
  const nameOf = (key) => sent.findLast((message) => message.type === 'ask' && message.key.startsWith(`${key}#`))?.key;
  const result = (key, final, reach = 1, name = nameOf(key)) =>
    tell({ type: 'result', key: name, result: { final, reach }, circle_reach: null });
  return { client, worker, sent, seen, tell, result, nameOf };
}

test('what is asked before the worker runs is asked when it does', () => {
  const { client, sent } = make();
  client.ask(question(1), options('panel'), () => {});
  assert.deepEqual(sent, []);
  client.start('{}', 7);
  assert.deepEqual(
    sent.map(({ type }) => type),
    ['start', 'ask'],
  );
  client.start('{}', 8);
  assert.equal(sent.length, 2, 'started once');
});

test('a rough answer is followed by the last one, then nobody listens', () => {
  const { client, result } = make();
  client.start('{}', 1);
  const got = [];
  client.ask(question(1), options('panel'), (answer) => got.push(answer.result.final));
  assert.equal(client.busy, true);
  result('panel', false);
  result('panel', true);
  result('panel', true);
  assert.deepEqual(got, [false, true]);
  assert.equal(client.busy, false);
});

test('a new question with the same key cancels the one before it', () => {
  const { client, sent, result } = make();
  client.start('{}', 1);
  const got = [];
  client.ask(question(1), options('panel'), () => got.push('old'));
  client.ask(question(2), options('panel'), () => got.push('new'));
  assert.deepEqual(
    sent.map(({ type }) => type),
    ['start', 'ask', 'cancel', 'ask'],
  );
  result('panel', true);
  assert.deepEqual(got, ['new']);
});

test('a late answer to an earlier question is neither shown nor remembered as the answer to the next', () => {
  const { client, sent, result, nameOf } = make();
  client.start('{}', 1);
  const got = [];
  client.ask(question(1), options('panel'), ({ result: found }) => got.push(['old', found.reach]));
  const late = nameOf('panel');
  client.ask(question(2), options('panel'), ({ result: found }) => got.push(['new', found.reach]));
  result('panel', true, 111, late);
  assert.deepEqual(got, []);
  result('panel', true, 222);
  assert.deepEqual(got, [['new', 222]]);
  const before = sent.length;
  client.ask(question(1), options('panel'), () => {});
  assert.equal(sent.length, before + 1, 'the first question was never answered');
});

test('an equal question is answered from memory, whatever its key; another one is not', async () => {
  const { client, sent, result } = make();
  client.start('{}', 1);
  client.ask(question(1), options('mark:a', { background: true }), () => {});
  result('mark:a', true, 42);
  const before = sent.length;
  const got = [];
  client.ask(question(1), options('panel'), (answer) => got.push(answer.result.reach));
  assert.equal(sent.length, before);
  await Promise.resolve();
  assert.deepEqual(got, [42]);
  client.ask(question(1), options('panel', { noise: true }), () => {});
  client.ask(question(1), options('other', { compare: {} }), () => {});
  assert.equal(sent.length, before + 2);
});

test('memory has an end', () => {
  const { client, sent, result } = make();
  client.start('{}', 1);
  for (let shares = 0; shares < 200; ++shares) {
    client.ask(question(shares), options('panel'), () => {});
    result('panel', true);
  }
  const before = sent.length;
  client.ask(question(199), options('panel'), () => {});
  assert.equal(sent.length, before);
  client.ask(question(0), options('panel'), () => {});
  assert.ok(sent.length > before);
  assert.ok(client.known.size <= 64);
});

test('a question that cannot be answered leaves the others alone', () => {
  const { client, tell, result, nameOf } = make();
  client.start('{}', 1);
  const got = [];
  client.ask(question(1), options('panel'), (answer) => got.push(answer.problem?.code ?? 'found'));
  client.ask(question(2), options('claim'), (answer) => got.push(answer.problem?.code ?? 'found'));
  tell({ type: 'failed', key: nameOf('panel'), problem: { code: 'reach.too_many_shares', detail: '', place: '' } });
  result('claim', true);
  assert.deepEqual(got, ['reach.too_many_shares', 'found']);
});

test('without a worker every question is answered with the problem', () => {
  const { client, worker, seen } = make();
  const got = [];
  client.ask(question(1), options('panel'), (answer) => got.push(answer.problem.code));
  client.start('{}', 1);
  worker.onerror({ message: 'refused' });
  client.ask(question(2), options('panel'), (answer) => got.push(answer.problem.code));
  assert.deepEqual(got, ['reach.unavailable', 'reach.unavailable']);
  assert.equal(seen.ended, 1);
  const none = new ReachClient(
    () => {
      throw new Error('no workers here');
    },
    { ready: () => {}, circles: () => {} },
  );
  none.start('{}', 1);
  assert.equal(none.problem.code, 'reach.unavailable');
});

test('a spec that cannot be used ends it with the reason', () => {
  const { client, tell, seen } = make();
  client.start('{', 1);
  tell({ type: 'failed', key: null, problem: { code: 'population.unreadable', detail: 'x', place: '/' } });
  assert.equal(client.problem.code, 'population.unreadable');
  assert.equal(seen.ready, 1);
});

test('circles come as bytes', () => {
  const { client, tell, seen } = make();
  client.start('{}', 1);
  tell({ type: 'circles', bytes: new Uint8Array([1, 2, 3]).buffer });
  assert.deepEqual([...seen.circles[0]], [1, 2, 3]);
});

test('a worker that never answers is given up, and says so; one that does is waited for', async () => {
  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const dead = make();
  dead.client.start('{}', 1);
  const got = [];
  dead.client.ask(question(1), options('panel'), ({ problem }) => got.push(problem?.code));
  await pause(260);
  assert.deepEqual([got, dead.client.busy, dead.seen.ended], [['reach.unavailable'], false, 1]);
  const slow = make();
  slow.client.start('{}', 1);
  slow.tell({ type: 'ready', parameters: [], spec: [], residents: 1 });
  await pause(260);
  assert.equal(slow.client.problem, null);
});

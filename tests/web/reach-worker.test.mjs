// The reach worker: its JavaScript with a stand-in for the program, and the program itself where it is built.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
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

const programs = (process.env.KRINGEN_SITE ? [process.env.KRINGEN_SITE] : ['build/wasm', 'build/site'])
  .flatMap((folder) => ['reach-simd', 'reach-scalar'].map((name) => `${folder}/${name}`))
  .filter((path) => existsSync(`${path}.wasm`));

const question = {
  messages: [
    {
      id: 'm',
      time: 1400000000,
      platform: 'facebook',
      author: 'profile',
      friends: null,
      shares: 60,
      commenters: 80,
      reactors: 400,
      reported_reach: null,
      reported_impressions: null,
      local_share: 1,
    },
  ],
  parameters: {},
  mix: ['paper'],
};

/** Starts a built program and answers one question. */
async function answer(path) {
  // Emscripten wrote it for a worker, so node has to look like one.
  Object.assign(globalThis, {
    self: globalThis,
    importScripts: () => {},
    location: { href: pathToFileURL(`${path}.js`).href },
  });
  const { default: createReach } = await import(pathToFileURL(`${path}.js`).href);
  const messages = [];
  const program = await createReach({
    wasmBinary: readFileSync(`${path}.wasm`),
    onReach: (text, bytes) => messages.push(outgoing(text, bytes)),
  });
  const works = [];
  const runner = new ReachRunner(program, (work) => works.push(work));
  runner.receive({ type: 'start', spec: readFileSync('assets/losser/population.json', 'utf8'), seed: 1 });
  runner.receive({
    type: 'ask',
    key: 'k',
    question,
    replicates: 128,
    rough: 32,
    background: false,
    circles: true,
    replay: true,
    noise: true,
  });
  while (
    works.length > 0 &&
    !messages.some(({ type, result }) => type === 'failed' || (type === 'result' && result.final))
  )
    works.shift()();
  return messages;
}

for (const path of programs) {
  test(`${path} answers`, async () => {
    const messages = await answer(path);
    assert.deepEqual([...new Set(messages.map(({ type }) => type))], ['ready', 'circles', 'result']);
    const last = messages.at(-1);
    assert.ok(last.result.reach.median > 1000 && last.result.final);
    const circles = JSON.parse(new TextDecoder().decode(messages.find(({ type }) => type === 'circles').bytes));
    const reach = JSON.parse(new TextDecoder().decode(last.circle_reach));
    assert.equal(reach.direct.length, circles.circles.length);
    assert.equal(reach.first.length, circles.circles.length);
  });
}

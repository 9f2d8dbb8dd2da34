// The reach model's programs as the site has them, with vectors and without, answer one question.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ReachRunner, outgoing } from '../../web/reach/worker.js';
import { kSite } from './support/site.mjs';

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

for (const name of ['reach-simd', 'reach-scalar']) {
  test(`${name} answers`, async () => {
    const messages = await answer(join(kSite, name));
    assert.deepEqual([...new Set(messages.map(({ type }) => type))], ['ready', 'circles', 'result']);
    const last = messages.at(-1);
    assert.ok(last.result.reach.median > 1000 && last.result.final);
    const circles = JSON.parse(new TextDecoder().decode(messages.find(({ type }) => type === 'circles').bytes));
    const reach = JSON.parse(new TextDecoder().decode(last.circle_reach));
    assert.equal(reach.direct.length, circles.circles.length);
    assert.equal(reach.first.length, circles.circles.length);
  });
}

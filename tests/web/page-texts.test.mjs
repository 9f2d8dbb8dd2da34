// Pages of which an index has told: each is fetched once, when somebody wants it, and what fails is told and tried again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PageTexts } from '../../web/feed/page-texts.js';

const kBase = 'https://voorbeeld.nl/feed/feed.json';
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** @param {(name: string, time: number) => Promise<unknown> | unknown} answer what a page brings */
function texts(answer = () => undefined) {
  const asked = [];
  const imported = [];
  const failed = [];
  let most = 0;
  let open = 0;
  let changes = 0;
  const made = new PageTexts({
    base: kBase,
    fetch: async (url) => {
      const name = url.replace('https://voorbeeld.nl/feed/', '');
      asked.push(name);
      most = Math.max(most, ++open);
      await turn();
      open -= 1;
      await answer(name, asked.filter((other) => other === name).length);
      return new Uint8Array();
    },
    importPage: async (_bytes, url) => imported.push(url.replace('https://voorbeeld.nl/feed/', '')),
    fail: (problem, url) => failed.push([problem.code, url]),
    changed: () => (changes += 1),
  });
  return { made, asked, imported, failed, most: () => most, changes: () => changes };
}

const names = Array.from({ length: 10 }, (_, i) => `feed-${i}.json`);

test('a page that somebody wants is fetched once, and no other', async () => {
  const { made, asked, imported } = texts();
  made.expect(names);
  assert.equal(made.missing, 10);
  made.want(['feed-3.json', 'feed-3.json']);
  made.want(['https://voorbeeld.nl/feed/feed-3.json']);
  assert.equal(made.busy, true);
  while (made.busy) await turn();
  made.want(['feed-3.json']);
  assert.equal(made.busy, false);
  assert.deepEqual([asked, imported, made.missing], [['feed-3.json'], ['feed-3.json'], 9]);
  assert.deepEqual([made.has('feed-3.json'), made.has('feed-4.json')], [false, true]);
});

test('all come, a few at a time, and who waits is told at the end', async () => {
  const { made, imported, most, changes } = texts();
  made.expect(names);
  await made.all();
  assert.deepEqual(imported.sort(), names);
  assert.equal(most(), 4);
  assert.equal(changes(), 10);
  await made.all();
});

test('what cannot be had is told and not asked for again by itself', async () => {
  const { made, asked, imported, failed } = texts((name, time) =>
    name === 'feed-1.json' && time === 1 ? Promise.reject(new TypeError('no network')) : undefined,
  );
  made.expect(names);
  await made.all();
  assert.equal(imported.length, 9);
  assert.deepEqual(failed, [['load.network', 'https://voorbeeld.nl/feed/feed-1.json']]);
  assert.equal(made.has('feed-1.json'), false);
  made.want(['feed-1.json']);
  assert.equal(made.busy, false);
  made.again();
  while (made.busy) await turn();
  assert.equal(imported.length, 10);
  assert.equal(asked.length, 11);
});

test('who stops searching leaves the rest where it is, and can begin again', async () => {
  const { made, asked } = texts();
  made.expect(names);
  const searched = made.all();
  made.rest();
  await searched;
  assert.equal(asked.length, 4);
  assert.equal(made.missing, 6);
  await made.all();
  assert.equal(made.missing, 0);
});

test('what was on its way for a core that is gone is not handed to the next one', async () => {
  const { made, imported } = texts();
  made.expect(names);
  const searched = made.all();
  made.clear();
  await searched;
  await turn();
  await turn();
  assert.deepEqual([imported, made.missing, made.busy], [[], 0, false]);
});

test('an address that is none is no page', () => {
  const { made } = texts();
  made.expect(['javascript:alert(1)', 'http://[']);
  assert.deepEqual([made.missing, made.has('data:,x')], [0, false]);
});

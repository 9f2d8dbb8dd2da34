// Fetching a feed: order, loops, second tries, limits; nothing hangs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFeed } from '../../web/feed-loader.js';

const kBase = 'https://voorbeeld.nl/feed/';

/** Loads from a made-up web. @param {Record<string, any>} web path -> page, status or a function */
async function load(web, { start = 'a.json', timeout_ms = 50 } = {}) {
  const asked = [];
  const order = [];
  const problems = [];
  const abort = new AbortController();
  let last_progress = [0, 0];
  await loadFeed(new URL(start, kBase).href, {
    signal: abort.signal, timeout_ms,
    importPage: async (bytes, url) => {
      order.push(url.replace(kBase, ''));
      const page = JSON.parse(new TextDecoder().decode(bytes));
      if (page.abort) abort.abort();
      return { next_url: page.next_url ?? '', pages: page.pages ?? [] };
    },
    fail: (problem, url, first) => problems.push([problem.code, url.replace(kBase, ''), first]),
    progress: (...counts) => {
      last_progress = counts;
    },
    fetch: async (url, { signal }) => {
      const path = String(url).replace(kBase, '');
      asked.push(path);
      const answer = typeof web[path] === 'function' ? web[path](asked.filter((other) => other === path).length) : web[path];
      if (answer === 'hang') return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'number' || answer === undefined) return new Response('', { status: answer ?? 404 });
      return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
    },
  });
  return { asked, order, problems, last_progress };
}

test('a chain is followed to its end', async () => {
  const { order, problems } = await load({ 'a.json': { next_url: 'b.json' }, 'b.json': { next_url: 'sub/c.json' }, 'sub/c.json': {} });
  assert.deepEqual(order, ['a.json', 'b.json', 'sub/c.json']);
  assert.deepEqual(problems, []);
});

test('an index is fetched in parallel and handed on in order', async () => {
  const pages = 'abcdefgh'.split('').map((name) => ({ url: `${name}.json` }));
  const slow = (ms) => () => new Response(new ReadableStream({ start: (stream) => setTimeout(() => {
    stream.enqueue(new TextEncoder().encode('{}'));
    stream.close();
  }, ms) }));
  const web = { 'a.json': { pages, next_url: 'b.json' }, 'b.json': slow(20), 'c.json': slow(1), 'd.json': slow(10), 'e.json': {}, 'f.json': slow(5), 'g.json': {}, 'h.json': { next_url: 'i.json' }, 'i.json': {} };
  const { order, asked, last_progress } = await load(web);
  assert.deepEqual(order, 'abcdefghi'.split('').map((name) => `${name}.json`));
  assert.deepEqual(asked.slice(1, 5), ['b.json', 'c.json', 'd.json', 'e.json']);
  assert.equal(new Set(asked).size, asked.length, 'nothing twice');
  assert.equal(last_progress[0], 9);
});

test('loops end with a report', async () => {
  assert.deepEqual((await load({ 'a.json': { next_url: 'a.json' } })).problems, [['load.loop', 'a.json', false]]);
  const { order, problems } = await load({ 'a.json': { next_url: 'b.json' }, 'b.json': { next_url: 'a.json#x' } });
  assert.deepEqual(order, ['a.json', 'b.json']);
  assert.deepEqual(problems.map(([code]) => code), ['load.loop']);
});

test('a page that fails in an index loses nothing of the others', async () => {
  const { order, problems } = await load({ 'a.json': { pages: [{ url: 'a.json' }, { url: 'b.json' }, { url: 'c.json' }] }, 'b.json': 404, 'c.json': {} });
  assert.deepEqual(order, ['a.json', 'c.json']);
  assert.deepEqual(problems, [['load.status', 'b.json', false]]);
});

test('one second try for a stumble, none for a plain no', async () => {
  const { asked, order } = await load({ 'a.json': (times) => (times === 1 ? 503 : {}) });
  assert.deepEqual([asked.length, order.length], [2, 1]);
  assert.equal((await load({ 'a.json': 404 })).asked.length, 1);
  const broken = await load({ 'a.json': new TypeError('Failed to fetch') });
  assert.deepEqual([broken.asked.length, broken.problems], [2, [['load.network', 'a.json', true]]]);
});

test('silence ends in a timeout', async () => {
  const { problems, asked } = await load({ 'a.json': 'hang' }, { timeout_ms: 10 });
  assert.deepEqual([problems, asked.length], [[['load.timeout', 'a.json', true]], 2]);
});

test('only http and https', async () => {
  assert.deepEqual((await load({}, { start: 'javascript:alert(1)' })).problems[0][0], 'load.bad_address');
  const { order, problems } = await load({ 'a.json': { next_url: 'file:///etc/passwd' } });
  assert.deepEqual([order, problems.map(([code]) => code)], [['a.json'], ['load.bad_address']]);
});

test('too large is refused before it is read', async () => {
  const { problems } = await load({ 'a.json': () => new Response('{}', { headers: { 'content-length': String(65 << 20) } }) });
  assert.deepEqual(problems, [['load.too_large', 'a.json', true]]);
});

test('stopping stops', async () => {
  assert.deepEqual((await load({ 'a.json': { abort: true, next_url: 'b.json' }, 'b.json': {} })).order, ['a.json']);
});

// Fetching a feed: order, loops, second tries, limits; nothing hangs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFeed } from '../../web/feed/feed-loader.js';
import { FeedOrigins } from '../../web/feed/origins.js';

const kBase = 'https://voorbeeld.nl/feed/';

/** Loads from a made-up web. @param {Record<string, any>} web path -> page, status or a function */
async function load(web, { start = 'a.json', timeout_ms = 15_000, ...more } = {}) {
  const asked = [];
  const order = [];
  const problems = [];
  const details = [];
  const abort = new AbortController();
  let last_progress = [0, 0];
  await loadFeed(new URL(start, kBase).href, {
    signal: abort.signal,
    timeout_ms,
    waits_ms: [1, 1],
    ...more,
    importPage: async (bytes, url) => {
      order.push(url.replace(kBase, ''));
      const page = JSON.parse(new TextDecoder().decode(bytes));
      if (page.abort) abort.abort();
      return { next_url: page.next_url ?? '', pages: page.pages ?? [], index: page.index ?? [] };
    },
    importIndex: async (bytes, url, pages) => {
      order.push(`${url.replace(kBase, '')}: ${pages.map((page) => page.replace(kBase, '')).join(' ')}`);
      return !JSON.parse(new TextDecoder().decode(bytes)).damaged;
    },
    fail: (problem, url, first) => {
      details.push(problem);
      problems.push([problem.code, url.replace(kBase, ''), first]);
    },
    progress: (...counts) => {
      last_progress = counts;
    },
    fetch: async (url, { signal }) => {
      const path = String(url).replace(kBase, '');
      asked.push(path);
      const answer =
        typeof web[path] === 'function' ? web[path](asked.filter((other) => other === path).length) : web[path];
      if (answer === 'hang')
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
      if (answer instanceof Promise) return answer;
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'number' || answer === undefined) return new Response('', { status: answer ?? 404 });
      return answer instanceof Response ? answer : new Response(JSON.stringify(answer));
    },
  });
  return { asked, order, problems, details, last_progress };
}

test('a chain is followed to its end', async () => {
  const { order, problems } = await load({
    'a.json': { next_url: 'b.json' },
    'b.json': { next_url: 'sub/c.json' },
    'sub/c.json': {},
  });
  assert.deepEqual(order, ['a.json', 'b.json', 'sub/c.json']);
  assert.deepEqual(problems, []);
});

test('a list of pages is fetched in parallel and handed on in order', async () => {
  const pages = 'abcdefgh'.split('').map((name) => ({ url: `${name}.json` }));
  const slow = (ms) => () =>
    new Response(
      new ReadableStream({
        start: (stream) =>
          setTimeout(() => {
            stream.enqueue(new TextEncoder().encode('{}'));
            stream.close();
          }, ms),
      }),
    );
  const web = {
    'a.json': { pages, next_url: 'b.json' },
    'b.json': slow(20),
    'c.json': slow(1),
    'd.json': slow(10),
    'e.json': {},
    'f.json': slow(5),
    'g.json': {},
    'h.json': { next_url: 'i.json' },
    'i.json': {},
  };
  const { order, asked, last_progress } = await load(web);
  assert.deepEqual(
    order,
    'abcdefghi'.split('').map((name) => `${name}.json`),
  );
  assert.deepEqual(asked.slice(1, 5), ['b.json', 'c.json', 'd.json', 'e.json']);
  assert.equal(new Set(asked).size, asked.length, 'nothing twice');
  assert.equal(last_progress[0], 9);
});

test('loops end with a report', async () => {
  assert.deepEqual((await load({ 'a.json': { next_url: 'a.json' } })).problems, [['load.loop', 'a.json', false]]);
  const { order, problems } = await load({ 'a.json': { next_url: 'b.json' }, 'b.json': { next_url: 'a.json#x' } });
  assert.deepEqual(order, ['a.json', 'b.json']);
  assert.deepEqual(
    problems.map(([code]) => code),
    ['load.loop'],
  );
});

test('a page that fails in an index loses nothing of the others', async () => {
  const { order, problems } = await load({
    'a.json': { pages: [{ url: 'a.json' }, { url: 'b.json' }, { url: 'c.json' }] },
    'b.json': 404,
    'c.json': {},
  });
  assert.deepEqual(order, ['a.json', 'c.json']);
  assert.deepEqual(problems, [['load.status', 'b.json', false]]);
});

test('further tries for a stumble, none for a plain no', async () => {
  const { asked, order } = await load({ 'a.json': (times) => (times === 1 ? 503 : {}) });
  assert.deepEqual([asked.length, order.length], [2, 1]);
  assert.equal((await load({ 'a.json': 404 })).asked.length, 1);
  const broken = await load({ 'a.json': new TypeError('Failed to fetch') });
  assert.deepEqual([broken.asked.length, broken.problems], [3, [['load.network', 'a.json', true]]]);
});

test('silence ends in a timeout', async () => {
  const { problems, asked } = await load({ 'a.json': 'hang' }, { timeout_ms: 10 });
  assert.deepEqual([problems, asked.length], [[['load.timeout', 'a.json', true]], 2]);
});

/** An answer that comes in pieces, one each `ms`, and never ends when `count` is Infinity. */
const inPieces =
  (piece, ms, count, headers = {}) =>
  () =>
    new Response(
      new ReadableStream({
        async pull(stream) {
          await new Promise((resolve) => setTimeout(resolve, ms));
          if (count-- <= 0) return stream.close();
          stream.enqueue(new TextEncoder().encode(piece));
        },
      }),
      { headers },
    );

test('a file that trickles has an end, and it is said how far it came', async () => {
  const known = await load(
    { 'a.json': inPieces(' ', 2, Infinity, { 'content-length': '120000' }) },
    { timeout_ms: 300 },
  );
  assert.deepEqual([known.problems, known.asked.length], [[['load.trickle', 'a.json', true]], 1]);
  assert.ok(
    known.details[0].amounts.done > 0 && known.details[0].amounts.total === 120000,
    JSON.stringify(known.details[0].amounts),
  );
  assert.deepEqual((await load({ 'a.json': inPieces(' ', 2, Infinity) }, { timeout_ms: 300 })).problems, [
    ['load.trickle_open', 'a.json', true],
  ]);
  const packed = await load(
    { 'a.json': inPieces(' ', 2, Infinity, { 'content-length': '120', 'content-encoding': 'br' }) },
    { timeout_ms: 300 },
  );
  assert.equal(packed.problems[0][0], 'load.trickle_open', 'packed bytes say nothing of the others');
});

test('what comes fast enough may take longer than one silence may; not for ever', async () => {
  const { order } = await load(
    { 'a.json': inPieces(`{}${' '.repeat(5000)}`.slice(0, 5000), 20, 1) },
    { timeout_ms: 300 },
  );
  assert.deepEqual(order, ['a.json']);
  const steady = inPieces(' '.repeat(5000), 5, 40);
  assert.deepEqual(
    (
      await load(
        {
          'a.json': () =>
            new Response(
              new ReadableStream({
                async start(stream) {
                  stream.enqueue(new TextEncoder().encode('{}'));
                  const rest = steady().body.getReader();
                  for (let next = await rest.read(); !next.done; next = await rest.read()) stream.enqueue(next.value);
                  stream.close();
                },
              }),
            ),
        },
        { timeout_ms: 300 },
      )
    ).order,
    ['a.json'],
  );
  const endless = await load({ 'a.json': inPieces(' '.repeat(5000), 5, Infinity) }, { timeout_ms: 300, total_ms: 600 });
  assert.deepEqual(endless.problems, [['load.trickle_open', 'a.json', true]]);
});

test('a fetch that does not heed its signal is not waited for', async () => {
  const { problems } = await load(
    {
      'a.json': { pages: [{ url: 'b.json' }, { url: 'c.json' }] },
      'b.json': () => new Promise(() => {}),
      'c.json': {},
    },
    { timeout_ms: 300 },
  );
  assert.deepEqual(problems, [['load.timeout', 'b.json', false]]);
  const body = { 'a.json': () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })) };
  assert.deepEqual((await load(body, { timeout_ms: 10 })).problems, [['load.timeout', 'a.json', true]]);
});

test('each answer of a server has its own sentence', async () => {
  const codes = {
    400: 'status',
    401: 'refused',
    403: 'refused',
    404: 'status',
    410: 'status',
    418: 'status',
    429: 'busy',
    451: 'refused',
    500: 'server',
    502: 'server',
    503: 'busy',
    504: 'server',
  };
  for (const [status, code] of Object.entries(codes)) {
    const { problems, asked } = await load({ 'a.json': Number(status) });
    assert.deepEqual(
      [problems[0][0], asked.length],
      [`load.${code}`, code === 'busy' || code === 'server' ? 3 : 1],
      status,
    );
  }
});

test('a server that says when to come back is obeyed, or the reader is told', async () => {
  const busy =
    (retry_after, status = 429) =>
    () =>
      new Response('', { status, headers: { 'retry-after': retry_after } });
  const started = Date.now();
  const soon = await load({ 'a.json': (times) => (times === 1 ? busy('1')() : {}) });
  assert.ok(Date.now() - started >= 1000 && soon.order.length === 1);
  for (const later of ['3600', '100000000000', new Date(Date.now() + 3600_000).toUTCString()]) {
    const told = await load({ 'a.json': busy(later, 503) });
    assert.deepEqual([told.asked.length, told.problems], [1, [['load.busy', 'a.json', true]]], later);
    assert.ok(told.details[0].retry_after_s > 3000);
  }
  for (const nonsense of ['', 'straks', '-5', '1e3', new Date(0).toUTCString()]) {
    assert.equal((await load({ 'a.json': busy(nonsense) })).asked.length, 3, nonsense);
  }
});

test('a page that shows its own feed only asks nobody else and believes no redirection', async () => {
  const own = new FeedOrigins('https://voorbeeld.nl', true);
  const elsewhere = await load({}, { start: 'https://elders.example/a.json', origins: own });
  assert.deepEqual([elsewhere.asked, elsewhere.problems[0][0]], [[], 'load.foreign']);
  for (const page of [
    { next_url: 'https://elders.example/b.json' },
    { pages: [{ url: '//elders.example/b.json' }] },
    { next_url: 'http://voorbeeld.nl/feed/b.json' },
    { next_url: 'https://voorbeeld.nl:444/b.json' },
  ]) {
    const { asked, order, problems } = await load({ 'a.json': page }, { origins: own });
    assert.deepEqual([asked, order, problems[0][0]], [['a.json'], ['a.json'], 'load.foreign'], JSON.stringify(page));
  }
  const sent = await load(
    { 'a.json': () => Object.defineProperty(new Response('{}'), 'url', { value: 'https://elders.example/a.json' }) },
    { origins: own },
  );
  assert.deepEqual([sent.order, sent.problems[0][0]], [[], 'load.foreign']);
  assert.deepEqual(own.foreign, []);
});

test('elsewhere every other website is remembered before its messages are shown', async () => {
  const open = new FeedOrigins('https://voorbeeld.nl', false);
  let told = 0;
  open.changed = () => {
    told += 1;
  };
  const { order } = await load(
    {
      'a.json': { next_url: 'https://elders.example/b.json' },
      'https://elders.example/b.json': { next_url: 'https://elders.example/c.json' },
      'https://elders.example/c.json': () =>
        Object.defineProperty(new Response('{}'), 'url', { value: 'https://derde.example:8443/c' }),
    },
    { origins: open },
  );
  assert.equal(order.length, 3);
  assert.deepEqual([open.foreign, told], [['https://elders.example', 'https://derde.example:8443'], 2]);
});

test('only http and https', async () => {
  assert.deepEqual((await load({}, { start: 'javascript:alert(1)' })).problems[0][0], 'load.bad_address');
  const { order, problems } = await load({ 'a.json': { next_url: 'file:///etc/passwd' } });
  assert.deepEqual([order, problems.map(([code]) => code)], [['a.json'], ['load.bad_address']]);
});

test('too large is refused before it is read', async () => {
  const { problems } = await load({
    'a.json': () => new Response('{}', { headers: { 'content-length': String(65 << 20) } }),
  });
  assert.deepEqual(problems, [['load.too_large', 'a.json', true]]);
});

test('stopping stops', async () => {
  assert.deepEqual((await load({ 'a.json': { abort: true, next_url: 'b.json' }, 'b.json': {} })).order, ['a.json']);
});

const kIndexed = {
  'a.json': {
    pages: [{ url: 'a.json' }, { url: 'b.json' }, { url: 'c.json' }, { url: 'd.json' }],
    next_url: 'b.json',
    index: [
      { url: 'i.json', pages: 2 },
      { url: 'j.json', pages: 1 },
    ],
  },
  'b.json': {},
  'c.json': {},
  'd.json': {},
  'i.json': {},
  'j.json': {},
};

test('where there is an index its parts stand for the pages', async () => {
  const { asked, order, problems, last_progress } = await load(kIndexed);
  assert.deepEqual(order, ['a.json', 'i.json: b.json c.json', 'j.json: d.json']);
  assert.equal(asked.length, 3);
  assert.deepEqual([problems, last_progress], [[], [3, 3]]);
});

test('a part that is missing or damaged is made good by its pages', async () => {
  for (const part of [404, { damaged: true }]) {
    const { order, problems } = await load({ ...kIndexed, 'i.json': part });
    const pages = order.filter((name) => !name.includes(':'));
    assert.deepEqual(pages, ['a.json', 'b.json', 'c.json']);
    assert.equal(order.at(-1), 'j.json: d.json');
    assert.equal(problems.length, part === 404 ? 1 : 0);
  }
});

test('an index that does not fit the list of pages is not used', async () => {
  const parts = [
    [{ url: 'i.json', pages: 2 }],
    [{ url: 'i.json', pages: 4 }],
    [{ url: 'i.json', pages: -3 }],
    [{ url: 'ftp://x/', pages: 3 }],
  ];
  for (const index of parts) {
    const { order } = await load({ ...kIndexed, 'a.json': { ...kIndexed['a.json'], index } });
    assert.deepEqual(order, ['a.json', 'b.json', 'c.json', 'd.json']);
  }
});

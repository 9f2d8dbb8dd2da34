// Servers that fail, stall, trickle or answer with something else: the right sentence, another try, and an end. The list of
// withdrawn messages above all: what it hid stays hidden, and when it cannot be read the page says so.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { stage, stats, whenIdle } from './support/browser.mjs';
import { articles, detailOf, openProblems } from './support/parts.mjs';
import { feedOf, itemOf } from './support/site.mjs';
import { word } from './support/words.mjs';

const scene = stage();
const good = [1, 2, 3].map((n) =>
  itemOf(`good-${n}`, `Goed bericht nummer ${n}.`, { date_published: `2014-05-0${n}T09:00:00+02:00` }),
);
const digest = (/** @type {string} */ id) => `sha256:${createHash('sha256').update(id).digest('hex')}`;
/** The longest part of a sentence without what is filled in. @param {string} code */
const sentence = (code) =>
  word(`problem.${code}`)
    .split(/\{\w+\}/)
    .map((part) => part.trim())
    .sort((a, b) => b.length - a.length)[0];
let folders = 0;

/** A feed in a folder of its own, so that it has its own withdrawn.json. @param {unknown} withdrawn @param {unknown} [feed] */
function makeFeed(withdrawn, feed = feedOf(good)) {
  const name = `folder-${++folders}`;
  if (withdrawn !== undefined) scene.site.make(`${name}/withdrawn.json`, withdrawn);
  return { name, address: scene.site.make(`${name}/feed.json`, feed) };
}

/** @param {string} address @param {{ path?: string, clock?: boolean, options?: import('playwright-core').BrowserContextOptions }} [how] */
async function visit(address, { path = '/', clock = false, options } = {}) {
  const page = await scene.newPage(options);
  if (clock) await page.clock.install();
  await page.goto(`${path}?feed=${encodeURIComponent(address)}`);
  return page;
}

const told = (page, code) =>
  page
    .getByRole('region', { name: word('problems.label') })
    .getByText(sentence(code))
    .first()
    .waitFor();
const untold = (page, code) =>
  page
    .getByRole('region', { name: word('problems.label') })
    .getByText(sentence(code))
    .first()
    .waitFor({ state: 'detached' });
const idsOf = async (page) =>
  (
    await articles(page)
      .getByRole('heading')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => new URL(link.href).searchParams.get('item')))
  ).sort();

test('both programs hide the same ids, as digests and as somebody wrote them', async () => {
  const ids = [
    'good-1',
    'fb-1a2b3c4d-1401979320',
    'é/ß?x=1&y=2',
    '12345678901',
    '\u{1F600}',
    `${'l'.repeat(300)}`,
    'Good-1',
  ];
  const items = ids.map((id, n) => itemOf(id, `Bericht ${n}.`, { date_published: `2014-05-0${n + 1}T09:00:00+02:00` }));
  for (const list of [
    [],
    ids.map(digest),
    ids.slice(0, 3).map(digest),
    ids.slice(2, 5),
    [digest(ids[0]).toUpperCase(), digest(ids[1]).slice(7), ` ${ids[2]}`],
  ]) {
    const { address } = makeFeed({ schema: 1, withdrawn: list }, feedOf(items));
    const shown = [];
    for (const has_program of [true, false]) {
      const page = await scene.newPage();
      if (!has_program) await page.route('**/kringen.wasm', (route) => route.abort());
      await page.goto(`/?feed=${address}`);
      await whenIdle(page);
      assert.equal((await stats(page)).core, has_program ? 'wasm' : 'plain');
      shown.push(await idsOf(page));
      await page.context().close();
    }
    assert.deepEqual(shown[0], shown[1], JSON.stringify(list));
    const hidden = new Set(list);
    assert.deepEqual(shown[0], ids.filter((id) => !hidden.has(id) && !hidden.has(digest(id))).sort());
  }
});

for (const [name, answer] of Object.entries({
  'a catch-all page instead of the list': {
    type: 'text/html',
    body: '<!DOCTYPE html><html><body><h1>Welkom bij de gemeente</h1></body></html>',
  },
  'a list that breaks off': { body: '{"schema":1,"withdrawn":["good-1"' },
  'an object without a list': { body: '{"error":"niet gevonden"}' },
  'an empty list file': { body: '' },
  'a server error': { status: 500, body: 'stuk' },
  'a list that is refused': { status: 403, body: 'nee' },
})) {
  test(`withdrawn.json, ${name}: the page says so, and a retry mends it`, async () => {
    const { name: folder, address } = makeFeed(answer);
    const page = await visit(address);
    await whenIdle(page);
    await told(page, 'withdrawn.unreadable');
    assert.equal(await articles(page).count(), 3, 'the messages are there');
    scene.site.make(`${folder}/withdrawn.json`, { schema: 1, withdrawn: [digest('good-2')] });
    await page.getByRole('button', { name: word('problem.retry') }).click();
    await untold(page, 'withdrawn.unreadable');
    await page.getByRole('article').nth(2).waitFor({ state: 'detached' });
    assert.deepEqual(await idsOf(page), ['good-1', 'good-3']);
    scene.assertClean(page);
  });
}

test('a feed of others without a list is the normal case', async () => {
  const page = await visit(makeFeed(undefined).address);
  await whenIdle(page);
  assert.equal(await openProblems(page), null);
});

for (const [status, code] of /** @type {const} */ ([
  [429, 'load.busy'],
  [503, 'load.busy'],
  [500, 'load.server'],
  [502, 'load.server'],
  [403, 'load.refused'],
  [404, 'load.status'],
])) {
  test(`a feed that answers ${status}: its sentence, then the messages`, async () => {
    const { name, address } = makeFeed([], { status, body: 'x', headers: { 'Retry-After': '3600' } });
    const page = await visit(address);
    await whenIdle(page);
    await told(page, code);
    await page.getByText(word('list.loading')).first().waitFor({ state: 'detached' });
    scene.site.make(`${name}/feed.json`, feedOf(good));
    await page.getByRole('button', { name: word('problem.retry') }).click();
    await page.getByRole('article').nth(2).waitFor();
    await untold(page, code);
  });
}

test('a server that asks for a second gets it, and nobody notices', async () => {
  const { name, address } = makeFeed([], { status: 429, body: '', headers: { 'Retry-After': '1' } });
  const page = await scene.newPage();
  /** @type {number[]} as the browser knows it */
  const asked = [];
  page.on('response', (response) => {
    // The document's own address ends in that of the feed too.
    if (!new URL(response.url()).pathname.endsWith(`${name}/feed.json`)) return;
    asked.push(response.request().timing().startTime);
    scene.site.make(`${name}/feed.json`, feedOf(good));
  });
  await page.goto(`/?feed=${address}`);
  await whenIdle(page);
  assert.equal(await articles(page).count(), 3);
  assert.equal(await openProblems(page), null);
  assert.ok(asked.length === 2 && asked[1] - asked[0] >= 990, String(asked));
});

test('what came stays when the rest is asked for again', async () => {
  const pages = ['first', 'second'].map((name) => ({ url: `${name}.json`, items: 1 }));
  const kringen = {
    schema: 1,
    channels: [{ id: 'facebook', name: 'Facebook', kind: 'social', platform: 'facebook' }],
    pages,
  };
  const { name, address } = makeFeed([], feedOf([good[0]], { _kringen: kringen }));
  scene.site.make(`${name}/first.json`, feedOf([good[1]]));
  scene.site.make(`${name}/second.json`, { status: 500, body: '' });
  const page = await visit(address);
  await whenIdle(page);
  await told(page, 'load.server');
  assert.equal(await articles(page).count(), 2);
  scene.site.make(`${name}/second.json`, feedOf([good[2]]));
  await page.getByRole('button', { name: word('problem.retry') }).click();
  await page.getByRole('article').nth(2).waitFor();
  await whenIdle(page);
  assert.equal(await openProblems(page), null, 'nothing is called a duplicate');
});

test('a feed that trickles has an end that says how far it came', async () => {
  const page = await visit(makeFeed([], { body: '', trickle: true }).address, { clock: true });
  await page.getByText(word('list.loading')).first().waitFor();
  await page.waitForResponse((response) => response.url().includes('/made/')).catch(() => {});
  await page.clock.runFor(2000);
  await page.clock.fastForward(20_000);
  await told(page, 'load.trickle');
  const problems = await openProblems(page);
  assert.match(problems.sentence, /1 kB van de 120 kB/);
  assert.match(problems.technical, /load\.trickle · \d+ of 120000 bytes/);
  await page.getByText(word('list.loading')).first().waitFor({ state: 'detached' });
});

test('a feed that never answers ends in a sentence', async () => {
  const page = await visit(makeFeed([], { body: '', hang: true }).address, { clock: true });
  await page.getByText(word('list.loading')).first().waitFor();
  for (let n = 0; n < 4; ++n) await page.clock.fastForward(16_000);
  await told(page, 'load.timeout');
  await page.getByText(word('list.loading')).first().waitFor({ state: 'detached' });
});

for (const dead of ['second.json', 'population.json', 'withdrawn.json']) {
  test(`a dead ${dead} ends in a sentence, and the messages are there`, async () => {
    const kringen = {
      schema: 1,
      channels: [{ id: 'facebook', name: 'Facebook', kind: 'social', platform: 'facebook' }],
      place: { name: 'Voorbeeld', population: 'population.json' },
    };
    const { name, address } = makeFeed(
      { schema: 1, withdrawn: [] },
      feedOf([good[0]], { _kringen: kringen, next_url: 'second.json' }),
    );
    scene.site.make(`${name}/second.json`, feedOf([good[1]]));
    scene.site.make(`${name}/population.json`, { villages: [{ id: 'a', name: 'A', residents: 100 }] });
    scene.site.make(`${name}/${dead}`, { body: '', hang: true });
    const page = await visit(address, { clock: true });
    await page.getByRole('article').first().waitFor();
    for (let n = 0; n < 4; ++n) await page.clock.fastForward(16_000);
    await told(
      page,
      { 'second.json': 'load.timeout', 'population.json': 'load.population', 'withdrawn.json': 'withdrawn.unreadable' }[
        dead
      ],
    );
    assert.equal(await articles(page).count(), dead === 'second.json' ? 1 : 2);
  });
}

for (const dead of ['**/assets/i18n/nl.json', '**/main.js']) {
  test(`without ${dead} the way to the messages is there`, async () => {
    const page = await scene.newPage();
    await page.route(dead, (route) => (dead.endsWith('.js') ? undefined : route.abort())); // one hangs, one fails
    await page.goto('/', { waitUntil: 'commit' });
    await page.getByText('De berichten komen niet door.').waitFor({ timeout: 15_000 });
    await page.getByRole('link', { name: /^De berichten als bestand/ }).waitFor();
    if (dead.endsWith('.json')) {
      // Until the style sheet is there the sentence counts as visible, and the page has not asked for its words yet.
      await page.getByText(word('list.loading')).waitFor({ state: 'detached' });
      scene.record(page).errors.length = 0; // it says in the console why
    }
  });
}

test('a page that runs has no such sentence', async () => {
  const page = await visit(makeFeed([]).address);
  await whenIdle(page);
  assert.equal(await page.getByText('De berichten komen niet door.').count(), 0);
});

for (const dead of ['**/feature-*.js', '**/reach-worker.js']) {
  test(`without ${dead} the page is idle, and says what is missing`, async () => {
    const page = await scene.newPage();
    await page.route(dead, (route) => route.abort());
    await page.goto('/?item=fb-20140605-1');
    await whenIdle(page);
    await page
      .getByText(sentence(dead.includes('feature') ? 'load.part' : 'unknown'))
      .or(page.getByText(word('reach.state.unavailable')))
      .first()
      .waitFor();
    scene.record(page).errors.length = 0;
  });
}

test('the kiosk asks for the list again, and what is open goes', async () => {
  const { name, address } = makeFeed({ schema: 1, withdrawn: [] });
  const page = await visit(address, { path: '/kiosk.html', clock: true });
  await page.getByRole('article').nth(2).waitFor();
  await page.clock.runFor(1000);
  await articles(page).first().getByRole('heading').getByRole('link').click();
  await page
    .getByRole('region', { name: word('detail.label') })
    .getByText('Goed bericht nummer 3.')
    .first()
    .waitFor();
  scene.site.make(`${name}/withdrawn.json`, { schema: 1, withdrawn: [digest('good-3')] });
  await page.clock.runFor(61_000);
  // What is open covers the list, which nobody finds by its role meanwhile: first it goes, then the list is there with two.
  await detailOf(page).waitFor({ state: 'detached' });
  await articles(page).nth(1).waitFor();
  assert.deepEqual(await idsOf(page), ['good-1', 'good-2']);
  assert.equal(await page.getByText('Goed bericht nummer 3.').count(), 0, 'it is nowhere on the page');
  scene.site.make(`${name}/withdrawn.json`, { type: 'text/html', body: '<html>aanmelden bij het netwerk</html>' });
  await page.clock.runFor(61_000);
  await told(page, 'withdrawn.unreadable');
  assert.deepEqual(await idsOf(page), ['good-1', 'good-2'], 'what an earlier list hid stays hidden');
  scene.site.make(`${name}/withdrawn.json`, { schema: 1, withdrawn: [digest('good-3')] });
  await page.clock.runFor(61_000);
  await untold(page, 'withdrawn.unreadable');
});

test('a kiosk that found nothing comes back by itself', async () => {
  const { name, address } = makeFeed({ schema: 1, withdrawn: [] }, { status: 500, body: '' });
  const page = await visit(address, { path: '/kiosk.html', clock: true });
  await page.getByText(word('list.loading')).first().waitFor();
  for (let n = 0; n < 5; ++n) await page.clock.runFor(2000);
  await told(page, 'load.server');
  scene.site.make(`${name}/feed.json`, feedOf(good));
  await page.clock.runFor(61_000);
  await page.getByRole('article').nth(2).waitFor();
  await untold(page, 'load.server');
});

test('when the network is back the page asks again', async () => {
  const { name, address } = makeFeed([], { status: 500, body: '' });
  const page = await visit(address);
  await told(page, 'load.server');
  await whenIdle(page);
  scene.site.make(`${name}/feed.json`, feedOf(good));
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByRole('article').nth(2).waitFor();
});

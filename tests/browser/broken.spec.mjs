// Broken, hostile and absurd feeds: a Dutch sentence, the technical line below it, everything else still shown; never
// a blank page, never an uncaught error, never a hang.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle } from './support/browser.mjs';
import { articles, openProblems, texts } from './support/parts.mjs';
import { feedOf, itemOf } from './support/site.mjs';
import { word } from './support/words.mjs';

const scene = stage();
const kLimit_ms = 10_000;

/** @param {string} feed address @param {import('playwright-core').BrowserContextOptions} [options] */
async function open(feed, options) {
  const page = await scene.newPage(options);
  await page.goto(`/?feed=${encodeURIComponent(feed)}`);
  await whenIdle(page, kLimit_ms);
  return page;
}

/** The page is a page: it has its title, says something, threw nothing, did nothing it was told by a text. */
async function assertStanding(page) {
  scene.assertClean(page);
  assert.ok((await page.locator('body').innerText()).length > 60, 'not a blank page');
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** @param {string} name @param {string | (() => string)} feed @param {{ items: number, problem: string | RegExp | null }} expected */
function brokenFeed(name, feed, expected) {
  test(name, async () => {
    const page = await open(typeof feed === 'function' ? feed() : feed);
    await assertStanding(page);
    assert.equal(await articles(page).count(), expected.items, 'what is sound is shown');
    assert.equal((await stats(page)).items, expected.items, 'the core counts the same');
    const problems = await openProblems(page);
    if (expected.items === 0 && expected.problem === null) await page.getByText(word('list.no_items')).waitFor();
    if (expected.problem === null) {
      assert.equal(problems, null);
      return;
    }
    assert.ok(problems, 'the page says what is wrong');
    assert.match(problems.sentence, /\p{L}{2,} \p{L}{2,}/u, 'in words');
    assert.doesNotMatch(problems.sentence, /undefined|null|NaN|\[object|problem\./, 'no code alone');
    assert.match(problems.technical, new RegExp(expected.problem), 'with a technical line');
  });
}

const fixture = (name) => `/fixtures/feeds/${name}`;
brokenFeed('a file that breaks off keeps its whole items', fixture('broken-truncated.json'), {
  items: 2,
  problem: 'feed\\.(truncated|not_json)',
});
brokenFeed('a web page instead of a feed', fixture('not-json.txt'), { items: 0, problem: 'feed\\.' });
brokenFeed('wrong types at every level', fixture('wrong-types.json'), { items: 6, problem: '/items/' });
brokenFeed('the same id twice', fixture('duplicate-ids.json'), { items: 3, problem: 'item\\.duplicate_id' });
brokenFeed('two pages that point at each other', fixture('loop-1.json'), { items: 2, problem: 'load\\.loop' });
brokenFeed('absurd dates', fixture('absurd-dates.json'), { items: 6, problem: 'item\\.bad_date' });
brokenFeed('bad items between good ones', fixture('bad-item.json'), { items: 8, problem: '/items/1' });
brokenFeed('a feed newer than the reader', fixture('newer-schema.json'), { items: 2, problem: 'feed\\.newer_schema' });
brokenFeed('a plain JSON Feed 1.0', fixture('plain-1.0.json'), { items: 3, problem: '/items/2' });
brokenFeed('a plain JSON Feed 1.1', fixture('plain-1.1.json'), { items: 3, problem: '/items/2' });
brokenFeed('no file there', '/made/no-such-feed.json', { items: 0, problem: '404' });
brokenFeed('an address that is none', 'https://', { items: 0, problem: 'load\\.bad_address|feed' });
brokenFeed('an address of a forbidden kind', 'javascript:alert(1)', { items: 0, problem: 'load\\.bad_address' });

const good = [1, 2, 3].map((n) =>
  itemOf(`good-${n}`, `Goed bericht nummer ${n}.`, { date_published: `2014-05-0${n}T09:00:00+02:00` }),
);
const made = (name, feed) => () => scene.site.make(name, feed);
brokenFeed('a server that fails', made('500.json', { status: 500, body: 'Internal Server Error' }), {
  items: 0,
  problem: '500',
});
brokenFeed('an empty answer', made('empty.json', { body: '' }), { items: 0, problem: 'feed\\.' });
brokenFeed(
  'the wrong type for a good feed',
  made('type.json', { type: 'text/html', body: JSON.stringify(feedOf(good)) }),
  { items: 3, problem: null },
);
brokenFeed('a byte order mark', made('bom.json', { body: `\ufeff${JSON.stringify(feedOf(good))}` }), {
  items: 3,
  problem: null,
});
brokenFeed(
  'a connection that breaks',
  made('cut.json', { body: JSON.stringify(feedOf(good)).slice(0, 300), cut: true }),
  { items: 0, problem: 'load\\.network' },
);
brokenFeed('valid JSON that is no feed', made('array.json', '[1, 2, 3]'), { items: 0, problem: 'feed\\.not_a_feed' });
brokenFeed('a feed without items', made('none.json', feedOf([])), { items: 0, problem: null });
brokenFeed(
  'a hundred items with one id',
  made('same.json', feedOf(Array.from({ length: 100 }, (_, n) => itemOf('same', `Tekst ${n}`)))),
  { items: 1, problem: 'item\\.duplicate_id' },
);
brokenFeed(
  'numbers no platform gives',
  made(
    'numbers.json',
    `{"version":"https://jsonfeed.org/version/1.1","title":"Getallen","items":[
  {"id":"n-1","content_text":"Groot","date_published":"2014-05-01T09:00:00Z","_kringen":{"metrics":[{"reactions":1e300,"shares":-1,"comments":99999999999999999999}]}},
  {"id":12345678901,"content_text":"Lang id","date_published":"2014-05-02T09:00:00Z"}]}`,
  ),
  { items: 2, problem: 'item\\.wrong_type' },
);
brokenFeed(
  'a number no computer holds costs itself alone, in words',
  made(
    'infinite.json',
    `{"version":"https://jsonfeed.org/version/1.1","title":"Getallen","items":[
  {"id":"n-1","content_text":"Gewoon","date_published":"2014-05-01T09:00:00Z"},
  {"id":"n-2","content_text":"Groot","date_published":"2014-05-02T09:00:00Z","_kringen":{"metrics":[{"reactions":1e400}]}}]}`,
  ),
  { items: 2, problem: 'feed\\.bad_number' },
);
brokenFeed(
  'nesting a thousand deep is refused, in words',
  made(
    'deep.json',
    `{"version":"https://jsonfeed.org/version/1.1","title":"Diep","_x":${'['.repeat(1000)}${']'.repeat(1000)},"items":[
  {"id":"d-1","content_text":"Hier boven.","date_published":"2014-05-01T09:00:00Z"}]}`,
  ),
  { items: 0, problem: 'feed\\.too_deep' },
);
brokenFeed('a page that points at itself', made('self.json', feedOf(good, { next_url: 'self.json' })), {
  items: 3,
  problem: 'load\\.loop',
});
brokenFeed(
  'a broken second page loses nothing of the first',
  () => {
    scene.site.make('second.json', { status: 404, body: '404' });
    return scene.site.make('first.json', feedOf(good, { next_url: 'second.json' }));
  },
  { items: 3, problem: '404' },
);
brokenFeed(
  'a broken page in the middle loses nothing of the others',
  () => {
    const pages = ['a', 'b', 'c'].map((name) => ({ url: `index-${name}.json`, items: 1 }));
    const kringen = {
      schema: 1,
      channels: [{ id: 'facebook', name: 'Facebook', kind: 'social', platform: 'facebook' }],
      pages,
    };
    scene.site.make('index-b.json', '<html>');
    scene.site.make('index-c.json', feedOf([good[2]]));
    return scene.site.make('index-a.json', feedOf([good[0], good[1]], { _kringen: kringen, next_url: 'index-b.json' }));
  },
  { items: 3, problem: 'feed\\.' },
);

test('a megabyte of text is shown and searched', async () => {
  const text = `Begin ${'woord '.repeat(170_000)}slot`;
  const page = await open(scene.site.make('long.json', feedOf([...good, itemOf('long', text)])));
  await assertStanding(page);
  assert.equal(await articles(page).count(), 4);
  assert.ok(
    (await texts(page)).some((shown) => shown.includes('slot')),
    'to its last word',
  );
});

test('a server that never answers leaves a page that says it is busy', async () => {
  const page = await scene.newPage();
  await page.goto(`/?feed=${scene.site.make('hang.json', { body: '', hang: true })}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(word('list.loading')).first().waitFor();
  scene.assertClean(page);
});

test('a hostile feed is text and nothing else', async () => {
  const page = await open(fixture('hostile-text.json'));
  await assertStanding(page);
  assert.ok((await articles(page).count()) >= 20);
  const shown = (await texts(page)).join('\n');
  assert.ok(
    shown.includes('<img src=x onerror=alert(1)> <script>alert(2)</script>'),
    'markup is shown as it was written',
  );
  const found = await page.evaluate(() => ({
    hrefs: [...document.querySelectorAll('[href]:not([rel=icon]), [src]')].map(
      (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
    ),
    foreign: document.querySelectorAll(
      'article :is(img, script, svg, iframe, b, i), [onclick], [onfocus], [autofocus], [onerror]',
    ).length,
    polluted: 'polluted' in {},
    scripts: [...document.scripts].filter((script) => !script.src && script.type !== 'application/json').length,
  }));
  assert.deepEqual(
    found.hrefs.filter((href) => /^\s*(javascript|data|vbscript|file|blob):/i.test(href)),
    [],
  );
  assert.equal(found.foreign, 0);
  assert.equal(found.polluted, false);
  assert.equal(found.scripts, 0);
  for (const article of await articles(page).all()) {
    const box = await article.evaluate((element) => element.scrollWidth - element.clientWidth);
    assert.ok(box <= 1, 'long words wrap');
  }
  for (const id of ['h-js-url', 'h-img-onerror', 'h-attribute', 'h-close-script']) {
    await page.goto(`/?feed=${fixture('hostile-text.json')}&item=${id}`);
    await whenIdle(page);
    await assertStanding(page);
  }
  for (const address of [
    '/?item=%3Cscript%3Ealert(1)%3C/script%3E',
    '/?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E',
    '/?lang=../../x&scheme=%22&view=%3C&t=..&from=9999-99-99',
  ]) {
    await page.goto(address);
    await whenIdle(page);
    await assertStanding(page);
  }
});

test('without the program a broken feed is reported just as well', async () => {
  const page = await scene.newPage();
  await page.route('**/kringen.wasm', (route) => route.abort());
  await page.goto(`/?feed=${fixture('bad-item.json')}`);
  await whenIdle(page, kLimit_ms);
  await assertStanding(page);
  assert.equal(await articles(page).count(), 8, 'the plain reader has the same rules');
  const problems = await openProblems(page);
  assert.match(problems.technical, /\/items\/1/);
});

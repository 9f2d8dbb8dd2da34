// The document comes first: every item is HTML text, before the canvas, beside it and without it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, test } from 'node:test';
import { kReferences } from '../support/html-references.mjs';
import { kStrictCsp } from '../../tools/serve.mjs';
import { launch, stage, stats, whenIdle } from './support/browser.mjs';
import { articles, canvasOf, detailOf, listOf, searchOf, texts, viewSwitch } from './support/parts.mjs';
import { demoItems, feedOf, itemOf, openSite } from './support/site.mjs';
import { number, word } from './support/words.mjs';

const scene = stage();
const items = await demoItems();
const flat = (text) => text.replace(/\s+/g, ' ').trim();

/** All that the feed says about every item can be read in the document. */
async function assertComplete(page) {
  const shown = (await texts(page)).map(flat);
  assert.equal(shown.length, items.length, 'as many articles as items');
  for (const item of items) {
    const heading = item.title ? flat(item.title) : '';
    // A heading and the text below it may be one text, cut in two.
    const letters = flat(item.content_text).replaceAll(' ', '');
    const found = shown.some((text) => text.includes(heading) && text.replaceAll(' ', '').includes(letters));
    assert.ok(found, `${item.id} is in the list: ${item.content_text.slice(0, 60)}`);
  }
}

/** @param {import('playwright-core').Page} page @param {string} reason */
async function assertFallback(page, reason) {
  assert.equal(await page.locator('html').getAttribute('data-kringen'), 'fallback');
  await page.getByText(word(`fallback.${reason}`)).waitFor();
  assert.equal(await canvasOf(page).isVisible(), false, 'no empty box where the canvas was');
  await assertComplete(page);
  const { core, listed } = await stats(page);
  assert.deepEqual({ core, listed }, { core: 'plain', listed: items.length });
  await searchOf(page).fill('zandzakken');
  await page.waitForFunction((all) => document.querySelectorAll('article:not([hidden])').length < all, items.length);
  assert.ok((await articles(page).count()) > 0, 'search works without the program');
}

test('with the program: ready, and the document holds every word of the feed', async () => {
  const page = await scene.open('/');
  assert.equal(await page.locator('html').getAttribute('data-kringen'), 'ready');
  assert.ok(items.length >= 300);
  const figures = await stats(page);
  assert.equal(figures.core, 'wasm');
  assert.equal(figures.items, items.length);
  assert.equal(figures.listed, items.length);
  assert.ok(figures.visible_marks > 0);
  await assertComplete(page);
  assert.equal(await canvasOf(page).isVisible(), true);
  assert.match(await page.title(), /burgemeester/);
  await page.getByText(word('demo.badge')).waitFor();
  await listOf(page).getByText(number(items.length)).first().waitFor();
  scene.assertClean(page);
});

test('all named references of HTML are read, by both programs with the table of the browser', async () => {
  const names = Object.entries(kReferences).filter(([, text]) => /^\S+$/.test(text));
  const html = names.map(([name]) => `<p>.${name}.&${name}.</p>`).join('');
  const content = { content_html: html, content_text: undefined };
  const feed = scene.site.make('references', feedOf([itemOf('one', '', content)]));
  const page = await scene.open(`/?feed=${feed}&item=one`);
  assert.equal((await stats(page)).core, 'wasm');
  for (const place of [articles(page).first(), detailOf(page)]) {
    const shown = (await place.textContent()) ?? '';
    const missing = names.filter(([name, text]) => !shown.includes(`.${name}.${text}.`));
    assert.deepEqual(missing, []);
  }
  scene.assertClean(page);
});

test('every item is an article with a heading, a time, a channel and its link', async () => {
  const page = await scene.open('/');
  const parts = await articles(page).evaluateAll((all) =>
    all.map((article) => ({
      heading: article.querySelector('h3')?.textContent ?? '',
      time: article.querySelector('time')?.dateTime ?? '',
      channel: article.querySelector('.chip')?.textContent ?? '',
      own: article.querySelector('h3 a')?.getAttribute('href') ?? '',
      link: [...article.querySelectorAll('a')].some((a) => a.href.startsWith('https://voorbeeld.nl/')),
    })),
  );
  for (const part of parts) {
    assert.ok(part.heading.trim().length > 0);
    assert.ok(!Number.isNaN(Date.parse(part.time)) || /^\d{4}(-\d{2})?$/.test(part.time), part.time);
    assert.match(part.channel, /^(Facebook|Twitter|Krant|Website|Op pad)$/);
    assert.match(part.own, /[?&]item=/);
  }
  assert.equal(parts.filter((part) => part.link).length, items.filter((item) => item.url).length);
  const times = parts.map((part) => Date.parse(part.time));
  assert.deepEqual(
    times,
    [...times].sort((a, b) => b - a),
    'newest first',
  );
  const groups = await listOf(page).getByRole('heading', { level: 2 }).allTextContents();
  assert.ok(groups.length > 12 && groups.every((text) => /20\d\d/.test(text)), 'grouped by calendar period');
});

test('without JavaScript: a sentence, and a link to the feed that works', async () => {
  const page = await scene.newPage({ javaScriptEnabled: false });
  for (const path of ['/', '/embed.html', '/kiosk.html']) {
    await page.goto(path);
    const link = page.getByRole('link', { name: /JSON Feed/ });
    assert.equal(await link.isVisible(), true, path);
    const answer = await page.request.get(new URL(await link.getAttribute('href'), page.url()).href);
    assert.equal((await answer.json()).version, 'https://jsonfeed.org/version/1.1', path);
    assert.match(await page.locator('body').innerText(), /JavaScript/, path);
  }
});

test('the program cannot be fetched: the list is complete and says so', async () => {
  const page = await scene.newPage();
  await page.route('**/kringen.wasm', (route) => route.abort());
  await page.goto('/');
  await whenIdle(page);
  await assertFallback(page, 'failed');
  assert.deepEqual(scene.record(page).errors, []);
});

test('the program is broken: the same', async () => {
  const page = await scene.newPage();
  await page.route('**/kringen.wasm', (route) =>
    route.fulfill({ contentType: 'application/wasm', body: 'not a program' }),
  );
  await page.goto('/');
  await whenIdle(page);
  await assertFallback(page, 'failed');
  assert.deepEqual(scene.record(page).errors, []);
});

test('the wrong type for the program is no obstacle', async () => {
  for (const contentType of ['application/octet-stream', 'text/plain']) {
    const page = await scene.newPage();
    await page.route('**/kringen.wasm', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-type': contentType } });
    });
    await page.goto('/');
    await whenIdle(page);
    assert.equal(await page.locator('html').getAttribute('data-kringen'), 'ready', contentType);
    await page.context().close();
  }
});

const strict_site = await openSite({ csp: kStrictCsp.replace(" 'wasm-unsafe-eval'", '') });
after(() => strict_site.close());

test('a policy that forbids WebAssembly: the list is complete and says so', async () => {
  const page = await scene.newPage({ baseURL: strict_site.origin });
  await page.goto('/');
  await whenIdle(page);
  await assertFallback(page, 'wasm_blocked');
  assert.deepEqual(scene.record(page).errors, []);
  assert.ok(!scene.record(page).requests.some((url) => url.endsWith('.wasm')), 'nothing is fetched that cannot run');
});

test('a browser without WebGL2: the list is complete and says so', async () => {
  const browser = await launch(['--disable-gpu', '--disable-3d-apis', '--disable-webgl', '--disable-webgl2']);
  try {
    const page = await scene.watch(await (await browser.newContext({ baseURL: scene.site.origin })).newPage());
    await page.goto('/');
    await whenIdle(page);
    assert.equal(await page.evaluate(() => document.createElement('canvas').getContext('webgl2')), null);
    await assertFallback(page, 'no_webgl2');
    scene.assertClean(page);
  } finally {
    await browser.close();
  }
});

test('the switch between timeline and list', async () => {
  const page = await scene.open('/');
  const choose = (key) => viewSwitch(page).getByRole('button', { name: word(key) });
  await choose('view.list').click();
  assert.equal(await choose('view.list').getAttribute('aria-pressed'), 'true');
  assert.equal(await choose('view.timeline').getAttribute('aria-pressed'), 'false');
  assert.equal(await canvasOf(page).isVisible(), false);
  assert.equal(new URL(page.url()).searchParams.get('view'), 'list');
  assert.equal(await articles(page).count(), items.length);
  await choose('view.timeline').click();
  assert.equal(await canvasOf(page).isVisible(), true);
  await whenIdle(page);
  assert.equal(await articles(page).count(), items.length, 'the list stays beside the canvas');
});

test("the browser's own search finds the oldest item", async () => {
  const page = await scene.open('/?view=list');
  const oldest = items.reduce((a, b) => (a.date_published < b.date_published ? a : b));
  const words = oldest.content_text.split(' ').slice(1, 5).join(' ');
  assert.equal(await page.evaluate((text) => window['find'](text), words), true);
  assert.equal(await page.evaluate(() => String(getSelection())), words);
  assert.ok(
    (await page.evaluate(() => getSelection().getRangeAt(0).getBoundingClientRect().height)) > 10,
    'and it has a place to scroll to',
  );
});

test('printing gives every item and no canvas', async () => {
  const page = await scene.open('/');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await canvasOf(page).isVisible(), false);
  assert.equal(await searchOf(page).isVisible(), false, 'controls do not go on paper');
  const unseen = await articles(page).evaluateAll(
    (all) =>
      all.filter((article) => !article.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }))
        .length,
  );
  assert.equal(unseen, 0);
  const pdf = await page.pdf({ format: 'A4' });
  const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
  assert.ok(sheets >= 12, `${items.length} items do not fit on ${sheets} sheets`);
  const text = pdfText(pdf);
  if (text === null) return;
  for (const item of items) {
    const start = item.content_text
      .split(/\s+/)
      .slice(0, 3)
      .join(' ')
      .replace(/[^\p{L}\p{N} ]/gu, '');
    assert.ok(text.replace(/[^\p{L}\p{N} ]/gu, '').includes(start), `${item.id} is on paper: ${start}`);
  }
});

/** The text of a PDF where the machine has a reader for it; else null. @param {Buffer} pdf */
function pdfText(pdf) {
  try {
    return execFileSync('pdftotext', ['-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1 << 26 }).replace(
      /\s+/g,
      ' ',
    );
  } catch {
    return null;
  }
}

test('the first list does not wait for the program', async () => {
  const page = await scene.newPage();
  let release = () => {};
  const held = new Promise((resolve) => {
    release = () => resolve(undefined);
  });
  await page.route('**/kringen.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/');
  await articles(page).first().waitFor();
  assert.equal(await page.locator('html').getAttribute('data-kringen'), 'loading');
  release();
  await whenIdle(page);
  assert.equal(await page.locator('html').getAttribute('data-kringen'), 'ready');
  await assertComplete(page);
});

test('English words in English', async () => {
  const page = await scene.open('/?lang=en');
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('button', { name: 'Timeline', exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: word('view.timeline'), exact: true }).count(), 0);
  assert.equal(await page.getByRole('article').count(), items.length);
});

test('a message of which no day or no month is known says so below the heading of a day', async () => {
  const items = [
    itemOf('y', 'Van een jaar', {
      date_published: '2013-01-01T00:00:00+01:00',
      _kringen: { channel: 'facebook', kind: 'post', time: { precision: 'year' } },
    }),
    itemOf('m', 'Van een maand', {
      date_published: '2013-06-01T00:00:00+02:00',
      _kringen: { channel: 'facebook', kind: 'post', time: { precision: 'month' } },
    }),
    itemOf('d', 'Van een dag', {
      date_published: '2013-07-02T00:00:00+02:00',
      _kringen: { channel: 'facebook', kind: 'post', time: { precision: 'day' } },
    }),
  ];
  const feed = scene.site.make('precision', feedOf(items));
  const page = await scene.open(`/?feed=${feed}`);
  const times = await articles(page).locator('time').allTextContents();
  const [day, month, year] = times.map(flat);
  assert.equal(month, word('item.no_day', { time: 'juni 2013' }));
  assert.equal(year, word('item.no_month', { time: '2013' }));
  assert.match(day, /2 juli 2013$/);
  scene.assertClean(page);
});

// The watch server: what is saved is seen, in a copy of web/ of the test's own.
// @ts-check
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { listen } from '../../tools/serve.mjs';
import { watchPage } from '../../tools/watch.mjs';
import { usualArchives } from './support/archives.mjs';
import { stage, whenIdle } from './support/browser.mjs';
import { articles } from './support/parts.mjs';
import { kSite } from './support/site.mjs';
import { add, rows } from './support/studio.mjs';

const self = stage();
let web = '';
let origin = '';
/** @type {ReturnType<typeof watchPage>} */
let watched;

before(async () => {
  web = join(await realpath(await mkdtemp(join(tmpdir(), 'kringen-watch-'))), 'web');
  await cp('web', web, { recursive: true });
  watched = watchPage({ web, assets: resolve('assets'), programs: resolve(kSite) });
  origin = `http://127.0.0.1:${await listen(watched.server)}`;
});
after(async () => {
  await watched?.close();
  await rm(join(web, '..'), { recursive: true, force: true });
});

/** Saves a file as some editors do: another one takes its place. @param {string} name @param {(text: string) => string} edit */
async function save(name, edit) {
  const file = join(web, name);
  await writeFile(`${file}.tmp`, edit(await readFile(file, 'utf8')));
  await rename(`${file}.tmp`, file);
}

/** @param {import('playwright-core').Page} page */
const markThisLoad = (page) => page.evaluate(() => void (document['this_load'] = true));
/** @param {import('playwright-core').Page} page */
const isThisLoad = (page) => page.evaluate(() => document['this_load'] === true);
/** @param {import('playwright-core').Page} page @param {string} colour */
const untilOutlined = (page, colour) =>
  page.waitForFunction((wanted) => getComputedStyle(document.body).outlineColor === wanted, colour);

test('the page runs from its modules as they lie, under the strict policy', async () => {
  const page = await self.open(`${origin}/`);
  assert.ok((await articles(page).count()) > 0);
  assert.equal(await page.evaluate(() => document['kringen'].stats().then(({ core }) => core)), 'wasm');
  const modules = self.record(page).requests.filter((address) => /\/list\/list-view\.js$/.test(address));
  assert.equal(modules.length, 1, 'not bundled');
  self.assertClean(page);
});

test('a saved style is seen without a reload, twice over', async () => {
  const page = await self.open(`${origin}/`);
  await markThisLoad(page);
  await save('base/parts.css', (text) => `${text}\nbody { outline-color: rgb(1, 2, 3); }\n`);
  await untilOutlined(page, 'rgb(1, 2, 3)');
  await save('base/parts.css', (text) => text.replace('rgb(1, 2, 3)', 'rgb(4, 5, 6)'));
  await untilOutlined(page, 'rgb(4, 5, 6)');
  assert.ok(await isThisLoad(page));
  self.assertClean(page);
});

test('a saved module is seen, and saved again is seen again', async () => {
  const page = await self.open(`${origin}/`);
  for (const name of ['Eerste', 'Tweede']) {
    await markThisLoad(page);
    await save('main.js', (text) => `${text}\ndocument.body.dataset.saved = '${name}';\n`);
    await page.waitForFunction((wanted) => document.body?.dataset.saved === wanted, name);
    assert.ok(!(await isThisLoad(page)));
  }
  await whenIdle(page);
  self.assertClean(page);
});

test('what was saved before the page listened is not missed', async () => {
  const page = await self.newPage();
  /** @type {() => void} */
  let listens = () => {};
  const held = new Promise((resolve) => (listens = () => resolve(undefined)));
  await page.route('**/@watch/events*', (route) => held.then(() => route.continue()));
  await page.goto(`${origin}/`);
  await whenIdle(page);
  const before = watched.changes.number;
  await save('main.js', (text) => `${text}\ndocument.body.dataset.saved = 'Intussen';\n`);
  while (watched.changes.number === before) await new Promise(setImmediate);
  listens();
  await page.waitForFunction(() => document.body?.dataset.saved === 'Intussen');
});

test('a new file is served and watched', async () => {
  await writeFile(join(web, 'base/new.css'), 'body { outline-color: rgb(7, 8, 9); }\n');
  const page = await self.open(`${origin}/`);
  await save('style.css', (text) => `@import './base/new.css';\n${text.replace("@import './base/parts.css';\n", '')}`);
  await untilOutlined(page, 'rgb(7, 8, 9)');
  await save('base/new.css', (text) => text.replace('7, 8, 9', '10, 11, 12'));
  await untilOutlined(page, 'rgb(10, 11, 12)');
});

test('what the compiler says is on the page, and goes when it is mended', async () => {
  const page = await self.open(`${origin}/`);
  const text = 'src/view/ticks.cpp:12:3: error: use of undeclared identifier'; // technical
  watched.changes.setProgram({ state: 'failed', text });
  await page.getByText(text).waitFor();
  await page.reload();
  await page.getByText(text).waitFor();
  watched.changes.setProgram({ state: 'built', text: '' });
  await page.getByText(text).waitFor({ state: 'hidden' });
  self.assertClean(page);
});

test('the studio and its worker run from their modules', async () => {
  const page = await self.open(`${origin}/studio.html`);
  await add(page, await usualArchives());
  assert.ok((await rows(page).count()) > 0);
  self.assertClean(page);
});

test('a built site has nothing of the watch server', async () => {
  const served = await (await fetch(`${self.site.origin}/`)).text();
  assert.doesNotMatch(served, /@watch/);
  assert.equal((await fetch(`${self.site.origin}/@watch/page.js`)).status, 404);
});

// Measures the loop of `./build-wasm.sh watch`: from saving a style, a module and a C++ source to seeing it, as medians of
// five. Run it by itself after `./build-wasm.sh compile watch kringen`. It saves in a copy of web/; of src/ it saves one
// file of view/ and one of ui/ with a constant more, and puts back what was there.
// @ts-check
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { listen } from '../../tools/serve.mjs';
import { watchPage } from '../../tools/watch.mjs';
import { launch, stats, whenIdle } from '../browser/support/browser.mjs';

const kRounds = 5;
const kSources = ['src/view/time_scale.cpp', 'src/ui/timeline_panel_marks.cpp'];
const kLongest_ms = 300_000;

/** @param {number[]} times */
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];

/** @param {string} what @param {(round: number) => Promise<number>} measure a save, in ms */
async function report(what, measure) {
  const times = [];
  for (let round = 0; round < kRounds; ++round) {
    times.push(await measure(round));
    await whenIdle(page);
  }
  const all = times.map((time) => (time / 1000).toFixed(2)).join(' ');
  console.log(`${what}: ${(median(times) / 1000).toFixed(2)} s (${all})`);
}

/** @param {string} file @param {string} text @param {() => Promise<unknown>} seen */
async function saved(file, text, seen) {
  const start = performance.now();
  await writeFile(file, text);
  await seen();
  return performance.now() - start;
}

/** @param {import('playwright-core').Page} page */
async function measurePage(page) {
  const web = join(await realpath(await mkdtemp(join(tmpdir(), 'kringen-watch-'))), 'web');
  await cp('web', web, { recursive: true });
  const { server, close } = watchPage({ web, assets: resolve('assets'), programs: resolve('build/watch') });
  try {
    await page.goto(`http://127.0.0.1:${await listen(server)}/`);
    await whenIdle(page);
    const style = join(web, 'base/parts.css');
    const styles = await readFile(style, 'utf8');
    await report('.css, seen without a reload', (round) =>
      saved(style, `${styles}\nbody { outline-width: ${round + 2}px; outline-style: solid; }\n`, () =>
        page.waitForFunction((px) => getComputedStyle(document.body).outlineWidth === `${px}px`, round + 2),
      ),
    );
    const module = join(web, 'main.js');
    const source = await readFile(module, 'utf8');
    await report('.js, reloaded and run', (round) =>
      saved(module, `${source}\ndocument.body.dataset.saved = '${round}';\n`, () =>
        page.waitForFunction((mark) => document.body?.dataset.saved === mark, String(round)),
      ),
    );
  } finally {
    await close();
    await rm(join(web, '..'), { recursive: true });
  }
}

/** @param {import('playwright-core').Page} page @param {string} file */
async function measureProgram(page, file) {
  const source = await readFile(file, 'utf8');
  const wanted = `watched_${Date.now()}`;
  const edit = (/** @type {number} */ round) =>
    `${source}\nextern const char kWatched[];\nconst char kWatched[] = "${wanted}_${round}";\n`;
  try {
    await report(`${file}, built, reloaded and idle`, (round) => saved(file, edit(round), () => reloaded(page)));
  } finally {
    await Promise.all([writeFile(file, source), reloaded(page)]);
  }
}

/** @param {import('playwright-core').Page} page */
async function reloaded(page) {
  await page.waitForEvent('load', { timeout: kLongest_ms });
  await whenIdle(page);
  assert.equal((await stats(page)).core, 'wasm', 'the program that was built runs');
}

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await measurePage(page);
const port = '8097';
const watch = spawn(process.execPath, ['tools/watch.mjs', '--port', port], { stdio: ['ignore', 'pipe', 'inherit'] });
watch.stdout.setEncoding('utf8');
await once(watch.stdout, 'data'); // it says its address
await page.goto(`http://127.0.0.1:${port}/`);
await whenIdle(page);
for (const file of kSources) await measureProgram(page, file);
watch.kill('SIGTERM');
await browser.close();

// The browser's part: the built site in headless Chromium, and vis-timeline with the same data and the same hand.
// Feeds come from memory; every visit is a fresh context with empty caches.
// @ts-check
import { readFile } from 'node:fs/promises';
import { createServer, listen } from '../../tools/serve.mjs';
import { launch } from '../browser/support/browser.mjs';

const kSite = process.env.KRINGEN_SITE ?? 'build/site';
const kSteps = 50;
const kRest_ms = 50; // between two steps of the hand: room for the frame
const kLimit_ms = 90_000;
/** Address below /bench/ -> file. @type {Record<string, [string, string]>} */
const kFiles = {
  'vis-timeline.html': ['tests/bench/vis-timeline.html', 'text/html; charset=utf-8'],
  'vis-bench.js': ['tests/bench/vis-bench.js', 'text/javascript; charset=utf-8'],
  'vis-timeline.js': [
    'node_modules/vis-timeline/standalone/umd/vis-timeline-graph2d.min.js',
    'text/javascript; charset=utf-8',
  ],
  'vis-timeline.css': ['node_modules/vis-timeline/styles/vis-timeline-graph2d.min.css', 'text/css; charset=utf-8'],
};

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Map<string, Buffer>} Pages of a feed */

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {Map<number, Pages>} feeds by number of items */
export async function openBrowser(feeds) {
  const server = createServer({
    root: kSite,
    extraRoutes: {
      '/bench/*': (_request, response, url) => answer(feeds, url.pathname.slice('/bench/'.length), response),
    },
  });
  const origin = `http://127.0.0.1:${await listen(server)}`;
  const browser = await launch();

  return {
    version: browser.version(),
    /** One visit; what it finds is the result. A page that throws is a broken measurement.
     * @template T @param {string} path @param {(page: Page) => Promise<T>} look @param {() => void} [early] runs in the page first */
    async visit(path, look, early) {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        locale: 'nl-NL',
        timezoneId: 'Europe/Amsterdam',
      });
      try {
        const page = await context.newPage();
        page.setDefaultTimeout(kLimit_ms);
        /** @type {Error[]} */
        const errors = [];
        page.on('pageerror', (error) => errors.push(error));
        if (early) await page.addInitScript(early);
        await page.goto(origin + path, { waitUntil: 'commit' });
        const found = await Promise.race([
          look(page),
          pause(kLimit_ms).then(() => {
            throw new Error(`${path}: nothing came of it in ${kLimit_ms / 1000} s`);
          }),
        ]);
        if (errors.length) throw new Error(`${path}: ${errors[0].stack}`);
        return found;
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** @param {Map<number, Pages>} feeds @param {string} path @param {import('node:http').ServerResponse} response */
async function answer(feeds, path, response) {
  const [, items, name] = /^feed\/(\d+)\/(.+)$/.exec(path) ?? [];
  const known = kFiles[path];
  const bytes = known ? await readFile(known[0]) : feeds.get(Number(items))?.get(name);
  // vis-timeline sets inline styles and HTML from strings, which the page's own policy refuses.
  if (known) response.removeHeader('Content-Security-Policy');
  const type = known ? known[1] : 'application/json; charset=utf-8';
  response.writeHead(bytes ? 200 : 404, { 'Content-Type': type, 'Content-Length': bytes?.length ?? 0 });
  response.end(bytes);
}

// ---- what is looked at ---------------------------------------------------------------------------------------------

/** Runs in the page, before it: when the first text of the list is in the document. */
export function watchFirstText() {
  const observer = new MutationObserver(() => {
    const article = document.querySelector('article');
    if (!article?.textContent?.trim()) return;
    window['bench_first_text_ms'] = performance.now();
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}

/** @param {Page} page milliseconds since navigation */
export async function firstText(page) {
  await page.waitForFunction(() => window['bench_first_text_ms'] > 0);
  return page.evaluate(() => window['bench_first_text_ms']);
}

/** Ready, and a frame with marks has been drawn. @param {Page} page milliseconds since navigation */
export function firstFrame(page) {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (;;) {
      const state = document.documentElement?.dataset.kringen;
      if (state === 'fallback') throw new Error('the canvas fell back to the list');
      if (state === 'ready') {
        const { frames_drawn, visible_marks } = await document['kringen'].stats();
        if (frames_drawn > 0 && visible_marks > 0) return performance.now();
      }
      await frame();
    }
  });
}

/** Nothing left to load, list or draw. @param {Page} page */
async function settle(page) {
  await page.waitForFunction(() => document['kringen'] !== undefined);
  await page.evaluate(() => document['kringen'].whenIdle());
}

/** When the canvas has every item and the list stands with every period, so that both answer; when every item is listed
 * as well and nothing is left to do; the longest task in between, for which a hand would have had to wait; and what had been
 * fetched when both answered.
 * @param {Page} page @param {number} items milliseconds since navigation */
export function whole(page, items) {
  return page.evaluate(async (wanted) => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
    const inCore = async () => {
      if (!document['kringen']) return 0;
      const state = document.documentElement.dataset.kringen;
      if (state === 'fallback') throw new Error('the canvas fell back to the list');
      if (state !== 'ready') return 0;
      const { items: found, visible_marks } = await document['kringen'].stats();
      if (found > wanted) throw new Error(`${found} items instead of ${wanted}`);
      return visible_marks > 0 ? found : 0;
    };
    const listStands = () => document.querySelectorAll('.group:not([hidden]) article').length > 0;
    while ((await inCore()) !== wanted || !listStands()) await pause();
    const interactive = performance.now();
    const fetched = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
    let longest = 0;
    const tasks = new PerformanceObserver((seen) => {
      for (const { duration } of seen.getEntries()) longest = Math.max(longest, duration);
    });
    tasks.observe({ type: 'longtask' });
    await document['kringen'].whenIdle();
    const all = performance.now();
    await pause(); // the last one is told afterwards
    tasks.disconnect();
    return { interactive, all, longest, fetched };
  }, items);
}

/** The first search of a visit: when its count stood, what had been fetched for it by then, and how long the last of that had
 * been there.
 * @param {Page} page @param {string} text milliseconds */
export function firstSearch(page, text) {
  return page.evaluate(async (wanted) => {
    const fetched = () => performance.getEntriesByType('resource');
    const known = fetched().length;
    const field = /** @type {HTMLInputElement} */ (document.querySelector('#search'));
    const started = performance.now();
    field.value = wanted;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    /** @type {{ at: number, matches: number, files: number }[]} */
    const seen = [];
    let idle = false;
    const end = document['kringen'].whenIdle().then(() => (idle = true));
    while (!idle) {
      const { matches } = await document['kringen'].stats();
      seen.push({ at: performance.now(), matches, files: fetched().length });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await end;
    const { matches } = await document['kringen'].stats();
    if (matches === 0) throw new Error(`nothing found for ${wanted}`);
    const last = seen.findLastIndex((moment) => moment.matches !== matches);
    const { at, files } = seen[Math.min(last + 1, seen.length - 1)];
    const came = fetched().slice(known, files);
    const there = Math.max(
      started,
      ...came.map((entry) => /** @type {PerformanceResourceTiming} */ (entry).responseEnd),
    );
    return { took: at - started, behind: at - there, fetched: came.map(({ name }) => new URL(name).pathname), matches };
  }, text);
}

/** All items into view. @param {Page} page */
export async function fit(page) {
  await page.locator('#fit').click();
  await settle(page);
  await pause(600); // the address follows, and the list settles
}

/** @param {Page} page */
const windowText = (page) => page.evaluate(() => new URLSearchParams(location.search).get('t'));

/** Main-thread milliseconds per step of a hand that drags the timeline to and fro by 1/50 of its width: by the clock on
 * the wall, and the processor time in it.
 * @param {Page} page @param {string} selector @param {number} down place of the hand, 0 top .. 1 bottom */
export async function dragCost(page, selector, down) {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  const context = page.context();
  const [client, processor] = [await context.newCDPSession(page), await context.newCDPSession(page)];
  /** @param {import('playwright-core').CDPSession} session */
  const taskMs = async (session) => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
  const y = box.y + box.height * down;
  let x = box.x + box.width * 0.55;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move((x += 8), y); // a hand trembles before it drags
  await pause(400);
  await client.send('Performance.enable', { timeDomain: 'timeTicks' });
  await processor.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = { wall: await taskMs(client), processor: await taskMs(processor) };
  for (let step = 0; step < kSteps; ++step) {
    x += (Math.floor((step + 5) / 10) % 2 ? -1 : 1) * (box.width / 50);
    await client.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y, button: 'left', buttons: 1 });
    await pause(kRest_ms);
  }
  await pause(300);
  const after = { wall: await taskMs(client), processor: await taskMs(processor) };
  await page.mouse.up();
  return { wall: (after.wall - before.wall) / kSteps, processor: (after.processor - before.processor) / kSteps };
}

/** @param {Page} page */
export async function dragCanvas(page) {
  const before = await windowText(page);
  const cost = await dragCost(page, '#canvas', 0.75);
  await pause(800);
  if ((await windowText(page)) === before) throw new Error('the canvas did not follow the hand');
  return cost;
}

/** @param {Page} page milliseconds since navigation */
export async function visInteractive(page) {
  await page.waitForFunction(() => window['bench_interactive_ms'] > 0);
  return page.evaluate(() => window['bench_interactive_ms']);
}

/** @param {Page} page */
export async function dragVis(page) {
  const start = () => page.evaluate(() => window['bench_moves']);
  const before = await start();
  const cost = await dragCost(page, '.vis-center', 0.5);
  if ((await start()) - before < kSteps / 2) throw new Error('vis-timeline did not follow the hand');
  return cost;
}

/** Frames drawn in ten seconds without a hand, and after one input of each kind. @param {Page} page */
export async function idleFrames(page) {
  const drawn = () => page.evaluate(async () => (await document['kringen'].stats()).frames_drawn);
  await settle(page);
  await page.evaluate(() => document['kringen'].whenIdle({ background: true }));
  await pause(1000);
  const start = await drawn();
  await pause(10_000);
  const idle = (await drawn()) - start;
  /** @param {() => Promise<unknown>} act */
  const after = async (act) => {
    const before = await drawn();
    await act();
    await pause(800);
    return (await drawn()) - before;
  };
  const box = await page.locator('#canvas').boundingBox();
  if (!box) throw new Error('there is no canvas');
  await page.locator('#canvas').focus();
  await pause(500);
  const inputs = [
    await after(() => page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.75)),
    await after(() => page.keyboard.press('ArrowRight')),
    await after(() => page.mouse.wheel(0, -100)),
  ];
  if (Math.max(...inputs) === 0) throw new Error('the canvas answers no input');
  return { idle, inputs };
}

/** The program's files as the page and its worker asked for them, by path. @param {Page} page */
export async function programFiles(page) {
  /** @type {Set<string>} */
  const paths = new Set();
  page.on('request', (request) => paths.add(new URL(request.url()).pathname));
  await page.reload();
  await settle(page);
  await page.evaluate(() => document['kringen'].whenIdle({ background: true }));
  return [...paths].filter((path) => /\.(js|wasm)$/.test(path));
}

/** In a page of its own: no answers about reach, of which each draws a frame. */
export function withoutReach() {
  window.Worker = /** @type {typeof Worker} */ (
    /** @type {unknown} */ (
      class {
        constructor() {
          throw new Error('no workers here');
        }
      }
    )
  );
}

// The reach model's part: the engine natively and as wasm side by side, towns of many sizes, and the page's own answer
// to a choice and to a slider.
// @ts-check
import { demoMessages } from './demo.mjs';
import { measure } from './core.mjs';

const kNative = process.env.KRINGEN_REACH_BENCH_NATIVE ?? 'build/release/tests/kringen_reach_bench';
const kWasm = process.env.KRINGEN_REACH_BENCH_WASM ?? 'build/wasm/tests/kringen_reach_bench.js';
/** 60 shares, 80 commenters, 400 reactors, each with some 50 ties. */
const [kEngaged, kTies] = [540, 50];
/** Takes minutes and gigabytes: only when asked for. */
const kNetherlands = process.env.KRINGEN_BENCH_NETHERLANDS === '1';

/** @typedef {import('./table.mjs').Figure} Figure */
/** @typedef {import('playwright-core').Page} Page */

/** @param {(what: string) => void} tell @returns {Promise<Figure[]>} */
export async function reachFigures(tell) {
  const native = (/** @type {string} */ part, processes = 1) => measure(kNative, part, processes);
  const wasm = (/** @type {string} */ part, processes = 1) => measure(kWasm, part, processes);
  tell('reach of Losser, native and wasm');
  const [fast, web] = [await native('losser', 3), await wasm('losser', 3)];
  tell('reach of a town of a million');
  const city = await native('city');
  const heavy = await native('heavy');
  tell('growth from 10,000 to 10,000,000 residents');
  const growth = await native('growth');
  const messages = await demoMessages();
  /** @type {Figure[]} */
  const figures = [
    { name: 'Losser, 1,000 replicates, native AVX2', unit: 'ms', target: 85, runs: fast.reach_losser_1000_ms },
    { name: '  native SSE2', unit: 'ms', target: 105, runs: fast.reach_losser_1000_base_ms },
    { name: '  wasm SIMD', unit: 'ms', target: 220, runs: web.reach_losser_1000_ms },
    {
      name: '  against the plain scalar model of the tests, native',
      unit: 'x',
      target: 5,
      is: 'least',
      runs: fast.reach_speedup,
    },
    { name: '  against a plain loop over the tables of the engine', unit: 'x', runs: fast.reach_table_speedup },
    { name: 'one question, 128 replicates, wasm', unit: 'ms', target: 30, runs: web.reach_question_128_ms },
    { name: '  512 replicates, wasm', unit: 'ms', runs: web.reach_question_512_ms },
    {
      name: 'a mark of the timeline, 128 replicates of a post with few counts, wasm',
      unit: 'ms',
      runs: web.reach_mark_128_ms,
    },
    { name: 'a reported figure: the number, wasm', unit: 'ms', target: 5, runs: web.reach_at_once_ms },
    { name: '  and its 128 replicates, wasm', unit: 'ms', target: 30, runs: web.reach_reported_128_ms },
    { name: '  50 messages together, 128 replicates', unit: 'ms', runs: web.reach_period_128_ms },
    {
      name: `all ${messages} messages of the demo, 512 replicates each, native, one core`,
      unit: 's',
      target: 8,
      runs: fast.reach_question_512_ms.map((ms) => (ms * messages) / 1000),
    },
    { name: 'direct pass per trial, AVX2', unit: 'ns', target: 0.2, runs: fast.reach_direct_ns },
    { name: '  SSE2', unit: 'ns', target: 0.45, runs: fast.reach_direct_base_ns },
    { name: '  wasm', unit: 'ns', target: 0.45, runs: web.reach_direct_ns },
    { name: 'Losser built, native', unit: 'ms', target: 120, runs: fast.reach_build_ms },
    { name: '  wasm', unit: 'ms', target: 400, runs: web.reach_build_ms },
    {
      name: '1,000,000 residents, 60/80/400, 1,000 replicates',
      unit: 's',
      target: 0.45,
      runs: seconds(city, '_1000_ms'),
    },
    { name: '  3,000/4,000/20,000', unit: 's', target: 13, runs: seconds(heavy, '_1000_ms') },
    { name: '  built, one core', unit: 's', target: 4, runs: seconds(city, '_build_ms') },
    { name: 'STREAM triad, the same run, native', unit: 'GB/s', runs: fast.reach_triad_gbps },
    { name: '  wasm', unit: 'GB/s', runs: web.reach_triad_gbps },
  ];
  for (const [name, [residents]] of Object.entries(growth)) {
    const runs = growth[name.replace('_residents', '_1000_ms')];
    if (!name.endsWith('_residents') || !runs) continue;
    const trials = residents / 5 + kEngaged * kTies;
    figures.push({
      name: `growth, ${residents.toLocaleString('en')} residents: a replicate per friend and tie of the engaged`,
      unit: 'ns',
      runs: runs.map((ms) => (ms * 1000) / trials),
    });
  }
  if (kNetherlands) {
    tell('the Netherlands: minutes and 7 GB');
    const land = await native('netherlands');
    figures.push(
      { name: '18,000,000 residents, 1,000 replicates', unit: 's', target: 1.5, runs: seconds(land, '_1000_ms') },
      { name: '  built, one core', unit: 's', target: 90, runs: seconds(land, '_build_ms') },
    );
  }
  return figures;
}

/** The figure whose name ends so. @param {Record<string, number[]>} runs @param {string} ending */
function seconds(runs, ending) {
  const name = Object.keys(runs).find((key) => key.endsWith(ending));
  if (!name) throw new Error(`the reach benchmark gave no figure ${ending}`);
  return runs[name].map((ms) => ms / 1000);
}

// ---- in the page ---------------------------------------------------------------------------------------------------

/** From choosing a message to its first figure, and from a slider to the new one. @param {Page} page */
export async function answerTimes(page) {
  await page.waitForFunction(() => 'kringen' in document);
  await page.evaluate(() => /** @type {any} */ (document).kringen.whenIdle());
  return page.evaluate(async () => {
    const { kringen } = /** @type {any} */ (document);
    const changed = (/** @type {() => void} */ act, /** @type {() => string} */ read) =>
      new Promise((resolve) => {
        const before = read();
        const started = performance.now();
        const observer = new MutationObserver(() => {
          if (read() === before || read() === '') return;
          observer.disconnect();
          resolve(performance.now() - started);
        });
        observer.observe(document, { subtree: true, childList: true, characterData: true });
        act();
      });
    const headline = () => document.querySelector('#reach .reach-number .big')?.textContent ?? '';
    const choices = ['fb-20140605-1', 'fb-20130129-1', 'fb-20131116-1'];
    const chosen = [];
    for (const id of choices) {
      const link = document.querySelector(`article a[href*="item=${id}"]`);
      if (!(link instanceof HTMLElement)) throw new Error(`no link to ${id}`);
      chosen.push(await changed(() => link.click(), headline));
      await kringen.whenIdle();
    }
    const open = document.querySelector('#reach [data-act="what-if"]');
    if (open instanceof HTMLElement) open.click();
    const slider = document.querySelector('#what-if input[type="range"]');
    if (!(slider instanceof HTMLInputElement)) throw new Error('no slider');
    const slid = [];
    for (const value of ['0.1', '0.3', '0.15']) {
      slid.push(
        await changed(() => {
          slider.value = value;
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        }, headline),
      );
      await kringen.whenIdle();
    }
    return { chosen, slid };
  });
}

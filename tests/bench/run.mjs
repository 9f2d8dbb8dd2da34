// The benchmark: `./build-wasm.sh bench` builds everything and calls this. Prints one table of figures beside their
// targets and writes it as JSON. A missed target is told, not punished; a broken measurement ends with an error.
// @ts-check
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { makeArchives, nativeFigures, studioTimes } from './archives.mjs';
import * as browser from './browser.mjs';
import { makeFeed, measureCore } from './core.mjs';
import { answerTimes, reachFigures } from './reach.mjs';
import { judge, median, tableOf } from './table.mjs';

const kSite = process.env.KRINGEN_SITE ?? 'build/site';
const kFolder = process.env.KRINGEN_BENCH_OUT ?? 'build/bench';
const only = process.argv[2] ?? ''; // core, page, reach or import, for who works on one of them
const kOut = join(dirname(kFolder), only ? `bench-${only}.json` : 'bench.json');
const kMany = 7; // runs of what is short
const kFew = 3; // and of what takes seconds

/** @typedef {import('./table.mjs').Figure} Figure */
/** @typedef {Awaited<ReturnType<typeof browser.openBrowser>>} Browser */

const started = Date.now();
const [busy] = loadavg();
/** @param {string} what */
const tell = (what) => console.error(`${String(Math.round((Date.now() - started) / 1000)).padStart(4)} s  ${what}`);

/** @template T @param {number} count @param {() => Promise<T>} measure @returns {Promise<T[]>} */
async function repeat(count, measure) {
  const found = [];
  for (let i = 0; i < count; ++i) found.push(await measure());
  return found;
}

// ---- C++ -----------------------------------------------------------------------------------------------------------

/** @returns {Promise<{ drawing: Figure[], model: Figure[] }>} */
async function coreFigures() {
  const { native, wasm } = await measureCore(tell);
  /** @param {string} items @param {number} target @returns {Figure} */
  const frame = (items, target) => ({
    name: `layout + ImGui build per frame, wasm, p95, ${items}`,
    unit: 'ms',
    target,
    runs: wasm[`frame_p95_ms_${items.replaceAll(',', '')}`],
  });
  /** @type {Figure[]} */
  const circles = [
    {
      name: 'map of 22,600 residents in 3,000 circles, zoomed in, ImGui build, wasm',
      unit: 'ms',
      target: 1,
      runs: wasm.circles_build_ms,
    },
    { name: '  the same map at rest', unit: 'ms', target: 0.5, runs: wasm.circles_rest_build_ms },
    { name: '  all circles of Losser packed, once', unit: 'ms', runs: wasm.circles_pack_ms },
    { name: '  layout of the map', unit: 'ms', runs: wasm.circles_layout_ms },
  ];
  const drawing = [
    {
      name: 'layout per frame, wasm, p95, 1,000,000 items, 12 lanes',
      unit: 'ms',
      target: 0.25,
      runs: wasm.layout_p95_ms,
    },
    { name: '  the same, best of 4 per view', unit: 'ms', runs: wasm.layout_best_p95_ms },
    { name: '  of which folding to marks', unit: 'ms', runs: wasm.fold_p95_ms },
    frame('400', 1.5),
    frame('20,000', 2),
    frame('1,000,000', 2.5),
  ];
  const model = [
    {
      name: 'feed parse + index, wasm',
      unit: 'MB/s',
      target: 50,
      is: /** @type {const} */ ('least'),
      runs: wasm.read_mb_per_s,
    },
    { name: '  the same, native', unit: 'MB/s', runs: native.read_mb_per_s },
    { name: 'memory, 1,000,000 items, wasm heap', unit: 'MB', target: 400, runs: wasm.million_memory_mb },
    { name: '  of which in use', unit: 'MB', runs: wasm.million_memory_used_mb },
    { name: 'filter 1,000,000 items by text, wasm, median word', unit: 'ms', target: 50, runs: wasm.search_median_ms },
    { name: 'filter 1,000,000 items by text, wasm, slowest word', unit: 'ms', target: 50, runs: wasm.search_most_ms },
    { name: '  slowest with outline, messages and frame', unit: 'ms', runs: wasm.search_with_frame_most_ms },
  ];
  return { drawing: [...drawing, ...circles], model };
}

// ---- the page ------------------------------------------------------------------------------------------------------

/** @param {Browser} chromium @returns {Promise<Figure[]>} */
async function sizeFigures(chromium) {
  tell('bytes');
  const paths = await chromium.visit('/?item=fb-20140605-1', browser.programFiles);
  const sums = { wasm: 0, program: 0, modules: 0, reach: 0 };
  let modules = 0;
  for (const path of paths) {
    const bytes = await readFile(join(kSite, path));
    const packed = brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    const part = path.includes('/reach-')
      ? 'reach'
      : path.endsWith('.wasm')
        ? 'wasm'
        : path.endsWith('/kringen.js')
          ? 'program'
          : 'modules';
    sums[part] += packed.length / 1000;
    if (part === 'modules') ++modules;
  }
  if (Object.values(sums).includes(0)) throw new Error(`the page did not load all of its program, only ${paths}`);
  const page = sums.wasm + sums.program + sums.modules;
  return [
    { name: 'wasm + JS, Brotli', unit: 'KB', target: 330, runs: [page] },
    { name: '  with the reach model, loaded behind it', unit: 'KB', target: 420, runs: [page + sums.reach] },
    { name: '  kringen.wasm', unit: 'KB', runs: [sums.wasm] },
    { name: '  kringen.js', unit: 'KB', runs: [sums.program] },
    { name: `  ${modules} modules of the page`, unit: 'KB', runs: [sums.modules] },
  ];
}

/** @param {Browser} chromium @returns {Promise<{ start: Figure[], idle: Figure[] }>} */
async function startFigures(chromium) {
  tell('start of the page');
  const visits = await repeat(kMany, () =>
    chromium.visit(
      '/',
      async (page) => {
        const canvas = browser.firstFrame(page);
        return { text: await browser.firstText(page), canvas: await canvas };
      },
      browser.watchFirstText,
    ),
  );
  tell('idle frames');
  const frames = await chromium.visit('/', browser.idleFrames, browser.withoutReach);
  return {
    start: [
      { name: 'first list text after navigation', unit: 'ms', target: 300, runs: visits.map(({ text }) => text) },
      { name: 'canvas interactive', unit: 'ms', target: 1500, runs: visits.map(({ canvas }) => canvas) },
    ],
    idle: [
      { name: 'frames in 10 idle seconds', unit: '', target: 0, runs: [frames.idle], worst: true },
      {
        name: 'frames after one input (move, key, wheel: most)',
        unit: '',
        target: 3,
        runs: frames.inputs,
        worst: true,
      },
    ],
  };
}

/** @param {Browser} chromium @returns {Promise<Figure[]>} */
async function answerFigures(chromium) {
  tell('answers of the reach model in the page');
  const visits = await repeat(kFew, () => chromium.visit('/', answerTimes));
  return [
    {
      name: 'from a message chosen to its first reach figure',
      unit: 'ms',
      target: 100,
      runs: visits.flatMap(({ chosen }) => chosen),
    },
    {
      name: 'from a slider moved to the new figure',
      unit: 'ms',
      target: 100,
      runs: visits.flatMap(({ slid }) => slid),
    },
  ];
}

/** @returns {Promise<Figure[]>} */
async function importFigures() {
  const folder = join(kFolder, 'archives');
  const figures = await nativeFigures(folder, tell);
  const archives = await makeArchives(folder);
  const chromium = await browser.openBrowser(new Map());
  try {
    tell('the same archives in the studio');
    const visits = await repeat(kFew, () =>
      chromium.visit('/studio.html?lang=nl', (page) => studioTimes(page, archives)),
    );
    return [
      ...figures,
      {
        name: 'the same archives in the studio, to the download',
        unit: 's',
        target: 6,
        runs: visits.map(({ seconds }) => seconds),
      },
      {
        name: '  longest task of the page',
        unit: 'ms',
        target: 50,
        runs: visits.map(({ longest }) => longest),
        worst: true,
      },
    ];
  } finally {
    await chromium.close();
  }
}

function runs() {
  const none = () => /** @type {number[]} */ ([]);
  const all = { load: none(), bytes: none(), all: none(), longest: none(), pan: none(), processor: none() };
  /** @param {{ wall: number, processor: number }} cost */
  const add = (cost) => {
    all.pan.push(cost.wall);
    all.processor.push(cost.processor);
  };
  return { ...all, add };
}

/** @param {string[]} fetched paths @param {browser.Pages | undefined} pages @returns {number} of those that are of the feed */
function kilobytesOf(fetched, pages) {
  const sizes = [...(pages ?? [])].map(([name, bytes]) =>
    fetched.some((path) => path.startsWith('/bench/feed/') && path.endsWith(`/${name}`))
      ? brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length
      : 0,
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** Loading and panning, ours and vis-timeline's in turn. @param {Browser} chromium @param {Map<number, browser.Pages>} made @returns {Promise<Figure[]>} */
async function feedFigures(chromium, made) {
  /** @type {Figure[]} */
  const pans = [];
  /** @type {Figure[]} */
  const loads = [];
  const sizes = [
    { items: 400, text: '400', pan: 2.5, load: 800 },
    { items: 20000, text: '20,000', pan: 5, load: 900 },
    { items: 100000, text: '100,000', pan: 6, load: 1000 },
  ];
  for (const { items, text, pan, load } of sizes) {
    const ours = runs();
    const vis = runs();
    for (let run = 0; run < kFew; ++run) {
      tell(`${text} items, run ${run + 1}: kringen`);
      await chromium.visit(`/?feed=/bench/feed/${items}/feed.json`, async (page) => {
        const { interactive, all, longest, fetched } = await browser.whole(page, items);
        ours.bytes.push(kilobytesOf(fetched, made.get(items)));
        ours.load.push(interactive);
        ours.all.push(all);
        ours.longest.push(longest);
        await browser.fit(page);
        ours.add(await browser.dragCanvas(page));
      });
      tell(`${text} items, run ${run + 1}: vis-timeline`);
      await chromium.visit(`/bench/vis-timeline.html?items=${items}${items > 400 ? '&cluster' : ''}`, async (page) => {
        vis.load.push(await browser.visInteractive(page));
        vis.add(await browser.dragVis(page));
      });
    }
    const kind = items > 400 ? 'vis-timeline, clustered' : 'vis-timeline';
    pans.push({ name: `main thread per pan step, ${text} items`, unit: 'ms', target: pan, runs: ours.pan });
    pans.push({ name: '  of which processor time', unit: 'ms', runs: ours.processor });
    pans.push({ name: `  ${kind}`, unit: 'ms', runs: vis.pan, ours: median(ours.pan) });
    pans.push({ name: '  of which processor time', unit: 'ms', runs: vis.processor, ours: median(ours.processor) });
    loads.push({ name: `navigation to interactive, ${text} items`, unit: 'ms', target: load, runs: ours.load });
    loads.push({ name: '  files of the feed until then, Brotli', unit: 'kB', target: 3000, runs: ours.bytes });
    loads.push({ name: '  the open periods listed as well', unit: 'ms', runs: ours.all });
    loads.push({ name: '  longest task until then', unit: 'ms', target: 50, runs: ours.longest, worst: true });
    loads.push({ name: `  ${kind}`, unit: 'ms', runs: vis.load, ours: median(ours.load) });
  }
  return [...pans, ...loads];
}

/** A word of the oldest message, which no page has that is there at the start. @param {browser.Pages | undefined} pages */
function oldWord(pages) {
  const names = [...(pages?.keys() ?? [])].filter((name) => name.startsWith('feed-'));
  names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const { items } = JSON.parse(new TextDecoder().decode(pages?.get(names.at(-1) ?? '')));
  const words = /** @type {string[]} */ (items.at(-1).content_text.match(/\p{L}{5,}/gu) ?? []);
  return words.sort((a, b) => b.length - a.length)[0];
}

/** @param {Browser} chromium @param {Map<number, browser.Pages>} made @returns {Promise<Figure[]>} */
async function searchFigures(chromium, made) {
  tell('first search over 20,000 items');
  const pages = made.get(20000);
  const visits = await repeat(kFew, () =>
    chromium.visit('/?feed=/bench/feed/20000/feed.json', async (page) => {
      await browser.whole(page, 20000);
      return browser.firstSearch(page, oldWord(pages));
    }),
  );
  return [
    {
      name: 'first search over 20,000 items, files for it, Brotli',
      unit: 'kB',
      target: 250,
      runs: visits.map(({ fetched }) => kilobytesOf(fetched, pages)),
    },
    { name: '  its count, after they came', unit: 'ms', target: 100, runs: visits.map(({ behind }) => behind) },
    { name: '  its count, after the last letter', unit: 'ms', runs: visits.map(({ took }) => took) },
  ];
}

// ---- all of it -----------------------------------------------------------------------------------------------------

async function main() {
  const core = only === '' || only === 'core' ? await coreFigures() : { drawing: [], model: [] };
  const model_of_reach = only === '' || only === 'reach' ? await reachFigures(tell) : [];
  const imports = only === '' || only === 'import' ? await importFigures() : [];
  let version = '';
  /** @type {Figure[][]} */
  let [sizes, start, feeds, searches, idle, answers] = [[], [], [], [], [], []];
  if (only === '' || only === 'page') {
    /** @type {Map<number, browser.Pages>} */
    const made = new Map();
    for (const items of [400, 20000, 100000]) made.set(items, await makeFeed(items, join(kFolder, `feed-${items}`)));
    const chromium = await browser.openBrowser(made);
    version = chromium.version;
    try {
      sizes = await sizeFigures(chromium);
      ({ start, idle } = await startFigures(chromium));
      answers = await answerFigures(chromium);
      feeds = await feedFigures(chromium, made);
      searches = await searchFigures(chromium, made);
    } finally {
      await chromium.close();
    }
  }
  const figures = [
    ...sizes,
    ...start,
    ...core.drawing,
    ...feeds,
    ...searches,
    ...core.model,
    ...idle,
    ...model_of_reach,
    ...answers,
    ...imports,
  ];
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    load: loadavg().map((value) => Number(value.toFixed(2))),
    node: process.version,
    chromium: version,
  };
  await mkdir(dirname(kOut), { recursive: true });
  await writeFile(
    kOut,
    `${JSON.stringify({ measured: new Date(started).toISOString(), machine, figures: figures.map(judge) }, null, 1)}\n`,
  );
  console.log(tableOf(figures));
  if (busy > cpus().length * 0.7) {
    console.log(
      `\nThe machine was busy with other work (load ${busy.toFixed(1)} at the start): figures by the wall clock are too high.`,
    );
  }
  console.log(`
Medians of ${kMany} runs or more; of ${kFew} where a run takes seconds. wasm: plain node, no flags, after a warm-up pass, processor
time. Browser: wall clock, headless Chromium, software GL, 1440 x 900, fresh context, feeds of ~300 bytes per item from memory.
Interactive: the canvas has every item and the list stands; its other articles follow while nothing else is to be done.
Pan step: 1/50 of the window, by mouse, everything in view; main thread by CDP TaskDuration; the graphics process is not in it.
${machine.processor}, ${machine.cores} cores, load ${machine.load.join(' ')}, node ${machine.node}${version && `, Chromium ${version}`}.
${Math.round((Date.now() - started) / 1000)} s. As JSON: ${relative('.', kOut)}`);
}

main().catch((error) => {
  console.error(`bench: ${error instanceof Error ? error.stack : error}`);
  process.exit(1);
});

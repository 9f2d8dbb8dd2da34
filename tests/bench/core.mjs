// Runs the program kringen_bench, native and as WebAssembly in node, and gathers its figures.
// @ts-check
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const kNative = process.env.KRINGEN_BENCH_NATIVE ?? 'build/release/tests/kringen_bench';
const kWasm = process.env.KRINGEN_BENCH_WASM ?? 'build/wasm/tests/kringen_bench.js';
const kProcesses = 3;

/** @typedef {Record<string, number[]>} Runs figure -> its repetitions */

const execute = promisify(execFile);

/** @param {string} file @param {string[]} parameters */
async function run(file, parameters) {
  try {
    return (await execute(file, parameters, { maxBuffer: 1 << 24, timeout: 240_000 })).stdout;
  } catch (error) {
    const { stderr, signal } = /** @type {{ stderr?: string, signal?: string }} */ (error);
    throw new Error(`${file} ${parameters.join(' ')} failed: ${stderr?.trim() || signal || error}`);
  }
}

/** Emscripten 3.1 takes node's own fetch for a browser's. */
const nodeFlags = () =>
  process.allowedNodeEnvironmentFlags.has('--no-experimental-fetch') ? ['--no-experimental-fetch'] : [];

/** @param {string} program native, or a .js with its wasm @param {string} part @param {number} [processes] @returns {Promise<Runs>} */
export async function measure(program, part, processes = kProcesses) {
  if (!existsSync(program)) throw new Error(`there is no ${program}; run ./build-wasm.sh bench, which builds it`);
  /** @type {Runs} */
  const all = {};
  for (let i = 0; i < processes; ++i) {
    const output = program.endsWith('.js')
      ? await run(process.execPath, [...nodeFlags(), program, part])
      : await run(program, [part]);
    for (const [name, runs] of Object.entries(/** @type {Runs} */ (JSON.parse(output))))
      (all[name] ??= []).push(...runs);
  }
  return all;
}

/** @param {(what: string) => void} tell */
export async function measureCore(tell) {
  tell('reading, native and wasm');
  const native = await measure(kNative, 'read');
  const read = await measure(kWasm, 'read');
  tell('memory of 1,000,000 items');
  const memory = await measure(kWasm, 'memory', 1);
  tell('frames of 400 and 20,000 items');
  const frames = await measure(kWasm, 'frames');
  tell('layout, frames and search of 1,000,000 items');
  const million = await measure(kWasm, 'million');
  tell('22,600 residents in circles');
  const circles = await measure(kWasm, 'circles');
  return { native, wasm: { ...read, ...memory, ...frames, ...million, ...circles } };
}

/** The pages of an invented feed, by file name. @param {number} items @param {string} folder @returns {Promise<Map<string, Buffer>>} */
export async function makeFeed(items, folder) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await run(kNative, ['pages', String(items), folder]);
  const pages = new Map();
  for (const name of await readdir(folder)) pages.set(name, await readFile(join(folder, name)));
  if (!pages.has('feed.json')) throw new Error(`no feed was written to ${folder}`);
  return pages;
}

// Starts programs, each with a log of its own, and finds the files they are about.
// @ts-check
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const kLogs = 'build/logs';
export const kMinute = 60_000;

/** @typedef {{ ok: boolean, output: string, file: string }} Result */

/** Runs a program into a log of its own; never rejects.
 * @param {string} log @param {string} command @param {string[]} args
 * @param {{ env?: Record<string, string>, timeout?: number }} [options] @returns {Promise<Result>} */
export function run(log, command, args, { env = {}, timeout = 10 * kMinute } = {}) {
  mkdirSync(kLogs, { recursive: true });
  const file = join(kLogs, `${log}.log`);
  return new Promise((resolve) => {
    const out = createWriteStream(file);
    let output = '';
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      timeout,
      killSignal: 'SIGKILL',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        const plain = text.replace(/\x1b\[[0-9;]*m/g, '');
        output += plain;
        out.write(plain);
      });
    }
    child.on('error', (error) => (output += `${error.message}\n`));
    child.on('close', (code, signal) => {
      if (signal) output += `\nended by ${signal}: it took longer than ${timeout / kMinute} minutes or crashed\n`;
      out.end();
      resolve({ ok: code === 0, output, file });
    });
  });
}

/** @param {string} folder @param {RegExp} pattern of a name @returns {string[]} */
export function filesUnder(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Does the work of a list, so many at a time; the results in the order of the list.
 * @template T, R @param {number} workers @param {T[]} list @param {(one: T) => Promise<R>} work @returns {Promise<R[]>} */
export async function pool(workers, list, work) {
  /** @type {R[]} */
  const results = new Array(list.length);
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const at = next++;
      results[at] = await work(list[at]);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}

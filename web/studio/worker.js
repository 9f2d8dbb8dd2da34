// The studio's worker: loads the program, opens what was given, and hands requests and answers on. One thing at a time, in
// the order in which they came; reading gives way to a cancel between two pieces.
// @ts-check
import { readInput } from './archive.js';
import { zipOf } from './zip.js';
import { makeReport, makeSite } from './site.js';

/** @typedef {import('../studio').ToStudio} ToStudio */
/** @typedef {import('../studio').FromStudio} FromStudio */
/**
 * @typedef {object} StudioProgram
 * @property {string} request
 * @property {Uint8Array | null} bytes what belongs to the request
 * @property {string} answer
 * @property {() => void} _studio_send
 * @property {(index: number) => void} _studio_take
 */
/** @typedef {import('./archive.js').Send} Send */

const kProgress_ms = 100;

/** @param {FromStudio} message */
function tell(message) {
  postMessage(message);
}

async function start() {
  const address = new URL('studio-program.wasm', import.meta.url);
  const { default: createStudio } = await import(new URL('studio-program.js', import.meta.url).href);
  /** @type {StudioProgram} */
  const program = await createStudio({ locateFile: () => address.href });
  /** @type {Send} */
  const send = (request, bytes) => {
    program.request = JSON.stringify(request);
    program.bytes = bytes ?? null;
    program._studio_send();
    const answer = JSON.parse(program.answer);
    program.answer = '';
    return answer;
  };
  /** A file of the last export or site, once. @param {number} index of the answer's list */
  const take = (index) => {
    program._studio_take(index);
    const { bytes } = program;
    program.bytes = null;
    return /** @type {Uint8Array<ArrayBuffer>} */ (bytes ?? new Uint8Array());
  };
  return { send, take };
}

const ready = start();
/** @type {Map<number, AbortController>} */
const reading = new Map();
let turn = Promise.resolve();

/** @param {Exclude<ToStudio, { cancel: number }>} message */
async function work(message) {
  const { key } = message;
  try {
    const { send, take } = await ready;
    if ('pack' in message) {
      const { files, items, code } = send({ type: 'export' });
      if (!files) return tell({ key, answer: { code } });
      return tell({ key, answer: { zip: await zipOf('export/', files, take, message.pack), items } });
    }
    if ('files' in message) {
      const { files = [] } = send({ type: 'export' });
      return tell({
        key,
        answer: files.map((/** @type {{ path: string }} */ { path }, /** @type {number} */ i) => ({
          path,
          file: new Blob([take(i)]),
        })),
      });
    }
    const progressOf = (/** @type {string} */ name) => {
      let last = 0;
      return (/** @type {number} */ done, /** @type {number} */ total) => {
        if (performance.now() - last < kProgress_ms) return;
        last = performance.now();
        tell({ key, progress: { name, done, total } });
      };
    };
    if ('site' in message) return tell({ key, answer: await makeSite(message.site, send, take, progressOf('')) });
    if ('report' in message) return tell({ key, answer: await makeReport(message.report, send, take) });
    if (!('input' in message)) return tell({ key, answer: send(message.request) });
    const abort = reading.get(key) ?? new AbortController();
    abort.signal.throwIfAborted();
    const files = await readInput(message.input, send, progressOf(message.input.name), abort.signal);
    tell({ key, answer: { type: 'done', files } });
  } catch (error) {
    tell(reading.get(key)?.signal.aborted ? { key, answer: { type: 'cancelled' } } : { key, failed: String(error) });
  } finally {
    reading.delete(key);
  }
}

addEventListener('message', ({ data }) => {
  /** @type {ToStudio} */
  const message = data;
  if ('cancel' in message) return reading.get(message.cancel)?.abort();
  if ('input' in message) reading.set(message.key, new AbortController());
  turn = turn.then(() => work(message));
});

// Fetches the bytes of one address: tries again after a network fault or a server's stumble, gives up on a response that
// trickles or grows too large, and says of every failure what it was.
// @ts-check

/** @typedef {{ allows: (url: string) => boolean, saw: (url: string) => void }} Origins which websites may respond, and which did */
/**
 * @typedef {object} FetchOptions
 * @property {AbortSignal} signal
 * @property {typeof fetch} [fetch]
 * @property {RequestInit} [init] more for it
 * @property {Origins} [origins] where a response may come from
 * @property {number} [timeout_ms] without a sign of life
 * @property {number} [total_ms] for a whole file
 * @property {number[]} [waits_ms] before each further try
 */

const kTimeout_ms = 15000; // without an answer, or without kLeastBytes of it
const kLeastBytes = 4096; // a file that trickles is no sign of life
const kTotal_ms = 180_000;
const kWaits_ms = [500, 2500]; // before the second and the third try
const kLongestWait_ms = 20_000; // a server that wants more gets it: the reader is told
const kMostBytes = 64 << 20;

export class LoadProblem extends Error {
  /** @param {string} code @param {string} detail */
  constructor(code, detail) {
    super(`${code}: ${detail}`); // technical
    this.code = code;
    this.detail = detail;
    this.place = '';
    this.retry_after_s = 0;
    /** @type {{ seconds: number, done: number, total: number } | null} how far it came, in bytes */
    this.amounts = null;
  }
}

/** @param {unknown} error */
export function asProblem(error) {
  return error instanceof LoadProblem ? error : new LoadProblem('load.network', String(error));
}

/** How often a fault is worth another try. @type {Record<string, number>} */
const kTries = { 'load.network': 3, 'load.timeout': 2, 'load.busy': 3, 'load.server': 3 };

/** The bytes of one address; another try after a network fault or a server's stumble, when the server says or soon.
 * @param {string} url @param {FetchOptions} options @returns {Promise<Uint8Array>} */
export async function fetchBytes(url, options) {
  const waits_ms = options.waits_ms ?? kWaits_ms;
  for (let tries = 1; ; ++tries) {
    try {
      return await fetchOnce(url, options);
    } catch (error) {
      const problem = asProblem(error);
      const wait_ms = Math.max(waits_ms[tries - 1] ?? 0, problem.retry_after_s * 1000);
      if (options.signal.aborted || tries >= (kTries[problem.code] ?? 1) || wait_ms > kLongestWait_ms) throw problem;
      await pause(wait_ms, options.signal);
    }
  }
}

/** @param {number} wait_ms @param {AbortSignal} signal ends it early @returns {Promise<void>} */
function pause(wait_ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, wait_ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** @param {string} url @param {FetchOptions} options @returns {Promise<Uint8Array>} */
async function fetchOnce(url, options) {
  const { origins, timeout_ms = kTimeout_ms } = options;
  if (origins && !origins.allows(url)) throw new LoadProblem('load.foreign', url);
  const abort = new AbortController();
  const stop = () => abort.abort();
  options.signal.addEventListener('abort', stop);
  if (options.signal.aborted) stop();
  /** What is fetched may not heed the signal, and must not be waited for all the same. @type {Promise<never>} */
  const stopped = new Promise((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(new Error('stopped')), { once: true });
  });
  stopped.catch(() => {});
  const came = { bytes: 0, total: 0, since: Date.now() };
  let timed_out = false;
  const giveUp = () => {
    timed_out = true;
    stop();
  };
  let timer = setTimeout(giveUp, timeout_ms);
  const last = setTimeout(giveUp, options.total_ms ?? kTotal_ms);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, timeout_ms);
  };
  try {
    // The same mode and credentials as <link rel="preload" as="fetch" crossorigin>, so that its answer is used.
    const init = { signal: abort.signal, credentials: /** @type {const} */ ('same-origin'), ...options.init };
    const answer = await Promise.race([(options.fetch ?? fetch)(url, init), stopped]);
    if (origins && !origins.allows(answer.url || url)) throw new LoadProblem('load.foreign', `${url} -> ${answer.url}`);
    if (!answer.ok) throw statusProblem(answer);
    origins?.saw(answer.url || url);
    alive();
    return await readBody(answer, came, alive, stopped);
  } catch (error) {
    if (error instanceof LoadProblem) throw error;
    if (!timed_out) throw new LoadProblem('load.network', String(error instanceof Error ? error.message : error));
    throw came.bytes === 0 ? new LoadProblem('load.timeout', `${Date.now() - came.since} ms`) : trickle(came);
  } finally {
    clearTimeout(timer);
    clearTimeout(last);
    stop(); // a body that nobody reads on
    options.signal.removeEventListener('abort', stop);
  }
}

/** @param {Response} answer */
function statusProblem(answer) {
  const { status } = answer;
  const detail = `${status} ${answer.statusText}`.trim();
  if (status === 401 || status === 403 || status === 451) return new LoadProblem('load.refused', detail);
  if (status !== 429 && status < 500) return new LoadProblem('load.status', detail);
  const problem =
    status === 429 || status === 503 ? new LoadProblem('load.busy', detail) : new LoadProblem('load.server', detail);
  problem.retry_after_s = retryAfter(answer.headers.get('retry-after'));
  return problem;
}

/** Seconds, or a date. @param {string | null} text @returns {number} seconds from now, 0: not said */
function retryAfter(text) {
  if (!text) return 0;
  const seconds = /^\d+$/.test(text.trim()) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
}

/** @param {{ bytes: number, total: number, since: number }} came */
function trickle({ bytes, total, since }) {
  const seconds = Math.round((Date.now() - since) / 1000);
  const whole = total > bytes;
  const problem = new LoadProblem(
    whole ? 'load.trickle' : 'load.trickle_open',
    `${bytes}${whole ? ` of ${total}` : ''} bytes in ${seconds} s`,
  );
  problem.amounts = { seconds, done: bytes, total };
  return problem;
}

/** @param {Response} answer @param {{ bytes: number, total: number }} came @param {() => void} alive @param {Promise<never>} stopped */
async function readBody(answer, came, alive, stopped) {
  const tooLarge = () => new LoadProblem('load.too_large', `> ${kMostBytes} bytes`);
  const length = Number(answer.headers.get('content-length') ?? 0);
  if (length > kMostBytes) throw tooLarge();
  if (!answer.headers.get('content-encoding')) came.total = length; // else it counts packed bytes
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array(await Promise.race([answer.arrayBuffer(), stopped]));
  const parts = [];
  let lately = 0;
  for (;;) {
    const { done, value } = await Promise.race([reader.read(), stopped]);
    if (done) break;
    came.bytes += value.length;
    lately += value.length;
    if (lately >= kLeastBytes) {
      lately = 0;
      alive();
    }
    if (came.bytes > kMostBytes) throw tooLarge();
    parts.push(value);
  }
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(came.bytes);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

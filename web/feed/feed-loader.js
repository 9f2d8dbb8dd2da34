// Fetches a feed's pages: by its index when it has one, else by next_url. Pages are handed on newest first, one at a
// time; a page that fails is reported and the others still come.
// @ts-check

/** @typedef {import('../messages').Problem} Problem */
/**
 * @typedef {object} FeedOptions
 * @property {(bytes: Uint8Array, url: string) => Promise<{ next_url: string, pages: { url: string }[] }>} importPage
 * @property {(problem: Problem & Partial<LoadProblem>, url: string, first: boolean) => void} fail
 * @property {(done: number, known: number) => void} progress pages so far, and as far as is known how many there are
 * @property {() => Promise<Uint8Array> | null} [firstBytes] the first page, when it was asked for before
 */
/**
 * @typedef {object} FetchOptions
 * @property {AbortSignal} signal
 * @property {typeof fetch} [fetch]
 * @property {RequestInit} [init] more for it
 * @property {import('./origins.js').FeedOrigins} [origins] where an answer may come from
 * @property {number} [timeout_ms] without a sign of life
 * @property {number} [total_ms] for a whole file
 * @property {number[]} [waits_ms] before each further try
 */
/** @typedef {FeedOptions & FetchOptions} LoaderOptions */

const kTimeout_ms = 15000;  // without an answer, or without kLeastBytes of it
const kLeastBytes = 4096;   // a file that trickles is no sign of life
const kTotal_ms = 180_000;
const kWaits_ms = [500, 2500];  // before the second and the third try
const kLongestWait_ms = 20_000;  // a server that wants more gets it: the reader is told
const kMostBytes = 64 << 20;
const kMostPages = 5000;
const kParallel = 4;

export class LoadProblem extends Error {
  /** @param {string} code @param {string} detail */
  constructor(code, detail) {
    super(`${code}: ${detail}`);  // technical
    this.code = code;
    this.detail = detail;
    this.place = '';
    this.retry_after_s = 0;
    /** @type {{ seconds: number, done: number, total: number } | null} how far it came, in bytes */
    this.amounts = null;
  }
}

/** @param {string} url the first page, absolute @param {LoaderOptions} options */
export async function loadFeed(url, options) {
  if (!/^https?:$/.test(new URL(url).protocol)) {
    options.fail({ code: 'load.bad_address', detail: url, place: '' }, url, true);
    return;
  }
  const seen = new Set([withoutHash(url)]);
  const first = await loadPage(url, options, true);
  if (!first) return;
  options.progress(1, Math.max(1, first.pages.length));
  const indexed = first.pages.map((page) => resolve(page.url, url)).filter((page) => page !== null && !seen.has(page)).map(String);
  const next = indexed.length > 0 ? await loadIndexed(indexed.slice(0, kMostPages), seen, options) : follow(first.next_url, url, seen, options);
  await loadChain(next, seen, options);
}

/**
 * Several at once, handed on in order.
 * @param {string[]} urls @param {Set<string>} seen @param {LoaderOptions} options
 * @returns {Promise<string | null>} what the last page points to, when the index did not name it
 */
async function loadIndexed(urls, seen, options) {
  for (const url of urls) seen.add(url);
  /** @type {Promise<Uint8Array | LoadProblem>[]} */
  const coming = [];
  const start = (/** @type {number} */ i) => {
    if (i < urls.length) coming[i] = fetchBytes(urls[i], options).catch(asProblem);
  };
  for (let i = 0; i < kParallel; ++i) start(i);
  let next = null;
  for (let i = 0; i < urls.length && !options.signal.aborted; ++i) {
    const bytes = await coming[i];
    delete coming[i];
    start(i + kParallel);
    const report = await handOn(bytes, urls[i], options, false);
    options.progress(i + 2, urls.length + 1);
    if (report) next = report.next_url !== '' ? resolve(report.next_url, urls[i]) : null;
  }
  return next !== null && !seen.has(next) ? next : null;
}

/** @param {string | null} start @param {Set<string>} seen @param {LoaderOptions} options */
async function loadChain(start, seen, options) {
  let url = start;
  while (url !== null && !options.signal.aborted) {
    if (seen.size >= kMostPages) {
      options.fail({ code: 'load.too_many_pages', detail: `${kMostPages}`, place: '' }, url, false);
      return;
    }
    seen.add(url);
    const report = await loadPage(url, options, false);
    options.progress(seen.size, seen.size);
    url = report ? follow(report.next_url, url, seen, options) : null;
  }
}

/** @param {string} next @param {string} from @param {Set<string>} seen @param {LoaderOptions} options */
function follow(next, from, seen, options) {
  if (next === '') return null;
  const url = resolve(next, from);
  if (url !== null && !seen.has(url)) return url;
  const code = url === null ? 'load.bad_address' : 'load.loop';
  options.fail({ code, detail: `${from} -> ${next}`.slice(0, 300), place: '/next_url' }, url ?? next, false);
  return null;
}

/** @param {string} url @param {LoaderOptions} options @param {boolean} first */
async function loadPage(url, options, first) {
  const coming = (first ? options.firstBytes?.() : null) ?? fetchBytes(url, options);
  return handOn(await coming.catch(asProblem), url, options, first);
}

/** @param {Uint8Array | LoadProblem} bytes @param {string} url @param {LoaderOptions} options @param {boolean} first */
async function handOn(bytes, url, options, first) {
  if (options.signal.aborted) return null;
  if (bytes instanceof LoadProblem) {
    options.fail(bytes, url, first);
    return null;
  }
  return options.importPage(bytes, url);
}

/** @param {unknown} error */
function asProblem(error) {
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
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
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
    stop();  // a body that nobody reads on
    options.signal.removeEventListener('abort', stop);
  }
}

/** @param {Response} answer */
function statusProblem(answer) {
  const { status } = answer;
  const detail = `${status} ${answer.statusText}`.trim();
  if (status === 401 || status === 403 || status === 451) return new LoadProblem('load.refused', detail);
  if (status !== 429 && status < 500) return new LoadProblem('load.status', detail);
  const problem = status === 429 || status === 503 ? new LoadProblem('load.busy', detail) : new LoadProblem('load.server', detail);
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
  const problem = new LoadProblem(whole ? 'load.trickle' : 'load.trickle_open', `${bytes}${whole ? ` of ${total}` : ''} bytes in ${seconds} s`);
  problem.amounts = { seconds, done: bytes, total };
  return problem;
}

/** @param {Response} answer @param {{ bytes: number, total: number }} came @param {() => void} alive @param {Promise<never>} stopped */
async function readBody(answer, came, alive, stopped) {
  const tooLarge = () => new LoadProblem('load.too_large', `> ${kMostBytes} bytes`);
  const length = Number(answer.headers.get('content-length') ?? 0);
  if (length > kMostBytes) throw tooLarge();
  if (!answer.headers.get('content-encoding')) came.total = length;  // else it counts packed bytes
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

/** @param {string} text @param {string} base @returns {string | null} */
function resolve(text, base) {
  try {
    const url = new URL(text, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? withoutHash(url.href) : null;
  } catch {
    return null;
  }
}

/** @param {string} url */
function withoutHash(url) {
  return url.split('#', 1)[0];
}

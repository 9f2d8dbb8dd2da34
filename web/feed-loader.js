// Fetches a feed's pages: by its index when it has one, else by next_url. Pages are handed on newest first, one at a
// time; a page that fails is reported and the others still come.
// @ts-check

/** @typedef {import('./messages').Problem} Problem */
/**
 * @typedef {object} LoaderOptions
 * @property {(bytes: Uint8Array, url: string) => Promise<{ next_url: string, pages: { url: string }[] }>} importPage
 * @property {(problem: Problem, url: string, first: boolean) => void} fail
 * @property {(done: number, known: number) => void} progress pages so far, and as far as is known how many there are
 * @property {AbortSignal} signal
 * @property {() => Promise<Uint8Array> | null} [firstBytes] the first page, when it was asked for before
 * @property {typeof fetch} [fetch]
 * @property {number} [timeout_ms] without a sign of life
 */

const kTimeout_ms = 15000;
const kMostBytes = 64 << 20;
const kMostPages = 5000;
const kParallel = 4;

export class LoadProblem extends Error {
  /** @param {string} code @param {string} detail */
  constructor(code, detail) {
    super(`${code}: ${detail}`);  // technical
    this.code = code;
    this.detail = detail;
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
    options.fail({ code: bytes.code, detail: bytes.detail, place: '' }, url, first);
    return null;
  }
  return options.importPage(bytes, url);
}

/** @param {unknown} error */
function asProblem(error) {
  return error instanceof LoadProblem ? error : new LoadProblem('load.network', String(error));
}

/** The bytes of one address; a second try after a network fault or a server's stumble.
 * @param {string} url @param {Pick<LoaderOptions, 'signal' | 'fetch' | 'timeout_ms'>} options @returns {Promise<Uint8Array>} */
export async function fetchBytes(url, options) {
  try {
    return await fetchOnce(url, options);
  } catch (error) {
    const problem = asProblem(error);
    const again = problem.code === 'load.network' || problem.code === 'load.timeout' || (problem.code === 'load.status' && /^5/.test(problem.detail));
    if (!again || options.signal.aborted) throw problem;
    return fetchOnce(url, options);
  }
}

/** @param {string} url @param {Pick<LoaderOptions, 'signal' | 'fetch' | 'timeout_ms'>} options @returns {Promise<Uint8Array>} */
async function fetchOnce(url, options) {
  const abort = new AbortController();
  const stop = () => abort.abort();
  options.signal.addEventListener('abort', stop);
  let timed_out = false;
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  const alive = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timed_out = true;
      abort.abort();
    }, options.timeout_ms ?? kTimeout_ms);
  };
  alive();
  try {
    // The same mode and credentials as <link rel="preload" as="fetch" crossorigin>, so that its answer is used.
    const answer = await (options.fetch ?? fetch)(url, { signal: abort.signal, credentials: 'same-origin' });
    if (!answer.ok) throw new LoadProblem('load.status', `${answer.status} ${answer.statusText}`.trim());
    return await readBody(answer, alive);
  } catch (error) {
    if (error instanceof LoadProblem) throw error;
    throw new LoadProblem(timed_out ? 'load.timeout' : 'load.network', String(error instanceof Error ? error.message : error));
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', stop);
  }
}

/** @param {Response} answer @param {() => void} alive */
async function readBody(answer, alive) {
  const tooLarge = () => new LoadProblem('load.too_large', `> ${kMostBytes} bytes`);
  if (Number(answer.headers.get('content-length') ?? 0) > kMostBytes) throw tooLarge();
  const reader = answer.body?.getReader();
  if (!reader) return new Uint8Array(await answer.arrayBuffer());
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    alive();
    size += value.length;
    if (size > kMostBytes) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(value);
  }
  if (parts.length === 1) return parts[0];
  const bytes = new Uint8Array(size);
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

// Fetches a feed's pages: by its index when it has one, else by next_url. Pages are handed on newest first, one at a
// time; a page that fails is reported and the others still come.
// @ts-check
import { asProblem, fetchBytes, LoadProblem } from '../base/fetch-bytes.js';

/** @typedef {import('../messages').Problem} Problem */
/**
 * @typedef {object} FeedOptions
 * @property {(bytes: Uint8Array, url: string) => Promise<{ next_url: string, pages: { url: string }[] }>} importPage
 * @property {(problem: Problem & Partial<LoadProblem>, url: string, first: boolean) => void} fail
 * @property {(done: number, known: number) => void} progress pages so far, and as far as is known how many there are
 * @property {() => Promise<Uint8Array> | null} [firstBytes] the first page, when it was asked for before
 */
/** @typedef {FeedOptions & import('../base/fetch-bytes.js').FetchOptions} LoaderOptions */

const kMostPages = 5000;
const kParallel = 4;

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
  const indexed = first.pages
    .map((page) => resolve(page.url, url))
    .filter((page) => page !== null && !seen.has(page))
    .map(String);
  const next =
    indexed.length > 0
      ? await loadIndexed(indexed.slice(0, kMostPages), seen, options)
      : follow(first.next_url, url, seen, options);
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

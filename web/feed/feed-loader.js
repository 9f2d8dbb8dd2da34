// Fetches a feed: its first page, then its index where it has one and somebody can read it, else its pages, by their list or
// by next_url. They are handed on newest first, one at a time; what fails is reported and the others still come.
// @ts-check
import { asProblem, fetchBytes, LoadProblem } from '../base/fetch-bytes.js';

/** @typedef {import('../messages').Problem} Problem */
/**
 * @typedef {object} FeedOptions
 * @property {(bytes: Uint8Array, url: string) => Promise<Page>} importPage
 * @property {(bytes: Uint8Array, url: string, pages: string[]) => Promise<boolean>} importIndex a part that stands for pages; false:
 *   they are needed themselves
 * @property {(problem: Problem & Partial<LoadProblem>, url: string, first: boolean) => void} fail
 * @property {(done: number, known: number) => void} progress pages so far, and as far as is known how many there are
 * @property {() => Promise<Uint8Array> | null} [firstBytes] the first page, when it was asked for before
 */
/** @typedef {{ next_url: string, pages: { url: string }[], index: { url: string, pages: number }[] }} Page */
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
  const parts = partsOf(first.index, indexed, url);
  const next =
    parts.length > 0
      ? await loadParts(parts, seen, options)
      : indexed.length > 0
        ? await loadListed(indexed.slice(0, kMostPages), seen, options)
        : follow(first.next_url, url, seen, options);
  await loadChain(next, seen, options);
}

/** Which pages each part of the index stands for; none when the two do not fit together.
 * @param {Page['index']} index @param {string[]} pages the second and what follows @param {string} base */
function partsOf(index, pages, base) {
  let at = 0;
  const parts = index.map((part) => ({
    url: resolve(part.url, base) ?? '',
    pages: pages.slice(at, (at += Math.max(0, part.pages))),
  }));
  const fit = at === pages.length && parts.every((part) => part.url !== '' && part.pages.length > 0);
  return fit ? parts : [];
}

/** A part that cannot be had or read is made good by the pages it stands for.
 * @param {{ url: string, pages: string[] }[]} parts @param {Set<string>} seen @param {LoaderOptions} options
 * @returns {Promise<string | null>} as loadListed */
async function loadParts(parts, seen, options) {
  const urls = parts.map(({ url }) => url);
  let next = null;
  await inOrder(urls, options, async (bytes, i) => {
    const { url, pages } = parts[i];
    for (const page of pages) seen.add(page);
    if (bytes instanceof LoadProblem) options.fail({ ...bytes, code: 'index.unreadable' }, url, false);
    const done = !(bytes instanceof LoadProblem) && (await options.importIndex(bytes, url, pages));
    options.progress(i + 2, parts.length + 1);
    next = done || options.signal.aborted ? null : await loadListed(pages, seen, options);
  });
  return next;
}

/**
 * @param {string[]} urls @param {Set<string>} seen @param {LoaderOptions} options
 * @returns {Promise<string | null>} what the last page points to, when the list did not name it
 */
async function loadListed(urls, seen, options) {
  for (const url of urls) seen.add(url);
  let next = null;
  await inOrder(urls, options, async (bytes, i) => {
    const report = await handOn(bytes, urls[i], options, false);
    options.progress(i + 2, urls.length + 1);
    if (report) next = report.next_url !== '' ? resolve(report.next_url, urls[i]) : null;
  });
  return next !== null && !seen.has(next) ? next : null;
}

/** Several at once, handed on in order.
 * @param {string[]} urls @param {LoaderOptions} options @param {(bytes: Uint8Array | LoadProblem, i: number) => Promise<void>} take */
async function inOrder(urls, options, take) {
  /** @type {Promise<Uint8Array | LoadProblem>[]} */
  const coming = [];
  const start = (/** @type {number} */ i) => {
    if (i < urls.length) coming[i] = fetchBytes(urls[i], options).catch(asProblem);
  };
  for (let i = 0; i < kParallel; ++i) start(i);
  for (let i = 0; i < urls.length && !options.signal.aborted; ++i) {
    const bytes = await coming[i];
    delete coming[i];
    start(i + kParallel);
    await take(bytes, i);
  }
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

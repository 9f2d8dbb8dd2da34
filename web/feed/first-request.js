// Runs before the other modules: sends for the first page of the feed, so that it travels while they set up the page.
// main.js imports it first, loading.js takes the answer.
// @ts-check
import { fetchBytes } from '../base/fetch-bytes.js';
import { FeedOrigins } from './origins.js';

const kDemoFeed = 'assets/demo/feed.json';
const kPreviewFeed = 'studio-preview/feed.json'; // an address that no server has

/** What a published page shows; `kringen publish` writes it into the document. */
const own_feed = document.documentElement.dataset.feed ?? '';

/** A published page shows its own feed, whatever its address asks for: nobody else speaks under that address. */
export const origins = new FeedOrigins(location.origin, own_feed !== '');

/** What the address asks for; '' is the page's own feed, or the demo. */
export const wanted_feed = origins.own_only ? '' : (new URLSearchParams(location.search).get('feed') ?? '');

/** The studio's preview: the feed's files come from the page around this one instead of from a server. */
const is_preview = wanted_feed === 'studio:' && parent !== window;
export const feed_fetch = is_preview ? filesOfStudio() : undefined;

/** An absolute address, or '' when it is none. */
export const feed_url = absolute(is_preview ? kPreviewFeed : wanted_feed || own_feed || kDemoFeed);

/** The first page, or null when the address cannot be fetched. A failure is reported where it is awaited. */
export const first_page = feed_url.startsWith('http')
  ? fetchBytes(feed_url, { signal: new AbortController().signal, fetch: feed_fetch, origins })
  : null;
first_page?.catch(() => {});

/** @param {string} text */
function absolute(text) {
  try {
    return new URL(text, location.href).href;
  } catch {
    return '';
  }
}

/** A fetch that answers from what a page of the same origin sends. @returns {typeof fetch} */
function filesOfStudio() {
  /** @type {Promise<Map<string, Blob>>} */
  const files = new Promise((resolve) => {
    addEventListener('message', ({ origin, source, data }) => {
      if (origin !== location.origin || source !== parent || data?.kringen_studio !== 'files') return;
      resolve(new Map(data.files.map((/** @type {import('../studio').StudioFile} */ { path, file }) => [path, file])));
    });
  });
  parent.postMessage({ kringen_studio: 'ready' }, location.origin);
  return async (address) => {
    const file = (await files).get(new URL(String(address)).pathname.split('/').pop() ?? '');
    return file ? new Response(file) : new Response(null, { status: 404 });
  };
}

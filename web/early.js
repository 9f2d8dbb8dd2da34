// Runs before the other modules: sends for the first page of the feed, so that it travels while they set up the page.
// main.js imports it first, loading.js takes the answer.
// @ts-check
import { fetchBytes } from './feed-loader.js';

const kDemoFeed = 'assets/demo/feed.json';

/** What a published page shows; `kringen publish` writes it into the document. */
const own_feed = document.documentElement.dataset.feed ?? '';

/** What the address asks for; '' is the page's own feed, or the demo. */
export const wanted_feed = new URLSearchParams(location.search).get('feed') ?? '';

/** An absolute address, or '' when it is none. */
export const feed_url = absolute(wanted_feed || own_feed || kDemoFeed);

/** The first page, or null when the address cannot be fetched. A failure is reported where it is awaited. */
export const first_page = feed_url.startsWith('http') ? fetchBytes(feed_url, { signal: new AbortController().signal }) : null;
first_page?.catch(() => {});

/** @param {string} text */
function absolute(text) {
  try {
    return new URL(text, location.href).href;
  } catch {
    return '';
  }
}

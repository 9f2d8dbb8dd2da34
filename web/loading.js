// The journey of a feed into the session: its pages, what lies beside them, and what to tell the reader on the way.
// @ts-check
import { byId, giveWay, setText } from './dom.js';
import { feed_fetch, feed_url, first_page, wanted_feed } from './early.js';
import { fetchBytes, loadFeed } from './feed-loader.js';
import { plural, t } from './i18n.js';

/** @typedef {import('./messages').Problem} Problem */
/** @typedef {import('./messages').Header} Header */
/**
 * @typedef {object} LoadingOptions
 * @property {import('./session.js').Session} session
 * @property {import('./problem-view.js').ProblemView} problems
 * @property {import('./format.js').Format} format
 * @property {() => string} demoHref the page's own address with the demo in it
 * @property {(active: boolean) => void} changed
 * @property {(population: { bytes: Uint8Array, url: string } | null) => void} population came, for who needs more of it than the core; null: there is none
 */

export class Loading {
  /** @param {LoadingOptions} options */
  constructor(options) {
    this.options = options;
    this.done = false;
    this.abort = new AbortController();
    this.first_used = false;
    /** @type {Set<string>} */
    this.beside_done = new Set();
  }

  async start() {
    const { session, problems } = this.options;
    this.abort.abort();
    this.abort = new AbortController();
    const { signal } = this.abort;
    this.beside_done.clear();
    this.set(true);
    if (feed_url === '') {
      this.report({ code: 'load.bad_address', detail: wanted_feed, place: '' }, wanted_feed, true);
      return this.set(false);
    }
    await loadFeed(feed_url, {
      signal,
      fetch: feed_fetch,
      importPage: async (bytes, url) => {
        if (new URL(url).origin === location.origin) void this.beside('withdrawn', 'withdrawn.json', feed_url);
        const report = await session.import('feed', bytes);
        if (!report) return { next_url: '', pages: [] };
        problems.addReport(report, url);
        await giveWay();  // what the reader does first, then the next page
        return report;
      },
      fail: (problem, url, first) => this.report(problem, url, first),
      progress: (done, known) => this.progress(done, known),
      firstBytes: () => {  // on its way since before this file was read
        const bytes = this.first_used ? null : first_page;
        this.first_used = true;
        return bytes;
      },
    });
    if (!signal.aborted) this.set(false);
  }

  /** @param {Header} header names what else there is */
  follow(header) {
    if (header.population_url !== '') void this.beside('population', header.population_url, feed_url);
    if (header.schema > 0) void this.beside('withdrawn', 'withdrawn.json', feed_url);
  }

  /** A small file that belongs to the feed. @param {'population' | 'withdrawn'} name @param {string} address @param {string} base */
  async beside(name, address, base) {
    const { session, problems } = this.options;
    const { signal } = this.abort;
    try {
      const url = new URL(address, base);
      if (!/^https?:$/.test(url.protocol) || this.beside_done.has(url.href)) return;
      this.beside_done.add(url.href);
      const bytes = await fetchBytes(url.href, { signal, fetch: feed_fetch });
      if (name === 'population') this.options.population({ bytes, url: url.href });
      const report = await session.import(name, bytes);
      if (report?.failure) problems.add({ ...report.failure, code: `${name}.unreadable` });
    } catch {
      // A feed without a list of withdrawn items is the normal case.
      if (name === 'population' && !signal.aborted) {
        this.options.population(null);
        problems.add({ code: 'load.population', detail: address, place: '/_kringen/place/population' });
      }
    }
  }

  /** @param {Problem} problem @param {string} url @param {boolean} first */
  report(problem, url, first) {
    const again = { text: t('problem.retry'), run: () => {
      this.options.problems.clear();
      void this.start();
    } };
    const demo = { text: t('problem.demo'), run: this.options.demoHref() };
    this.options.problems.add(problem, { url }, first && wanted_feed !== '' ? [again, demo] : [again]);
  }

  /** @param {boolean} active */
  set(active) {
    this.done = !active;
    if (!active) byId('progress').hidden = true;
    this.options.changed(active);
  }

  /** @param {number} done @param {number} known */
  progress(done, known) {
    const { format } = this.options;
    const progress = byId('progress');
    progress.hidden = known <= 1 && done <= 1;
    setText(progress, known > done ? t('progress.of', { done: format.count(done), count: format.count(known) })
      : plural('progress.pages', done, format.count(done)));
  }
}

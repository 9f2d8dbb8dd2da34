// The journey of a feed into the session: its pages, what lies beside them, and what to tell the reader on the way.
// @ts-check
import { byId, giveWay, setText } from '../base/dom.js';
import { feed_fetch, feed_url, first_page, origins, wanted_feed } from './first-request.js';
import { fetchBytes, LoadProblem } from '../base/fetch-bytes.js';
import { loadFeed } from './feed-loader.js';
import { PageTexts } from './page-texts.js';
import { WordFiles } from './word-files.js';
import { plural, t } from '../base/i18n.js';

/** @typedef {import('../messages').Problem} Problem */
/** @typedef {import('../messages').Header} Header */
/** @typedef {{ bytes: Uint8Array, url: string, fetch: (url: string) => Promise<Uint8Array> }} Population `fetch` what lies beside it */
/**
 * @typedef {object} LoadingOptions
 * @property {{ import: (name: string, bytes: Uint8Array) => Promise<import('../messages').Imported | null>, reads_index: boolean }}
 *   session where the files go
 * @property {boolean} unattended nobody is there to press a button
 * @property {import('./problem-view.js').ProblemView} problems
 * @property {import('../base/format.js').Format} format
 * @property {() => string} demoHref the page's own address with the demo in it
 * @property {(active: boolean) => void} changed
 * @property {() => void} texts texts came, or will not
 * @property {(list: Uint8Array) => void} withdrew what must not stay in the document
 * @property {(population: Population | null) => void} population came, for who needs more of it than the core; null: there is none
 */

/** Faults that may be over later. */
const kPassing = new Set([
  'load.network',
  'load.timeout',
  'load.trickle',
  'load.trickle_open',
  'load.busy',
  'load.server',
]);
const kTyping_ms = 700; // who types two letters may type a third
const kUnattended_ms = 60_000;
const kMostUnattended_ms = 600_000;

export class Loading {
  /** @param {LoadingOptions} options */
  constructor(options) {
    this.options = options;
    this.fetching = true; // the feed, or about to
    this.abort = new AbortController();
    this.first_used = false;
    /** @type {Set<string>} */
    this.beside_done = new Set();
    /** What came stays when the rest is asked for again. @type {Map<string, import('./feed-loader.js').Page>} */
    this.imported = new Map();
    this.passing = false; // something failed that may come later
    this.retry_ms = kUnattended_ms;
    this.retry_timer = 0;
    /** The last list of withdrawn messages that could be read. @type {Uint8Array | null} */
    this.withdrawn = null;
    this.asking = false;
    this.searching = false; // what it needs is on its way
    this.tried = ''; // the search for which everything was asked for once
    /** What is looked for in them. @type {string[]} */
    this.wanted_words = [];
    this.pages_of_search = 0;
    this.texts = new PageTexts({
      base: feed_url,
      fetch: (url) => fetchBytes(url, { signal: new AbortController().signal, fetch: feed_fetch, origins }),
      importPage: (bytes, url) => this.importPage(bytes, url),
      fail: (problem, url) => this.report(problem, url, false, () => this.texts.again()),
      changed: () => this.textsChanged(),
    });
    this.words = new WordFiles({
      base: feed_url,
      fetch: this.texts.options.fetch,
      import: (name, bytes) => options.session.import(name, bytes),
      fail: (problem, url) => options.problems.add(problem, { url }),
    });
    window.addEventListener('online', () => this.again());
    if (options.unattended) setInterval(() => void this.askWithdrawn(), kUnattended_ms);
  }

  /** Nothing is on its way, neither of the feed nor for a search. */
  get done() {
    return !this.fetching && !this.searching;
  }

  /** @param {{ anew?: boolean }} [how] anew: for a core that knows nothing yet */
  async start({ anew = false } = {}) {
    const { session } = this.options;
    this.abort.abort();
    this.abort = new AbortController();
    const { signal } = this.abort;
    clearTimeout(this.retry_timer);
    this.passing = false;
    this.beside_done.clear();
    if (anew) {
      this.imported.clear();
      this.texts.clear();
      this.words.clear();
      if (this.withdrawn) void session.import('withdrawn', this.withdrawn); // whether or not it can be had again
    }
    this.tried = '';
    this.set({ fetching: true });
    if (feed_url === '') {
      this.report({ code: 'load.bad_address', detail: wanted_feed, place: '' }, wanted_feed, true);
      return this.set({ fetching: false });
    }
    await loadFeed(feed_url, {
      signal,
      fetch: feed_fetch,
      origins,
      importPage: (bytes, url) => this.importPage(bytes, url),
      importIndex: (bytes, url, pages) => this.importIndex(bytes, url, pages),
      fail: (problem, url, first) => this.report(problem, url, first),
      progress: (done, known) => this.progress(done, known),
      firstBytes: () => {
        // on its way since before this file was read
        const bytes = this.first_used ? null : first_page;
        this.first_used = true;
        return bytes;
      },
    });
    if (signal.aborted) return;
    this.set({ fetching: false });
    if (!this.passing) this.retry_ms = kUnattended_ms;
    else if (this.options.unattended) this.retry_timer = window.setTimeout(() => this.again(), this.retry_ms);
  }

  /** @param {Uint8Array} bytes @param {string} url @returns {Promise<import('./feed-loader.js').Page>} */
  async importPage(bytes, url) {
    const known = this.imported.get(url);
    if (known) return known;
    if (new URL(url).origin === location.origin) void this.askWithdrawn();
    const report = await this.options.session.import('feed', bytes);
    if (!report) return { next_url: '', pages: [], index: [] };
    if (!report.failure) this.imported.set(url, report);
    this.options.problems.addReport(report, url);
    await giveWay(); // what the reader does first, then the next page
    return report;
  }

  /** @param {Uint8Array} bytes @param {string} url @param {string[]} pages that the part stands for @returns {Promise<boolean>} */
  async importIndex(bytes, url, pages) {
    if (this.imported.has(url)) return true;
    const { session } = this.options;
    const report = await session.import('index', bytes);
    if (report && !report.failure) {
      this.imported.set(url, report);
      this.texts.expect(pages);
    } else if (report?.failure && session.reads_index) {
      this.options.problems.add({ ...report.failure, code: 'index.unreadable' }, { url });
    }
    await giveWay();
    return report !== null && !report.failure;
  }

  /** What somebody looks for in the texts; where their words cannot tell of it they must all be here.
   * @param {string[]} parts none: nobody searches */
  async search(parts) {
    this.wanted_words = parts;
    // The texts that a word of two letters asked for are not waited for when there are three.
    if (this.pages_of_search > 0 && this.words.tell(parts)) return this.texts.rest();
    if (parts.length > 0) return this.prepare(parts);
  }

  /** @param {string[]} parts @returns {boolean} all is here that can be had of where they occur */
  knows(parts) {
    if (this.words.cover(parts)) return true;
    return this.texts.missing === 0 && (this.texts.lost.size === 0 || this.tried === parts.join());
  }

  /** Texts were looked for that cannot be had. */
  get partial() {
    return this.texts.lost.size > 0 && this.wanted_words.length > 0 && !this.words.cover(this.wanted_words);
  }

  /** @param {string[]} parts */
  async prepare(parts) {
    if (!this.done || this.knows(parts)) return;
    this.tried = parts.join();
    this.set({ searching: true });
    try {
      if (!(await this.words.find(parts))) await this.allTexts();
    } finally {
      this.set({ searching: false });
    }
  }

  async allTexts() {
    const wanted = this.wanted_words;
    if (!this.words.tell(wanted)) await new Promise((resolve) => setTimeout(resolve, kTyping_ms));
    if (this.wanted_words.length === 0 || this.wanted_words.join() !== wanted.join()) return; // somebody typed on
    this.pages_of_search = this.texts.missing;
    await this.texts.all();
    this.pages_of_search = 0;
  }

  textsChanged() {
    if (this.pages_of_search > 0) this.progress(this.pages_of_search - this.texts.missing, this.pages_of_search);
    this.options.texts();
  }

  /** The network is back, or it is time for another try. */
  again() {
    if (this.options.unattended) void this.askWithdrawn();
    if (this.fetching || !this.passing) return;
    this.retry_ms = Math.min(2 * this.retry_ms, kMostUnattended_ms);
    this.options.problems.clear();
    this.texts.again();
    void this.start();
  }

  /** @param {Header} header names what else there is */
  follow(header) {
    if (header.population_url !== '') void this.population(header.population_url);
    if (header.schema > 0) void this.askWithdrawn();
  }

  /** Names and residents of villages. @param {string} address */
  async population(address) {
    const { session, problems, population } = this.options;
    const { signal } = this.abort;
    try {
      const url = new URL(address, feed_url);
      if (!/^https?:$/.test(url.protocol) || this.beside_done.has(url.href)) return;
      this.beside_done.add(url.href);
      const bytes = await fetchBytes(url.href, { signal, fetch: feed_fetch, origins });
      population({ bytes, url: url.href, fetch: fetchBeside });
      const report = await session.import('population', bytes);
      if (report?.failure) problems.add({ ...report.failure, code: 'population.unreadable' });
    } catch (error) {
      if (signal.aborted) return;
      population(null);
      problems.add({
        code: 'load.population',
        detail: `${address} ${detailOf(error)}`,
        place: '/_kringen/place/population',
      });
    }
  }

  /** The list of what was withdrawn, once for each start, and at a kiosk again and again. What a list hid stays hidden. */
  async askWithdrawn() {
    const { session, problems } = this.options;
    const { signal } = this.abort;
    const url = new URL('withdrawn.json', feed_url).href;
    if (this.asking || (this.beside_done.has(url) && !this.options.unattended)) return;
    this.beside_done.add(url);
    this.asking = true;
    const options = { signal, fetch: feed_fetch, origins };
    try {
      const bytes = await fetchBytes(url, options).catch((problem) => this.lastKept(url, problem));
      if (this.withdrawn && sameBytes(bytes, this.withdrawn)) return problems.remove('withdrawn.unreadable');
      const report = await session.import('withdrawn', bytes);
      if (report?.failure) throw new LoadProblem(report.failure.code, report.failure.detail);
      this.withdrawn = bytes;
      this.options.withdrew(bytes);
      problems.remove('withdrawn.unreadable');
    } catch (error) {
      const gone = error instanceof LoadProblem && isGone(error);
      // Feeds of others have none; a published one always has.
      if (!signal.aborted && !(gone && !origins.own_only)) this.reportWithdrawn(url, error);
    } finally {
      this.asking = false;
    }
  }

  /** What the browser has kept of an earlier visit; the fault is told all the same.
   * @param {string} url @param {LoadProblem} problem @returns {Promise<Uint8Array>} */
  async lastKept(url, problem) {
    if (kPassing.has(problem.code) && new URL(url).origin === location.origin && !feed_fetch && !this.withdrawn) {
      const init = /** @type {const} */ ({ cache: 'only-if-cached', mode: 'same-origin' });
      const kept = await fetchBytes(url, { signal: this.abort.signal, origins, init, waits_ms: [0, 0] }).catch(
        () => null,
      );
      if (kept) await this.options.session.import('withdrawn', kept);
    }
    throw problem;
  }

  /** @param {string} url @param {unknown} error */
  reportWithdrawn(url, error) {
    const { problems } = this.options;
    problems.remove('withdrawn.unreadable'); // one is enough, however often it is asked for
    const again = {
      text: t('problem.retry'),
      run: () => {
        this.beside_done.delete(url);
        problems.remove('withdrawn.unreadable');
        void this.askWithdrawn();
      },
    };
    problems.add({ code: 'withdrawn.unreadable', detail: detailOf(error), place: url }, {}, [again]);
  }

  /** @param {Problem & Partial<LoadProblem>} problem @param {string} url @param {boolean} first
   * @param {() => void} [retry] instead of a new start */
  report(problem, url, first, retry = () => void this.start()) {
    const { format } = this.options;
    const again = {
      text: t('problem.retry'),
      run: () => {
        this.options.problems.clear();
        retry();
      },
    };
    const demo = { text: t('problem.demo'), run: this.options.demoHref() };
    if (kPassing.has(problem.code)) {
      this.passing = true;
      this.retry_ms = Math.min(Math.max(this.retry_ms, (problem.retry_after_s ?? 0) * 1000), 6 * kMostUnattended_ms);
    }
    const kilobytes = (/** @type {number | undefined} */ bytes) => format.count(Math.ceil((bytes ?? 0) / 1000));
    const { amounts } = problem;
    const params = {
      url,
      seconds: format.count(amounts?.seconds ?? 0),
      done: kilobytes(amounts?.done),
      total: kilobytes(amounts?.total),
    };
    // A page that another has named was there: the site is another by now, and who reads can do no more than see it anew.
    if (!first && isGone(problem)) {
      return this.options.problems.add({ ...problem, code: 'load.gone', place: url }, {}, [again]);
    }
    this.options.problems.add(problem, params, first && wanted_feed !== '' ? [again, demo] : [again]);
  }

  /** @param {{ fetching?: boolean, searching?: boolean }} now what began or ended */
  set(now) {
    Object.assign(this, now);
    if (this.done) byId('progress').hidden = true;
    this.options.changed(!this.done);
  }

  /** @param {number} done @param {number} known */
  progress(done, known) {
    const { format } = this.options;
    const progress = byId('progress');
    progress.hidden = known <= 1 && done <= 1;
    setText(
      progress,
      known > done
        ? t('progress.of', { done: format.count(done), count: format.count(known) })
        : plural('progress.pages', done, format.count(done)),
    );
  }
}

/** What lies beside the population, whether or not the feed is fetched anew meanwhile. @param {string} url */
function fetchBeside(url) {
  return fetchBytes(url, { signal: new AbortController().signal, fetch: feed_fetch, origins });
}

/** @param {Problem} problem */
function isGone({ code, detail }) {
  return code === 'load.status' && /^4(04|10)/.test(detail);
}

/** @param {unknown} error */
function detailOf(error) {
  return error instanceof LoadProblem ? `${error.code} ${error.detail}` : String(error);
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function sameBytes(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

// The pages whose messages an index has told of: a page is fetched when somebody looks at one of its messages, or searches
// in all texts. What cannot be had is told once, and its messages are shown as the index has them.
// @ts-check
import { asProblem, LoadProblem } from '../base/fetch-bytes.js';

/**
 * @typedef {object} PageTextsOptions
 * @property {string} base what the addresses are relative to
 * @property {(url: string) => Promise<Uint8Array>} fetch
 * @property {(bytes: Uint8Array, url: string) => Promise<unknown>} importPage
 * @property {(problem: LoadProblem, url: string) => void} fail
 * @property {() => void} changed a page came, or will not
 */

const kParallel = 4;

export class PageTexts {
  /** @param {PageTextsOptions} options */
  constructor(options) {
    this.options = options;
    /** Nobody has asked for them. @type {Set<string>} */
    this.elsewhere = new Set();
    /** @type {Set<string>} */
    this.queue = new Set();
    /** @type {Set<string>} */
    this.coming = new Set();
    /** @type {Set<string>} */
    this.came = new Set();
    /** @type {Set<string>} */
    this.lost = new Set();
    /** @type {(() => void)[]} */
    this.waiting = [];
  }

  /** For a core that knows nothing yet; what is on its way is not taken. */
  clear() {
    this.coming = new Set();
    for (const set of [this.elsewhere, this.queue, this.came, this.lost]) set.clear();
    this.settle();
  }

  get busy() {
    return this.queue.size + this.coming.size > 0;
  }

  /** How many pages have not come. */
  get missing() {
    return this.elsewhere.size + this.queue.size + this.coming.size;
  }

  /** Of which an index has told. @param {string[]} addresses */
  expect(addresses) {
    for (const address of addresses) {
      const url = this.urlOf(address);
      if (url !== null && this.has(url) && !this.queue.has(url) && !this.coming.has(url)) this.elsewhere.add(url);
    }
  }

  /** Is this page still to be had? @param {string} address */
  has(address) {
    const url = this.urlOf(address);
    return url !== null && !this.came.has(url) && !this.lost.has(url);
  }

  /** @param {Iterable<string>} addresses of pages that somebody looks at */
  want(addresses) {
    for (const address of addresses) {
      const url = this.urlOf(address);
      if (url === null || !this.has(url) || this.coming.has(url)) continue;
      this.elsewhere.delete(url);
      this.queue.add(url);
    }
    this.fetchMore();
  }

  /** All of them, for who searches; what fails is not waited for. @returns {Promise<void>} */
  all() {
    this.want([...this.elsewhere]);
    return this.busy ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve();
  }

  /** Nobody searches any more: what has not been sent for stays where it is. */
  rest() {
    for (const url of this.queue) this.elsewhere.add(url);
    this.queue.clear();
    this.options.changed();
    this.settle();
  }

  /** Another try of what could not be had. */
  again() {
    const { lost } = this;
    this.lost = new Set();
    for (const url of lost) this.queue.add(url);
    this.fetchMore();
  }

  fetchMore() {
    for (const url of this.queue) {
      if (this.coming.size >= kParallel) return;
      this.queue.delete(url);
      this.coming.add(url);
      void this.bring(url);
    }
  }

  /** @param {string} url */
  async bring(url) {
    const { coming } = this;
    const bytes = await this.options.fetch(url).catch(asProblem);
    if (coming !== this.coming) return; // cleared meanwhile
    if (bytes instanceof LoadProblem) {
      this.lost.add(url);
      this.options.fail(bytes, url);
    } else {
      await this.options.importPage(bytes, url);
      if (coming !== this.coming) return;
      this.came.add(url);
    }
    coming.delete(url);
    this.fetchMore();
    this.options.changed();
    this.settle();
  }

  settle() {
    if (!this.busy) for (const done of this.waiting.splice(0)) done();
  }

  /** @param {string} address @returns {string | null} */
  urlOf(address) {
    try {
      const url = new URL(address, this.options.base);
      return /^https?:$/.test(url.protocol) ? url.href : null;
    } catch {
      return null;
    }
  }
}

// The address bar and the view as one: discrete changes push an entry, movements of the window replace it, Back works.
// @ts-check
import { debounce } from '../base/dom.js';
import { itemLinks, parse, serialise } from '../base/url-state.js';

/** @typedef {import('../base/url-state.js').UrlState} UrlState */

const kSettle_ms = 300;

export class Navigation {
  /**
   * @param {boolean} own_feed_only a feed in the address is neither shown nor passed on
   * @param {(state: UrlState) => void} returned Back or Forward: show this
   * @param {(search: string) => void} changed
   */
  constructor(own_feed_only, returned, changed) {
    this.own_feed_only = own_feed_only;
    // In a frame every entry would be one more Back for the reader of the host's page.
    this.framed = window.parent !== window;
    this.state = this.read();
    this.changed = changed;
    this.linked = { state: this.state, hrefOf: itemLinks(this.state) };
    this.settled = () => {}; // the address says what is shown
    this.later = debounce(kSettle_ms, () => this.write('replace'));
    window.addEventListener('popstate', () => {
      this.later.cancel();
      this.state = this.read();
      this.clean();
      returned(this.state);
    });
    this.clean();
  }

  /** Takes out of the address what is not shown: another feed on a page that has its own, and the second of two periods.
   * Nobody is told, nothing has changed. */
  clean() {
    const { feed, filters } = parse(location.search);
    const has_two = (filters.from !== '' || filters.to !== '') && new URLSearchParams(location.search).has('t');
    if (this.state.feed === feed && !has_two) return;
    history.replaceState(null, '', `${location.pathname}${serialise(this.state)}${location.hash}`);
  }

  /** A published page has its own feed; another one in its address is neither shown nor passed on. */
  read() {
    const state = parse(location.search);
    return this.own_feed_only ? { ...state, feed: '' } : state;
  }

  /** @param {Partial<UrlState>} part @param {'push' | 'replace' | 'later'} how */
  set(part, how) {
    this.state = { ...this.state, ...part };
    if (how === 'later') this.later();
    else this.write(how);
  }

  /** @param {'push' | 'replace'} how */
  write(how) {
    this.later.cancel();
    queueMicrotask(() => this.settled());
    const search = serialise(this.state);
    if (search === location.search || search === serialise(parse(location.search))) return;
    const address = `${location.pathname}${search}${location.hash}`;
    if (how === 'push' && !this.framed) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
    this.changed(search);
  }

  /** The address that shows an item, as hrefWith gives it, for thousands of them. @param {string} id */
  hrefOf(id) {
    if (this.linked.state !== this.state) this.linked = { state: this.state, hrefOf: itemLinks(this.state) };
    return this.linked.hrefOf(id);
  }

  /** The address with some of the state changed. @param {Partial<UrlState>} part */
  hrefWith(part) {
    return serialise({ ...this.state, ...part }) || location.pathname;
  }
}

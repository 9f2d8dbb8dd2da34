// Results first: after a search or a filter what was found stands directly under the chips, the timeline flies there, and it is
// said in one sentence. Holds what is shown of it: the head of the results, and where the timeline stands.
// @ts-check
import { debounce } from '../base/dom.js';
import { plural, t } from '../base/i18n.js';
import { isFiltered, noFilters } from '../base/url-state.js';
import { ResultsHead } from './results-head.js';
import { Search } from './search.js';
import { ToldCount } from './told-count.js';

/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('../base/url-state.js').UrlState} UrlState */
/** @typedef {import('../base/url-state.js').Filters} Filters */
/** @typedef {import('./item-parts.js').Context} Context */
/**
 * @typedef {object} ResultsPage
 * @property {Context} context
 * @property {HTMLElement} head
 * @property {HTMLElement} panel holds the head and the list
 * @property {HTMLElement} stage the timeline, which stands before the panel or, in one column, behind results
 * @property {() => UrlState} state
 * @property {() => { done: boolean, partial: boolean }} loading done: all came that can be had; partial: not all that was searched for
 * @property {() => string[]} topics
 * @property {(message: ToCore) => void} send
 * @property {(parts: string[]) => Promise<void> | null} prepare what tells where parts of words occur in texts
 * @property {(filters: Filters) => void} choose
 * @property {(text: string) => void} say
 * @property {() => { text: string, known: boolean }} reach what is known of the reach of what is shown
 * @property {() => void} settled
 */

const kTwoColumns = matchMedia('(min-width: 1024px) and (min-height: 480px)');
const kQuiet_ms = 700; // the counts of one search come in a row, and the last one is told
const kWait_ms = 250; // for the results that get the focus

export class Results {
  /** @param {ResultsPage} page */
  constructor(page) {
    this.page = page;
    this.search = new Search({
      names: () => page.context.header,
      topics: page.topics,
      send: page.send,
      helped: () => {
        this.show();
        this.tell();
      },
      settled: page.settled,
      prepare: page.prepare,
    });
    this.head = new ResultsHead(page.head, page.context, {
      take: (way) => {
        page.choose(way.filters);
        this.submitted();
      },
      nameOf: (what) =>
        t(what === 'text' ? 'results.words_name' : what === 'period' ? 'facet.period' : `facet.${what}`),
      openReach: (open) => {
        document.documentElement.dataset.reach = open ? 'open' : '';
      },
    });
    this.total = 0;
    this.told = new ToldCount(keyOf(noFilters()));
    this.flies = false;
    this.by_canvas = false; // who filters on the canvas looks there
    this.tell = debounce(kQuiet_ms, () => this.announce());
    this.focus_soon = debounce(kWait_ms, () => {
      this.focus();
      page.settled();
    });
    kTwoColumns.addEventListener('change', () => this.place());
  }

  get busy() {
    return this.search.busy || this.focus_soon.pending();
  }

  /** All came that is searched in. */
  get loaded() {
    return this.page.loading().done;
  }

  /** How many there are will be said. */
  get speaks() {
    return this.tell.pending();
  }

  get first() {
    const { filters, item } = this.page.state();
    return isFiltered(filters) && item === '' && !this.by_canvas;
  }

  /** The filters are others. @param {'page' | 'canvas' | 'address'} by */
  changed(by) {
    this.by_canvas = by === 'canvas';
    const { filters, window, item } = this.page.state();
    this.search.turnTo(filters.text);
    this.flies = isFiltered(filters) && item === '' && (by !== 'address' || window === null);
    this.place();
  }

  /** @param {number} total that match */
  outline(total) {
    this.total = total;
    if (this.loaded) this.search.found(this.page.state().filters, total);
    this.show();
    if (!this.search.busy && this.loaded) this.tell();
    if (this.focus_soon.pending() && !this.search.busy) this.focus_soon.now();
  }

  /** When all came that is searched in, what is not found is not there; the core may not have looked since. @param {boolean} active */
  loading(active) {
    if (active) return this.show();
    const { filters } = this.page.state();
    if (this.total > 0 || !isFiltered(filters)) return this.outline(this.total);
    this.search.recount(filters, (total) => {
      if (keyOf(this.page.state().filters) === keyOf(filters)) this.outline(total);
    });
  }

  /** What the filters leave, in time. @param {{ from: number, to: number } | null} extent */
  extent(extent) {
    if (!this.flies || !extent || !this.loaded) return;
    this.flies = false;
    this.page.send({ type: 'fit' });
  }

  /** The reader wants the results: they get the focus, and are not said once more. */
  submitted() {
    if (isFiltered(this.page.state().filters)) this.focus_soon();
  }

  focus() {
    if (!this.first) return;
    this.tell.cancel();
    if (this.loaded) this.told.readElsewhere(keyOf(this.page.state().filters));
    this.page.say('');
    this.head.focus();
  }

  /** Also for the choice of no filters. */
  announce() {
    const { filters } = this.page.state();
    if (!this.loaded) return this.page.settled(); // and the count may be another
    if (this.told.isNews(keyOf(filters), this.total)) {
      const { format } = this.page.context;
      const words = isFiltered(filters) ? 'status.found' : 'list.count';
      const count = plural(words, this.total, format.count(this.total));
      this.page.say(this.page.loading().partial ? `${count}. ${t('results.partial')}` : count);
    }
    this.page.settled();
  }

  show() {
    this.head.show(this.total, this.search.help, this.page.loading());
    this.showReach();
  }

  showReach() {
    const { text, known } = this.page.reach();
    this.head.showReach(text, known);
  }

  /** Where things stand now. */
  place() {
    const { head, panel, stage } = this.page;
    const { first } = this;
    if (!first) this.head.open(false);
    document.documentElement.dataset.results = first ? 'first' : '';
    head.hidden = !first;
    const behind = first && (this.page.context.mode !== 'page' || !kTwoColumns.matches);
    if (behind === (panel.nextElementSibling === stage) || stage.contains(document.activeElement)) return;
    if (behind) panel.after(stage);
    else panel.before(stage);
  }
}

/** Words that differ in the blanks around them are one search. @param {Filters} filters */
function keyOf(filters) {
  return JSON.stringify({ ...filters, text: filters.text.trim() });
}

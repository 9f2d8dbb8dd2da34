// What a search asks of the core, and what is offered when it finds nothing: first what comes nearest, which is then shown by
// itself, else the ways out. It holds no document; the answers of the core come in order.
// @ts-check
import { isFiltered, kFacetNames, noFilters } from '../base/url-state.js';
import { queryOf } from './filter-query.js';
import { likeNames } from './near-names.js';
import { nearby, termsOf } from './search-terms.js';

/** @typedef {import('../messages').Query} Query */
/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('../base/url-state.js').Filters} Filters */
/** @typedef {import('./search-terms.js').Names} Names */
/** @typedef {{ kind: 'without' | 'words' | 'topic' | 'all', what: string, filters: Filters, count: number }} Way what: a facet, words, or
 *   a topic */
/** @typedef {{ near: string[], ways: Way[] }} Help near: the words that what is shown was found by */
/** @typedef {{ count: number, topics: string[] }} Count */

const kMostWays = 3;
const kMostNames = 3;

export class Search {
  /** @param {{ names: () => Names | null, topics: () => string[], send: (message: ToCore) => void, helped: () => void,
   *   settled: () => void, prepare: (parts: string[]) => Promise<void> | null }} page `prepare` what tells where parts of words occur;
   *   null: it is here */
  constructor(page) {
    this.page = page;
    this.text = ''; // of the search that is helped
    /** @type {Help | null} */
    this.help = null;
    /** @type {import('./search-terms.js').Nearby | null} */
    this.near = null;
    this.asked_for = '';
    /** @type {((found: Count[]) => void)[]} */
    this.waiting = [];
    this.preparing = 0;
  }

  get busy() {
    return this.waiting.length + this.preparing > 0;
  }

  /** Another core takes over, and owes no answers. */
  rebase() {
    this.waiting = [];
    this.asked_for = '';
  }

  /** What was found out about another search no longer holds. @param {string} text of the search from now on */
  turnTo(text) {
    if (text !== this.text) this.forget(text);
  }

  /** @param {Filters} filters @returns {Query} */
  queryOf(filters) {
    return this.near ? this.withTerms(filters, this.near.terms) : this.asTyped(filters);
  }

  /** What is looked for in texts. @param {Filters} filters */
  partsOf(filters) {
    return partsOf(this.queryOf(filters));
  }

  /** @param {string} text */
  forget(text) {
    this.text = text;
    this.near = null;
    this.help = null;
    this.asked_for = '';
  }

  /** @param {Filters} filters @returns {Query} */
  asTyped(filters) {
    const asked = termsOf(filters.text, this.page.names());
    return this.withTerms(
      filters,
      asked.map(({ terms }) => terms[0]),
    );
  }

  /** @param {Filters} filters @param {import('../messages').SearchTerm[]} terms @returns {Query} */
  withTerms(filters, terms) {
    return terms.length > 0 ? { ...queryOf(filters), terms } : queryOf(filters);
  }

  /** What these filters give in all that has come. @param {Filters} filters @param {(total: number) => void} then */
  recount(filters, then) {
    this.send([this.queryOf(filters)], ([{ count }]) => then(count));
  }

  /** What the present filters gave. @param {Filters} filters @param {number} total of all that has come */
  found(filters, total) {
    if (total > 0 || !isFiltered(filters)) {
      if (!this.near) this.help = null;
      return;
    }
    const key = JSON.stringify(filters);
    if (key === this.asked_for) return;
    this.asked_for = key;
    this.help = { near: [], ways: [] };
    const near = this.near ? [] : nearby(termsOf(filters.text, this.page.names()));
    const ways = this.possibleWays(filters);
    this.ask(
      [...near.map(({ terms }) => this.withTerms(filters, terms)), ...ways.map((way) => this.asTyped(way.filters))],
      (found) => {
        if (key !== this.asked_for) return;
        const at = near.findIndex((_, i) => found[i].count > 0);
        if (at >= 0) return this.showNear(filters, near[at], found[at].topics);
        const counted = ways.map((way, i) => ({ ...way, ...found[near.length + i] })).filter(({ count }) => count > 0);
        const all = /** @type {Way} */ ({ kind: 'all', what: '', filters: noFilters(), count: 0 });
        this.help = { near: [], ways: counted.length > 0 ? counted.slice(0, kMostWays) : [all] };
        this.addTopics(counted[0]?.topics ?? [], key);
      },
    );
  }

  /** @param {Filters} filters @param {import('./search-terms.js').Nearby} near @param {string[]} topics */
  showNear(filters, near, topics) {
    this.near = near;
    this.help = { near: near.words, ways: [] };
    this.page.send({ type: 'set_query', query: this.queryOf(filters) });
    this.addTopics(topics, this.asked_for);
  }

  /** The topic that fits, with what it would give. @param {string[]} topics @param {string} key */
  addTopics(topics, key) {
    const ways = topics.slice(0, 1).map((topic) => ({ ...noFilters(), topics: [topic] }));
    if (ways.length === 0) return this.page.helped();
    this.ask(ways.map(queryOf), (found) => {
      if (key !== this.asked_for || !this.help) return;
      const [filters] = ways;
      const way = /** @type {Way} */ ({ kind: 'topic', what: topics[0], filters, count: found[0].count });
      this.help = { ...this.help, ways: [...this.help.ways.slice(0, kMostWays - 1), way] };
      this.page.helped();
    });
  }

  /** @param {Filters} filters @returns {Way[]} */
  possibleWays(filters) {
    const way = (
      /** @type {Way['kind']} */ kind,
      /** @type {string} */ what,
      /** @type {Partial<Filters>} */ part,
    ) => ({ kind, what, filters: { ...filters, ...part }, count: 0 });
    const facets = kFacetNames.filter((facet) => filters[facet].length > 0);
    const period = filters.from !== '' || filters.to !== '';
    const names = likeNames(filters.text, this.page.names(), this.page.topics()).slice(0, kMostNames);
    return [
      ...names.map((text) => way('words', text, { text })),
      ...(period ? [way('without', 'period', { from: '', to: '' })] : []),
      ...facets.map((facet) => way('without', facet, { [facet]: [] })),
      ...(filters.text.trim() !== '' && (period || facets.length > 0) ? [way('without', 'text', { text: '' })] : []),
    ];
  }

  /** @param {Query[]} queries @param {(found: Count[]) => void} then */
  ask(queries, then) {
    if (queries.length === 0) return then([]);
    const prepared = this.page.prepare(queries.flatMap(partsOf));
    if (!prepared) return this.send(queries, then);
    this.preparing += 1;
    void prepared.then(() => {
      this.preparing -= 1;
      this.send(queries, then);
    });
  }

  /** @param {Query[]} queries @param {(found: Count[]) => void} then */
  send(queries, then) {
    this.waiting.push(then);
    this.page.send({ type: 'request_counts', queries });
  }

  /** The core's answer to the oldest question. @param {Count[]} found */
  counted(found) {
    this.waiting.shift()?.(found);
    this.page.settled();
  }
}

/** All that is looked for in texts. @param {Query} query @returns {string[]} */
function partsOf({ terms, text }) {
  const parts = terms?.length ? terms.flatMap(({ texts = [] }) => texts.flat()) : [text ?? ''];
  return [...new Set(parts.map((part) => `${/^\s/.test(part) ? ' ' : ''}${part.trim()}`))].filter(
    (part) => part.trim() !== '',
  );
}

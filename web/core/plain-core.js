// The core's part for the document, in plain JavaScript: takes the same messages and gives the same notifications,
// without a canvas. It shows the first list while the core loads and stays when the core cannot run.
// @ts-check
import { kDirections, kInstruments } from './closed-lists.js';
import { emptyReport, readPage } from './feed-reader.js';
import { makeFeed } from './feed-tables.js';
import { unitSpan } from '../base/format.js';
import { fold } from '../base/plain-text.js';
import { readPopulation, readWithdrawn } from './side-files.js';
import { isWithin, termMatch } from './term-match.js';

/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('../messages').FromCore} FromCore */
/** @typedef {import('../messages').Row} Row */
/** @typedef {import('../messages').Query} Query */
/** @typedef {import('../messages').Imported} Imported */
/** @typedef {import('../messages').OutlineGroup} OutlineGroup */

const kWholeListLimit = 5000;
const kMostMonths = 240;
const kFewDays_s = 31 * 86400;
const kMostCaseItems = 50;
const kLongestThread = 1000;
const kMostThread = 200;
const kMostTopics = 3;

/** What of a row each facet asks for. @type {Record<string, (row: Row) => string[]>} */
const kFacetValues = {
  channels: (row) => [row.channel],
  cases: (row) => (row.case ? [row.case] : []),
  villages: (row) => row.villages,
  topics: (row) => row.tags,
  instruments: (row) => (row.instrument ? [row.instrument] : []),
  directions: (row) => (row.direction ? [row.direction] : []),
};

export class PlainCore {
  kind = /** @type {const} */ ('plain');
  /** @param {(message: FromCore) => void} notify called synchronously @param {string} [today] YYYY-MM-DD; empty: not known */
  constructor(notify, today = '') {
    this.notify = notify;
    this.feed = makeFeed();
    this.feed.today = today;
    /** @type {Query} */
    this.query = {};
    /** @type {Row[]} newest first */
    this.order = [];
    /** @type {Row[]} */
    this.matches = [];
    /** @type {Map<string, Row[]>} */
    this.replies = new Map();
    /** @type {Map<string, string>} id -> folded text */
    this.folded = new Map();
    /** @type {string | null} */
    this.selected = null;
    /** @type {string | null} */
    this.wanted = null;
    this.open_at = Infinity;
    this.revision = 0;
  }

  stop() {
    this.notify = () => {};
  }

  /** @param {string} name @param {Uint8Array} bytes @returns {Imported} */
  import(name, bytes) {
    const read =
      name === 'feed' ? readPage : name === 'population' ? readPopulation : name === 'withdrawn' ? readWithdrawn : null;
    const report = read ? read(this.feed, bytes) : emptyReport(name);
    // Who reads by himself needs the pages.
    if (name === 'index') report.failure = { code: 'index.not_here', detail: '', place: '' };
    this.notify(report);
    this.refresh();
    return report;
  }

  /** @param {ToCore} message */
  send(message) {
    switch (message.type) {
      case 'set_query':
        this.query = wellFormed(message.query);
        this.open_at = Infinity;
        this.evaluate();
        break;
      case 'select':
        this.select(message.id);
        break;
      case 'step':
        this.step(message.to);
        break;
      case 'open_group':
        this.open_at = message.time;
        this.sendOutline();
        break;
      case 'request_rows': {
        const rows = message.items
          .map((n) => this.feed.rows[n])
          .filter((row) => row !== undefined && !this.feed.withdrawn.has(row.id));
        this.notify({ type: 'rows', rows });
        break;
      }
      case 'request_detail':
        this.sendDetail(message.id);
        break;
      case 'request_counts':
        this.notify({ type: 'counts', found: message.queries.map((query) => this.countOf(wellFormed(query))) });
        break;
      default: // everything else is about the canvas
    }
  }

  refresh() {
    this.revision += 1;
    const kept = this.feed.rows.filter((row) => !this.feed.withdrawn.has(row.id));
    this.order = kept.sort((a, b) => b.time - a.time || a.n - b.n);
    this.resolveReplies();
    this.notify(structuredClone(this.feed.header));
    this.evaluate();
    if (this.selected !== null && this.feed.withdrawn.has(this.selected)) this.select(null);
    if (this.wanted) this.select(this.wanted);
  }

  /** Who answers whom, now that more has come. */
  resolveReplies() {
    const { open_replies, by_id, rows } = this.feed;
    for (const [id, parent] of open_replies) {
      const row = by_id.get(id);
      if (!row || !by_id.has(parent)) continue;
      open_replies.delete(id);
      if (!this.wouldLoop(row, parent)) row.in_reply_to = parent;
    }
    this.replies = new Map();
    const answers = this.order.filter((row) => row.in_reply_to !== null).sort((a, b) => a.time - b.time || a.n - b.n);
    for (const row of answers) {
      const parent = /** @type {string} */ (row.in_reply_to);
      const known = this.replies.get(parent);
      if (known) known.push(row);
      else this.replies.set(parent, [row]);
    }
    for (const row of rows) row.replies = this.replies.get(row.id)?.length ?? 0;
  }

  /** An answer that would close a ring of answers is left alone. @param {Row} child @param {string} parent */
  wouldLoop(child, parent) {
    let steps = 0;
    for (
      let at = this.feed.by_id.get(parent);
      at;
      at = at.in_reply_to ? this.feed.by_id.get(at.in_reply_to) : undefined
    ) {
      if (at === child || ++steps > kLongestThread) return true;
    }
    return false;
  }

  evaluate() {
    const { matches, counts } = this.find(this.query);
    this.matches = matches;
    this.sendOutline();
    this.sendFacets(counts);
  }

  /** What a query finds, and per facet how many items each value would give. @param {Query} query */
  find(query) {
    const holds = termMatch(query);
    const asked = Object.keys(kFacetValues).map(
      (facet) => new Set(/** @type {Record<string, any>} */ (query)[facet] ?? []),
    );
    const values = Object.values(kFacetValues);
    /** @type {Map<string, number>[]} */
    const counts = values.map(() => new Map());
    /** @type {Row[]} */
    const matches = [];
    for (const row of this.order) {
      if (!isWithin(row, query.from ?? -Infinity, query.to ?? Infinity)) continue;
      if (holds && !holds(row, () => this.searchText(row))) continue;
      const found = values.map((valueOf) => valueOf(row));
      const missed = asked.flatMap((set, i) => (set.size > 0 && !found[i].some((value) => set.has(value)) ? [i] : []));
      if (missed.length === 0) matches.push(row);
      found.forEach((list, i) => {
        if (missed.some((m) => m !== i)) return; // a facet's counts ignore its own choice
        for (const value of list) counts[i].set(value, (counts[i].get(value) ?? 0) + 1);
      });
    }
    return { matches, counts };
  }

  /** @param {Query} query */
  countOf(query) {
    const { matches, counts } = this.find(query);
    const topics = counts[Object.keys(kFacetValues).indexOf('topics')];
    const sorted = [...this.feed.tags.keys()].filter((tag) => topics.has(tag));
    sorted.sort((a, b) => (topics.get(b) ?? 0) - (topics.get(a) ?? 0));
    return { count: matches.length, topics: sorted.slice(0, kMostTopics) };
  }

  /** @param {Row} row */
  searchText(row) {
    let text = this.folded.get(row.id);
    if (text === undefined) {
      text = fold([row.text, this.feed.extras.get(row.id)?.title ?? '', ...row.tags].join('\n'));
      this.folded.set(row.id, text);
    }
    return text;
  }

  sendOutline() {
    const whole = this.matches.length <= kWholeListLimit;
    const groups = this.groups();
    if (!whole) {
      const at = groupAt(groups, this.open_at);
      groups.forEach((group, i) => {
        group.open = i === at;
      });
    }
    /** @type {number[]} */
    const items = [];
    let done = 0;
    for (const group of groups) {
      const first = items.length;
      if (group.open) for (let i = done; i < done + group.count; ++i) items.push(this.matches[i].n);
      done += group.count;
      group.first = group.open ? first : 0;
    }
    this.notify({
      type: 'outline',
      revision: this.revision,
      total: this.matches.length,
      all: this.order.length,
      whole,
      groups,
      items,
    });
  }

  /** Months; years when there would be too many months; days when all lies within one. @returns {OutlineGroup[]} */
  groups() {
    if (this.matches.length === 0) return [];
    const length = this.matches[0].time - this.matches[this.matches.length - 1].time;
    /** @type {OutlineGroup[]} */
    let groups = groupBy(this.matches, length <= kFewDays_s ? 'day' : 'month');
    if (groups.length > kMostMonths) groups = groupBy(this.matches, 'year');
    return groups;
  }

  /** @param {Map<string, number>[]} counts in the order of kFacetValues */
  sendFacets(counts) {
    const { channels, cases, villages } = this.feed.header;
    const ids = [channels, cases, villages].map((table) => table.map((entry) => entry.id));
    ids.push([...this.feed.tags.keys()], kInstruments, kDirections);
    const full = ids.map((list, i) => Object.fromEntries(list.map((id) => [id, counts[i].get(id) ?? 0])));
    const last = this.matches[this.matches.length - 1];
    this.notify({
      type: 'facets',
      channels: full[0],
      cases: full[1],
      villages: full[2],
      topics: full[3],
      instruments: full[4],
      directions: full[5],
      extent: last ? { from: last.time, to: this.matches[0].time + 1 } : null,
    });
  }

  /** @param {string | null} id */
  select(id) {
    const row = id === null ? undefined : this.feed.by_id.get(id);
    this.wanted = id !== null && !row ? id : null;
    const found = row && !this.feed.withdrawn.has(row.id) ? row : null;
    if ((found?.id ?? null) === this.selected) return;
    this.selected = found?.id ?? null;
    this.notify({ type: 'selected', id: this.selected, n: found?.n ?? null, by: 'page' });
    if (found) this.sendDetail(found.id);
  }

  /** In the order of the list: next is later, and above. @param {string} to */
  step(to) {
    if (this.matches.length === 0) return;
    const selected = this.selected === null ? undefined : this.feed.by_id.get(this.selected);
    const [newest, oldest] = [this.matches[0], this.matches[this.matches.length - 1]];
    if (to === 'first' || to === 'last') return this.select((to === 'last' ? newest : oldest).id);
    if (to !== 'previous' && to !== 'next') return; // lanes are the canvas's
    if (!selected) return this.select(newest.id);
    const { newer, older } = this.neighbours(selected);
    const found = to === 'next' ? newer : older;
    if (found) this.select(found.id);
  }

  /** The matches right above and below a row in the list, which need not stand there itself. @param {Row} row */
  neighbours(row) {
    const behind = (/** @type {Row} */ other) => other.time < row.time || (other.time === row.time && other.n > row.n);
    const below = this.matches.findIndex(behind);
    const end = below < 0 ? this.matches.length : below;
    return { newer: this.matches[this.matches[end - 1] === row ? end - 2 : end - 1], older: this.matches[end] };
  }

  /** @param {string} id */
  sendDetail(id) {
    const row = this.feed.by_id.get(id);
    if (!row || this.feed.withdrawn.has(id))
      return this.notify({ type: 'refused', code: 'detail.unknown_id', detail: id });
    const { newer, older } = this.neighbours(row);
    const extra = this.feed.extras.get(id);
    const link = (/** @type {Row} */ r) => ({ id: r.id, n: r.n, time: r.time, channel: r.channel, heading: r.heading });
    const case_items = row.case
      ? this.order
          .filter((r) => r.case === row.case && r !== row)
          .slice(0, kMostCaseItems)
          .map(link)
      : [];
    this.notify({
      type: 'detail',
      detail: {
        ...row,
        external_url: extra?.external_url ?? '',
        attachments: extra?.attachments ?? [],
        dialogue: extra?.dialogue ?? null,
        thread: this.thread(row).map(({ row: r, depth }) => ({ ...link(r), depth })),
        case_items,
        previous: newer?.id ?? null,
        next: older?.id ?? null,
      },
    });
  }

  /** The conversation around a row, from its root, each answer below what it answers. @param {Row} row */
  thread(row) {
    let root = row;
    const seen = new Set([row]);
    for (;;) {
      const parent = root.in_reply_to ? this.feed.by_id.get(root.in_reply_to) : undefined;
      if (!parent || seen.has(parent)) break;
      seen.add(parent);
      root = parent;
    }
    const open = [{ row: root, depth: 0 }];
    const entries = [];
    const done = new Set();
    while (open.length > 0 && entries.length < kMostThread) {
      const entry = /** @type {{ row: Row, depth: number }} */ (open.pop());
      if (done.has(entry.row)) continue;
      done.add(entry.row);
      if (!this.feed.withdrawn.has(entry.row.id)) entries.push(entry);
      const answers = this.replies.get(entry.row.id) ?? [];
      for (const answer of [...answers].reverse()) open.push({ row: answer, depth: entry.depth + 1 });
    }
    return entries.length > 1 ? entries : [];
  }
}

/** Halves of surrogate pairs are U+FFFD, as they are in what was read. @param {Query} query @returns {Query} */
function wellFormed(query) {
  return JSON.parse(JSON.stringify(query), (_name, value) =>
    typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\ufffd') : value,
  );
}

/** The group at a moment, or the nearest; between two that are equally near the newer. @param {OutlineGroup[]} groups @param {number} moment */
function groupAt(groups, moment) {
  const older = groups.findIndex((group) => group.from <= moment);
  if (older < 0) return groups.length - 1;
  if (older === 0 || moment < groups[older].to) return older;
  return groups[older - 1].from - moment <= moment - groups[older].to ? older - 1 : older;
}

/** @param {Row[]} matches newest first @param {'day' | 'month' | 'year'} unit @returns {OutlineGroup[]} */
function groupBy(matches, unit) {
  /** @type {OutlineGroup[]} */
  const groups = [];
  let current;
  for (const row of matches) {
    if (!current || row.time < current.from) {
      current = { unit, ...unitSpan(unit, row.time), count: 0, open: true, first: 0 };
      groups.push(current);
    }
    current.count += 1;
  }
  return groups;
}

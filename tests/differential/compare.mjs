// Runs one case through both cores and says where they differ. What is compared is what the boundary carries
// (web/messages.d.ts); the technical line of a problem is each reader's own.
import { PlainCore } from '../../web/core/plain-core.js';
import { randomOf } from './random.mjs';

/** The core in JavaScript behind the probe's interface. */
class Plain {
  renew() {
    this.heard = [];
    this.core = new PlainCore((message) => this.heard.push(structuredClone(message)));
  }
  import(name, bytes) {
    this.core.import(name, bytes);
  }
  send(message) {
    this.core.send(message);
  }
  async settle() {
    return this.heard.splice(0);
  }
}

const problem = ({ code, place }) => `${code} ${place}`;

/** What of each message must be equal. Others are the canvas's alone. */
const kCompared = {
  imported: ({ name, added, skipped_count, skipped, notices, failure, next_url, pages }) => ({
    name,
    added,
    skipped_count,
    next_url,
    pages,
    failure: failure && problem(failure),
    skipped: skipped.map(problem),
    notices: notices.map(problem),
  }),
  header: (message) => message,
  outline: ({ revision, ...message }) => message,
  facets: (message) => message,
  rows: (message) => message,
  detail: (message) => message,
  selected: ({ by, ...message }) => message,
  refused: ({ code, detail }) => ({ code, detail }),
};
/** Of these only the last of a moment counts: how often a core says it is its own affair. */
const kStates = new Set(['header', 'outline', 'facets', 'selected', 'detail']);

function essence(heard) {
  /** @type {Record<string, unknown>} what it is like now */
  const states = {};
  /** @type {unknown[]} what was asked */
  const answers = [];
  for (const message of heard) {
    const take = kCompared[message.type];
    if (!take) continue;
    if (kStates.has(message.type)) states[message.type] = sorted(take(message));
    else answers.push(sorted(take(message)));
  }
  return { states, answers };
}

/** With the members of each object in one order, so that equal things are written alike. */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((name) => [name, sorted(value[name])]),
  );
}

/** The first place where two values differ, as a line; null when they do not. */
export function difference(plain, core, at = '') {
  if (Object.is(plain, core)) return null;
  const is_object = (value) => value !== null && typeof value === 'object';
  if (!is_object(plain) || !is_object(core) || Array.isArray(plain) !== Array.isArray(core)) {
    return `${at}: JavaScript ${short(plain)}, C++ ${short(core)}`;
  }
  for (const name of new Set([...Object.keys(plain), ...Object.keys(core)])) {
    const found = difference(plain[name], core[name], `${at}/${name}`);
    if (found) return found;
  }
  return null;
}

const short = (value) => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 300));

export class Comparison {
  /** @param {import('./probe.mjs').Probe} probe */
  constructor(probe) {
    this.cores = [new Plain(), probe];
    this.compared = 0;
  }

  /** Each step is done by both; the first difference ends the case. @returns {Promise<string | null>} */
  async run({ name, seed, files, queries }) {
    for (const core of this.cores) core.renew();
    this.states = [{}, {}];
    this.arrived = 0;
    for (const [kind, bytes] of files) {
      const found = await this.step(`import ${kind}`, (core) => core.import(kind, bytes));
      if (found) return `${name}: ${found}`;
    }
    const random = randomOf(seed ?? 1);
    for (const query of queries) {
      const found =
        (await this.step(`query ${JSON.stringify(query)}`, (core) => core.send({ type: 'set_query', query }))) ??
        (await this.step('counts', (core) => core.send({ type: 'request_counts', queries: [query, {}] }))) ??
        (await this.walk(random));
      if (found) return `${name}: ${JSON.stringify(query)}: ${found}`;
    }
    return null;
  }

  /** Rows of all, details of some, and steps from one to the next. */
  async walk(random) {
    const { items } = this.outline;
    const numbers = Array.from({ length: Math.min(500, this.arrived) }, (_, n) => n);
    let found = await this.step('rows', (core) => core.send({ type: 'request_rows', items: numbers }));
    const ids = this.rows.map(({ id }) => id);
    for (let i = 0; i < 3 && !found; ++i) {
      const id = random.chance(0.1) ? 'niet' : (random.pick(ids) ?? 'niet');
      found = await this.step(`detail of ${id}`, (core) => core.send({ type: 'request_detail', id }));
    }
    for (let i = 0; i < 5 && !found; ++i) {
      // Without a selection a step begins where the canvas looks, and one of the two has none.
      const message =
        random.chance(0.3) || !this.states[0].selected?.id
          ? { type: 'select', id: random.chance(0.1) ? null : (random.pick(ids) ?? null) }
          : { type: 'step', to: random.pick(['previous', 'next', 'first', 'last']) };
      found = await this.step(JSON.stringify(message), (core) => core.send(message));
    }
    if (!found && items.length > 0 && random.chance(0.2)) {
      found = await this.step('open_group', (core) =>
        core.send({ type: 'open_group', time: Math.floor(random.next() * 2e9) }),
      );
    }
    return found;
  }

  async step(what, act) {
    for (const core of this.cores) act(core);
    const heard = await Promise.all(this.cores.map((each) => each.settle()));
    const said = heard.map(essence);
    said.forEach(({ states }, i) => Object.assign(this.states[i], states));
    this.outline = this.states[0].outline;
    this.rows = said[0].answers.find(({ type }) => type === 'rows')?.rows ?? this.rows ?? [];
    for (const { type, name, added } of said[0].answers)
      if (type === 'imported' && name === 'feed') this.arrived += added;
    this.compared += 1;
    const found = difference(this.states[0], this.states[1]) ?? difference(said[0].answers, said[1].answers);
    return found && `${what}: ${found}`;
  }
}

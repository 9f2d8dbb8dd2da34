// Loads what is about reach when there is something to estimate, and keeps what came before that until it is there.
// @ts-check

/** @typedef {import('../messages').FromCore} FromCore */
/** @typedef {import('./page').ReachPage} ReachPage */
/** @typedef {import('./page').Population} Population */

const kPatience_ms = 30_000;

/** A module that never comes is waited for so long. @template T @param {Promise<T>} coming @returns {Promise<T>} */
function inTime(coming) {
  return Promise.race([
    coming,
    new Promise((_, reject) => {
      setTimeout(() => reject(new Error(`no answer in ${kPatience_ms} ms`)), kPatience_ms);
    }),
  ]);
}

export class LazyReach {
  /** @param {ReachPage} page */
  constructor(page) {
    this.page = page;
    /** @type {import('./feature.js').ReachFeature | null} */
    this.feature = null;
    /** @type {Promise<void> | null} */
    this.opening = null;
    /** @type {Population | null} */
    this.population = null;
    this.known = false; // whether there is one
    this.failed = false; // it did not come
    this.view = '';
    /** @type {FromCore[]} */
    this.before = [];
  }

  get busy() {
    return this.opening !== null && !this.failed && (this.feature === null || this.feature.busy);
  }

  get working() {
    return this.opening !== null && !this.failed && (this.feature === null || this.feature.working);
  }

  /** What is known of the reach of what is shown; where there is a population, its place is kept for it. */
  get line() {
    const comes = !this.failed && (this.page.context.header?.population_url ?? '') !== '';
    return this.feature?.panel.line ?? { known: comes, text: '' };
  }

  /** @param {FromCore} message */
  receive(message) {
    if (this.feature) return this.feature.receive(message);
    if (this.failed) return;
    this.before.push(message);
    const asked =
      message.type === 'reach_messages'
        ? message.messages.length > 0
        : message.type === 'reach_question' && message.scope !== 'none';
    if (asked || this.page.address.state.view === 'claims') this.open();
  }

  /** @param {Population | null} population null: there is none */
  found(population) {
    this.population = population;
    this.known = true;
    if (this.feature) this.begin(this.feature);
  }

  /** @param {import('./feature.js').ReachFeature} feature */
  begin(feature) {
    if (this.population) feature.start(this.population);
    else feature.client.fail({ code: 'reach.no_population', detail: '', place: '/_kringen/place/population' });
  }

  /** Another core took over, and knows nothing yet. */
  rebase() {
    this.feature?.rebase();
  }

  /** What the page shows now. @param {string} view */
  show(view) {
    this.view = view;
    this.feature?.show(view);
  }

  /** The address says what the model is to assume. */
  run() {
    this.feature?.panel.run();
  }

  open() {
    this.opening ??= inTime(import('./feature.js'))
      .then(({ ReachFeature }) => {
        const feature = (this.feature = new ReachFeature(this.page));
        if (this.known) this.begin(feature);
        for (const message of this.before.splice(0)) feature.receive(message);
        feature.show(this.view);
      })
      .catch((error) => {
        const { address, places, settled } = this.page;
        this.failed = true;
        if (address.state.view === 'claims') address.go({ view: '' }, 'replace');
        places.problems.add({ code: 'load.part', detail: String(error), place: 'reach/feature.js' });
        settled();
      });
  }
}

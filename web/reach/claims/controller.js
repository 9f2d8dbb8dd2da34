// The claims of the speech beside the model: finds the file with them beside the population, asks the model the
// questions that they need, and shows the verdicts as the answers come.
// @ts-check
import { addView } from '../../page/more-views.js';
import { fromText } from '../what-if/text.js';
import { ClaimsView } from './view.js';
import { claimQuestions } from './judge.js';
import { LoadProblem } from '../../base/fetch-bytes.js';

/** @typedef {import('../../reach').ClaimFile} ClaimFile */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../page').Population} Population */
/** @typedef {import('../page').ReachPage} ReachPage */
const kReplicates = 512;

export class ClaimsController {
  /**
   * @param {HTMLElement} root
   * @param {ReachPage} page
   * @param {import('../client.js').ReachClient} client
   * @param {{ openWhatIf: (open: boolean) => void }} panel
   */
  constructor(root, page, client, panel) {
    this.root = root;
    this.page = page;
    this.client = client;
    this.view = new ClaimsView(root, page.context, {
      whatIf: () => panel.openWhatIf(true),
      close: () => page.address.go({ view: '' }, 'push'),
    });
    /** @type {ClaimFile | null} */
    this.file = null;
    this.shown = false;
    this.failed = false;
    /** @type {Record<string, ReachResult | null>} */
    this.results = {};
  }

  get busy() {
    return (
      this.shown && this.file !== null && !this.failed && Object.values(this.results).some((result) => !result?.final)
    );
  }

  /** What-if values of the address. */
  get values() {
    return fromText(this.page.address.state.what_if, this.client.parameters);
  }

  /** @param {string} text of the population @param {Population} population */
  async find(text, population) {
    const address = addressOfClaims(text, population.url);
    if (!address) return;
    try {
      const bytes = await population.fetch(address);
      const file = JSON.parse(new TextDecoder().decode(bytes));
      if (!Array.isArray(file?.claims) || typeof file.asks !== 'object') throw new Error('no claims');
      this.file = file;
      if (this.page.context.mode !== 'embed') addView('claims', this.shown); // there it has no room, and would grow by itself
      this.run();
    } catch (error) {
      if (error instanceof LoadProblem && error.code === 'load.status') return; // a municipality without claims is the normal case
      this.page.places.problems.add({ code: 'load.part', detail: `${address} ${error}`, place: '/claims' });
    }
  }

  /** @param {boolean} shown */
  show(shown) {
    const opened = shown && !this.shown;
    this.shown = shown;
    if (!shown) this.view.hide();
    else if (opened) {
      this.run();
      this.root.querySelector('h2')?.focus();
    }
  }

  run() {
    const { file, values } = this;
    if (!file || !this.shown) return;
    const questions = claimQuestions(file, values);
    this.failed = false;
    this.results = Object.fromEntries(Object.keys(questions).map((name) => [name, this.results[name] ?? null]));
    this.draw();
    for (const [name, question] of Object.entries(questions)) {
      this.client.ask(
        question,
        { key: `claim:${name}`, rough: 0, replicates: kReplicates, circles: true },
        ({ result }) => {
          this.results[name] = result;
          this.failed ||= result === null;
          this.draw();
          if (!this.busy) this.page.settled();
        },
      );
    }
  }

  draw() {
    if (!this.file || !this.shown) return;
    const changed = Object.keys(this.values).length > 0;
    this.view.show({ file: this.file, results: this.results, changed, failed: this.failed });
  }
}

/** The file beside the population that it names; a broken population is told of by the model.
 * @param {string} population its text @param {string} url @returns {string | null} */
function addressOfClaims(population, url) {
  try {
    const { claims } = JSON.parse(population);
    const address = typeof claims === 'string' ? new URL(claims, url) : null;
    return address?.origin === new URL(url).origin ? address.href : null;
  } catch {
    return null;
  }
}

// The claims of the speech beside the model: finds the file with them beside the population, asks the model the
// questions that they need, and shows the verdicts as the answers come.
// @ts-check
import { ClaimsView } from './view.js';
import { claimQuestions } from './judge.js';
import { LoadProblem } from '../../base/fetch-bytes.js';

/** @typedef {import('../../reach').ClaimFile} ClaimFile */
/** @typedef {import('../../reach').ReachResult} ReachResult */
/** @typedef {import('../feature.js').Population} Population */
/**
 * @typedef {object} ClaimsOptions
 * @property {import('../../list/item-parts.js').Context} context
 * @property {import('../client.js').ReachClient} client
 * @property {() => Record<string, number>} values what-if
 * @property {() => void} whatIf
 * @property {() => void} close
 * @property {() => void} known there are claims
 * @property {() => void} settled
 * @property {(problem: import('../../messages').Problem) => void} fail
 */

const kReplicates = 512;

export class ClaimsPanel {
  /** @param {HTMLElement} root @param {ClaimsOptions} options */
  constructor(root, options) {
    this.options = options;
    this.root = root;
    this.view = new ClaimsView(root, options.context, { whatIf: options.whatIf, close: options.close });
    /** @type {ClaimFile | null} */
    this.file = null;
    this.shown = false;
    this.failed = false;
    /** @type {Record<string, ReachResult | null>} */
    this.results = {};
  }

  get busy() {
    return this.shown && this.file !== null && !this.failed && Object.values(this.results).some((result) => !result?.final);
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
      this.options.known();
      this.run();
    } catch (error) {
      if (error instanceof LoadProblem && error.code === 'load.status') return;  // a municipality without claims is the normal case
      this.options.fail({ code: 'load.part', detail: `${address} ${error}`, place: '/claims' });
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
    const { file, options } = this;
    if (!file || !this.shown) return;
    const values = options.values();
    const questions = claimQuestions(file, values);
    this.failed = false;
    this.results = Object.fromEntries(Object.keys(questions).map((name) => [name, this.results[name] ?? null]));
    this.draw();
    for (const [name, question] of Object.entries(questions)) {
      options.client.ask(question, { key: `claim:${name}`, rough: 0, replicates: kReplicates, circles: true }, ({ result }) => {
        this.results[name] = result;
        this.failed ||= result === null;
        this.draw();
        if (!this.busy) options.settled();
      });
    }
  }

  draw() {
    if (!this.file || !this.shown) return;
    const changed = Object.keys(this.options.values()).length > 0;
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

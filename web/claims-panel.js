// The claims of the speech beside the model: finds the file with them beside the population, asks the model the
// questions that they need, and shows the verdicts as the answers come.
// @ts-check
import { ClaimsView } from './claims-view.js';
import { claimQuestions } from './claims.js';

/** @typedef {import('./reach').ClaimFile} ClaimFile */
/** @typedef {import('./reach').ReachResult} ReachResult */
/**
 * @typedef {object} ClaimsOptions
 * @property {import('./item-parts.js').Context} context
 * @property {import('./reach-client.js').ReachClient} client
 * @property {() => Record<string, number>} values what-if
 * @property {() => void} whatIf
 * @property {() => void} close
 * @property {() => void} known there are claims
 * @property {() => void} settled
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

  /** @param {string} population its text @param {string} url its address */
  async find(population, url) {
    try {
      const { claims } = JSON.parse(population);
      if (typeof claims !== 'string') return;
      const address = new URL(claims, url);
      if (address.origin !== new URL(url).origin) return;
      const response = await fetch(address, { credentials: 'omit' });
      if (!response.ok) return;
      const file = await response.json();
      if (!Array.isArray(file?.claims) || typeof file.asks !== 'object') return;
      this.file = file;
      this.options.known();
      this.run();
    } catch {
      // A municipality without claims is the normal case; a broken population is told of by the model.
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

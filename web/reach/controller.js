// Takes the core's question to the model's worker, shows what comes back, and tells the core what it needs for its marks and
// its map.
// @ts-check
import { civilAt } from '../base/format.js';
import { ReachView } from './panel/view.js';
import { fromText, toText, withDefaults, withoutDefaults } from './what-if/text.js';
import { WhatIfView } from './what-if/view.js';
import { numberWords } from './words.js';

/** @typedef {import('../reach').ReachQuestion} ReachQuestion */
/** @typedef {import('../reach').ReachMessage} ReachMessage */
/** @typedef {import('../reach').ReachResult} ReachResult */
/** @typedef {import('../reach').ReachShown} ReachShown */
/** @typedef {import('../messages').ReachQuestionMessage} ReachQuestionMessage */
/** @typedef {import('./client.js').ReachClient} ReachClient */
/** @typedef {import('./page').ReachPage} ReachPage */

const kRough = 128;
/** Beside a comparison, of which each half costs as much: the figure follows the slider. */
const kRoughCompared = 64;
const kReplicates = 512;
/** So many estimates go to the core at once: each makes it lay out anew. */
const kBatch = 24;

export class ReachController {
  /**
   * @param {ReachPage} page
   * @param {ReachClient} client
   * @param {{ reach: HTMLElement, whatIf: HTMLElement }} roots
   */
  constructor(page, client, roots) {
    this.page = page;
    this.client = client;
    this.roots = roots;
    this.assumed = () => {}; // the reader changed an assumption
    /** @type {ReachQuestionMessage | null} */
    this.asked = null;
    /** @type {ReachResult | null} */
    this.result = null;
    /** @type {ReachShown['state']} */
    this.state = 'unknown';
    /** @type {ReachShown['problem']} */
    this.problem = null;
    this.noise = false;
    this.open = false; // the what-if panel
    /** Of the next question of this scope the answer is heard: it was asked for, or is what the page opens at. */
    this.wanted_scope = page.address.state.item === '' ? '' : 'item';
    this.wished = false; // the reader asked something about reach, and hears the answer; other estimates are there to be read
    this.turn = 0; // answers to earlier questions are late
    /** @type {Map<string, number>} */
    this.estimates = new Map();
    /** @type {Set<string>} estimated by as many replicates as the panel shows; a rough estimate that comes later is not taken */
    this.sharp = new Set();
    const showMap = () => {
      page.address.go({ view: 'map' }, 'push');
      page.places.stage.scrollIntoView({ block: 'start' });
    };
    const announce = (/** @type {string} */ text) => {
      if (this.wished) page.say(text);
    };
    this.view = new ReachView(roots.reach, page.context, {
      setMix: (mix) => this.want({ mix }),
      whatIf: () => this.openWhatIf(true),
      showMap,
      play: () => {
        if (!this.view.playing) showMap();
        page.core.send({ type: 'replay', playing: !this.view.playing });
      },
      announce,
      askNoise: () => {
        this.noise = true;
        this.wished = true;
        this.run();
      },
      retry: () => {
        this.wished = true;
        this.run();
      },
      selectVillage: (id) => page.address.go({ filters: { ...page.address.state.filters, villages: [id] } }, 'push'),
      setScope: (scope) => {
        if (scope === 'period') return;
        this.wanted_scope = scope;
        page.core.send({ type: 'reach_scope', scope });
      },
    });
    this.whatIf = new WhatIfView(roots.whatIf, page.context, {
      change: (values) => this.want({ what_if: toText(values, withoutDefaults(client.parameters)) }),
      close: () => this.openWhatIf(false),
      announce,
    });
  }

  /** Somebody waits for an answer. That of a period in view comes when it comes, as the marks do, until a reader asks
   * for it. */
  get busy() {
    const is_awaited = this.asked?.scope !== 'period' || this.wished;
    return (is_awaited && (this.state === 'waiting' || this.state === 'rough')) || this.whatIf.frame !== 0;
  }

  /** What is known of the present question in one line; empty until it is sure. */
  get line() {
    const known = this.asked !== null && this.asked.scope !== 'none';
    const text =
      this.state === 'final' && this.result ? numberWords(this.result, this.page.context.format).join(' ') : '';
    return { known, text };
  }

  /** What-if values of the address, as far as the model knows them. */
  get values() {
    return fromText(this.page.address.state.what_if, withoutDefaults(this.client.parameters));
  }

  /** @param {ReachQuestionMessage} message */
  ask(message) {
    const is_same = this.asked?.scope === message.scope && this.asked.key === message.key; // of more that came meanwhile
    this.asked = message;
    if (message.scope === this.wanted_scope) {
      this.wished = true;
      this.wanted_scope = '';
    } else if (!is_same) this.wished = false;
    this.noise = false;
    if (message.scope === 'none') {
      this.cancel();
      this.state = 'unknown';
      this.openWhatIf(false);
      this.view.hide();
      this.page.settled();
      return;
    }
    this.result = null;
    this.run();
  }

  /** The address or the switches say something else. @param {{ mix?: string[], what_if?: string }} wanted */
  want(wanted) {
    this.wished = true;
    this.page.address.go(wanted, 'replace');
    this.assumed();
    this.run();
  }

  /** Asks the model anew; what is shown stays until the first answer. */
  run() {
    const { asked, client } = this;
    if (!asked || asked.scope === 'none') return;
    this.cancel();
    this.problem = null;
    if (client.problem) return this.fail(client.problem);
    if (asked.messages.length === 0) {
      this.clearMap();
      return this.show('unknown');
    }
    const turn = this.turn;
    const compare = Object.keys(this.values).length > 0 ? {} : undefined; // the defaults, and the friends that were counted
    client.ask(
      this.question(),
      {
        key: 'panel',
        rough: compare ? kRoughCompared : kRough,
        replicates: kReplicates,
        compare,
        circles: true,
        replay: true,
        noise: this.noise,
      },
      (answer) => {
        if (turn === this.turn) this.answered(answer);
      },
    );
    this.show('waiting'); // while the worker has begun
  }

  /** @param {import('./client.js').ReachAnswer} answer */
  answered(answer) {
    if (answer.problem) return this.fail(answer.problem);
    this.result = answer.result;
    this.show(answer.result.final ? 'final' : 'rough');
    if (answer.result.final) this.wished = false;
    if (answer.circle_reach) void this.page.core.import('circle_reach', answer.circle_reach);
    if (answer.result.final) {
      const [message] = this.asked?.messages ?? [];
      if (this.asked?.scope === 'item' && Object.keys(this.values).length === 0) {
        this.sharp.add(message.id);
        this.estimated(message.id, answer.result);
      }
      this.flush();
      this.page.settled();
    }
  }

  /** @param {{ code: string, detail: string, place: string }} problem */
  fail(problem) {
    this.problem = problem;
    this.clearMap();
    this.show(problem.code === 'reach.unavailable' ? 'unavailable' : 'failed');
    this.wished = false;
    this.page.settled();
  }

  /** Nothing is known of the present question. */
  clearMap() {
    void this.page.core.import('circle_reach', new Uint8Array());
  }

  cancel() {
    ++this.turn;
    this.client.cancel('panel');
  }

  /** @returns {ReachQuestion} */
  question() {
    return { messages: this.asked?.messages ?? [], parameters: this.values, mix: this.page.address.state.mix };
  }

  /** @param {ReachShown['state']} state */
  show(state) {
    const { asked } = this;
    if (!asked || asked.scope === 'none') return;
    this.state = state;
    const { client } = this;
    const parameters = withDefaults(client.parameters, this.result);
    const { scope, title, of, covered, left_out, missing, engaged, messages, has_case } = asked;
    this.view.show({
      scope,
      title,
      of,
      covered,
      left_out,
      missing,
      engaged,
      scopes: has_case ? ['item', 'case'] : [],
      state,
      result: this.result,
      question: this.question(),
      spec: client.spec,
      parameters,
      problem: this.problem,
    });
    if (!this.open) return;
    const year = messages.length === 0 ? null : civilAt(messages[messages.length - 1].time).year;
    this.whatIf.show({ scope, parameters, values: this.values, year, state, result: this.result });
  }

  /** @param {boolean} open */
  openWhatIf(open) {
    if (open === this.open) return;
    this.open = open;
    if (open) {
      this.show(this.state);
      this.whatIf.focus();
      return;
    }
    this.whatIf.hide();
    const button = this.roots.reach.querySelector('[data-act="what-if"]');
    if (button instanceof HTMLElement) button.focus();
  }

  // ---- the marks of all messages --------------------------------------------------------------------------------------

  /** In the background, the newest first. @param {ReachMessage[]} messages */
  estimateAll(messages) {
    const { client } = this;
    for (const message of messages) {
      if (this.estimates.has(message.id)) continue;
      client.ask(
        { messages: [message], parameters: {}, mix: [] },
        { key: `mark:${message.id}`, rough: 0, replicates: kRough, background: true },
        ({ result }) => {
          // Of what cannot be estimated the mark stays as it is; it may have been the last that was waited for.
          if (result && !this.sharp.has(message.id)) this.estimated(message.id, result);
          if (this.estimates.size % kBatch === 0 || !client.busy) this.flush();
          if (!client.busy) this.page.settled();
        },
      );
    }
  }

  /** @param {string} id @param {ReachResult} result */
  estimated(id, result) {
    this.estimates.set(id, result.reach.median);
    this.unsent = (this.unsent ?? new Set()).add(id);
  }

  flush() {
    if (!this.unsent?.size) return;
    const items = [...this.unsent].map((id) => /** @type {[string, number]} */ ([id, this.estimates.get(id) ?? 0]));
    this.unsent = new Set();
    this.page.core.send({ type: 'reach_estimates', items });
  }

  /** The core forgot everything. */
  resend() {
    this.unsent = new Set(this.estimates.keys());
    this.flush();
  }
}

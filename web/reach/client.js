// The page's side of the reach model: one worker, started when it is first needed, that answers questions one by one.
// A question with a key replaces the one before it; equal questions are answered from memory. The worker may be slow,
// missing or broken: then `problem` says so, and every question is answered with it.
// @ts-check

/** @typedef {import('../reach').ReachQuestion} ReachQuestion */
/** @typedef {import('../reach').ReachResult} ReachResult */
/** @typedef {import('../reach').ReachParameter} ReachParameter */
/** @typedef {import('../reach').SpecNote} SpecNote */
/** @typedef {import('../reach').FromReach} FromReach */
/** @typedef {import('../reach').ReachProblem} ReachProblem */
/**
 * @typedef {object} AskOptions
 * @property {string} key names the place of the answer: 'panel', 'claim:one'
 * @property {number} rough replicates before the first answer; 0: none before the last
 * @property {number} replicates
 * @property {Record<string, number>} [compare] paired with these assumptions
 * @property {boolean} [circles] @property {boolean} [replay] @property {boolean} [noise]
 * @property {boolean} [background] after everything that a reader waits for
 */
/**
 * @typedef {{ result: ReachResult, circle_reach: Uint8Array | null, problem: null }} Found
 * @typedef {{ result: null, circle_reach: null, problem: ReachProblem }} NotFound
 * @typedef {Found | NotFound} ReachAnswer
 * @typedef {{ key: string, text: string, listener: (answer: ReachAnswer) => void }} Waiting
 */

const kMostRemembered = 64;
const kPatience_ms = 30_000; // until the worker's program is there

export class ReachClient {
  /**
   * @param {() => Worker} makeWorker
   * @param {{ ready: () => void, circles: (bytes: Uint8Array) => void }} hooks
   * @param {number} [patience_ms]
   */
  constructor(makeWorker, hooks, patience_ms = kPatience_ms) {
    this.patience_ms = patience_ms;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.patience = undefined;
    this.makeWorker = makeWorker;
    this.hooks = hooks;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {ReachProblem | null} */
    this.problem = null;
    /** @type {ReachParameter[]} */
    this.parameters = [];
    /** @type {SpecNote[]} */
    this.spec = [];
    /** @type {Map<string, Waiting>} by the name of the asking: a late answer to an earlier one finds nobody */
    this.waiting = new Map();
    /** @type {Map<string, string>} key -> the name of its last asking */
    this.latest = new Map();
    this.askings = 0;
    /** @type {Map<string, Found>} the final answers, the oldest first */
    this.known = new Map();
    /** @type {object[]} what was asked before there was a worker */
    this.before = [];
    this.started = false;
  }

  /** Something is being computed. */
  get busy() {
    return this.waiting.size > 0;
  }

  /** @param {string} spec text of population.json @param {number} seed */
  start(spec, seed) {
    if (this.started) return;
    this.started = true;
    try {
      this.worker = this.makeWorker();
    } catch (error) {
      this.fail({ code: 'reach.unavailable', detail: String(error), place: '' });
      return;
    }
    this.worker.onmessage = ({ data }) => this.receive(data);
    this.worker.onerror = (event) => {
      event.preventDefault?.();
      this.fail({ code: 'reach.unavailable', detail: event.message ?? '', place: '' });
    };
    this.patience = setTimeout(
      () => this.fail({ code: 'reach.unavailable', detail: `no answer in ${this.patience_ms} ms`, place: '' }),
      this.patience_ms,
    );
    this.worker.postMessage({ type: 'start', spec, seed });
    for (const message of this.before.splice(0)) this.worker.postMessage(message);
  }

  /** @param {ReachQuestion} question @param {AskOptions} options @param {(answer: ReachAnswer) => void} listener */
  ask(question, options, listener) {
    const { key, background = false, circles = false, replay = false, noise = false, ...others } = options;
    if (this.problem) {
      listener({ result: null, circle_reach: null, problem: this.problem });
      return;
    }
    const name = `${key}#${++this.askings}`;
    const message = { type: 'ask', key: name, question, background, circles, replay, noise, ...others };
    const text = JSON.stringify({ ...message, key: '', background: false });
    const known = this.known.get(text);
    this.cancel(key);
    if (known) {
      queueMicrotask(() => listener(known));
      return;
    }
    this.waiting.set(name, { key, text, listener });
    this.latest.set(key, name);
    if (this.worker) this.worker.postMessage(message);
    else this.before.push(message);
  }

  /** @param {string} key */
  cancel(key) {
    const name = this.latest.get(key);
    this.latest.delete(key);
    if (name === undefined || !this.waiting.delete(name)) return;
    this.before = this.before.filter((message) => !('key' in message) || message.key !== name);
    this.worker?.postMessage({ type: 'cancel', key: name });
  }

  /** @param {FromReach} message */
  receive(message) {
    clearTimeout(this.patience);
    switch (message.type) {
      case 'ready':
        this.parameters = message.parameters;
        this.spec = message.spec;
        this.hooks.ready();
        break;
      case 'circles':
        this.hooks.circles(new Uint8Array(message.bytes));
        break;
      case 'result':
        this.found(message);
        break;
      case 'failed':
        if (message.key === null) this.fail(message.problem);
        else this.answer(message.key, { result: null, circle_reach: null, problem: message.problem }, true);
        break;
      default:
    }
  }

  /** @param {Extract<FromReach, { type: 'result' }>} message */
  found({ key, result, circle_reach }) {
    /** @type {Found} */
    const answer = { result, circle_reach: circle_reach ? new Uint8Array(circle_reach) : null, problem: null };
    const text = this.waiting.get(key)?.text;
    if (result.final && text !== undefined) this.remember(text, answer);
    this.answer(key, answer, result.final);
  }

  /** @param {string} text @param {Found} answer */
  remember(text, answer) {
    this.known.set(text, answer);
    if (this.known.size > kMostRemembered) this.known.delete(this.known.keys().next().value ?? '');
  }

  /** A cancelled question may still be answered: nobody listens then. @param {string} name @param {ReachAnswer} answer @param {boolean} last */
  answer(name, answer, last) {
    const waiting = this.waiting.get(name);
    if (waiting && last) {
      this.waiting.delete(name);
      this.latest.delete(waiting.key);
    }
    waiting?.listener(answer);
  }

  /** Nothing more will come. @param {ReachProblem} problem */
  fail(problem) {
    clearTimeout(this.patience);
    this.problem = problem;
    this.worker?.terminate();
    this.worker = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { listener } of waiting) listener({ result: null, circle_reach: null, problem });
    this.hooks.ready();
  }
}

// Which core is at work: the plain one at once, the one in WebAssembly when it is there. Keeps the pages that came so
// far, because the second one reads them anew, and passes messages both ways so that the views need not know.
// @ts-check
import { dayText } from '../base/format.js';
import { PlainCore } from './plain-core.js';
import { sendForProgram, WasmCore, whyNotHere } from './wasm-core.js';

/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('../messages').FromCore} FromCore */
/** @typedef {import('../messages').StartOptions} StartOptions */
/** @typedef {import('../messages').Imported} Imported */
/** @typedef {{ name: string, bytes: Uint8Array, read: boolean, failed: boolean, answer: (report: Imported | null) => void }} File */

/** A first page larger than this is left to the fast reader, if that comes soon. */
const kPlainMost_bytes = 3 << 20;
const kPatience_ms = 20000;

/** What is still to come is by the clock of the page. @param {{ receive: (message: FromCore) => void }} hooks */
const plainCore = (hooks) => new PlainCore((message) => hooks.receive(message), dayText(Date.now() / 1000));

export class Session {
  /**
   * @param {object} hooks
   * @param {(message: FromCore) => void} hooks.receive
   * @param {() => StartOptions} hooks.startOptions
   * @param {(core: WasmCore) => void} hooks.tookOver before the new core's first notifications
   * @param {(problem: import('../messages').Problem) => void} hooks.foundDamage the plain reader had let it pass
   * @param {(reason: string) => void} hooks.fellBack the document is all there will be
   */
  constructor(hooks) {
    this.hooks = hooks;
    /** @type {PlainCore | WasmCore} */
    this.core = plainCore(hooks);
    /** @type {File[]} */
    this.files = [];
    this.quiet = true; // the core said `idle` since it was last stirred
    this.decided = false; // no other core will come
    /** @type {() => void} */
    this.decide = () => {};
    /** @type {Promise<void>} */
    this.decision = new Promise((resolve) => {
      this.decide = () => {
        this.decided = true;
        resolve();
      };
    });
  }

  /** @param {HTMLCanvasElement} canvas @param {Promise<void>} listed the reader has something to read: now there is time */
  async loadCore(canvas, listed) {
    const obstacle = whyNotHere();
    if (obstacle) return this.fallBack(obstacle);
    sendForProgram();
    const patience = window.setTimeout(() => this.fallBack('slow'), kPatience_ms);
    try {
      await listed; // compiling takes every processor there is, and the list comes first
      const core = await WasmCore.load(canvas, (message) => {
        if (message.type === 'idle') this.quiet = true;
        if (this.core === core) this.hooks.receive(message);
      });
      if (!this.decided) this.takeOver(core);
    } catch (error) {
      console.error(error);
      this.fallBack('failed');
    } finally {
      clearTimeout(patience);
    }
  }

  /** @param {WasmCore} core */
  takeOver(core) {
    const before = this.core;
    core.broke = () => this.fallBack('broke');
    if (!core.start(this.hooks.startOptions())) return this.fallBack('no_webgl2');
    before.stop();
    this.core = core;
    this.quiet = false;
    this.hooks.tookOver(core);
    const { files } = this;
    this.files = []; // the core has them now; should it break, the feed is fetched again
    for (const file of files) {
      const report = core.import(file.name, file.bytes);
      file.answer(report);
      if (file.read && !file.failed && report?.failure) this.hooks.foundDamage(report.failure);
    }
    if (!core.broken) this.decide();
  }

  /** @param {string} reason */
  fallBack(reason) {
    const again = this.core.kind === 'wasm';
    if (this.decided && !again) return;
    if (again) {
      this.core.stop();
      this.core = plainCore(this.hooks);
    }
    this.hooks.fellBack(reason);
    for (const file of this.files) if (!file.read) file.answer(this.core.import(file.name, file.bytes));
    this.files = [];
    this.decide();
  }

  get reads_index() {
    return this.core.kind === 'wasm';
  }

  /** The first page is read at once; the index and other pages wait until it is clear who reads them.
   * @param {string} name @param {Uint8Array} bytes @returns {Promise<Imported | null>} */
  async import(name, bytes) {
    if (this.decided) return this.core.import(name, bytes);
    const is_later = name === 'index' || (name === 'feed' && this.files.some((file) => file.name === 'feed'));
    const read = bytes.length <= kPlainMost_bytes && !is_later;
    return new Promise((resolve) => {
      const report = read ? this.core.import(name, bytes) : null;
      this.files.push({ name, bytes, read, failed: Boolean(report?.failure), answer: resolve });
      if (read) resolve(report);
    });
  }

  /** Keys and pointers reach the core past this page, so whether it is idle is known only after asking it anew. */
  ask() {
    if (this.core.kind !== 'wasm') return;
    this.quiet = false;
    this.core.send({ type: 'request_stats' });
  }

  /** After each message the core in WebAssembly says `idle` once, when nothing is left to do. @param {ToCore} message */
  send(message) {
    this.quiet = this.core.kind === 'plain';
    this.core.send(message);
  }
}

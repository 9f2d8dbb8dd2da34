// The core in WebAssembly behind the same three calls as PlainCore. The only file that touches the module's memory.
// A wrong MIME type for the .wasm is no problem: the module's own loader falls back from streaming to a plain read.
// @ts-check
import { el } from '../base/dom.js';
import { createGlyphs } from './glyphs.js';
import { textOfName } from './html-tokens.js';

/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('../messages').FromCore} FromCore */
/** @typedef {import('../messages').StartOptions} StartOptions */
/** @typedef {import('../messages').Imported} Imported */
/**
 * @typedef {object} Module what the page uses of the program (cmake/page.cmake)
 * @property {(options: number) => number} _kringen_start 0 when it cannot run here
 * @property {(message: number) => void} _kringen_send
 * @property {(name: number, bytes: number, size: number) => void} _kringen_import
 * @property {() => void} _kringen_stop
 * @property {(size: number) => number} _malloc
 * @property {(at: number) => void} _free
 * @property {Uint8Array} HEAPU8
 */

/** Why the timeline cannot run here, found out without loading anything; null when it can. */
export function whyNotHere() {
  if (typeof WebAssembly !== 'object') return 'no_wasm';
  try {
    // The smallest module there is: a policy without 'wasm-unsafe-eval' refuses it.
    new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  } catch {
    return 'wasm_blocked';
  }
  // Whether a context can really be had shows when the core starts; making one to try would cost a tenth of a second.
  return typeof WebGL2RenderingContext === 'undefined' ? 'no_webgl2' : null;
}

const kLoader = new URL('kringen.js', import.meta.url);
const kProgram = new URL('kringen.wasm', import.meta.url);

/** Lets the program travel while the page has better things to do than to compile it. */
export function sendForProgram() {
  document.head.append(
    el('link', { rel: 'modulepreload', href: kLoader.href, fetchpriority: 'low' }),
    el('link', { rel: 'preload', as: 'fetch', href: kProgram.href, crossorigin: '', fetchpriority: 'low' }),
  );
}

export class WasmCore {
  kind = /** @type {const} */ ('wasm');

  /** @param {Module} module */
  constructor(module) {
    this.module = module;
    /** @type {(message: FromCore) => void} */
    this.notify = () => {};
    this.broken = false;
    /** @type {Imported | null} */
    this.imported = null;
    this.broke = /** @type {(error: unknown) => void} */ (() => {});
    /** @type {FromCore[]} */
    this.inbox = [];
    this.depth = 0;
    this.scheduled = false;
  }

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(message: FromCore) => void} notify called synchronously, also while a call of ours runs
   * @returns {Promise<WasmCore>}
   */
  static async load(canvas, notify) {
    const { default: createKringen } = await import(kLoader.href);
    /** @type {WasmCore | null} */
    let core = null;
    /** @type {FromCore[]} */
    const early = [];
    const module = await createKringen({
      canvas,
      glyphs: createGlyphs(), // the core's text is drawn by the browser
      referenceText: textOfName, // the browser has the table
      locateFile: (/** @type {string} */ name) => new URL(name, kLoader).href,
      print: () => {},
      printErr: (/** @type {string} */ text) => console.warn(text),
      onAbort: (/** @type {unknown} */ reason) => core?.fail(reason),
      onKringenMessage: (/** @type {string} */ json) => {
        const message = JSON.parse(json);
        if (core) core.receive(message);
        else early.push(message);
      },
    });
    core = new WasmCore(module);
    core.notify = notify;
    core.watch();
    for (const message of early) core.receive(message);
    return core;
  }

  /** Frames run by themselves, outside any call of ours; a fault there must not leave a page that waits for ever. */
  watch() {
    window.addEventListener('error', ({ error }) => {
      if (error instanceof WebAssembly.RuntimeError) this.fail(error);
    });
  }

  /** Never handed on while the core runs: an answer to a notification must not enter the core from within it.
   * @param {FromCore} message */
  receive(message) {
    if (message.type === 'imported') this.imported = message;
    this.inbox.push(message);
    if (this.depth > 0 || this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => this.deliver());
  }

  deliver() {
    this.scheduled = false;
    while (this.depth === 0) {
      const message = this.inbox.shift();
      if (!message) return;
      try {
        this.notify(message);
      } catch (error) {
        reportError(error); // one view's fault must not keep the other messages from arriving
      }
    }
  }

  /** @param {StartOptions} options @returns {boolean} */
  start(options) {
    let started = 0;
    this.call(() =>
      this.withText(JSON.stringify(options), (at) => {
        started = this.module._kringen_start(at);
      }),
    );
    return started !== 0 && !this.broken;
  }

  /** @param {ToCore} message */
  send(message) {
    // An `idle` that has not been handed on is of the time before this, and another will come.
    this.inbox = this.inbox.filter(({ type }) => type !== 'idle');
    this.call(() => this.withText(JSON.stringify(message), (at) => this.module._kringen_send(at)));
  }

  /** @param {string} name @param {Uint8Array} bytes @returns {Imported | null} */
  import(name, bytes) {
    this.imported = null;
    this.call(() =>
      this.withText(name, (name_at) => {
        const at = this.module._malloc(Math.max(1, bytes.length));
        if (at === 0) throw new Error('out of memory');
        this.module.HEAPU8.set(bytes, at);
        this.module._kringen_import(name_at, at, bytes.length);
        this.module._free(at);
      }),
    );
    return this.imported;
  }

  stop() {
    this.notify = () => {};
    this.call(() => this.module._kringen_stop());
  }

  /** An abort inside is for good: say so once, then stay silent. @param {() => void} work */
  call(work) {
    if (this.broken) return;
    this.depth += 1;
    try {
      work();
    } catch (error) {
      if (error !== 'unwind') this.fail(error); // 'unwind' is how the main loop leaves its first call
    }
    this.depth -= 1;
    if (this.depth === 0 && this.inbox.length > 0) this.deliver();
  }

  /** @param {unknown} error */
  fail(error) {
    if (this.broken) return;
    this.broken = true;
    console.error(error);
    this.broke(error);
  }

  /** @param {string} text @param {(at: number) => void} work */
  withText(text, work) {
    const bytes = new TextEncoder().encode(`${text}\0`);
    const at = this.module._malloc(bytes.length);
    if (at === 0) throw new Error('out of memory');
    this.module.HEAPU8.set(bytes, at);
    work(at);
    this.module._free(at);
  }
}

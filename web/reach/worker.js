// The worker of the reach model: loads the program that this browser can run, hands it messages (web/reach.d.ts), and
// lets it work in slices, so that a question that is no longer wanted is dropped within one of them.
// @ts-check

/** @typedef {import('../reach').ToReach} ToReach */
/**
 * @typedef {object} ReachProgram
 * @property {string} inbox the message that _reach_send takes
 * @property {() => void} _reach_send
 * @property {(budget_ms: number) => number} _reach_step
 */

const kSlice_ms = 12;

/** The smallest module with a vector in it: () -> v128, i8x16.splat(0). */
const kVectorModule = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 8, 1, 6, 0, 65, 0, 253, 15, 11,
]);

/** 'reach-simd' where the browser has 128-bit vectors, else 'reach-scalar'. */
export function programName() {
  return WebAssembly.validate(kVectorModule) ? 'reach-simd' : 'reach-scalar';
}

/** What runs in the worker, apart from it for tests. */
export class ReachRunner {
  /**
   * @param {ReachProgram} program
   * @param {(work: () => void) => void} later calls work soon, after waiting messages
   */
  constructor(program, later) {
    this.program = program;
    this.later = later;
    this.running = false;
  }

  /** @param {ToReach} message */
  receive(message) {
    this.program.inbox = JSON.stringify(message);
    this.program._reach_send();
    if (this.running) return;
    this.running = true;
    this.later(() => this.step());
  }

  step() {
    this.running = this.program._reach_step(kSlice_ms) === 1;
    if (this.running) this.later(() => this.step());
  }
}

/** @param {string} text a message of FromReach @param {ArrayBuffer | null} bytes what belongs to it */
export function outgoing(text, bytes) {
  const message = JSON.parse(text);
  if (message.type === 'circles') message.bytes = bytes;
  if (message.type === 'result') message.circle_reach = bytes;
  return message;
}

async function start() {
  /** @type {ToReach[]} */
  const waiting = [];
  /** @type {ReachRunner | null} */
  let runner = null;
  addEventListener('message', ({ data }) => {
    if (runner) runner.receive(data);
    else waiting.push(data);
  });
  // A message to oneself comes behind those that wait, and is not slowed down as a timer is.
  const channel = new MessageChannel();
  /** @type {(() => void)[]} */
  const works = [];
  channel.port1.onmessage = () => works.shift()?.();
  try {
    const address = new URL(`${programName()}.js`, import.meta.url);
    const { default: createReach } = await import(address.href);
    const program = await createReach({
      locateFile: (/** @type {string} */ name) => new URL(name, address).href,
      onReach: (/** @type {string} */ text, /** @type {ArrayBuffer | null} */ bytes) => {
        const message = outgoing(text, bytes);
        postMessage(message, { transfer: bytes ? [bytes] : [] });
      },
    });
    runner = new ReachRunner(program, (work) => {
      works.push(work);
      channel.port2.postMessage(null);
    });
    for (const message of waiting) runner.receive(message);
  } catch (error) {
    postMessage({
      type: 'failed',
      key: null,
      problem: { code: 'reach.unavailable', detail: String(error), place: '' },
    });
  }
}

if ('WorkerGlobalScope' in globalThis) start();

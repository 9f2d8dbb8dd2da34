// The page's side of the studio worker: a promise for each request, progress and a way to stop for each archive.
// @ts-check

/** @typedef {import('../studio').FromStudio} FromStudio */
/** @typedef {import('../studio').StudioInput} StudioInput */
/** @typedef {(progress: { name: string, done: number, total: number }) => void} OnProgress */

export class StudioClient {
  /** @param {Worker} worker */
  constructor(worker) {
    this.worker = worker;
    this.next = 1;
    /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void, progress: OnProgress }>} */
    this.waiting = new Map();
    worker.addEventListener('message', ({ data }) => this.receive(data));
    worker.addEventListener('error', (event) => this.fail(event.message));
  }

  get busy() {
    return this.waiting.size > 0;
  }

  /** @param {Record<string, unknown>} request @returns {Promise<any>} the program's answer */
  ask(request) {
    return this.post(
      (key) => ({ key, request }),
      () => {},
    ).answer;
  }

  /** The export, for the preview. @returns {Promise<import('../studio').StudioFile[]>} */
  files() {
    return this.post(
      (key) => ({ key, files: true }),
      () => {},
    ).answer;
  }

  /** The export as a zip, packed in the worker. @param {string} day @returns {Promise<{ zip?: Blob, items?: number, code?: string }>} */
  pack(day) {
    return this.post(
      (key) => ({ key, pack: day }),
      () => {},
    ).answer;
  }

  /**
   * The export as a whole site, packed likewise.
   * @param {import('./site.js').SiteWish} site @param {OnProgress} progress of its estimates
   * @returns {Promise<{ zip?: Blob, code?: string }>}
   */
  site(site, progress) {
    return this.post((key) => ({ key, site }), progress).answer;
  }

  /** The report of a month, packed likewise. @param {import('./site.js').ReportWish} report @returns {Promise<{ zip?: Blob, code?: string }>} */
  report(report) {
    return this.post(
      (key) => ({ key, report }),
      () => {},
    ).answer;
  }

  /** @param {StudioInput} input @param {OnProgress} progress */
  read(input, progress) {
    return this.post((key) => ({ key, input }), progress);
  }

  /** @param {(key: number) => object} make @param {OnProgress} progress */
  post(make, progress) {
    const key = this.next++;
    /** @type {Promise<any>} */
    const answer = new Promise((resolve, reject) => this.waiting.set(key, { resolve, reject, progress }));
    this.worker.postMessage(make(key));
    return { answer, cancel: () => this.worker.postMessage({ cancel: key }) };
  }

  /** @param {FromStudio} message */
  receive(message) {
    const waiter = this.waiting.get(message.key);
    if (!waiter) return;
    if ('progress' in message) return waiter.progress(message.progress);
    this.waiting.delete(message.key);
    if ('failed' in message) waiter.reject(new Error(message.failed));
    else waiter.resolve(message.answer);
  }

  /** The worker itself is gone. @param {string} detail */
  fail(detail) {
    for (const { reject } of this.waiting.values()) reject(new Error(detail));
    this.waiting.clear();
  }
}

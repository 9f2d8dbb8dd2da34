// Tells the open pages what changed, by server-sent events. Changes are numbered: a page says which it has seen, so that
// one saved while a page loads, or while the server was away, is not missed.
// @ts-check
import { randomBytes } from 'node:crypto';

/** @typedef {'styles' | 'page'} Kind what has to be had again: the style sheets, or all */
/** @typedef {{ state: 'building' | 'failed' | 'built', text: string }} Program */
/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */

export class Changes {
  constructor() {
    this.server = randomBytes(6).toString('hex'); // another run of the server counts anew
    this.number = 0;
    this.last_page = 0;
    /** @type {Set<Response>} */
    this.pages = new Set();
    /** @type {Program} */
    this.program = { state: 'built', text: '' };
  }

  /** What a page made now has seen. */
  get seen() {
    return `${this.server}.${this.number}`;
  }

  /** @param {Kind} kind */
  add(kind) {
    this.number += 1;
    if (kind === 'page') this.last_page = this.number;
    for (const page of this.pages) this.#tell(page, kind);
  }

  /** @param {Program} program */
  setProgram(program) {
    this.program = program;
    for (const page of this.pages) this.#tellProgram(page);
  }

  /** @param {Request} request @param {Response} response @param {URL} url */
  listen(request, response, url) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.write('retry: 500\n\n');
    this.pages.add(response);
    response.on('close', () => this.pages.delete(response));
    const [server, number] = String(request.headers['last-event-id'] ?? url.searchParams.get('seen')).split('.');
    if (server !== this.server || Number(number) < this.last_page) this.#tell(response, 'page');
    else if (Number(number) < this.number) this.#tell(response, 'styles');
    this.#tellProgram(response);
  }

  /** @param {Response} page @param {Kind} kind */
  #tell(page, kind) {
    page.write(`id: ${this.seen}\nevent: ${kind}\ndata: ${this.number}\n\n`);
  }

  /** @param {Response} page */
  #tellProgram(page) {
    page.write(`event: program\ndata: ${JSON.stringify(this.program)}\n\n`);
  }
}

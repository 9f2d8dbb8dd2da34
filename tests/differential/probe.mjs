// The core in C++ as a filter (core_probe.cpp), asked from JavaScript: one question at a time.
import { spawn } from 'node:child_process';

export class Probe {
  /** @param {string} program */
  constructor(program) {
    this.process = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    /** @type {object[]} */
    this.heard = [];
    this.answer = null;
    this.ended = new Promise((resolve) => this.process.on('exit', (code, signal) => resolve(signal ?? code)));
    this.process.stdin.on('error', () => {}); // it died: the answer says so
    this.rest = Buffer.alloc(0);
    this.process.stdout.on('data', (bytes) => this.takeBytes(bytes));
    this.ended.then((how) => this.answer?.reject(new Error(`the probe ended: ${how}`)));
  }

  /** By line feeds alone: others count as ends of lines too, and stand in texts. */
  takeBytes(bytes) {
    this.rest = Buffer.concat([this.rest, bytes]);
    for (let end = this.rest.indexOf(10); end >= 0; end = this.rest.indexOf(10)) {
      const line = this.rest.toString('utf8', 0, end);
      this.rest = this.rest.subarray(end + 1);
      this.take(line);
    }
  }

  take(line) {
    if (line !== '.') {
      this.heard.push(JSON.parse(line));
      return;
    }
    this.answer?.resolve(this.heard);
    this.heard = [];
    this.answer = null;
  }

  renew() {
    this.process.stdin.write('new\n');
  }

  /** @param {string} name @param {Uint8Array} bytes */
  import(name, bytes) {
    this.process.stdin.write(`import ${name} ${bytes.length}\n`);
    this.process.stdin.write(bytes);
    this.process.stdin.write('\n');
  }

  send(message) {
    this.say('send', JSON.stringify(message));
  }

  /** Asks for the clock changes. */
  zone() {
    this.process.stdin.write('zone\n');
  }

  /** @param {string} text comes back as search sees it */
  fold(text) {
    this.say('fold', text);
  }

  say(command, text) {
    const bytes = new TextEncoder().encode(text);
    this.process.stdin.write(`${command} ${bytes.length}\n`);
    this.process.stdin.write(bytes);
    this.process.stdin.write('\n');
  }

  /** What was notified until nothing was left to do. @returns {Promise<object[]>} */
  settle() {
    return new Promise((resolve, reject) => {
      this.answer = { resolve, reject };
      this.process.stdin.write('settle\n');
    });
  }

  /** @returns {Promise<number | string>} how it ended */
  end() {
    this.process.stdin.end();
    return this.ended;
  }
}

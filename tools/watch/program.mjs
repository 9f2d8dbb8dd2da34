// Builds the WebAssembly programs with ninja when a source was saved: first the page's, as that is what one looks at,
// then the workers'. A save while it builds begins it anew.
// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { kPrograms } from '../site-names.mjs';

const kMostLines = 40;

/** What a person mends: the compiler's errors with the lines it shows, by paths below the repository.
 * @param {string} output of ninja @param {string} root */
export function errorsIn(output, root) {
  const lines = output
    .replace(/\x1b\[[0-9;]*m/g, '')
    .replaceAll(`${root}/`, '')
    .split('\n')
    .filter((line) => line && !/^(\[\d+\/\d+\]|FAILED:|ninja:|: && |\S*(em\+\+|emcc|ccache|cmake) )/.test(line));
  const first = lines.findIndex((line) => /error/i.test(line));
  const shown = lines.slice(Math.max(0, first), Math.max(0, first) + kMostLines).join('\n');
  return shown || output.slice(-1000);
}

/** A number that changes when a program does. @param {string} folder @param {string[]} programs */
const stampOf = (folder, programs) =>
  programs.map((name) => statSync(join(folder, `${name}.wasm`), { throwIfNoEntry: false })?.mtimeMs ?? 0).join();

export class ProgramBuild {
  /**
   * @param {string} folder a build folder that CMake has set up
   * @param {(program: import('./changes.mjs').Program) => void} state told how far it is
   * @param {() => void} built a program is another one
   */
  constructor(folder, state, built) {
    this.folder = folder;
    this.state = state;
    this.built = built;
    /** @type {import('node:child_process').ChildProcess | null} */
    this.child = null;
    this.wanted = 0;
    this.running = Promise.resolve();
  }

  /** Builds what is not as its sources are. Never rejects. */
  run() {
    const number = ++this.wanted;
    this.child?.kill('SIGINT');
    this.running = this.running.then(() => this.#all(number));
    return this.running;
  }

  stop() {
    this.wanted += 1;
    this.child?.kill('SIGINT');
    return this.running;
  }

  /** @param {number} number of this run: another one was asked for when it is not the last */
  async #all(number) {
    const [page, ...workers] = kPrograms;
    for (const programs of [[page], workers]) {
      if (number !== this.wanted) return;
      this.state({ state: 'building', text: `ninja ${programs.join(' ')}` });
      const before = stampOf(this.folder, programs);
      const { code, output } = await this.#make(programs);
      if (number !== this.wanted) return;
      if (code !== 0) return void this.state({ state: 'failed', text: errorsIn(output, resolve('.')) });
      if (stampOf(this.folder, programs) !== before) this.built();
    }
    this.state({ state: 'built', text: '' });
  }

  /** CMake first when its work is not there: ninja takes it away when it is stopped in the middle of that.
   * @param {string[]} programs */
  async #make(programs) {
    if (!existsSync(join(this.folder, 'build.ninja'))) {
      const configured = await this.#run('cmake', ['-S', '.', '-B', this.folder]);
      if (configured.code !== 0) return configured;
    }
    return this.#run('ninja', ['-C', this.folder, ...programs]);
  }

  /** One at a time per build folder, also of build-wasm.sh. @param {string} command @param {string[]} options
   * @returns {Promise<{ code: number | null, output: string }>} */
  #run(command, options) {
    const locked = ['--no-fork', join(this.folder, '.lock'), command, ...options];
    return new Promise((done) => {
      let output = '';
      const child = spawn('flock', locked, { stdio: ['ignore', 'pipe', 'pipe'] });
      this.child = child;
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
      child.on('error', (error) => (output += `error: ${error.message}\n`));
      child.on('close', (code) => {
        this.child = null;
        done({ code, output });
      });
    });
  }
}

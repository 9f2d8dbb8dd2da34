// The words of the texts that are elsewhere: words.json beside the feed names the files of words, and those in which the words
// of a search can be are fetched for it. Then the core finds what the texts hold without them (src/model/word_index.h).
// @ts-check
import { asProblem, LoadProblem } from '../base/fetch-bytes.js';
import { kWordCharacters } from '../base/plain-text.js';

/**
 * @typedef {object} WordFilesOptions
 * @property {string} base what the addresses are relative to
 * @property {(url: string) => Promise<Uint8Array>} fetch
 * @property {(name: string, bytes: Uint8Array) => Promise<import('../messages').Imported | null>} import "words", or the name of a file
 * @property {(problem: import('../messages').Problem, url: string) => void} fail they cannot be read
 */

const kName = 'words.json';
const kParallel = 4;
const kInWords = new RegExp(`^(?: [${kWordCharacters}]{2,24}|[${kWordCharacters}]{3,24})$`); // of longer ones they know the start

export class WordFiles {
  /** @param {WordFilesOptions} options */
  constructor(options) {
    this.options = options;
    /** @type {Promise<boolean> | null} */
    this.asked = null;
    /** The first key of each file. @type {string[]} */
    this.first = [];
    /** @type {string[]} */
    this.files = [];
    /** @type {Map<string, Promise<boolean>>} */
    this.lists = new Map();
    /** @type {Set<string>} */
    this.came = new Set();
  }

  /** For a core that knows nothing yet. */
  clear() {
    this.asked = null;
    this.first = [];
    this.files = [];
    this.lists = new Map();
    this.came = new Set();
  }

  /** Can words tell of these parts of a search? @param {string[]} parts */
  tell(parts) {
    return parts.every((part) => kInWords.test(part));
  }

  /** Is all here that tells where they occur? @param {string[]} parts */
  cover(parts) {
    return (
      this.files.length > 0 &&
      this.tell(parts) &&
      parts.flatMap((part) => this.filesOf(part)).every((file) => this.came.has(file))
    );
  }

  /** Brings what tells where these parts occur. @param {string[]} parts @returns {Promise<boolean>} false: only the texts can tell */
  async find(parts) {
    if (!this.tell(parts)) return false;
    this.asked ??= this.bringWords().catch(() => false); // the core reads what the page cannot
    if (!(await this.asked)) return false;
    const files = [...new Set(parts.flatMap((part) => this.filesOf(part)))];
    let all_came = true;
    const bringNext = async () => {
      for (let file = files.shift(); file !== undefined; file = files.shift()) {
        all_came = (await this.bring(file)) && all_came;
      }
    };
    await Promise.all(Array.from({ length: kParallel }, bringNext));
    return all_came;
  }

  /** Keys are in order, so those that begin with the part stand together. @param {string} key the part @returns {string[]} */
  filesOf(key) {
    const after = this.first.findIndex((first) => first > key);
    const at = Math.max(0, (after < 0 ? this.first.length : after) - 1);
    let end = at + 1;
    while (end < this.first.length && this.first[end].startsWith(key)) ++end;
    return this.files.slice(at, end);
  }

  async bringWords() {
    const { lists } = this;
    const bytes = await this.take(kName);
    if (bytes && lists === this.lists) {
      const { first, files } = JSON.parse(new TextDecoder().decode(bytes));
      if (Array.isArray(first) && Array.isArray(files) && first.length === files.length) {
        this.first = first.map(String);
        this.files = files.map(String);
      }
    }
    return lists === this.lists && this.files.length > 0;
  }

  /** @param {string} file @returns {Promise<boolean>} */
  bring(file) {
    const { lists, came } = this;
    const coming =
      lists.get(file) ??
      this.take(file).then((bytes) => {
        if (bytes) came.add(file);
        else lists.delete(file); // another search may have more luck
        return bytes !== null;
      });
    lists.set(file, coming);
    return coming;
  }

  /** @param {string} name @returns {Promise<Uint8Array | null>} when the core took it */
  async take(name) {
    const { options, lists } = this;
    const url = new URL(name, options.base).href;
    const bytes = await options.fetch(url).catch(asProblem);
    if (lists !== this.lists) return null; // cleared meanwhile
    if (bytes instanceof LoadProblem) return null; // nobody wrote it, or the network is gone: the texts have their own word for it
    const report = await options.import(name === kName ? 'words' : name, bytes);
    // words.json is of the site as it is now; who has had it open for long has the feed of before, and no fault to mend.
    const is_newer = report?.failure?.code === 'words.other' && name === kName;
    if (report?.failure && !is_newer) options.fail({ ...report.failure, code: 'words.unreadable' }, url);
    return report && !report.failure ? bytes : null;
  }
}

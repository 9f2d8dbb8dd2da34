// JSON as a stream of events, as src/base/json_read.h has it: what came before a mistake is kept, a member that stands
// twice comes twice, and nothing is built that nobody asked for.
// @ts-check

/**
 * @typedef {object} JsonHandler start and scalar return false to stop reading
 * @property {(name: string) => void} key
 * @property {(value: string | number | boolean | null, written: string) => void} scalar `written` of a number, as it stands there
 * @property {(is_array: boolean) => boolean} start
 * @property {() => void} end
 */
/**
 * @typedef {object} JsonOutcome
 * @property {boolean} complete one whole JSON value and nothing behind it
 * @property {boolean} stopped by the handler
 * @property {boolean} at_end the input ended too early
 * @property {number} bad_numbers beyond what a number can be ("1e400"); they come as null
 * @property {string} detail technical
 */

const kBlank = /[ \t\n\r]*/y;
const kNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What may still become a number when more comes. */
const kNumberCutOff = /-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?\d*)?)?$/y;
const kOdd = /[\0-\x1f\\]/;
const kWords = /** @type {const} */ ([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Ends a reading; never leaves this module. */
class Stop extends Error {}

class Source {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.bad_numbers = 0;
  }

  /** @returns {never} */
  fail() {
    throw new Stop(
      this.at < this.text.length ? `unexpected ${JSON.stringify(this.text[this.at])} at ${this.at}` : 'unexpected end',
    );
  }

  /** The next character that is no white space; empty at the end. */
  peek() {
    const code = this.text.charCodeAt(this.at);
    if (code > 32) return this.text[this.at];
    kBlank.lastIndex = this.at;
    kBlank.test(this.text);
    this.at = kBlank.lastIndex;
    return this.text[this.at] ?? '';
  }

  /** Behind the quote that opens a text, to behind the one that closes it. */
  string() {
    const start = this.at + 1;
    let end = this.text.indexOf('"', start);
    const plain = end < 0 ? this.text.slice(start) : this.text.slice(start, end);
    if (!kOdd.test(plain)) {
      this.at = end < 0 ? this.text.length : end + 1;
      return end < 0 ? this.fail() : plain;
    }
    while (end >= 0 && isEscaped(this.text, end)) end = this.text.indexOf('"', end + 1);
    const written = this.text.slice(start - 1, end < 0 ? undefined : end + 1);
    try {
      const value = JSON.parse(written);
      this.at = end + 1;
      return /** @type {string} */ (value);
    } catch {
      this.at = end < 0 && mayGoOn(written) ? this.text.length : this.at;
      return this.fail();
    }
  }

  /** @returns {[value: number | null, written: string]} */
  number() {
    kNumber.lastIndex = this.at;
    const match = kNumber.exec(this.text);
    if (match) {
      const end = this.at + match[0].length;
      if (!/[.eE]/.test(this.text[end] ?? '')) {
        this.at = end;
        const value = Number(match[0]);
        if (Number.isFinite(value)) return [value, match[0]];
        this.bad_numbers += 1;
        return [null, ''];
      }
    }
    kNumberCutOff.lastIndex = this.at;
    if (kNumberCutOff.test(this.text)) this.at = this.text.length;
    return this.fail();
  }

  /** @returns {boolean | null} */
  word() {
    for (const [word, value] of kWords) {
      const written = this.text.slice(this.at, this.at + word.length);
      if (written === word) {
        this.at += word.length;
        return value;
      }
      if (this.at + written.length === this.text.length && word.startsWith(written)) this.at = this.text.length;
    }
    return this.fail();
  }
}

/** @param {string} text @param {number} quote */
function isEscaped(text, quote) {
  let at = quote;
  while (text[at - 1] === '\\') --at;
  return (quote - at) % 2 === 1;
}

/** Is a text that breaks off right so far? @param {string} written with the quote before it */
function mayGoOn(written) {
  return /^"(?:[^\0-\x1f\\]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*(?:\\(?:u[\da-fA-F]{0,3})?)?$/.test(written);
}

/** @param {Source} source @param {JsonHandler} handler */
function walk(source, handler) {
  /** @type {boolean[]} is what is open an array */
  const open = [];
  for (;;) {
    // Here a value begins.
    const c = source.peek();
    if (c === '{' || c === '[') {
      source.at += 1;
      if (!handler.start(c === '[')) return true;
      open.push(c === '[');
      const next = source.peek();
      if (next === (c === '[' ? ']' : '}')) {
        source.at += 1;
        open.pop();
        handler.end();
      } else {
        if (c === '{') readKey(source, handler);
        continue;
      }
    } else if (c === '"') {
      handler.scalar(source.string(), '');
    } else if (c === '-' || (c >= '0' && c <= '9')) {
      handler.scalar(...source.number());
    } else {
      handler.scalar(source.word(), '');
    }
    if (!leave(source, handler, open)) return false;
  }
}

/** From behind a value to the next; false when there is none. @param {Source} source @param {JsonHandler} handler @param {boolean[]} open */
function leave(source, handler, open) {
  while (open.length > 0) {
    const is_array = open[open.length - 1];
    const c = source.peek();
    if (c === ',') {
      source.at += 1;
      if (!is_array) readKey(source, handler);
      return true;
    }
    if (c !== (is_array ? ']' : '}')) source.fail();
    source.at += 1;
    open.pop();
    handler.end();
  }
  // Files that a disk or a tape filled up end in NUL; the program's reader takes the first for the end.
  if (source.peek() !== '' && source.peek() !== '\0') source.fail();
  return false;
}

/** @param {Source} source @param {JsonHandler} handler */
function readKey(source, handler) {
  if (source.peek() !== '"') source.fail();
  handler.key(source.string());
  if (source.peek() !== ':') source.fail();
  source.at += 1;
}

/**
 * The browser's own reader is many times faster. It tells nothing of a page that is broken, and of a member that stands
 * twice only the last: a page of either kind is walked letter by letter.
 * @param {string} text @param {JsonHandler} handler
 * @returns {JsonOutcome}
 */
export function readJson(text, handler) {
  const whole = parsed(text);
  return whole === undefined ? readJsonSlowly(text, handler) : tell(whole, handler);
}

/** With numbers as they are written. @param {string} text @param {JsonHandler} handler @returns {JsonOutcome} */
export function readJsonSlowly(text, handler) {
  const source = new Source(text);
  const outcome = { complete: false, stopped: false, at_end: false, bad_numbers: 0, detail: '' };
  try {
    outcome.stopped = walk(source, handler);
    outcome.complete = !outcome.stopped;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    outcome.at_end = source.at >= text.length;
    outcome.detail = error.message;
  }
  outcome.bad_numbers = outcome.stopped ? 0 : source.bad_numbers;
  return outcome;
}

/** The value, if it is all there is to tell. @param {string} text */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    // Each member has a quote and a colon; a text may have them too, and then it only seems that one is missing.
    return (text.match(/"[ \t\n\r]*:/g) ?? []).length === membersIn(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {number} */
function membersIn(value) {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) for (const each of value) count += membersIn(each);
  else for (const name in value) count += 1 + membersIn(/** @type {Record<string, unknown>} */ (value)[name]);
  return count;
}

/** A value as the events that its text is. @param {unknown} whole @param {JsonHandler} handler @returns {JsonOutcome} */
function tell(whole, handler) {
  let bad_numbers = 0;
  const go = (/** @type {unknown} */ value) => {
    if (typeof value !== 'object' || value === null) {
      const is_bad = typeof value === 'number' && !Number.isFinite(value);
      if (is_bad) bad_numbers += 1;
      handler.scalar(is_bad ? null : /** @type {string} */ (value), '');
      return true;
    }
    const is_array = Array.isArray(value);
    if (!handler.start(is_array)) return false;
    if (is_array) {
      for (const each of value) if (!go(each)) return false;
    } else {
      for (const name in value) {
        handler.key(name);
        if (!go(/** @type {Record<string, unknown>} */ (value)[name])) return false;
      }
    }
    handler.end();
    return true;
  };
  const complete = go(whole);
  return { complete, stopped: !complete, at_end: false, bad_numbers: complete ? bad_numbers : 0, detail: '' };
}

// A backslash and what belongs to it: a pair of surrogates, one half, or any other escape.
const kEscapes = /\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[dD][89a-fA-F][\da-fA-F]{2}|\\[\0-\x7f]/g;

/** Bytes as text; what is no UTF-8, and halves of surrogate pairs, become U+FFFD.
 * @param {Uint8Array} bytes @returns {{ text: string, repaired: boolean }} */
export function jsonText(bytes) {
  let [text, repaired] = ['', false];
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    [text, repaired] = [new TextDecoder().decode(bytes), true];
  }
  if (/\\u[dD][89a-fA-F]/.test(text)) {
    text = text.replace(kEscapes, (escape) => {
      if (escape.length !== 6 || !/^\\u[dD][89a-fA-F]/.test(escape)) return escape;
      repaired = true;
      return '\ufffd';
    });
  }
  return { text, repaired };
}

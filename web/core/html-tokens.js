// The tokens of HTML and its character references, by the rules of the standard (WHATWG HTML 13.2.5): the same as
// src/model/html_tokens.cpp and html_references.cpp read.
// @ts-check
import { trusted } from '../base/trusted-types.js';

// The attributes that change what is seen.
const kKept = new Set(['alt', 'class', 'hidden', 'open', 'start', 'style', 'value']);

/** @param {string} text only ASCII letters */
export const lowered = (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

// ---- character references ------------------------------------------------------------------------------------------

/** @type {Map<string, string>} */
const known = new Map();

/** What the browser makes of a name alone: it has the table. @param {string} reference "eacute;" or "eacute" */
function byBrowser(reference) {
  const text =
    new DOMParser()
      .parseFromString(trusted().createHTML(`&${reference} `), 'text/html')
      .documentElement.textContent?.slice(0, -1) ?? '';
  // What is no name, or not all of it, stays as written.
  const is_whole = reference.endsWith(';') ? !text.endsWith(';') || reference === 'semi;' : !/[\da-z]$/i.test(text);
  return is_whole ? text : '';
}

/** @type {(reference: string) => string} */
let lookUp = byBrowser;

/** For programs without a browser. @param {(reference: string) => string} look_up the characters, or empty */
export function useReferences(look_up) {
  lookUp = look_up;
  known.clear();
}

/** What a name stands for, or nothing. @param {string} reference "eacute;", or "eacute" where that will do */
export function textOfName(reference) {
  let text = known.get(reference);
  if (text === undefined) known.set(reference, (text = lookUp(reference)));
  return text;
}

// What Windows-1252 has where Unicode has controls.
const kOldNumbers =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** @param {number} number */
function characterOf(number) {
  if (number >= 0x80 && number < 0xa0) return kOldNumbers[number - 0x80];
  const is_none = number === 0 || number > 0x10ffff || (number >= 0xd800 && number < 0xe000);
  return is_none ? '\ufffd' : String.fromCodePoint(number);
}

const kNumbered = /&#(?:[xX]([\da-fA-F]+)|(\d+));?/y;
const kNamed = /&([\da-zA-Z]{1,32})([;=]?)/y;

/** The reference at `at`, which is '&': its length (0: it is none) and its characters.
 * @param {string} html @param {number} at @param {boolean} in_attribute @returns {[number, string]} */
function referenceAt(html, at, in_attribute) {
  kNumbered.lastIndex = kNamed.lastIndex = at;
  const numbered = kNumbered.exec(html);
  if (numbered) {
    const number = numbered[1] !== undefined ? parseInt(numbered[1], 16) : parseInt(numbered[2], 10);
    return [numbered[0].length, characterOf(number)];
  }
  const named = kNamed.exec(html);
  if (!named || (in_attribute && named[2] === '=')) return [0, ''];
  const name = named[1];
  if (named[2] === ';') {
    const text = textOfName(`${name};`);
    if (text) return [name.length + 2, text];
  }
  for (let size = Math.min(name.length, 6); size >= 2; --size) {
    const text = textOfName(name.slice(0, size));
    if (text) return in_attribute && size < name.length ? [0, ''] : [size + 1, text];
  }
  return [0, ''];
}

/** @param {string} text @param {boolean} in_attribute */
export function withoutReferences(text, in_attribute) {
  let read = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at)) {
    const [size, characters] = referenceAt(text, at, in_attribute);
    read += text.slice(from, at) + characters;
    from = at + size;
    at += Math.max(size, 1);
  }
  return read + text.slice(from);
}

// ---- tokens: WHATWG HTML 13.2.5 ------------------------------------------------------------------------------------

/** @typedef {{ kind: 'text' | 'start' | 'end', text: string, is_literal: boolean, name: string, closes_itself: boolean, attributes: Map<string, string> }} Token */

export class Tokens {
  /** @param {string} html */
  constructor(html) {
    this.html = html;
    this.at = 0;
  }

  /** @param {string} word */
  is(word) {
    return this.html.startsWith(word, this.at);
  }

  /** The first place of one of the characters, or the end. @param {RegExp} pattern with flag g @param {number} from */
  find(pattern, from) {
    pattern.lastIndex = from;
    return pattern.exec(this.html)?.index ?? this.html.length;
  }

  /** @param {string} word @param {number} from */
  indexOf(word, from) {
    const found = this.html.indexOf(word, from);
    return found < 0 ? this.html.length : found;
  }

  /** @param {string} end */
  skipPast(end) {
    this.at = Math.min(this.indexOf(end, this.at) + end.length, this.html.length);
  }

  /** @param {boolean} in_foreign @returns {Token | null} */
  next(in_foreign) {
    const token = /** @type {Token} */ ({
      kind: 'text',
      text: '',
      is_literal: false,
      name: '',
      closes_itself: false,
      attributes: new Map(),
    });
    while (this.at < this.html.length) {
      const from = this.at;
      if (this.is('<')) {
        if (in_foreign && this.is('<![CDATA[')) {
          const end = this.indexOf(']]>', from + 9);
          this.at = Math.min(end + 3, this.html.length);
          return { ...token, is_literal: true, text: this.html.slice(from + 9, end) };
        }
        if (this.skipMarkup()) continue;
        if (/[a-z]/i.test(this.html[from + (this.is('</') ? 2 : 1)] ?? '')) return this.readTag(token);
        ++this.at;
      }
      this.at = this.indexOf('<', this.at);
      return { ...token, text: this.html.slice(from, this.at) };
    }
    return null;
  }

  skipMarkup() {
    if (this.is('<!--')) {
      this.at += 4;
      if (!this.is('>') && !this.is('->')) this.at = this.find(/--!?>/g, this.at);
    } else if (!this.is('<!') && !this.is('<?') && !/^<\/[^a-zA-Z]/.test(this.html.slice(this.at, this.at + 3))) {
      return false;
    }
    this.skipPast('>');
    return true;
  }

  /** @param {Token} token */
  readTag(token) {
    token.kind = this.is('</') ? 'end' : 'start';
    const from = this.at + (token.kind === 'end' ? 2 : 1);
    this.at = this.find(/[ \t\n\f\r/>]/g, from);
    token.name = lowered(this.html.slice(from, this.at));
    while (this.at < this.html.length) {
      if (this.is('>')) {
        ++this.at;
        return token;
      }
      if (this.is('/>')) token.closes_itself = true;
      if (/[ \t\n\f\r/]/.test(this.html[this.at])) ++this.at;
      else this.readAttribute(token);
    }
    return null;
  }

  /** @param {Token} token */
  readAttribute(token) {
    const end = this.find(/[ \t\n\f\r/>=]/g, this.at + 1);
    const name = lowered(this.html.slice(this.at, end));
    this.at = this.find(/[^ \t\n\f\r]/g, end);
    const value = this.is('=') ? this.readValue() : '';
    if (kKept.has(name) && !token.attributes.has(name)) token.attributes.set(name, value);
  }

  readValue() {
    const from = this.find(/[^ \t\n\f\r]/g, this.at + 1);
    const quote = this.html[from];
    if (quote === '"' || quote === "'") {
      const end = this.indexOf(quote, from + 1);
      this.at = Math.min(end + 1, this.html.length);
      return this.html.slice(from + 1, end);
    }
    this.at = this.find(/[ \t\n\f\r>]/g, from);
    return this.html.slice(from, this.at);
  }

  endOfScript() {
    const marks = /<!--|-->|<\/?script(?=[ \t\n\f\r/>])/gi;
    marks.lastIndex = this.at;
    let is_comment = false;
    let is_inner = false;
    for (let mark = marks.exec(this.html); mark; mark = marks.exec(this.html)) {
      if (mark[0] === '<!--') {
        marks.lastIndex = mark.index + 2; // "<!-->" ends at once
        is_comment = true;
      } else if (mark[0] === '-->') {
        is_comment = is_inner = false;
      } else if (mark[0][1] === '/') {
        if (!is_inner) return mark.index;
        is_inner = false;
      } else if (is_comment) {
        is_inner = true;
      }
    }
    return this.html.length;
  }

  /** What follows up to the end tag of an element whose content is no markup. @param {string} name */
  rawText(name) {
    const from = this.at;
    if (name === 'plaintext') this.at = this.html.length;
    else if (name === 'script') this.at = this.endOfScript();
    else this.at = this.find(new RegExp(`</${name}(?=[ \\t\\n\\f\\r/>])`, 'gi'), from);
    return this.html.slice(from, this.at);
  }
}

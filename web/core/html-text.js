// HTML reduced to plain text for the reader without wasm: the same text as src/model/html_text.cpp makes, which says why.
// Tokens are read by the rules of the HTML standard; nothing is parsed as a document, so no markup of a feed can ever act.
// @ts-check
import { Tokens, lowered, withoutReferences } from './html-tokens.js';

/** @param {string} names */
const setOf = (names) => new Set(names.split(' '));

const kVoid = setOf(
  'area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr',
);
const kParagraph = setOf('blockquote dir dl figure h1 h2 h3 h4 h5 h6 hr listing menu ol p plaintext pre ul xmp');
const kLine = setOf(
  'address article aside caption center dd details dialog div dt fieldset figcaption footer form header hgroup legend li main nav optgroup option search section summary table tbody tfoot thead tr',
);
const kUnseen = setOf(
  'annotation audio canvas datalist iframe noembed noframes noscript script style template title video',
);
const kRawText = setOf('iframe noembed noframes noscript script style xmp');
const kRawLetters = setOf('textarea title');
const kKeepsP = setOf('caption legend optgroup option tbody tfoot thead tr');
const kScope = setOf('applet button caption marquee object table td template th');
const kCell = setOf('td th');
const kRow = setOf('tr');
const kRowGroup = setOf('tbody tfoot thead');
const kHeading = setOf('h1 h2 h3 h4 h5 h6');
const kList = setOf('dir menu ol ul');
const kTerm = setOf('dd dt');
const kStyled = setOf('b big code em i nobr s small strike strong tt u');
const kFormatting = setOf('a b big code em font i nobr s small strike strong tt u');
const kLeavesSvg = setOf(
  'blockquote br center dd div dl dt embed h1 h2 h3 h4 h5 h6 hr img li listing menu meta ol p pre ruby span sub sup table ul var',
);
const kBlanksStay = setOf('listing plaintext pre textarea xmp');
const kForeign = setOf('math svg');
const kUnseenInSvg = setOf('annotation desc metadata script style title');
const kBackToHtml = setOf('desc foreignobject title');

const never = () => false;
const kDeepest = 512;
const kWidestIndent = 40;

/** @param {string} text */
const trimmed = (text) => text.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, '');

// ---- text ----------------------------------------------------------------------------------------------------------

/** Text with the blanks, line ends and marks that fall between two words. */
class Layout {
  text = '';
  lines = 0;
  blanks = 0;
  has_tab = false;
  at_begin = false; // of a cell
  mark = '';

  /** @param {string} characters without blanks */
  add(characters) {
    if (this.text)
      this.text += '\n'.repeat(this.lines) + (this.has_tab && this.lines === 0 ? '\t' : ' '.repeat(this.blanks));
    this.lines = this.blanks = 0;
    this.has_tab = this.at_begin = false;
    this.text += this.mark + characters;
    this.mark = '';
  }

  blank() {
    if (this.lines === 0 && !this.at_begin && !this.mark) this.blanks = Math.max(this.blanks, 1);
  }
  /** @param {number} count */
  keptBlanks(count) {
    if (!this.mark) this.blanks = Math.min(this.blanks + count, kWidestIndent);
  }

  /** @param {number} lines */
  break(lines) {
    this.blanks = 0;
    if (!this.mark && !this.at_begin) this.lines = Math.max(this.lines, lines);
  }

  lineEnd() {
    this.blanks = 0;
    if (!this.mark && !this.at_begin) this.lines = Math.min(this.lines + 1, 2);
  }

  /** @param {string} mark */
  item(mark) {
    this.mark = '';
    this.endCell();
    this.break(1);
    this.mark = mark;
  }

  /** @param {boolean} is_first */
  cell(is_first) {
    this.at_begin = true;
    if (is_first) return;
    this.lines = this.blanks = 0;
    this.has_tab = true;
  }

  endCell() {
    this.has_tab = this.at_begin = false;
  }

  /** @param {boolean} has_text */
  endRow(has_text) {
    this.endCell();
    this.blanks = 0;
    this.lines = has_text ? 1 : Math.max(this.lines, 1);
  }
}

/** @param {string} style */
function isHiddenByStyle(style) {
  let is_gone = false;
  let is_veiled = false;
  for (const rule of style.split(';')) {
    const colon = rule.indexOf(':');
    if (colon < 0) continue;
    const name = lowered(trimmed(rule.slice(0, colon)));
    const word = lowered(trimmed(rule.slice(colon + 1).split('!', 1)[0]));
    if (name === 'display') is_gone = word === 'none';
    if (name === 'visibility') is_veiled = word === 'hidden' || word === 'collapse';
  }
  return is_gone || is_veiled;
}

/** The whole number that a text begins with. @param {string} text @param {number} otherwise */
function numberOf(text, otherwise) {
  const digits = /^[ \t\n\f\r]*(-?\d{1,6})/.exec(text);
  return digits ? Number(digits[1]) : otherwise;
}

/** @typedef {{ name: string, is_hidden: boolean, number: number, start: number, is_foreign: boolean, stays: boolean }} Open */

class Reader {
  /** @param {string} html */
  constructor(html) {
    this.tokens = new Tokens(html);
    this.layout = new Layout();
    /** @type {Open[]} */
    this.open = [];
    this.hidden = 0;
    this.kept = 0;
    this.foreign = 0;
  }

  read() {
    for (let token = this.tokens.next(false); token; token = this.tokens.next(this.isForeign())) {
      if (token.kind === 'text') this.addText(token.text, !token.is_literal);
      else if (token.kind === 'start') this.startTag(token);
      else this.endTag(token.name);
    }
    return this.layout.text;
  }

  isForeign() {
    if (this.foreign === 0) return false;
    return this.open[this.find(never, (name) => kForeign.has(name) || kBackToHtml.has(name))]?.is_foreign ?? false;
  }

  /** @param {string} name @param {boolean} is_hidden @param {boolean} in_foreign */
  push(name, is_hidden, in_foreign) {
    if (this.open.length >= kDeepest) {
      is_hidden ||= this.open[this.open.length - 1].is_hidden;
      this.pop();
    }
    const is_foreign = kForeign.has(name);
    const stays = !in_foreign && kBlanksStay.has(name);
    // What SVG names as HTML does is none of it.
    this.open.push({
      name: in_foreign && !is_foreign && !kBackToHtml.has(name) ? `:${name}` : name,
      is_hidden,
      number: 1,
      start: this.layout.text.length,
      is_foreign,
      stays,
    });
    this.hidden += Number(is_hidden);
    this.kept += Number(stays);
    this.foreign += Number(is_foreign);
  }

  /** @param {number} index */
  forget(index) {
    const [{ is_hidden, is_foreign, stays }] = this.open.splice(index, 1);
    this.hidden -= Number(is_hidden);
    this.kept -= Number(stays);
    this.foreign -= Number(is_foreign);
  }

  pop() {
    const { name, start } = this.open[this.open.length - 1];
    if (this.hidden === 0) {
      if (name === 'li') this.layout.mark = '';
      if (kCell.has(name)) this.layout.endCell();
      if (kRow.has(name)) this.layout.endRow(this.layout.text.length > start);
      this.break(name, this.open.length - 1);
    }
    this.forget(this.open.length - 1);
  }

  /** @param {string} name @param {number} depth */
  break(name, depth) {
    const is_inner = kList.has(name) && this.open.findIndex((each) => kList.has(each.name)) >>> 0 < depth;
    if (kParagraph.has(name)) this.layout.break(is_inner ? 1 : 2);
    if (kLine.has(name)) this.layout.break(1);
  }

  /** The innermost that is wanted, above which no barrier is; -1: none.
   * @param {(name: string) => boolean} is_barrier @param {(name: string) => boolean} is_wanted */
  find(is_barrier, is_wanted) {
    for (let i = this.open.length; i-- > 0;) {
      if (is_wanted(this.open[i].name)) return i;
      if (is_barrier(this.open[i].name)) return -1;
    }
    return -1;
  }

  /** @param {number} index */
  end(index) {
    while (index >= 0 && this.open.length > index) this.pop();
    return index >= 0;
  }

  /** @param {Set<string>} names */
  findInTable(names) {
    return this.find(never, (name) => names.has(name) || name === 'table' || name === 'template');
  }
  /** @param {Set<string>} names */
  endInTable(names) {
    for (
      let found = this.findInTable(names);
      found >= 0 && names.has(this.open[found].name);
      found = this.findInTable(names)
    )
      this.end(found);
  }

  inTable() {
    return this.open[this.findInTable(new Set())]?.name === 'table';
  }

  /** @param {string} name */
  endOthers(name) {
    const last = () => this.open[this.open.length - 1]?.name ?? '';
    const is_special = (/** @type {string} */ each) =>
      (kLine.has(each) || kParagraph.has(each) || kScope.has(each)) && !['address', 'div', 'p'].includes(each);
    const kind = name === 'li' ? setOf('li') : kTerm.has(name) ? kTerm : null;
    if (kind) {
      const found = this.find(never, (each) => kind.has(each) || is_special(each));
      if (found >= 0 && kind.has(this.open[found].name)) this.end(found);
    }
    if ((kLine.has(name) || kParagraph.has(name)) && !kKeepsP.has(name))
      this.end(
        this.find(
          (each) => kScope.has(each),
          (each) => each === 'p',
        ),
      );
    if (kHeading.has(name) && kHeading.has(last())) this.pop();
    if ((name === 'option' || name === 'optgroup') && last() === 'option') this.pop();
    if (kCell.has(name)) this.endInTable(kCell);
    if (kRow.has(name)) this.endInTable(new Set([...kCell, ...kRow]));
    if (kRowGroup.has(name)) this.endInTable(new Set([...kCell, ...kRow, ...kRowGroup]));
    if (name === 'button')
      this.end(
        this.find(
          (each) => kScope.has(each),
          (each) => each === name,
        ),
      );
  }

  /** @param {import('./html-tokens.js').Token} token */
  startTag({ name, closes_itself, attributes }) {
    if (name === 'html' || name === 'head' || name === 'body') return;
    const is_hidden_itself =
      attributes.has('hidden') ||
      (name === 'dialog' && !attributes.has('open')) ||
      isHiddenByStyle(withoutReferences(attributes.get('style') ?? '', true));
    if (this.isForeign()) {
      if (!kLeavesSvg.has(name) && !kStyled.has(name)) {
        if (!closes_itself) this.push(name, is_hidden_itself || kUnseenInSvg.has(name), true);
        return;
      }
      while (this.isForeign()) this.pop();
    }
    if ((kCell.has(name) || kRow.has(name) || kRowGroup.has(name)) && !this.inTable()) {
      if (this.hidden === 0) kCell.has(name) ? this.layout.blank() : this.layout.break(1);
      return;
    }
    this.endOthers(name);
    const is_hidden = is_hidden_itself || kUnseen.has(name);
    if (this.hidden === 0 && !is_hidden) this.show(name, attributes);
    if (kVoid.has(name) || (kForeign.has(name) && closes_itself)) return;
    this.push(name, is_hidden, false);
    if (name === 'ol')
      this.open[this.open.length - 1].number = numberOf(withoutReferences(attributes.get('start') ?? '', true), 1);
    if (kRawText.has(name) || kRawLetters.has(name) || name === 'plaintext')
      this.addText(this.tokens.rawText(name), kRawLetters.has(name));
  }

  /** @param {string} name @param {Map<string, string>} attributes */
  show(name, attributes) {
    const value = (/** @type {string} */ attribute) => withoutReferences(attributes.get(attribute) ?? '', true);
    if (name === 'br') {
      this.layout.lineEnd();
      return;
    }
    if (kRow.has(name)) this.layout.endRow(false);
    if (name === 'li') {
      this.layout.item(this.itemMark(value('value')));
      return;
    }
    this.break(name, this.open.length);
    if (kCell.has(name)) this.layout.cell(this.layout.text.length === this.open[this.findInTable(kRow)].start);
    if (name === 'img' && /emoji|smiley/.test(value('class'))) this.addCharacters(value('alt'));
  }

  /** @param {string} written */
  itemMark(written) {
    const list = this.open[this.find(never, (name) => kList.has(name))];
    if (list?.name !== 'ol') return '\u2022 ';
    list.number = numberOf(written, list.number);
    return `${list.number++}. `;
  }

  /** @param {string} name */
  endTag(name) {
    const in_scope = (/** @type {string} */ each) => kScope.has(each);
    const is = (/** @type {string} */ each) => each === name;
    if (
      this.isForeign() &&
      this.end(
        this.find(
          (each) => each[0] !== ':',
          (each) => each === `:${name}`,
        ),
      )
    )
      return;
    if (name === 'br') {
      if (this.hidden === 0) this.layout.lineEnd();
    } else if (name === 'p') {
      if (!this.end(this.find(in_scope, is)) && this.hidden === 0) this.layout.break(2);
    } else if (kHeading.has(name)) {
      this.end(this.find(in_scope, (each) => kHeading.has(each)));
    } else if (name === 'li') {
      this.end(this.find((each) => kScope.has(each) || kList.has(each), is));
    } else if (kCell.has(name) || kRow.has(name) || kRowGroup.has(name) || name === 'table') {
      const found = this.findInTable(new Set([name]));
      if (this.open[found]?.name === name) this.end(found);
    } else if (kFormatting.has(name)) {
      const found = this.find(in_scope, is);
      if (found >= 0) this.forget(found);
    } else if (kLine.has(name) || kParagraph.has(name) || kScope.has(name)) {
      this.end(this.find(in_scope, is));
    } else {
      this.end(this.find((each) => kLine.has(each) || kParagraph.has(each) || kScope.has(each), is));
    }
  }

  /** @param {string} text @param {boolean} has_references */
  addText(text, has_references) {
    if (this.hidden === 0) this.addCharacters(has_references ? withoutReferences(text, false) : text);
  }

  /** @param {string} text */
  addCharacters(text) {
    for (const [part] of text.matchAll(/[^\x00-\x20\x7f\xa0]+|[\t\n\f\r \xa0]/g)) {
      if (part === '\n') this.kept > 0 ? this.layout.lineEnd() : this.layout.blank();
      else if (!/[\t\f\r \xa0]/.test(part)) this.layout.add(part);
      else this.kept > 0 ? this.layout.keptBlanks(part === '\t' ? 4 : 1) : this.layout.blank();
    }
  }
}

/** @param {string} html */
export function htmlToText(html) {
  return new Reader(html.replace(/\r\n?/g, '\n')).read();
}

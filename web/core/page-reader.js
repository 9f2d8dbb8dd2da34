// Walks a feed page member by member: drafts of what is known, notices about what has a wrong type, each with its JSON
// pointer. The other half of this reader in C++ is src/model/feed_reader.cpp.
// @ts-check
import { cutTo, fitsIn } from '../base/plain-text.js';
import { isScalar, kDeepest, kFeed, kItem, kMost } from './feed-members.js';

/** @typedef {import('./feed-members.js').Shape} Shape */
/** @typedef {import('./feed-members.js').Scalar} Scalar */
/** @typedef {import('../messages').Imported} Imported */
/**
 * @typedef {object} Level
 * @property {Shape | undefined} shape of this object or list; unknown ones are passed over
 * @property {boolean} is_array
 * @property {number} index of the present element
 * @property {string | undefined} member the present one; undefined when it is not ours
 * @property {Map<string, Shape> | undefined} members of an object
 * @property {Shape | undefined} next what the value that comes now should be
 * @property {any} draft what was read of it
 */
/** @typedef {{ leave: (shape: Shape, draft: any) => void, scalar: (draft: any, member: string, value: any) => void }} Sink */

const kReported = 100;
const kMostExact = 2 ** 53;

/** @type {Map<Shape, Map<string, Shape>>} objects' members, made once */
const members_of = new Map();

/** @param {Shape | undefined} shape @param {boolean} is_array @param {any} draft @returns {Level} */
function levelOf(shape, is_array, draft) {
  if (shape === undefined || Array.isArray(shape)) {
    return { shape, is_array, index: -1, member: undefined, members: undefined, next: shape?.[0], draft };
  }
  let members = members_of.get(shape);
  if (!members) members_of.set(shape, (members = new Map(Object.entries(shape))));
  return { shape, is_array, index: -1, member: undefined, members, next: undefined, draft };
}

export class PageReader {
  /** @param {Imported} report @param {Sink} sink */
  constructor(report, sink) {
    this.report = report;
    this.sink = sink;
    /** @type {Level[]} the document holds the page as its one element */
    this.levels = [levelOf([kFeed], true, [])];
    this.has_items = false;
    this.bad_items = false;
    this.is_json_feed = false;
    this.too_deep = false;
  }

  /** The innermost. */
  get level() {
    return this.levels[this.levels.length - 1];
  }

  get is_feed() {
    return this.has_items || (this.is_json_feed && !this.bad_items);
  }

  /** JSON pointer to the last member of the format where the reader is. */
  place() {
    let pointer = '';
    for (const { is_array, index, member } of this.levels.slice(1)) {
      // What stands inside a member by a name that is not known has no place of its own.
      if (!is_array && member === undefined) break;
      if (!is_array) pointer += `/${member}`;
      else if (index >= 0) pointer += `/${index}`;
    }
    return pointer;
  }

  /** @param {string} code @param {string} detail @param {string} [member] of the item that has been read */
  notice(code, detail, member = '') {
    const { notices } = this.report;
    if (notices.length < kReported) notices.push({ code, detail, place: this.place() + member });
  }

  /** @param {string} code @param {string} detail @param {string} [member] because of which there is no item */
  skip(code, detail, member = '') {
    const { skipped } = this.report;
    this.report.skipped_count += 1;
    if (skipped.length < kReported) skipped.push({ code, detail, place: this.place() + member });
  }

  // ---- events --------------------------------------------------------------------------------------------------------

  /** @param {string} name */
  key(name) {
    const { level } = this;
    level.next = level.members?.get(name);
    level.member = level.next === undefined ? undefined : name;
  }

  /** What the value that begins now should be. @param {Level} level @returns {Shape | undefined} */
  begin(level) {
    level.index += 1;
    return level.next;
  }

  /** @param {string | number | boolean | null} value */
  scalar(value) {
    const { level } = this;
    const shape = this.begin(level);
    if (shape === undefined || (value === null && shape !== kItem)) return;
    if (!isScalar(shape)) return this.wrongType(shape, value === null ? 'null' : typeof value);
    const kept = this.fitting(shape, value);
    if (kept === undefined) return;
    if (!level.is_array) {
      level.draft[/** @type {string} */ (level.member)] = kept;
      this.sink.scalar(level.draft, /** @type {string} */ (level.member), kept);
    } else if (kept !== '' && level.draft.length < (kMost.get(level.shape) ?? Infinity)) {
      level.draft.push(kept);
    }
  }

  /** @param {boolean} is_array */
  start(is_array) {
    const { level } = this;
    const shape = this.begin(level);
    if (this.levels.length > kDeepest) {
      this.too_deep = true;
      return false;
    }
    const ours = shape !== undefined && !isScalar(shape) && Array.isArray(shape) === is_array;
    if (shape !== undefined && !ours) this.wrongType(shape, is_array ? 'array' : 'object');
    if (shape === kFeed.items && ours) this.has_items = true;
    this.levels.push(levelOf(ours ? shape : undefined, is_array, ours ? this.draftIn(level, is_array) : null));
    return true;
  }

  end() {
    const { shape, draft } = /** @type {Level} */ (this.levels.pop());
    if (shape !== undefined) this.sink.leave(shape, draft);
  }

  // ---- values --------------------------------------------------------------------------------------------------------

  /** A member that stands twice goes on with what it had. @param {Level} level @param {boolean} is_array */
  draftIn({ shape, is_array: in_list, index, member, draft }, is_array) {
    if (!in_list) return (draft[/** @type {string} */ (member)] ??= is_array ? [] : {});
    if (shape === kFeed.items) return {}; // read and forgotten
    const most = kMost.get(shape) ?? Infinity;
    if (shape === kItem._kringen.metrics && draft.length === most) draft.pop();
    if (draft.length < most) draft.push(shape === kItem._kringen.metrics ? { record: index } : {});
    return draft[draft.length - 1];
  }

  /** The value as it is kept; undefined when it is not. @param {Scalar} shape @param {string | number | boolean | null} value */
  fitting(shape, value) {
    if (typeof value === 'string' && (shape.type === 'text' || shape.type === 'name')) return this.text(shape, value);
    if (typeof value === 'number' && shape.type === 'name') {
      if (Number.isInteger(value) && Math.abs(value) <= kMostExact) return this.text(shape, String(value));
    } else if (typeof value === 'number' && shape.type === 'number') {
      if (value >= 0 && value <= shape.most && (!shape.whole || Number.isInteger(value))) return value;
    } else if (typeof value === 'boolean' && shape.type === 'truth') {
      return value;
    }
    return this.wrongType(shape, typeof value);
  }

  /** @param {Scalar} shape @param {string} value */
  text(shape, value) {
    if (shape.words && !shape.words.includes(value)) return undefined;
    if (!shape.refused) return cutTo(value, shape.most);
    if (fitsIn(value, shape.most)) return value;
    this.notice('item.wrong_type', `url > ${shape.most} bytes`);
    return undefined;
  }

  /** @param {Shape} shape what it should have been @param {string} found @returns {undefined} */
  wrongType(shape, found) {
    const { level } = this;
    if (shape === kFeed) return; // the page fails as a whole
    if (shape === kFeed.items) this.bad_items = true;
    if (shape === kItem) this.skip('item.not_an_object', found);
    // Without these there is no item; it is skipped as a whole when it ends.
    else if (level.shape === kItem && (level.member === 'id' || level.member === 'date_published'))
      level.draft[`wrong_${level.member}`] = true;
    else this.notice('item.wrong_type', found);
  }
}

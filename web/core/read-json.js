// Typed looks into JSON from outside, and what can be saved of a page that breaks off.
// @ts-check

/** @typedef {Record<string, unknown>} JsonObject */

/** @param {unknown} value @returns {value is JsonObject} */
export function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value @returns {JsonObject} */
export function objectOf(value) {
  return isObject(value) ? value : {};
}

/** @param {unknown} value @returns {unknown[]} */
export function listOf(value) {
  return Array.isArray(value) ? value : [];
}

/** @param {unknown} value */
export function textOf(value) {
  return typeof value === 'string' ? value : '';
}

/** A count as a platform gives it; null is unknown. @param {unknown} value @returns {number | null} */
export function countOf(value) {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 2147483647 ? Math.floor(value) : null;
}

/** @param {unknown} value */
export function textsOf(value) {
  return listOf(value).filter((entry) => typeof entry === 'string' && entry !== '').map(String);
}

/**
 * What can be read of a JSON Feed page: all of it, or, when it breaks off, the items that are complete.
 * @param {string} text
 * @returns {{ value: unknown, problem: null | 'feed.not_json' | 'feed.truncated', detail: string, bad_numbers: number }}
 */
export function parsePage(text) {
  try {
    return { ...parse(text), problem: null, detail: '' };
  } catch (error) {
    const detail = String(error instanceof Error ? error.message : error);
    const cut = completePart(text);
    if (cut === null) return { value: null, problem: 'feed.not_json', detail, bad_numbers: 0 };
    try {
      const page = parse(cut.text);
      return { ...page, problem: isObject(page.value) && 'items' in page.value ? 'feed.truncated' : 'feed.not_json', detail };
    } catch {
      return { value: null, problem: 'feed.not_json', detail, bad_numbers: 0 };
    }
  }
}

/** With how many numbers are beyond what a number can be. @param {string} text */
function parse(text) {
  let bad_numbers = 0;
  const may_have = /\d[eE]\+?\d{3}|\d{300}/.test(text);  // looking at each value costs time
  const value = may_have ? JSON.parse(text, (_name, each) => {
    if (typeof each === 'number' && !Number.isFinite(each)) bad_numbers += 1;
    return each;
  }) : JSON.parse(text);
  return { value, bad_numbers };
}

/**
 * The page up to its last complete item, closed. Walks the text once, knowing strings and depth only.
 * @param {string} text
 * @returns {{ text: string } | null}
 */
function completePart(text) {
  const start = text.search(/\S/);
  if (start < 0 || text[start] !== '{') return null;
  const open = [];
  let last_item_end = -1;
  let in_string = false;
  for (let i = start; i < text.length; ++i) {
    const c = text[i];
    if (in_string) {
      if (c === '\\') ++i;
      else if (c === '"') in_string = false;
    } else if (c === '"') {
      in_string = true;
    } else if (c === '{' || c === '[') {
      open.push(c);
    } else if (c === '}' || c === ']') {
      open.pop();
      if (c === '}' && open.length === 2 && open[1] === '[') last_item_end = i + 1;
    }
  }
  return last_item_end < 0 ? null : { text: `${text.slice(0, last_item_end)}]}` };
}

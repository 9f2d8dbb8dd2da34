// Addresses out of feeds: only http and https become links; everything else stays text.
// @ts-check

/**
 * @param {string | null | undefined} text
 * @param {string} [base]
 * @returns {string | null} the absolute address, or null when it may not be followed
 */
export function safeUrl(text, base) {
  if (!text) return null;
  try {
    const url = new URL(text, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

const kAddress = /https?:\/\/[^\s<>"'\u00ab\u00bb\u201c\u201d]+/gi;

/**
 * Splits a text where it names addresses. Joining all `text` gives the input back.
 * @param {string} text
 * @returns {{ text: string, url: string | null }[]}
 */
export function splitLinks(text) {
  /** @type {{ text: string, url: string | null }[]} */
  const parts = [];
  if (!text.includes('://')) return text === '' ? parts : [{ text, url: null }];
  let done = 0;
  for (const match of text.matchAll(kAddress)) {
    const address = trimAddress(match[0]);
    const url = safeUrl(address);
    if (!url || address.length < 'http://a'.length) continue;
    const at = match.index ?? 0;
    if (at > done) parts.push({ text: text.slice(done, at), url: null });
    parts.push({ text: address, url });
    done = at + address.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done), url: null });
  return parts;
}

/** The full stop of the sentence and an unmatched bracket are not part of an address. @param {string} address */
function trimAddress(address) {
  let end = address.length;
  for (;;) {
    const last = address[end - 1];
    const inside = address.slice(0, end);
    const unmatched = last === ')' && count(inside, ')') > count(inside, '(');
    if (!'.,;:!?\u2026]}*_'.includes(last) && !unmatched) return inside;
    end -= 1;
  }
}

/** @param {string} text @param {string} character */
function count(text, character) {
  return text.split(character).length - 1;
}

// The words of the page, from assets/i18n/<language>.json: `page` for the document, `canvas` for the core.
// @ts-check
import { fetchBytes } from './fetch-bytes.js';

const kTimeout_ms = 8000; // nothing can be said without

/** @type {Record<string, string>} */
let page_strings = {};
let strict = false;

/** In tests a missing key is an error; in the page it reads as the key. @param {boolean} on */
export function setStrict(on) {
  strict = on;
}

/** @param {Record<string, string>} strings */
export function useStrings(strings) {
  page_strings = strings;
}

/**
 * @param {string} language one of languages.js
 * @returns {Promise<Record<string, string>>} the canvas part, for the core
 */
export async function loadLanguage(language) {
  const url = new URL(`assets/i18n/${language}.json`, import.meta.url).href;
  const file = JSON.parse(
    new TextDecoder().decode(await fetchBytes(url, { signal: new AbortController().signal, timeout_ms: kTimeout_ms })),
  );
  useStrings(file.page);
  return file.canvas;
}

/** @param {string} key */
export function has(key) {
  return key in page_strings;
}

/**
 * @param {string} key
 * @param {Record<string, string | number>} [params] for {name} in the text
 * @returns {string}
 */
export function t(key, params = {}) {
  const text = page_strings[key];
  if (text === undefined) {
    if (strict) throw new Error(`no string for "${key}"`);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

/**
 * The singular or plural of a key; {count} is filled in.
 * @param {string} key `key`.one and `key`.other exist
 * @param {number} count
 * @param {string} shown the number as people write it
 * @param {Record<string, string | number>} [params]
 */
export function plural(key, count, shown, params = {}) {
  return t(count === 1 ? `${key}.one` : `${key}.other`, { ...params, count: shown });
}

/**
 * Fills the skeleton: data-i18n is the text, data-i18n-label the accessible name, data-i18n-placeholder the hint.
 * @param {ParentNode} root
 */
export function translatePage(root) {
  for (const element of root.querySelectorAll('[data-i18n]')) {
    element.textContent = t(element.getAttribute('data-i18n') ?? '');
  }
  for (const element of root.querySelectorAll('[data-i18n-label]')) {
    element.setAttribute('aria-label', t(element.getAttribute('data-i18n-label') ?? ''));
  }
  for (const element of root.querySelectorAll('[data-i18n-content]')) {
    element.setAttribute('content', t(element.getAttribute('data-i18n-content') ?? ''));
  }
  for (const element of root.querySelectorAll('[data-i18n-placeholder]')) {
    element.setAttribute('placeholder', t(element.getAttribute('data-i18n-placeholder') ?? ''));
  }
}

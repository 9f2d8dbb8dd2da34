// Where workers come from: the page's policy lets scripts in by name only.
// @ts-check
import { trusted } from './trusted-types.js';

/** @param {string} name of a module beside this one @returns {string} */
export function workerUrl(name) {
  return trusted().createScriptURL(new URL(name, import.meta.url).href);
}

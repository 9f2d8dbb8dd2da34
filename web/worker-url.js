// Where workers come from: the page's policy lets scripts in by name only.
// @ts-check

/** @typedef {{ createPolicy: (name: string, rules: object) => { createScriptURL: (text: string) => string } }} Policies not yet in every browser's types */

/** @param {string} name of a module beside this one, one per document @returns {string} */
export function workerUrl(name) {
  const url = new URL(name, import.meta.url).href;
  const { trustedTypes: policies } = /** @type {{ trustedTypes?: Policies }} */ (/** @type {unknown} */ (window));
  return policies ? policies.createPolicy('kringen', { createScriptURL: () => url }).createScriptURL('') : url;
}

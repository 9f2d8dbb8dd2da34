// The page's one policy of Trusted Types: the server's lets this name in once. It lets through what cannot carry a script: an address
// beside this module, and one character reference of HTML.
// @ts-check

/** @typedef {{ createScriptURL: (text: string) => string, createHTML: (text: string) => string }} Policy what it makes passes for a string */
/** @typedef {{ createPolicy: (name: string, rules: Policy) => Policy }} Policies not yet in every browser's types */

const kReference = /^&[\dA-Za-z]+;? $/;

/** @type {Policy} */
const rules = {
  createScriptURL: (text) =>
    new URL(text, import.meta.url).href.startsWith(new URL('.', import.meta.url).href) ? text : '',
  createHTML: (text) => (kReference.test(text) ? text : ''),
};

/** @type {Policy | null} */
let policy = null;

/** Made when it is first needed: programs without a window have none. @returns {Policy} */
export function trusted() {
  if (policy) return policy;
  const { trustedTypes: policies } = /** @type {{ trustedTypes?: Policies }} */ (/** @type {unknown} */ (globalThis));
  return (policy = policies ? policies.createPolicy('kringen', rules) : rules);
}

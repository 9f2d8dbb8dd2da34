// Making and finding elements. Text goes in as text nodes only: nothing here parses HTML, so the page
// needs no exception to a strict Content-Security-Policy or to Trusted Types.
// @ts-check

/** @typedef {{ scheduler?: { postTask?: (work: () => void, options: object) => Promise<void> } }} Scheduling not yet in every browser */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number | boolean | null | undefined | ((event: any) => void)>} [attributes]
 *   null, undefined and false leave the attribute out; a function listens to the event of that name
 * @param {...(Node | string | null | undefined)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined) element.append(child);
  return element;
}

/**
 * An element that the page's skeleton promises to have.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`no element #${id} in the page`);
  return element;
}

/**
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Calls `work` once, `delay_ms` after the last call. @param {number} delay_ms @param {() => void} work */
export function debounce(delay_ms, work) {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = window.setTimeout(later.now, delay_ms);
  };
  later.cancel = () => {
    clearTimeout(timer);
    timer = 0;
  };
  later.now = () => {
    later.cancel();
    work();
  };
  later.pending = () => timer !== 0;
  return later;
}

/** Gives way to whatever the reader did meanwhile; a nested setTimeout would wait for four milliseconds. @returns {Promise<void>} */
export function giveWay() {
  const { scheduler } = /** @type {Scheduling} */ (globalThis);
  return new Promise((resolve) => {
    if (scheduler?.postTask) void scheduler.postTask(resolve, { priority: 'user-visible' });
    else setTimeout(resolve);
  });
}

/** Calls `work` as soon as nothing that the reader waits for is to be done. @param {() => void} work */
export function whenFree(work) {
  const { scheduler } = /** @type {Scheduling} */ (globalThis);
  if (scheduler?.postTask) void scheduler.postTask(work, { priority: 'background' });
  else if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 60 });
  else setTimeout(work);
}

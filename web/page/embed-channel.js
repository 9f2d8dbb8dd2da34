// The frame's side of the talk with its host page (messages.d.ts, FrameToHost and HostToFrame). Only the parent is
// heard, only from the origin it had at the start, only the closed set of messages; only the height goes to anyone.
// @ts-check
import { debounce } from '../base/dom.js';
import { kFacetNames } from '../base/url-state.js';

/** @typedef {import('../messages').FrameToHost} FrameToHost */
/** @typedef {import('../messages').HostToFrame} HostToFrame */

const kLongest = 2000;

/** The host's origin as the browser tells it; '' when it does not. */
function hostOrigin() {
  const ancestors = /** @type {{ ancestorOrigins?: DOMStringList }} */ (location).ancestorOrigins;
  if (ancestors && ancestors.length > 0) return ancestors[0];
  try {
    return new URL(document.referrer).origin;
  } catch {
    return '';
  }
}

/** @param {unknown} value @returns {value is string} */
function isText(value) {
  return typeof value === 'string' && value.length <= kLongest;
}

/**
 * @param {unknown} data
 * @returns {HostToFrame | null} null: not one of ours, or not well formed
 */
export function checkHostMessage(data) {
  if (typeof data !== 'object' || data === null) return null;
  const message = /** @type {Record<string, unknown>} */ (data);
  if (message.kringen !== 1) return null;
  switch (message.type) {
    case 'set_query': {
      const query = message.query;
      if (typeof query !== 'object' || query === null) return null;
      const fields = /** @type {Record<string, unknown>} */ (query);
      if (fields.text !== undefined && !isText(fields.text)) return null;
      for (const facet of kFacetNames) {
        const list = fields[facet];
        if (list !== undefined && !(Array.isArray(list) && list.length <= 200 && list.every(isText))) return null;
      }
      for (const end of ['from', 'to']) {
        const time = fields[end];
        if (time !== undefined && time !== null && !Number.isSafeInteger(time)) return null;
      }
      return /** @type {HostToFrame} */ (data);
    }
    case 'select':
      return message.id === null || isText(message.id) ? /** @type {HostToFrame} */ (data) : null;
    case 'set_view':
      return message.view === 'timeline' || message.view === 'list' ? /** @type {HostToFrame} */ (data) : null;
    case 'set_theme':
      return ['light', 'dark', 'auto'].includes(String(message.scheme)) ? /** @type {HostToFrame} */ (data) : null;
    case 'request_idle':
    case 'request_stats':
      return /** @type {HostToFrame} */ (data);
    default:
      return null;
  }
}

/**
 * @param {(message: HostToFrame) => void} receive
 * @returns {(message: FrameToHost) => void} posts to the host; silent when there is none
 */
export function openChannel(receive) {
  if (window.parent === window) return () => {};
  const origin = hostOrigin();
  /** @param {FrameToHost} message */
  const post = (message) => {
    if (message.type === 'height') window.parent.postMessage(message, '*');
    else if (origin !== '' && origin !== 'null') window.parent.postMessage(message, origin);
  };
  window.addEventListener('message', (event) => {
    if (event.source !== window.parent || event.origin !== origin) return;
    const message = checkHostMessage(event.data);
    if (message) receive(message);
  });
  let sent = 0;
  const measure = debounce(50, () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === sent || height === 0) return;
    sent = height;
    post({ kringen: 1, type: 'height', height });
  });
  new ResizeObserver(measure).observe(document.body);
  return post;
}

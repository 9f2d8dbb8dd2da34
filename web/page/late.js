// The sentence in the document that shows the way to the messages when the page's program or words do not come (late.css).
// @ts-check
import { byId } from '../base/dom.js';

/** Without words nothing can be shown but the way to the messages. @param {unknown} error @returns {never} */
export function sayLate(error) {
  byId('late').classList.add('now');
  byId('list-items').replaceChildren();
  throw error;
}

/** The page runs, and says itself what is wrong from here on. */
export function notLate() {
  byId('late').remove();
}

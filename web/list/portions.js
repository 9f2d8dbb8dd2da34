// The articles of one period in their order, in portions: the browser leaves the drawing of a portion that is far away
// (content-visibility), and watches one thing instead of forty. All text stays in the document. A section holds its
// heading and then its portions; no portion is empty.
// @ts-check
import { el } from '../base/dom.js';

const kMost = 40;
const kArticle_px = 150;
const kHeading_px = 60;

/** @param {Element} section */
export function firstArticle(section) {
  return section.children[1]?.firstElementChild ?? null;
}

/** @param {Element} article */
export function nextArticle(article) {
  return article.nextElementSibling ?? article.parentElement?.nextElementSibling?.firstElementChild ?? null;
}

/** Puts an article behind another of the section, or in front of all; from wherever it is.
 * @param {Element} section @param {Element} article @param {Element | null} after */
export function insertAfter(section, article, after) {
  const emptied = article.parentElement;
  const portion = after?.parentElement ?? section.children[1] ?? section.appendChild(el('div', { class: 'portion' }));
  portion.insertBefore(article, after ? after.nextElementSibling : portion.firstElementChild);
  if (emptied && emptied.childElementCount === 0) emptied.remove();
  if (portion.childElementCount <= kMost) return;
  // At its end a full portion stays full and the next begins; in the middle it is halved.
  const from = portion.lastElementChild === article ? kMost : kMost / 2;
  const rest = el('div', { class: 'portion' }, ...[...portion.children].slice(from));
  portion.after(rest);
}

/** What the browser may take for the height of what it has not drawn, after articles came or were hidden.
 * @param {HTMLElement} section */
export function estimateHeights(section) {
  for (const portion of /** @type {HTMLElement[]} */ ([...section.children].slice(1))) {
    const here = portion.querySelectorAll(':scope > :not([hidden])').length;
    if (portion.hidden !== (here === 0)) portion.hidden = here === 0;
    setHeight(portion, here * kArticle_px);
  }
}

/** @param {HTMLElement} section @param {number} count of articles it will have */
export function expectArticles(section, count) {
  setHeight(section, kHeading_px + count * kArticle_px);
}

/** @param {HTMLElement} element @param {number} height_px */
function setHeight(element, height_px) {
  const height = `auto ${height_px}px`;
  if (element.style.containIntrinsicBlockSize !== height) element.style.containIntrinsicBlockSize = height;
}

// One item of the list as an <article>: cloned from a shape with every part in it, for thousands of them, and filled.
// @ts-check
import { el } from '../base/dom.js';
import { plural } from '../base/i18n.js';
import { appendText, chips, countWords, restOfText, sourceLink, timeOf, villageWords } from './item-parts.js';

/** @typedef {import('../messages').Row} Row */
/** @typedef {import('./item-parts.js').Context} Context */

const kShape = el(
  'article',
  {},
  el('h3', { dir: 'auto' }, el('a')),
  el('p', { class: 'text', dir: 'auto' }),
  el('p', { class: 'meta' }),
);

/** @param {Context} context @param {Row} row @param {boolean} selected
 * @param {HTMLElement | null} article to be filled anew; null makes one @returns {HTMLElement} */
export function fillArticle(context, row, selected, article) {
  const made = /** @type {HTMLElement} */ (kShape.cloneNode(true));
  const [heading, text, meta] = made.children;
  const link = /** @type {HTMLAnchorElement} */ (heading.firstChild);
  link.setAttribute('href', context.hrefOf(row.id));
  link.textContent = row.heading;
  if (selected) link.setAttribute('aria-current', 'true');
  made.prepend(chips(context, row));
  const rest = restOfText(row.heading, row.text);
  if (rest === '') text.remove();
  else appendText(context, rest, text);
  if (row.language && row.language !== document.documentElement.lang) {
    for (const part of [heading, text]) part.setAttribute('lang', row.language);
  }
  meta.append(timeOf(context, row));
  const words = [...countWords(context, row.metrics), ...villageWords(context, row)];
  if (row.replies > 0) words.push(plural('count.replies', row.replies, context.format.count(row.replies)));
  if (words.length > 0) meta.append(` \u00b7 ${words.join(' \u00b7 ')}`);
  const source = sourceLink(context, row);
  const tags = row.tags.length > 0 ? el('span', { class: 'tags' }, row.tags.map((tag) => `#${tag}`).join(' ')) : null;
  if (tags || source) made.append(el('p', { class: 'source' }, tags, tags && source ? ' ' : null, source));
  if (!article) return made;
  article.replaceChildren(...made.childNodes);
  return article;
}

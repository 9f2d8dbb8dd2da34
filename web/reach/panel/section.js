// What all sections of the panel are made of: a heading with one click to how its figures were made, and a line below them.
// @ts-check
import { el } from '../../base/dom.js';
import { t } from '../../base/i18n.js';

/** @typedef {import('../../reach').Estimate} Estimate */
/** @typedef {import('../../list/item-parts.js').Context} Context */

/** @param {string} topic also the chapter of the explanation @param {...(Node | null)} children */
export function section(topic, ...children) {
  const title = t(`reach.section.${topic}`);
  return el(
    'section',
    { class: 'part reach-part', 'data-key': topic },
    el('div', { class: 'part-bar' }, el('h3', {}, title), explain(topic, title)),
    ...children,
  );
}

/** One click from a figure to how it was made. @param {string} topic @param {string} title */
export function explain(topic, title) {
  return el(
    'button',
    { type: 'button', class: 'explain', 'data-explain': topic, 'aria-label': `${t('reach.explain')}: ${title}` },
    t('reach.explain'),
  );
}

/** @param {string} key @param {Record<string, string | number>} [params] */
export const hint = (key, params) => el('p', { class: 'hint' }, t(key, params));

/** @param {Context} context @param {Estimate} share */
export function range(context, share) {
  return context.format.percentRange(share.low, share.high);
}

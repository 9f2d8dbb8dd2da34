// The bar above a page that shows messages of another website: which one, on every screen and on paper. It cannot be
// closed, and in print and in a frame, where it can be out of sight, each message says so too (foreign.css).
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';

/** @param {import('./origins.js').FeedOrigins} origins */
export function watchForeign(origins) {
  const text = el('p', { role: 'alert' });
  const bar = el('aside', { class: 'foreign', 'aria-label': t('foreign.label') }, text);
  const show = () => {
    if (origins.foreign.length === 0) return;
    const names = origins.foreign.join(', ');
    if (!bar.isConnected) document.body.prepend(bar);
    text.textContent = t('foreign.bar', { origin: names, own: new URL(origins.own).host });
    document.documentElement.dataset.foreign = names;
    document.documentElement.style.setProperty('--foreign-note', JSON.stringify(t('foreign.note', { origin: names })));
  };
  origins.changed = show;
  show();
}

// The examples that the start page offers, each with a sentence. Only a chosen one is fetched: choosing is following a link.
// @ts-check
import { byId, el } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { kDemos } from './demo-feeds.js';

/** @param {string} feed what the address asks for @param {(feed: string) => string} hrefOf */
export function offerDemos(feed, hrefOf) {
  if (!(feed in kDemos)) return; // who opens a feed came for that
  const choices = Object.entries(kDemos).map(([address, words]) =>
    el(
      'li',
      { class: address === feed ? 'chosen' : null },
      el('a', { href: hrefOf(address), 'aria-current': address === feed ? 'page' : null }, t(`${words}.name`)),
      el('p', {}, t(`${words}.about`)),
    ),
  );
  const heading = el('h2', { id: 'demos-title' }, t('demos.title'));
  const intro = byId('intro');
  intro.classList.add('with-demos');
  intro.prepend(el('nav', { class: 'demos', 'aria-labelledby': 'demos-title' }, heading, el('ul', {}, ...choices)));
}

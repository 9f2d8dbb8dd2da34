// What stands between the chips and the results: how many there are, what was near where nothing fitted, ways out, and one
// line about their reach with the button that opens the rest of it.
// @ts-check
import { el, setText } from '../base/dom.js';
import { plural, t } from '../base/i18n.js';

/** @typedef {import('./item-parts.js').Context} Context */
/** @typedef {import('./search.js').Help} Help */
/** @typedef {import('./search.js').Way} Way */

export class ResultsHead {
  /**
   * @param {HTMLElement} root
   * @param {Context} context
   * @param {{ take: (way: Way) => void, nameOf: (what: string) => string, openReach: (open: boolean) => void }} actions
   */
  constructor(root, context, actions) {
    this.root = root;
    this.context = context;
    this.actions = actions;
    this.total = 0;
    this.title = el('h2', { tabindex: -1 });
    this.near = el('p', { class: 'results-near', hidden: true });
    this.ways = el('ul', { class: 'results-ways', hidden: true });
    this.partial = el('p', { class: 'hint', hidden: true }, t('results.partial'));
    this.reach_text = el('span');
    this.button = el(
      'button',
      {
        type: 'button',
        class: 'button small',
        'aria-label': t('results.reach_label'),
        'aria-expanded': 'false',
        'aria-controls': 'aside',
        click: () => this.toggle(),
      },
      t('results.reach_show'),
    );
    this.reach = el('p', { class: 'results-reach', hidden: true }, this.reach_text, ' ', this.button);
    root.replaceChildren(this.title, this.partial, this.near, this.ways, this.reach);
  }

  toggle() {
    this.open(this.button.getAttribute('aria-expanded') !== 'true');
  }

  /** @param {boolean} open */
  open(open) {
    this.button.setAttribute('aria-expanded', String(open));
    this.actions.openReach(open);
  }

  focus() {
    this.title.focus();
    this.root.scrollIntoView?.({ block: 'nearest' });
  }

  /** @param {number} total @param {Help | null} help
   * @param {{ done: boolean, partial: boolean }} looking done: in all that can be had; partial: that is not all */
  show(total, help, { done, partial }) {
    const { format } = this.context;
    const count = format.count(total);
    const found =
      total > 0 ? plural('status.found', total, count) : t(partial ? 'results.none_of_part' : 'results.none');
    this.partial.hidden = !partial || !done;
    setText(this.title, done ? found : total === 0 ? t('results.looking') : plural('results.so_far', total, count));
    const ways = help?.ways ?? [];
    const near = (help?.near.length ?? 0) > 0;
    this.near.hidden = !near && (total > 0 || ways.length === 0 || !done || partial);
    setText(
      this.near,
      near
        ? t('results.near', { words: help?.near.join(', ') ?? '' })
        : t(ways[0]?.kind === 'all' ? 'list.no_match' : 'results.out'),
    );
    this.ways.hidden = ways.length === 0;
    this.ways.replaceChildren(
      ...ways.map((way) =>
        el(
          'li',
          {},
          el(
            'button',
            { type: 'button', class: 'button small', click: () => this.actions.take(way) },
            this.wordsOf(way),
          ),
        ),
      ),
    );
    this.total = total;
    if (total === 0) this.reach.hidden = true;
  }

  /** @param {Way} way */
  wordsOf({ kind, what, count }) {
    const shown = this.context.format.count(count);
    if (kind === 'all') return t('filter.clear');
    if (kind === 'topic') return t('results.topic', { topic: what, count: shown });
    if (kind === 'words') return t('results.words', { text: what, count: shown });
    return t('results.without', { name: this.actions.nameOf(what), count: shown });
  }

  /** @param {string} text one line, empty while nothing is known of these results @param {boolean} known there is a panel of it */
  showReach(text, known) {
    setText(this.reach_text, text === '' ? t('results.reach_unknown') : t('results.reach', { text }));
    this.reach.hidden = !known || this.total === 0;
  }
}

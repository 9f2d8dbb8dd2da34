// Stories: a path along messages with a sentence at each, by hand, or by a rule (the public messages of a case, or those chosen in
// the table, oldest first).
// @ts-check
import { el } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { idOf } from './labels.js';

/** @typedef {import('../studio').StudioAction} StudioAction */
/** @typedef {import('../studio').StudioRow} StudioRow */
/** @typedef {import('../studio').StudioStory} StudioStory */
/** @typedef {import('../studio').StudioStop} StudioStop */
/** @typedef {import('../studio').StudioSummary} StudioSummary */

const kMostStops = 40;
const kStop_chars = 160;

/** Stops in the order in which it happened; what is withheld is no stop. @param {StudioRow[]} rows newest first @returns {StudioStop[]} */
export function stopsOf(rows) {
  const open = rows
    .filter(({ withheld }) => withheld === '')
    .slice(-kMostStops)
    .reverse();
  return open.map((row) => ({ text: (row.title || row.text).slice(0, kStop_chars), item: row.id }));
}

export class StoriesView {
  /**
   * @param {HTMLElement} root
   * @param {{ act: (actions: StudioAction[]) => void, open: (id: string) => void, fromCase: (id: string, title: string) => void }} actions
   */
  constructor(root, actions) {
    this.root = root;
    this.actions = actions;
    this.body = el('div', {});
    this.shown = '';
    /** @type {StudioSummary | null} */
    this.summary = null;
    root.append(el('p', { class: 'hint' }, t('studio.stories_hint')), this.body);
  }

  /** @param {StudioSummary} summary */
  show(summary) {
    this.root.hidden = summary.items === 0;
    this.summary = summary;
    const now = JSON.stringify([summary.stories, summary.cases]);
    if (now === this.shown) return;
    this.shown = now;
    const focused =
      document.activeElement instanceof HTMLElement && this.root.contains(document.activeElement)
        ? document.activeElement.dataset.key
        : undefined;
    const open = new Set(
      [...this.body.querySelectorAll('details[open]')].map((each) => /** @type {HTMLElement} */ (each).dataset.id),
    );
    this.body.replaceChildren(
      this.byCase(summary),
      ...summary.stories.map((story) => this.story(story, open.has(story.id) || summary.stories.length === 1)),
    );
    if (focused)
      /** @type {HTMLElement | null} */ (this.body.querySelector(`[data-key="${CSS.escape(focused)}"]`))?.focus();
  }

  /** @param {StudioSummary} summary */
  byCase({ cases }) {
    if (cases.length === 0) return el('p', { class: 'hint' }, t('studio.stories_none'));
    const choice = el(
      'select',
      { 'aria-label': t('studio.story_case') },
      ...cases.map(({ id, title }) => el('option', { value: id }, title)),
    );
    return el(
      'div',
      { class: 'row' },
      choice,
      el(
        'button',
        {
          type: 'button',
          class: 'button small',
          click: () =>
            this.actions.fromCase(choice.value, cases.find(({ id }) => id === choice.value)?.title ?? choice.value),
        },
        t('studio.story_make'),
      ),
    );
  }

  /** A new one with these stops, or nothing when there are none. @param {string} title @param {StudioStop[]} stops @returns {boolean} */
  make(title, stops) {
    if (!this.summary || stops.length === 0) return false;
    const id = idOf(
      title,
      this.summary.stories.map((story) => story.id),
    );
    this.actions.act([{ what: 'story', story: { id, title, stops } }]);
    return true;
  }

  /** @param {StudioStory} story @param {boolean} open */
  story(story, open) {
    const change = (/** @type {Partial<StudioStory>} */ changed) =>
      this.actions.act([{ what: 'story', story: { ...story, ...changed } }]);
    const key = (/** @type {string} */ what) => `${story.id} ${what}`;
    const title = el('input', {
      type: 'text',
      value: story.title,
      'data-key': key('title'),
      change: () => change({ title: title.value.trim() || story.title }),
    });
    return el(
      'details',
      { class: 'story', open, 'data-id': story.id },
      el('summary', {}, story.title),
      el('label', { class: 'label' }, el('span', {}, t('studio.story_title')), title),
      el('ol', {}, ...story.stops.map((stop, i) => this.stop(story, stop, i, change))),
      el(
        'div',
        { class: 'row' },
        el(
          'button',
          {
            type: 'button',
            class: 'button small',
            'data-key': key('add'),
            click: () => change({ stops: [...story.stops, { text: t('studio.stop_text') }] }),
          },
          t('studio.stop_add'),
        ),
        el(
          'button',
          { type: 'button', class: 'button small', click: () => change({ stops: [] }) },
          t('studio.story_delete'),
        ),
      ),
    );
  }

  /** @param {StudioStory} story @param {StudioStop} stop @param {number} i @param {(changed: Partial<StudioStory>) => void} change */
  stop(story, stop, i, change) {
    const number = String(i + 1);
    const text = el('textarea', {
      rows: 2,
      'aria-label': t('studio.stop', { number }),
      'data-key': `${story.id} ${i}`,
      change: () => change({ stops: story.stops.map((each, k) => (k === i ? { ...each, text: text.value } : each)) }),
    });
    text.value = stop.text;
    const button = (
      /** @type {string} */ name,
      /** @type {string} */ sign,
      /** @type {boolean} */ possible,
      /** @type {() => void} */ click,
    ) =>
      el(
        'button',
        {
          type: 'button',
          class: 'button small',
          disabled: !possible,
          'aria-label': t(`studio.stop_${name}`, { number }),
          'data-key': `${story.id} ${i} ${name}`,
          click,
        },
        el('span', { 'aria-hidden': 'true' }, sign),
      );
    const item = stop.item;
    return el(
      'li',
      {},
      text,
      el(
        'div',
        { class: 'row' },
        button('up', '↑', i > 0, () => change({ stops: moved(story.stops, i, i - 1) })),
        button('down', '↓', i + 1 < story.stops.length, () => change({ stops: moved(story.stops, i, i + 1) })),
        button('remove', '✕', true, () => change({ stops: story.stops.filter((_, k) => k !== i) })),
        item
          ? el(
              'button',
              { type: 'button', class: 'button small quiet', click: () => this.actions.open(item) },
              t('studio.stop_item'),
            )
          : null,
      ),
    );
  }
}

/** @template T @param {T[]} list @param {number} from @param {number} to */
function moved(list, from, to) {
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}

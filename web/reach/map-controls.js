// The circle map's controls as part of the document: everything that can be pressed on the canvas has a button or a
// slider here, and what the canvas shows of a circle is said here.
// @ts-check
import { el, setText } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { shortFraction, wordOf } from './words.js';

/** @typedef {import('../messages').FromCore} FromCore */

/** Steps of the slider; which moment each is, the program says. */
const kSteps = 200;

export class MapControls {
  /** @param {import('./page').ReachPage} page */
  constructor({ context, core, say }) {
    this.context = context;
    this.core = core;
    this.say = say;
    this.known = false; // there are circles
    this.asked = false; // and a question
    this.scrub = el('input', {
      type: 'range',
      id: 'replay-scrub',
      min: 0,
      max: kSteps,
      step: 1,
      value: kSteps,
      input: () => core.send({ type: 'replay_at', position: Number(this.scrub.value) / kSteps }),
    });
    this.moment = el('span'); // no live region: of a replay one would hear every moment
    this.playing = false;
    /** @type {number | null} */
    this.chosen = null; // the circle
    this.village = el('select', {
      id: 'map-village',
      change: () =>
        core.send(this.village.value === '' ? { type: 'map_fit' } : { type: 'map_show', village: this.village.value }),
    });
    this.circle = el('p', { class: 'hint', hidden: true });
    this.replay = el(
      'div',
      { class: 'map-replay', hidden: true },
      el('label', { for: 'replay-scrub' }, t('reach.map.moment')),
      this.scrub,
      this.moment,
    );
    this.root = el(
      'fieldset',
      { class: 'map-controls', hidden: true },
      el('legend', {}, t('reach.map.title')),
      this.replay,
      el(
        'div',
        { class: 'map-camera' },
        el('label', { for: 'map-village' }, t('reach.map.show')),
        this.village,
        this.zoomButton('zoom_out', 0.5),
        this.zoomButton('zoom_in', 2),
      ),
      this.circle,
      el('p', { class: 'hint' }, t('reach.map.note')),
    );
  }

  /** @param {'zoom_in' | 'zoom_out'} name @param {number} factor */
  zoomButton(name, factor) {
    return el(
      'button',
      {
        type: 'button',
        class: 'button',
        'aria-label': t(`reach.map.${name}`),
        click: () => this.core.send({ type: 'map_zoom', factor }),
      },
      el('span', { 'aria-hidden': 'true' }, factor > 1 ? '+' : '\u2212'),
    );
  }

  /** There is a map with circles. */
  appear() {
    const villages = this.context.header?.villages ?? [];
    this.village.replaceChildren(
      el('option', { value: '' }, t('reach.map.whole')),
      ...villages.map(({ id, name }) => el('option', { value: id }, name)),
    );
    this.known = true;
    this.wanted(this.asked);
  }

  /** Beside a question only: a page at rest does not grow by itself. @param {boolean} asked */
  wanted(asked) {
    this.asked = asked;
    this.root.hidden = !(asked && this.known);
  }

  /** @param {Extract<FromCore, { type: 'replay' }>} replay */
  show({ known, position, moment, reached, playing }) {
    const ended = this.playing && !playing && known;
    this.playing = playing;
    this.replay.hidden = !known;
    if (!known) return;
    if (document.activeElement !== this.scrub) this.scrub.value = String(Math.round(position * kSteps));
    // When it was just posted nobody was reached, which is no finding.
    const words = position === 0 ? moment : t('reach.map.reached', { moment, reached });
    setText(this.moment, words);
    this.scrub.setAttribute('aria-valuetext', words);
    if (ended) this.say(words);
  }

  /** @param {FromCore} message */
  receive(message) {
    if (message.type === 'replay') this.show(message);
    if (message.type === 'circle') this.showCircle(message);
  }

  /** @param {import('../messages').CircleChosen} chosen */
  showCircle(chosen) {
    const is_new = chosen.circle !== this.chosen; // a better estimate of the same is not said again
    this.chosen = chosen.circle;
    this.circle.hidden = chosen.circle === null;
    if (chosen.circle === null) return;
    const { format, header } = this.context;
    const place = header?.villages.find(({ id }) => id === chosen.village)?.name ?? '';
    const { direct, both, shared } = chosen;
    const known = typeof direct === 'number' && typeof both === 'number' && typeof shared === 'number';
    const all = Math.max(1, chosen.members ?? 0);
    const part = (/** @type {number} */ count) => shortFraction(count / all, format); // a circle is too few for a number
    const words =
      t('reach.map.circle', {
        kind: wordOf('one_circle', chosen.kind ?? ''),
        village: place,
        count: format.count(chosen.members ?? 0),
      }) +
      (known ? ` ${t('reach.map.circle_ways', { direct: part(direct), both: part(both), shared: part(shared) })}` : '');
    setText(this.circle, words);
    if (is_new) this.say(words);
  }
}

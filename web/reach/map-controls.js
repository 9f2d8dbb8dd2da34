// The circle map's controls as part of the document: everything that can be pressed on the canvas has a button or a
// slider here, and what the canvas shows of a circle is said here.
// @ts-check
import { el, setText } from '../base/dom.js';
import { plural, t } from '../base/i18n.js';
import { wordOf } from './words.js';

/** @typedef {import('../messages').FromCore} FromCore */

const kHour_s = 3600;
/** The slider runs over a logarithm: the first hour matters as much as the last days. */
const kSteps = 200;

/** @param {number} step 0..kSteps @param {number} end_s */
export function secondsAt(step, end_s) {
  return Math.expm1((step / kSteps) * Math.log1p(end_s / 60)) * 60;
}

/** @param {number} seconds @param {number} end_s */
export function stepAt(seconds, end_s) {
  return end_s > 0 ? Math.round((Math.log1p(seconds / 60) / Math.log1p(end_s / 60)) * kSteps) : 0;
}

/** @param {import('../base/format.js').Format} format @param {number} seconds */
export function afterWords(format, seconds) {
  const [unit, count] = seconds < kHour_s ? ['minutes', seconds / 60] : seconds < 48 * kHour_s ? ['hours', seconds / kHour_s] : ['days', seconds / 86400];
  return plural(`reach.map.after_${unit}`, Math.round(Number(count)), format.count(Math.round(Number(count))));
}

export class MapControls {
  /** @param {import('./page').ReachPage} page */
  constructor({ context, core, say }) {
    this.context = context;
    this.core = core;
    this.say = say;
    this.end_s = 0;
    this.playing = false;
    this.known = false;  // there are circles
    this.asked = false;  // and a question
    this.play = el('button', { type: 'button', class: 'button', click: () => core.send({ type: 'replay', playing: !this.playing }) }, t('reach.map.play'));
    this.scrub = el('input', {
      type: 'range', id: 'replay-scrub', min: 0, max: kSteps, step: 1, value: kSteps,
      input: () => core.send({ type: 'replay_at', seconds: secondsAt(Number(this.scrub.value), this.end_s) }),
    });
    this.moment = el('output', { for: 'replay-scrub' });
    this.village = el('select', {
      id: 'map-village',
      change: () => core.send(this.village.value === '' ? { type: 'map_fit' } : { type: 'map_show', village: this.village.value }),
    });
    this.circle = el('p', { class: 'hint', hidden: true });
    this.replay = el('div', { class: 'map-replay', hidden: true }, this.play,
      el('label', { for: 'replay-scrub' }, t('reach.map.moment')), this.scrub, this.moment);
    this.root = el('fieldset', { class: 'map-controls', hidden: true }, el('legend', {}, t('reach.map.title')), this.replay,
      el('div', { class: 'map-camera' }, el('label', { for: 'map-village' }, t('reach.map.show')), this.village,
        this.zoomButton('zoom_out', 0.5), this.zoomButton('zoom_in', 2)),
      this.circle, el('p', { class: 'hint' }, t('reach.map.note')));
  }

  /** @param {'zoom_in' | 'zoom_out'} name @param {number} factor */
  zoomButton(name, factor) {
    return el('button', { type: 'button', class: 'button', 'aria-label': t(`reach.map.${name}`), click: () => this.core.send({ type: 'map_zoom', factor }) },
      el('span', { 'aria-hidden': 'true' }, factor > 1 ? '+' : '\u2212'));
  }

  /** There is a map with circles. */
  appear() {
    const villages = this.context.header?.villages ?? [];
    this.village.replaceChildren(el('option', { value: '' }, t('reach.map.whole')), ...villages.map(({ id, name }) => el('option', { value: id }, name)));
    this.known = true;
    this.wanted(this.asked);
  }

  /** Beside a question only: a page at rest does not grow by itself. @param {boolean} asked */
  wanted(asked) {
    this.asked = asked;
    this.root.hidden = !(asked && this.known);
  }

  /** The answer that the map shows now; null: none. @param {import('../reach').ReachResult['replay']} replay */
  follow(replay) {
    this.end_s = replay?.seconds.at(-1) ?? 0;
    this.replay.hidden = this.end_s === 0;
    this.show(this.end_s, replay?.reached.at(-1) ?? 0, false);
  }

  /** @param {number} seconds @param {number} reached @param {boolean} playing */
  show(seconds, reached, playing) {
    this.playing = playing;
    setText(this.play, t(playing ? 'reach.map.stop' : 'reach.map.play'));
    if (document.activeElement !== this.scrub) this.scrub.value = String(stepAt(seconds, this.end_s));
    const words = t('reach.map.reached', { moment: afterWords(this.context.format, seconds), count: this.context.format.about(reached) });
    setText(this.moment, words);
    this.scrub.setAttribute('aria-valuetext', words);
  }

  /** @param {FromCore} message */
  receive(message) {
    if (message.type === 'replay') this.show(message.seconds, message.reached, message.playing);
    if (message.type === 'circle') this.showCircle(message);
  }

  /** @param {import('../messages').CircleChosen} chosen */
  showCircle(chosen) {
    this.circle.hidden = chosen.circle === null;
    if (chosen.circle === null) return;
    const { format, header } = this.context;
    const place = header?.villages.find(({ id }) => id === chosen.village)?.name ?? '';
    const { direct, both, shared } = chosen;
    const known = typeof direct === 'number' && typeof both === 'number' && typeof shared === 'number';
    const words = t('reach.map.circle', { kind: wordOf('one_circle', chosen.kind ?? ''), village: place, count: format.count(chosen.members ?? 0) })
      + (known ? ` ${t('reach.map.circle_ways', { direct: format.count(direct), both: format.count(both), shared: format.count(shared) })}` : '');
    setText(this.circle, words);
    this.say(words);
  }
}

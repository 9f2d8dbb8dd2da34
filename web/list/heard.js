// What is heard of the timeline, one sentence for each thing that a reader does there: the chosen message with its place among the
// others, which is the description of the canvas too; that it was let go; and where a key or a button moved the view to.
// @ts-check
import { setText } from '../base/dom.js';
import { t } from '../base/i18n.js';
import { sentence } from '../base/live-region.js';
import { channelOf, timeWords, villageWords } from './item-parts.js';

/** @typedef {import('../messages').Detail} Detail */
/** @typedef {import('../messages').ToCore} ToCore */
/** @typedef {import('./item-parts.js').Context} Context */
/** @typedef {{ at: number, count: number }} Place of a message among those that are shown, the oldest first */
/**
 * @typedef {object} HeardPage
 * @property {Context} context
 * @property {HTMLElement} canvas
 * @property {HTMLElement} description what the canvas is described by
 * @property {(n: number) => Place | null} placeOf
 * @property {(text: string) => void} say
 */

const kMovingKeys = new Set(['+', '=', '-', 'PageUp', 'PageDown']);
const kSteppingKeys = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End']);
const kMoves = new Set(['zoom', 'pan', 'fit', 'today']);
const kDay_s = 86400;
const kFewDays_s = 3 * kDay_s; // in which hours matter

export class Heard {
  /** @param {HeardPage} page */
  constructor(page) {
    this.page = page;
    /** @type {Detail | null} */
    this.chosen = null;
    this.moved = false; // by a key or a button; a hand that drags sees where it goes
    /** @type {{ from: number, to: number } | null} where it came to */
    this.span = null;
    this.stepped = false; // and not yet heard where to
    page.canvas.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
      if (ctrlKey || metaKey || altKey) return;
      if (kMovingKeys.has(key)) this.move();
      this.stepped ||= kSteppingKeys.has(key);
    });
  }

  /** A button of the timeline asks for this. @param {ToCore} message */
  asked(message) {
    if (kMoves.has(message.type)) this.move();
    this.stepped ||= message.type === 'step';
  }

  move() {
    this.moved = true;
    this.span = null;
  }

  /** @param {Detail | null} detail */
  choose(detail) {
    this.chosen = detail;
    setText(this.page.description, detail ? t('heard.chosen', { item: this.words(detail) }) : '');
  }

  /** The reader went to a message on the canvas. @param {string} heading what the core says of it */
  step(heading) {
    this.stepped = false;
    this.page.say(this.chosen ? this.words(this.chosen) : heading);
  }

  /** No message is chosen any more, and the reader is on the canvas. */
  letGo() {
    this.page.say(t('heard.let_go'));
  }

  /** @param {{ from: number, to: number }} span that is in view */
  window({ from, to }) {
    this.span = { from, to };
  }

  /** The view came to rest. Where nothing is further on, the message is the same and is heard again. */
  rest() {
    if (this.stepped && this.chosen) this.step('');
    this.stepped = false;
    if (!this.moved) return;
    this.moved = false;
    if (!this.span) return; // it was at its end already
    const { format } = this.page.context;
    const { from, to } = this.span;
    const precision = to - from < kFewDays_s ? 'minute' : 'day';
    this.page.say(t('heard.window', { from: format.time(from, precision), to: format.time(to - 1, precision) }));
  }

  /** "Hoogwater! Facebook, di 30 april 2013, 20:12, Overdinkel, 12 van 353". @param {Detail} detail */
  words(detail) {
    const { context, placeOf } = this.page;
    const { format } = context;
    const place = placeOf(detail.n);
    const about = [
      channelOf(context, detail.channel).name,
      timeWords(context, detail),
      ...villageWords(context, detail),
      ...(place ? [t('heard.place', { at: format.count(place.at), count: format.count(place.count) })] : []),
    ];
    return `${sentence(detail.heading)} ${about.join(', ')}`.trim();
  }
}

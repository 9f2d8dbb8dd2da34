// The one polite live region, spoken to at most once per two seconds, and not while somebody types: a count between two letters
// is old when it is heard. Of each topic the last word counts; what different parts of the page have to say is said together.
// @ts-check

const kPause_ms = 2000;
const kTyping_ms = 1000; // letters that follow each other faster are one word
const kMoment_ms = 100; // changes of one moment become one sentence

export class LiveRegion {
  /** @param {{ textContent: string | null }} element role=status @param {() => void} [settled] nothing waits to be said */
  constructor(element, settled = () => {}) {
    this.element = element;
    this.settled = settled;
    this.not_before = 0;
    /** @type {Map<string, string>} by topic */
    this.waiting = new Map();
    this.timer = 0;
    /** Of what stands there now. @type {string[]} */
    this.topics = [];
  }

  /** Something waits to be said. */
  get busy() {
    return this.timer !== 0;
  }

  /** Nothing is said while somebody puts something in here. @param {EventTarget} place */
  quietFor(place) {
    place.addEventListener('input', () => this.wait(kTyping_ms));
  }

  /** @param {string} text empty: it is said elsewhere now, and no longer stands here @param {string} [topic] */
  say(text, topic = '') {
    if (text === '') this.takeBack(topic);
    else this.waiting.set(topic, text);
    if (this.timer === 0 && this.waiting.size > 0) this.later(kMoment_ms);
  }

  /** @param {string} topic */
  takeBack(topic) {
    this.waiting.delete(topic);
    if (this.topics.length !== 1 || this.topics[0] !== topic) return;
    this.topics = [];
    this.element.textContent = '';
  }

  /** @param {number} pause_ms */
  wait(pause_ms) {
    this.not_before = Math.max(this.not_before, performance.now() + pause_ms);
  }

  /** @param {number} least_ms */
  later(least_ms) {
    this.timer = Number(setTimeout(() => this.speak(), Math.max(least_ms, this.not_before - performance.now())));
  }

  speak() {
    if (performance.now() < this.not_before) return this.later(0); // somebody went on typing
    this.timer = 0;
    this.wait(kPause_ms);
    const texts = [...this.waiting.values()];
    if (texts.length > 0) this.topics = [...this.waiting.keys()];
    this.waiting.clear();
    if (texts.length > 0) this.element.textContent = texts.length === 1 ? texts[0] : texts.map(sentence).join(' ');
    this.settled();
  }
}

/** With the sign that ends it. @param {string} text */
export function sentence(text) {
  return /[.!?\u2026]$/.test(text) ? text : `${text}.`;
}

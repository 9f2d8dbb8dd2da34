// The one polite live region, spoken to at most once per two seconds. Of each topic the last word counts; what different parts
// of the page have to say is said together.
// @ts-check

const kPause_ms = 2000;
const kMoment_ms = 100; // changes of one moment become one sentence

export class LiveRegion {
  /** @param {{ textContent: string | null }} element role=status @param {() => void} [settled] nothing waits to be said */
  constructor(element, settled = () => {}) {
    this.element = element;
    this.settled = settled;
    this.next_at = 0;
    /** @type {Map<string, string>} by topic */
    this.waiting = new Map();
    this.timer = 0;
  }

  /** Something waits to be said. */
  get busy() {
    return this.timer !== 0;
  }

  /** @param {string} text @param {string} [topic] */
  say(text, topic = '') {
    if (text === '') this.waiting.delete(topic);
    else this.waiting.set(topic, text);
    if (this.timer !== 0 || this.waiting.size === 0) return;
    const wait = Math.max(kMoment_ms, this.next_at - performance.now());
    this.timer = Number(
      setTimeout(() => {
        this.timer = 0;
        this.next_at = performance.now() + kPause_ms;
        const texts = [...this.waiting.values()];
        this.waiting.clear();
        if (texts.length > 0) this.element.textContent = texts.length === 1 ? texts[0] : texts.map(sentence).join(' ');
        this.settled();
      }, wait),
    );
  }
}

/** With the sign that ends it. @param {string} text */
export function sentence(text) {
  return /[.!?\u2026]$/.test(text) ? text : `${text}.`;
}

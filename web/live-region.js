// The one polite live region: what is said last counts, at most once per two seconds.
// @ts-check

const kPause_ms = 2000;

export class LiveRegion {
  /** @param {HTMLElement} element role=status */
  constructor(element) {
    this.element = element;
    this.next_at = 0;
    this.waiting = '';
    this.timer = 0;
  }

  /** @param {string} text */
  say(text) {
    this.waiting = text;
    if (this.timer !== 0 || text === '') return;
    const wait = Math.max(100, this.next_at - performance.now());  // changes of one moment become one sentence
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      this.next_at = performance.now() + kPause_ms;
      this.element.textContent = this.waiting;
    }, wait);
  }
}

// What the page opens at stands where it stays before what follows it is seen (style: html[data-opens]). It ends when nothing
// is still to come, or after a while: whoever reads on a slow line is not kept from the rest.
// @ts-check

const kMost_ms = 15_000;
const kAfterwards_ms = 8000;

export class Opening {
  /** @param {HTMLElement} root that opens.js marked @param {() => void} ended */
  constructor(root, ended) {
    this.root = root;
    this.ended = ended;
    this.is_shown = false;
    this.ending = false;
    this.timer = 0;
    if (this.active) this.endIn(kMost_ms);
  }

  get active() {
    return this.root.dataset.opens !== undefined;
  }

  get at() {
    return this.root.dataset.opens;
  }

  /** The message, or the first of the results, is there; the rest has a moment. @param {'item' | 'results'} what */
  shown(what) {
    if (this.at === what && !this.ending && !this.is_shown) this.endIn(kAfterwards_ms);
    this.is_shown ||= this.at === what;
  }

  /** @param {number} patience_ms */
  endIn(patience_ms) {
    clearTimeout(this.timer);
    this.timer = Number(setTimeout(() => this.end(), patience_ms));
  }

  /** In the frame after the one in which everything found its place; of a page that nobody sees, now. */
  end() {
    if (this.ending || !this.active) return;
    this.ending = true;
    clearTimeout(this.timer);
    const reveal = () => {
      delete this.root.dataset.opens;
      this.ended();
    };
    if (document.hidden) reveal();
    else requestAnimationFrame(() => requestAnimationFrame(reveal));
  }
}

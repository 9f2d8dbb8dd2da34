// Which count was said of which filters. Each choice of filters is told once, and once more only where the count turns out
// to be another: on a busy machine the count of the letters before can be all there is when the silence is over.
// @ts-check

export class ToldCount {
  /** @param {string} key of the filters that need not be told: those that the page opens with */
  constructor(key) {
    this.key = key;
    /** What was said of them; null: nothing, or it is read elsewhere. @type {number | null} */
    this.total = null;
  }

  /** Whether this is to be said. @param {string} key @param {number} total */
  isNews(key, total) {
    if (key === this.key && (this.total === null || this.total === total)) return false;
    this.key = key;
    this.total = total;
    return true;
  }

  /** The reader is where the count stands. @param {string} key */
  readElsewhere(key) {
    this.key = key;
    this.total = null;
  }
}

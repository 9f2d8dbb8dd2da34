// Whose messages the page shows. A published page shows its own and nothing else, whatever its address or a feed asks
// for; elsewhere every other website that messages came from is remembered, so that the page can name it.
// @ts-check

export class FeedOrigins {
  /**
   * @param {string} own origin of the page
   * @param {boolean} own_only
   */
  constructor(own, own_only) {
    this.own = own;
    this.own_only = own_only;
    /** @type {string[]} */
    this.foreign = [];
    this.changed = () => {};
  }

  /** May it be asked for, and shown? @param {string} url absolute */
  allows(url) {
    return !this.own_only || originOf(url) === this.own;
  }

  /** An answer came from there, perhaps after a redirection. @param {string} url absolute */
  saw(url) {
    const origin = originOf(url);
    if (origin === this.own || this.foreign.includes(origin)) return;
    this.foreign.push(origin);
    this.changed();
  }
}

/** @param {string} url */
function originOf(url) {
  try {
    return new URL(url).origin;
  } catch {
    return url;
  }
}

// Who waits until the page has nothing left to do: tests, and pages around this one.
// @ts-check

/** @typedef {{ background?: boolean, said?: boolean }} Wanted with all that goes on behind the page; and all that is to be heard of it
 *   was said */

export class IdleGate {
  /** @param {(what: Wanted) => boolean} isIdle @param {() => void} ask sets a check going where nothing else would */
  constructor(isIdle, ask) {
    this.isIdle = isIdle;
    this.ask = ask;
    /** @type {{ done: () => void, what: Wanted }[]} */
    this.waiters = [];
  }

  /** Whenever something came to its end. */
  check() {
    const ready = this.waiters.filter(({ what }) => this.isIdle(what));
    for (const waiter of ready) {
      this.waiters.splice(this.waiters.indexOf(waiter), 1);
      waiter.done();
    }
  }

  /**
   * Loaded, listed, drawn, and in the address. @param {Wanted} [what]
   * @returns {Promise<void>}
   */
  whenIdle(what = {}) {
    return new Promise((resolve) => {
      this.waiters.push({ done: resolve, what });
      this.ask();
      this.check();
    });
  }
}

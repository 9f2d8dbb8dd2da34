// Who waits until the page has nothing left to do: tests, and pages around this one.
// @ts-check

export class IdleGate {
  /** @param {(background: boolean) => boolean} isIdle @param {() => void} ask sets a check going where nothing else would */
  constructor(isIdle, ask) {
    this.isIdle = isIdle;
    this.ask = ask;
    /** @type {{ done: () => void, background: boolean }[]} */
    this.waiters = [];
  }

  /** Whenever something came to its end. */
  check() {
    const ready = this.waiters.filter(({ background }) => this.isIdle(background));
    for (const waiter of ready) {
      this.waiters.splice(this.waiters.indexOf(waiter), 1);
      waiter.done();
    }
  }

  /**
   * Loaded, listed, drawn, and in the address. @param {{ background?: boolean }} [what] with all that goes on behind it
   * @returns {Promise<void>}
   */
  whenIdle({ background = false } = {}) {
    return new Promise((resolve) => {
      this.waiters.push({ done: resolve, background });
      this.ask();
      this.check();
    });
  }
}

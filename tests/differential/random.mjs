// A small seeded generator, so that a difference that was found can be found again.

/** @param {number} seed */
export function randomOf(seed) {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  /** mulberry32: 0 <= number < 1 */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (/** @type {number} */ n) => Math.floor(next() * n);
  return {
    next,
    below,
    chance: (/** @type {number} */ share) => next() < share,
    pick: (/** @type {any} */ list) => list[below(list.length)],
    some: (/** @type {any[]} */ list, /** @type {number} */ most) =>
      Array.from({ length: below(most + 1) }, () => list[below(list.length)]),
  };
}

// The changed assumptions as a short text for the address, and back. Laws: fromText(toText(x)) is x on the steps of
// each parameter; what is unknown, out of range or the default is left out; the same values give the same text.
// @ts-check

/** @typedef {import('../../reach').ReachParameter} ReachParameter */
/** @typedef {Pick<ReachParameter, 'id' | 'value' | 'low' | 'high' | 'step'>} Range */

const kDigits = 6;

/** What a question itself decides, so that no table has a default of it. */
const kOfQuestion = ['local_share', 'users_total', 'friends_share'];

/** For an address, which is read before there is an answer: nothing is the default of these. @param {ReachParameter[]} parameters */
export function withoutDefaults(parameters) {
  return parameters.map((range) => (kOfQuestion.includes(range.id) ? { ...range, value: NaN } : range));
}

/** With what the question says of them. @param {ReachParameter[]} parameters
 * @param {Pick<import('../../reach').ReachResult, 'defaults' | 'evidence'> | null} result @returns {ReachParameter[]} */
export function withDefaults(parameters, result) {
  return parameters.map((range) => {
    const value = result?.defaults[/** @type {'local_share'} */ (range.id)];
    if (result === null || value === undefined) return range;
    const is_viewers = range.id === 'local_share' && result.evidence !== 'profile';
    const word = is_viewers ? 'viewers_here' : range.id;
    return { ...range, value: Math.min(range.high, Math.max(range.low, value)), word, mark: 'D', source: 'question' };
  });
}

/** The nearest value that a parameter can have. @param {Range} range @param {number} value */
export function snap({ low, high, step }, value) {
  const near = step > 0 ? low + Math.round((value - low) / step) * step : value;
  return Number(Math.min(high, Math.max(low, near)).toFixed(kDigits));
}

/** Whether a value is another one than the default, as far as a slider can tell. @param {Range} range @param {number} value */
export function isChanged(range, value) {
  return snap(range, value) !== snap(range, range.value);
}

/** "friends_share:0.25*psi:0.3", in the order of the table; '' when nothing was changed.
 * @param {Record<string, number>} values @param {Range[]} parameters */
export function toText(values, parameters) {
  return parameters
    .filter(({ id }) => Number.isFinite(values[id]))
    .filter((range) => isChanged(range, values[range.id]))
    .map((range) => `${range.id}:${snap(range, values[range.id])}`)
    .join('*');
}

/** @param {string} text from an address, so by anyone @param {Range[]} parameters @returns {Record<string, number>} */
export function fromText(text, parameters) {
  /** @type {Record<string, number>} */
  const values = {};
  for (const part of text.split('*')) {
    const [, id, digits] = /^([\w-]+):(-?\d{1,9}(?:\.\d{1,9})?)$/.exec(part) ?? [];
    const range = parameters.find((parameter) => parameter.id === id);
    const value = Number(digits);
    if (!range || id in values || value < range.low || value > range.high) continue;
    if (isChanged(range, value)) values[id] = snap(range, value);
  }
  return values;
}

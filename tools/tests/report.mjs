// Picks the lines of a log that a person wants to see.
// @ts-check

/** @param {string} output @param {number} [count] */
export const lastLines = (output, count = 25) => output.trimEnd().split('\n').slice(-count).join('\n');

/** @param {string} output @param {RegExp} pattern @param {number} [count] */
export function matching(output, pattern, count = 40) {
  const lines = output.split('\n').filter((line) => pattern.test(line));
  return lines.length ? lines.slice(0, count).join('\n') : undefined;
}

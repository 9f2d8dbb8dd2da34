// How many tests passed and failed, read from what doctest and node:test print.
// @ts-check
import { lastLines } from './report.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

/** @param {string} output @returns {Counts} */
export function doctestCounts(output) {
  const cases = /test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/.exec(output);
  return cases ? { passed: Number(cases[1]), failed: Number(cases[2]) } : { passed: 0, failed: 1 };
}

/** TAP of node:test: the totals at its end. @param {string} output @returns {Counts} */
export function tapCounts(output) {
  const number = (/** @type {string} */ name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? NaN);
  const [passed, failed, cancelled] = [number('pass'), number('fail'), number('cancelled')];
  return Number.isNaN(passed) ? { passed: 0, failed: 1 } : { passed, failed: failed + (cancelled || 0) };
}

/** What a person wants to see of TAP: the names that failed and their errors. @param {string} output */
export function tapFailures(output) {
  const lines = output.split('\n');
  /** @type {string[]} */
  const shown = [];
  lines.forEach((line, at) => {
    if (!/^\s*not ok /.test(line) || / # (SKIP|T[O]DO)/.test(line)) return;
    shown.push(line.trim());
    const end = lines.findIndex((candidate, index) => index > at && /^\s*\.\.\.$/.test(candidate));
    const detail = lines.slice(at, end < 0 ? at + 30 : end);
    const from = detail.findIndex((candidate) => /^\s*error:/.test(candidate));
    if (from >= 0) shown.push(...detail.slice(from, from + 8).map((candidate) => `    ${candidate.trim()}`));
  });
  return shown.length ? shown.slice(0, 120).join('\n') : lastLines(output);
}

// Runs a doctest program in parts side by side. Each case is in one part; what a crash takes with it counts as failed.
// @ts-check
import { doctestCounts } from './counts.mjs';
import { kMinute, pool, run } from './programs.mjs';
import { matching } from './report.mjs';

const kParts = 32; // many, so that the few long cases do not lie in one
const kTelling = /ERROR|FATAL|TEST CASE:|CHECK|REQUIRE|SUMMARY|values:|exception|abort/i;

/** How many cases the program has. @param {string} output of --count */
const caseCount = (output) => Number(/current filters: (\d+)/.exec(output)?.[1] ?? 0);

/** The cases 1..count in parts of nearly one size. @param {number} count @returns {{ first: number, last: number }[]} */
function partsOf(count) {
  const size = Math.ceil(count / kParts);
  return Array.from({ length: Math.ceil(count / size) }, (_, n) => ({
    first: n * size + 1,
    last: Math.min((n + 1) * size, count),
  }));
}

/** Of a part; doctest itself counts the cases of other parts as passed.
 * @param {{ first: number, last: number }} part @param {import('./programs.mjs').Result} result */
function failuresOf({ first, last }, { ok, output }) {
  const size = last - first + 1;
  if (ok) return 0;
  const crashed = !/\[doctest\] Status/.test(output) || /CRASHED/.test(output);
  return crashed ? size : Math.max(doctestCounts(output).failed, 1);
}

/**
 * @param {string} log @param {string} command @param {string[]} args @param {{ workers: number, env?: Record<string, string> }} options
 * @returns {Promise<import('./programs.mjs').Result & { counts: import('./counts.mjs').Counts, excerpt?: string }>}
 */
export async function runDoctest(log, command, args, { workers, env }) {
  const listed = await run(`${log}-count`, command, [...args, '--count', '--no-colors=true'], { env });
  const cases = caseCount(listed.output);
  if (!cases) return { ...listed, ok: false, counts: { passed: 0, failed: 1 } };
  const parts = partsOf(cases);
  const results = await pool(workers, parts, ({ first, last }) =>
    run(`${log}-${first}`, command, [...args, `--first=${first}`, `--last=${last}`, '--no-colors=true'], {
      env,
      timeout: 25 * kMinute,
    }),
  );
  const failed = results.reduce((sum, result, n) => sum + failuresOf(parts[n], result), 0);
  const output = results.map((result) => result.output).join('\n');
  const bad = results.find(({ ok }) => !ok);
  return {
    ok: !bad,
    output,
    file: (bad ?? results[0]).file,
    counts: { passed: cases - failed, failed },
    excerpt: matching(output.replace(/^[\d.]+ s: .*$/gm, ''), kTelling, 80),
  };
}

// Runs every test and sums them: `./build-wasm.sh test`. The last line is `N passed, N failed`. A doctest case and a
// node:test test count as one each, every other check as one. A step that fails does not stop the others.
// @ts-check
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { tapCounts, tapFailures } from './tests/counts.mjs';
import { runDoctest } from './tests/doctest.mjs';
import { fuzzersWithSeeds, kFuzzerTelling, runFuzzer } from './tests/fuzzing.mjs';
import { filesUnder, kLogs, kMinute, pool, run } from './tests/programs.mjs';
import { lastLines, matching } from './tests/report.mjs';
import { tidy } from './tests/tidy.mjs';

const option = (name, fallback = '') => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const fuzzSeconds = Number(option('--fuzz-seconds', '20'));
const only = option('--only').split(',').filter(Boolean);
const directories = ['--imgui-dir', '--sdl2-dir'].flatMap((name) => (option(name) ? [name, option(name)] : []));

const kWorkers = Math.min(availableParallelism(), 4);
const total = { passed: 0, failed: 0 };

// ---- running one program ------------------------------------------------------------------------------------------

function heading(text) {
  console.log(`\n== ${text}`);
}

/** Adds counts; a failure prints its sentence and the end of the log. */
function record({ ok, output, file }, counts, advice, excerpt) {
  const failed = counts.failed + (!ok && counts.failed === 0 ? 1 : 0);
  total.passed += counts.passed;
  total.failed += failed;
  if (failed === 0) {
    console.log(`   ${counts.passed} passed`);
    return true;
  }
  console.log(`   ${counts.passed} passed, ${failed} failed. ${advice} The log is ${file}.`);
  console.log((excerpt ?? lastLines(output)).replace(/^/gm, '   | '));
  return false;
}

/** A check without counts of its own. */
async function check(log, advice, command, args, options = {}) {
  const result = await run(log, command, args, options);
  return record(
    result,
    { passed: result.ok ? 1 : 0, failed: 0 },
    advice,
    options.pattern && matching(result.output, options.pattern),
  );
}

/** @param {{ workers?: number, env?: Record<string, string>, timeout?: number }} options workers: files side by side */
async function nodeTests(log, advice, files, { workers = 1, ...options } = {}) {
  const result = await run(
    log,
    process.execPath,
    ['--test', `--test-concurrency=${workers}`, '--test-reporter=tap', ...files],
    options,
  );
  return record(result, tapCounts(result.output), advice, tapFailures(result.output));
}

async function doctests(log, advice, command, args, env = {}) {
  const result = await runDoctest(log, command, args, { workers: kWorkers, env });
  return record(result, result.counts, advice, result.excerpt);
}

/** Builds through build-wasm.sh, so that one place knows how. Counts only when it fails. */
async function compile(...words) {
  const result = await run(`test-${words.join('-')}`, './build-wasm.sh', ['compile', ...words, ...directories], {
    timeout: 30 * kMinute,
  });
  if (result.ok) return true;
  return record(
    result,
    { passed: 0, failed: 1 },
    `The ${words.join(' ')} build failed; mend its first error.`,
    matching(result.output, /error:|fatal|undefined|^build-wasm/i, 20),
  );
}

function none(what) {
  console.log(`   no ${what} yet`);
}

// ---- the steps ----------------------------------------------------------------------------------------------------

const steps = {
  async rules() {
    heading('House rules');
    await check('rules', 'A house rule is broken; each line says where and what to do.', 'python3', [
      'tests/check_rules.py',
    ]);
    await check(
      'rules-self-test',
      'check_rules.py no longer notices a broken rule; mend the rule it names.',
      'python3',
      ['tests/check_rules.py', '--self-test'],
    );
  },

  async format() {
    heading('clang-format and prettier');
    await check(
      'prettier',
      'Run npx prettier --write on the files named.',
      'node_modules/.bin/prettier',
      ['--check', '.'],
      { pattern: /^\[warn\]/ },
    );
    const files = [...filesUnder('src', /\.(h|cpp)$/), ...filesUnder('tests', /\.(h|cpp)$/)];
    if (!files.length) return none('C++');
    await check(
      'format',
      'Run clang-format -i on the files named.',
      'clang-format',
      ['--dry-run', '-Werror', ...files],
      { pattern: /error:/ },
    );
  },

  async types() {
    heading('TypeScript check of the JavaScript');
    if (!filesUnder('web', /\.js$/).length) return none('JavaScript');
    await check(
      'types',
      'tsc found type errors in web/; mend the first.',
      'node_modules/.bin/tsc',
      ['--noEmit', '--pretty', 'false'],
      { pattern: /error TS/ },
    );
  },

  async web() {
    heading('JavaScript unit tests');
    const files = filesUnder('tests/web', /\.test\.mjs$/);
    if (!files.length) return none('tests/web/*.test.mjs');
    await nodeTests('web', 'A JavaScript unit test failed; run node --test on its file.', files, { workers: kWorkers });
  },

  async schema() {
    heading('Demo export against the JSON Schema');
    if (!filesUnder('assets/demo', /\.json$/).length) return none('demo export');
    await check(
      'schema',
      'The demo export does not follow assets/schema/; each line names the JSON pointer.',
      process.execPath,
      ['tools/check-schema.mjs'],
    );
  },

  async native() {
    heading('C++ tests, native, address and undefined behaviour sanitizers');
    if (!(await compile('checked', 'kringen_tests'))) return;
    await doctests(
      'native',
      'A C++ test failed natively; run build/checked/tests/kringen_tests -tc="its name".',
      'build/checked/tests/kringen_tests',
      [],
      { ASAN_OPTIONS: 'detect_leaks=1:strict_string_checks=1', UBSAN_OPTIONS: 'print_stacktrace=1' },
    );
  },

  async wasm() {
    heading('The same C++ tests as WebAssembly in node');
    if (!(await compile('wasm', 'kringen_tests'))) return;
    await doctests(
      'wasm',
      'A C++ test fails as WebAssembly only: look for platform-dependent arithmetic or sizes.',
      process.execPath,
      [...nodeFlags(), 'build/wasm/tests/kringen_tests.js'],
    );
  },

  async tidy() {
    heading('clang-tidy');
    if (!(await compile('clang', 'help')) || !(await compile('wasm', 'help'))) return;
    await tidy({ record }, kWorkers);
  },

  async fuzz() {
    const fuzzers = await fuzzersWithSeeds();
    heading(`${fuzzers.length} fuzzers, ${fuzzSeconds} s each`);
    if (!(await compile('checked', ...fuzzers.map(({ program }) => program)))) return;
    const results = await pool(kWorkers, fuzzers, (fuzzer) => runFuzzer(fuzzer, fuzzSeconds));
    results.forEach((result, n) => {
      const { program, what } = fuzzers[n];
      const advice = `${program} found an input that breaks ${what}; it lies in build/fuzz/, make it a fixture.`;
      record(result, { passed: result.ok ? 1 : 0, failed: 0 }, advice, matching(result.output, kFuzzerTelling));
    });
  },

  async differential() {
    heading('Both cores, compared');
    if (!(await compile('checked', 'kringen_core_probe'))) return;
    const corpus = 'build/fuzz/feed_fuzz'; // what the step before found
    await nodeTests(
      'differential',
      'The page reads or finds otherwise than the program; the line names the input.',
      filesUnder('tests/differential', /\.test\.mjs$/),
      {
        timeout: 20 * kMinute,
        env: {
          KRINGEN_PROBE: 'build/checked/tests/kringen_core_probe',
          KRINGEN_CORPUS: existsSync(corpus) ? corpus : '',
        },
      },
    );
  },

  async browser() {
    heading('Browser tests');
    const files = filesUnder('tests/browser', /\.spec\.mjs$/);
    if (!files.length) return none('tests/browser/*.spec.mjs');
    const site = await run('site', './build-wasm.sh', ['build', ...directories], { timeout: 30 * kMinute });
    if (!site.ok) {
      record(
        site,
        { passed: 0, failed: 1 },
        'The page could not be built, so no browser test ran; mend its first error.',
      );
      return;
    }
    if (!(await compile('release', 'kringen-cli'))) return;
    // What counts frames has the machine for itself.
    const alone = files.filter((file) => basename(file) === 'frames.spec.mjs');
    const others = files.filter((file) => !alone.includes(file));
    const options = { timeout: 50 * kMinute, env: { KRINGEN_SITE: join(process.cwd(), 'build/site') } };
    const advice = 'A browser test failed; run node --test on its file.';
    await nodeTests('browser', advice, others, { workers: Math.min(kWorkers, 2), ...options });
    await nodeTests('browser-frames', advice, alone, options);
  },
};

/** Emscripten 3.1 takes node's own fetch for a browser's. */
function nodeFlags() {
  return process.allowedNodeEnvironmentFlags.has('--no-experimental-fetch') ||
    process.allowedNodeEnvironmentFlags.has('--experimental-fetch')
    ? ['--no-experimental-fetch']
    : [];
}

// ---- all of it ----------------------------------------------------------------------------------------------------

mkdirSync(kLogs, { recursive: true });
const unknown = only.filter((name) => !(name in steps));
if (unknown.length) {
  console.error(`There is no step ${unknown.join(', ')}; take some of: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
for (const [name, step] of Object.entries(steps)) {
  if (only.length && !only.includes(name)) continue;
  const started = Date.now();
  try {
    await step();
  } catch (error) {
    total.failed += 1;
    console.log(`   The step ${name} itself broke (${error}); mend tools/run-tests.mjs.`);
  }
  if (Date.now() - started > kMinute) console.log(`   (${Math.round((Date.now() - started) / 1000)} s)`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;

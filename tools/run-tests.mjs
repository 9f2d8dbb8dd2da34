// Runs every test and sums them: `./build-wasm.sh test`. The last line is `N passed, N failed`. A doctest case and a
// node:test test count as one each, every other check as one. A step that fails does not stop the others.
// @ts-check
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const kLogs = 'build/logs';
const kMinute = 60_000;
const option = (name, fallback = '') => {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
};
const fuzzSeconds = Number(option('--fuzz-seconds', '20'));
const only = option('--only').split(',').filter(Boolean);
const directories = ['--imgui-dir', '--sdl2-dir'].flatMap((name) => (option(name) ? [name, option(name)] : []));

const total = { passed: 0, failed: 0 };

// ---- running one program ------------------------------------------------------------------------------------------

/** Runs a program into a log of its own; never rejects. */
function run(log, command, args, { env = {}, timeout = 10 * kMinute } = {}) {
  const file = join(kLogs, `${log}.log`);
  return new Promise((resolve) => {
    const out = createWriteStream(file);
    let output = '';
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
      timeout,
      killSignal: 'SIGKILL',
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        const plain = text.replace(/\x1b\[[0-9;]*m/g, '');
        output += plain;
        out.write(plain);
      });
    }
    child.on('error', (error) => (output += `${error.message}\n`));
    child.on('close', (code, signal) => {
      if (signal) output += `\nended by ${signal}: it took longer than ${timeout / kMinute} minutes or crashed\n`;
      out.end();
      resolve({ ok: code === 0, output, file });
    });
  });
}

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

const lastLines = (output, count = 25) => output.trimEnd().split('\n').slice(-count).join('\n');
const matching = (output, pattern, count = 40) => {
  const lines = output.split('\n').filter((line) => pattern.test(line));
  return lines.length ? lines.slice(0, count).join('\n') : undefined;
};

/** A check without counts of its own. */
async function check(log, advice, command, args, options = {}) {
  const result = await run(log, command, args, options);
  return record(result, { passed: result.ok ? 1 : 0, failed: 0 }, advice,
    options.pattern && matching(result.output, options.pattern));
}

// ---- counting -----------------------------------------------------------------------------------------------------

function doctestCounts(output) {
  const cases = /test cases:\s*\d+\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed/.exec(output);
  return cases ? { passed: Number(cases[1]), failed: Number(cases[2]) } : { passed: 0, failed: 1 };
}

/** TAP of node:test: the totals at its end. */
function tapCounts(output) {
  const number = (name) => Number(new RegExp(`^# ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? NaN);
  const [passed, failed, cancelled] = [number('pass'), number('fail'), number('cancelled')];
  return Number.isNaN(passed) ? { passed: 0, failed: 1 } : { passed, failed: failed + (cancelled || 0) };
}

/** What a person wants to see of TAP: the names that failed and their errors. */
function tapFailures(output) {
  const lines = output.split('\n');
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

async function nodeTests(log, advice, files, options = {}) {
  const result = await run(log, process.execPath,
    ['--test', '--test-concurrency=1', '--test-reporter=tap', ...files], options);
  return record(result, tapCounts(result.output), advice, tapFailures(result.output));
}

async function doctests(log, advice, command, args, options = {}) {
  const result = await run(log, command, [...args, '--no-colors=true'], { timeout: 25 * kMinute, ...options });
  return record(result, doctestCounts(result.output), advice,
    matching(result.output, /ERROR|FATAL|TEST CASE:|CHECK|REQUIRE|SUMMARY|values:|exception|abort/i, 80));
}

// ---- files --------------------------------------------------------------------------------------------------------

function filesUnder(folder, pattern) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Builds through build-wasm.sh, so that one place knows how. Counts only when it fails. */
async function compile(...words) {
  const result = await run(`test-${words.join('-')}`, './build-wasm.sh', ['compile', ...words, ...directories],
    { timeout: 30 * kMinute });
  if (result.ok) return true;
  return record(result, { passed: 0, failed: 1 }, `The ${words.join(' ')} build failed; mend its first error.`,
    matching(result.output, /error:|fatal|undefined|^build-wasm/i, 20));
}

function none(what) {
  console.log(`   no ${what} yet`);
}

// ---- fuzzing ------------------------------------------------------------------------------------------------------

/** The importer's fuzzer chooses by the first byte what the rest is; the fixtures with theirs before them. */
function importSeeds() {
  const folder = 'build/fuzz/import_seeds';
  mkdirSync(folder, { recursive: true });
  const kinds = ['facebook', 'x', 'mastodon', 'meta', 'instagram'];
  kinds.forEach((kind, index) => {
    filesUnder(join('tests/fixtures/import', kind), /./).forEach((file, n) => {
      writeFileSync(join(folder, `${kind}-${n}`), Buffer.concat([Buffer.from([index]), readFileSync(file)]));
    });
  });
  return folder;
}

/** A zip and a tar of each archive. */
async function archiveSeeds() {
  const { membersOf, tarGz, zip } = await import('../tests/browser/support/archives.mjs');
  const folder = 'build/fuzz/archive_seeds';
  mkdirSync(folder, { recursive: true });
  for (const kind of ['facebook', 'x', 'mastodon', 'instagram']) {
    writeFileSync(join(folder, `${kind}.zip`), await zip(membersOf(kind)));
    writeFileSync(join(folder, `${kind}.tar.gz`), await tarGz(membersOf(kind)));
  }
  return folder;
}

async function fuzzWith(program, what, seeds) {
  heading(`Fuzzing ${what}, ${fuzzSeconds} s`);
  if (!(await compile('clang', program))) return;
  const found = `build/fuzz/${program}`;
  mkdirSync(found, { recursive: true });
  await check(program, `The fuzzer found an input that breaks ${what}; it lies in build/fuzz/, make it a fixture.`,
    `build/clang/tests/${program}`,
    [`-max_total_time=${fuzzSeconds}`, '-timeout=10', '-rss_limit_mb=2048', '-max_len=65536', '-print_final_stats=1',
      '-artifact_prefix=build/fuzz/', found, ...seeds],
    { timeout: (fuzzSeconds + 300) * 1000, pattern: /ERROR|SUMMARY|runtime error|Test unit/ });
}

// ---- the steps ----------------------------------------------------------------------------------------------------

const steps = {
  async rules() {
    heading('House rules');
    await check('rules', 'A house rule is broken; each line says where and what to do.',
      'python3', ['tests/check_rules.py']);
    await check('rules-self-test', 'check_rules.py no longer notices a broken rule; mend the rule it names.',
      'python3', ['tests/check_rules.py', '--self-test']);
  },

  async format() {
    heading('clang-format');
    const files = [...filesUnder('src', /\.(h|cpp)$/), ...filesUnder('tests', /\.(h|cpp)$/)];
    if (!files.length) return none('C++');
    await check('format', 'Run clang-format -i on the files named.', 'clang-format', ['--dry-run', '-Werror', ...files],
      { pattern: /error:/ });
  },

  async types() {
    heading('TypeScript check of the JavaScript');
    if (!filesUnder('web', /\.js$/).length) return none('JavaScript');
    await check('types', 'tsc found type errors in web/; mend the first.',
      'node_modules/.bin/tsc', ['--noEmit', '--pretty', 'false'], { pattern: /error TS/ });
  },

  async web() {
    heading('JavaScript unit tests');
    const files = filesUnder('tests/web', /\.test\.mjs$/);
    if (!files.length) return none('tests/web/*.test.mjs');
    await nodeTests('web', 'A JavaScript unit test failed; run node --test on its file.', files);
  },

  async schema() {
    heading('Demo export against the JSON Schema');
    if (!filesUnder('assets/demo', /\.json$/).length) return none('demo export');
    await check('schema', 'The demo export does not follow assets/schema/; each line names the JSON pointer.',
      process.execPath, ['tools/check-schema.mjs']);
  },

  async native() {
    heading('C++ tests, native, address and undefined behaviour sanitizers');
    if (!(await compile('native', 'kringen_tests'))) return;
    await doctests('native', 'A C++ test failed natively; run build/native/tests/kringen_tests -tc="its name".',
      'build/native/tests/kringen_tests', [],
      { env: { ASAN_OPTIONS: 'detect_leaks=1:strict_string_checks=1', UBSAN_OPTIONS: 'print_stacktrace=1' } });
  },

  async wasm() {
    heading('The same C++ tests as WebAssembly in node');
    if (!(await compile('wasm', 'kringen_tests'))) return;
    await doctests('wasm', 'A C++ test fails as WebAssembly only: look for platform-dependent arithmetic or sizes.',
      process.execPath, [...nodeFlags(), 'build/wasm/tests/kringen_tests.js']);
  },

  async tidy() {
    heading('clang-tidy');
    if (!(await compile('clang', 'help')) || !(await compile('wasm', 'help'))) return;
    await tidy();
  },

  async fuzz() {
    await fuzzWith('feed_fuzz', 'the feed reader', ['tests/fixtures/feeds', 'assets/demo']);
    await fuzzWith('import_fuzz', 'the importer', [importSeeds()]);
    await fuzzWith('csv_fuzz', 'the tables', ['tests/fixtures/import/meta', 'tests/fixtures/import/x_analytics']);
    await fuzzWith('rss_fuzz', 'the reader of news feeds', ['tests/fixtures/import/rss']);
    await fuzzWith('html_fuzz', 'HTML as text', ['tests/fixtures/html']);
    await fuzzWith('people_fuzz', 'the detector of people', ['tests/fixtures/people']);
    await fuzzWith('archive_fuzz', 'the reader of archives', [await archiveSeeds()]);
    await fuzzWith('calendar_fuzz', 'the reader of agendas', ['tests/fixtures/import/calendar']);
  },

  async differential() {
    heading('Both cores, compared');
    if (!(await compile('native', 'kringen_core_probe'))) return;
    const corpus = 'build/fuzz/feed_fuzz';  // what the step before found
    await nodeTests('differential', 'The page reads or finds otherwise than the program; the line names the input.',
      filesUnder('tests/differential', /\.test\.mjs$/),
      { timeout: 20 * kMinute, env: { KRINGEN_CORPUS: existsSync(corpus) ? corpus : '' } });
  },

  async browser() {
    heading('Browser tests');
    const files = filesUnder('tests/browser', /\.spec\.mjs$/);
    if (!files.length) return none('tests/browser/*.spec.mjs');
    const site = await run('site', './build-wasm.sh', ['build', ...directories], { timeout: 30 * kMinute });
    if (!site.ok) {
      record(site, { passed: 0, failed: 1 },
        'The page could not be built, so no browser test ran; mend its first error.');
      return;
    }
    if (!(await compile('release', 'kringen-cli'))) return;
    await nodeTests('browser', 'A browser test failed; run node --test on its file.', files,
      { timeout: 50 * kMinute, env: { KRINGEN_SITE: join(process.cwd(), 'build/site') } });
  },
};

/** Emscripten 3.1 takes node's own fetch for a browser's. */
function nodeFlags() {
  return process.allowedNodeEnvironmentFlags.has('--no-experimental-fetch') ||
    process.allowedNodeEnvironmentFlags.has('--experimental-fetch')
    ? ['--no-experimental-fetch']
    : [];
}

/** The files a build knows how to compile. */
function compiledBy(config) {
  const commands = `build/${config}/compile_commands.json`;
  return new Set(
    existsSync(commands) ? JSON.parse(readFileSync(commands, 'utf8')).map((entry) => entry.file) : []);
}

/** What clang-tidy has to be told to read a file as emcc does. */
async function emccFlags() {
  const { output } = await run('emcc-flags', 'em++', ['--cflags']);
  const flags = output.trim().split(/\s+/).filter((flag, at, all) => flag !== '-mllvm' && all[at - 1] !== '-mllvm');
  return flags.map((flag) => `--extra-arg=${flag}`);
}

/** clang-tidy, two at a time; a file is looked at again only when it, a header or the checks changed. */
async function tidy() {
  const [clang, wasm] = [compiledBy('clang'), compiledBy('wasm')];
  const wasmArguments = ['-p', 'build/wasm', ...(wasm.size ? await emccFlags() : [])];
  const argumentsOf = (file) => {
    const path = join(process.cwd(), file);
    return clang.has(path) ? ['-p', 'build/clang'] : wasm.has(path) ? wasmArguments : null;
  };
  const sources = [...filesUnder('src', /\.cpp$/), ...filesUnder('tests', /\.cpp$/)];
  const files = sources.filter((file) => argumentsOf(file));
  if (!files.length) return none('C++');

  const hash = (names) =>
    names.reduce((sum, name) => sum.update(readFileSync(name)), createHash('sha256')).digest('hex');
  const common = hash([
    '.clang-tidy', 'CMakeLists.txt', ...filesUnder('src', /\.h$/), ...filesUnder('tests', /\.h$/)]);
  const stampFile = 'build/clang/tidy.json';
  const clean = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
  const stampOf = (file) => common + hash([file]);
  const queue = files.filter((file) => clean[file] !== stampOf(file));
  let [failed, output] = [0, ''];
  await Promise.all([0, 1].map(async (worker) => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const result = await run(`tidy-${worker}`, 'clang-tidy', [...(argumentsOf(file) ?? []), '--quiet', file]);
      if (result.ok) clean[file] = stampOf(file);
      else [failed, output] = [failed + 1, output + result.output];
    }
  }));
  writeFileSync(stampFile, JSON.stringify(clean));
  writeFileSync(join(kLogs, 'tidy.log'), output);
  record({ ok: !failed, output, file: join(kLogs, 'tidy.log') }, { passed: failed ? 0 : 1, failed: 0 },
    `clang-tidy objects to ${failed} of ${files.length} files; each line names the check.`, matching(output, /error:/));
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

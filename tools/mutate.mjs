// Puts small faults into the C++ and sees whether a test notices: `node tools/mutate.mjs`. A fault that no test notices is
// a rule that no test holds. Works on a copy of the tree in build/mutants/, never on the tree itself.
//
//   --rooms import,reach   only these (import, reach, query, detail)
//   --each N               so many faults per room, drawn at random (24)
//   --seed N               draws others (1)
// @ts-check
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { randomOf } from '../tests/differential/random.mjs';
import { mutated, mutationsOf } from './mutate/operators.mjs';
import { filesUnder, kMinute, run } from './tests/programs.mjs';

const kFolder = resolve('build/mutants');
const kTree = join(kFolder, 'tree');
const kBuild = join(kFolder, 'build');
const kCopied = ['CMakeLists.txt', 'LICENSE', 'README.md', 'assets', 'cmake', 'docs', 'src', 'tests', 'tools', 'web'];
/** Survivors that are right to survive, each with the reason. */
const kReasons = 'tests/survivors.json';

/** What is broken, and which suites have to notice. @type {Record<string, { sources: RegExp, suites: string[] }>} */
const kRooms = {
  import: { sources: /^src\/import\//, suites: ['import', 'studio', 'cli'] },
  reach: { sources: /^src\/reach\//, suites: ['reach'] },
  query: { sources: /^src\/model\/query/, suites: ['model', 'app'] },
  detail: { sources: /^src\/view\/level_/, suites: ['view', 'app'] },
};

/** @param {string} name @param {string} fallback */
function option(name, fallback) {
  const at = process.argv.indexOf(name);
  return at < 0 ? fallback : process.argv[at + 1];
}

/** Brings the copy up to the tree. A file that is the same is left alone, so that the next room builds nothing anew; one that
 * differs gets the time of now: an earlier run may have been stopped with a fault in it, and what was built of it is newer
 * than the source. */
function copyTree() {
  mkdirSync(join(kTree, 'build'), { recursive: true });
  const folders = kCopied.filter((name) => statSync(name).isDirectory());
  const wanted = new Set(kCopied.flatMap((name) => (folders.includes(name) ? filesUnder(name, /./) : [name])));
  for (const file of folders.flatMap((name) => filesUnder(join(kTree, name), /./)))
    if (!wanted.has(relative(kTree, file))) rmSync(file);
  for (const file of wanted) {
    const copy = join(kTree, file);
    const text = readFileSync(file);
    if (existsSync(copy) && readFileSync(copy).equals(text)) continue;
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text, { mode: statSync(file).mode });
  }
  for (const name of ['node_modules', 'build/deps'])
    if (existsSync(name) && !existsSync(join(kTree, name))) symlinkSync(resolve(name), join(kTree, name));
}

/** The tree as it lies, and a build of its tests without sanitizers. */
async function prepare() {
  copyTree();
  const suites = Object.values(kRooms).flatMap((room) => room.suites);
  const settings = [
    '-DCMAKE_BUILD_TYPE=Debug',
    '-DCMAKE_CXX_FLAGS_DEBUG=-O1 -D_GLIBCXX_ASSERTIONS',
    '-DKRINGEN_WERROR=OFF',
    `-DKRINGEN_TEST_FOLDERS=${[...new Set(suites)].join('|')}`,
  ];
  const configured = await run('mutants-configure', 'cmake', ['-G', 'Ninja', '-S', kTree, '-B', kBuild, ...settings]);
  return configured.ok && (await build());
}

async function build() {
  const workers = String(availableParallelism());
  const args = ['-C', kBuild, '-j', workers, 'kringen_tests'];
  return (await run('mutants-build', 'ninja', args, { timeout: 30 * kMinute })).ok;
}

/** @typedef {{ file: string, patience: number }} TestFile patience: milliseconds after which it hangs */

/** @param {TestFile} test */
async function passes({ file, patience }) {
  const program = join(kBuild, 'tests/kringen_tests');
  const args = [`--source-file=*/${file}`, '--abort-after=1'];
  return (await run('mutants-tests', program, args, { timeout: patience })).ok;
}

/** The test files of suites, the quickest first: most faults are noticed by one of those. Nothing when one fails without a
 * fault. @param {string[]} suites @returns {Promise<TestFile[] | undefined>} */
async function clocked(suites) {
  await build(); // without the last fault of the room before
  const found = [];
  const inTree = suites.flatMap((suite) => filesUnder(join(kTree, 'tests/unit', suite), /_test\.cpp$/));
  for (const file of inTree.map((path) => relative(kTree, path))) {
    const before = Date.now();
    if (!(await passes({ file, patience: 10 * kMinute }))) return undefined;
    found.push({ file, patience: kMinute / 6 + 10 * (Date.now() - before) });
  }
  return found.sort((one, other) => one.patience - other.patience);
}

/** @param {TestFile[]} tests */
async function allPass(tests) {
  for (const test of tests) if (!(await passes(test))) return false;
  return true;
}

/** @typedef {import('./mutate/operators.mjs').Mutation & { file: string }} Mutant */

/** @param {string} room @param {ReturnType<typeof randomOf>} random @param {number} most @returns {Mutant[]} */
function drawn(room, random, most) {
  const files = filesUnder(join(kTree, 'src'), /\.cpp$/)
    .map((file) => relative(kTree, file))
    .filter((file) => kRooms[room].sources.test(file));
  const all = files.flatMap((file) =>
    mutationsOf(readFileSync(join(kTree, file), 'utf8')).map((mutation) => ({ ...mutation, file })),
  );
  const chosen = [];
  while (chosen.length < most && all.length) chosen.push(...all.splice(random.below(all.length), 1));
  return chosen;
}

/** @param {Mutant} mutant @param {TestFile[]} tests @returns {Promise<'stillborn' | 'killed' | 'survived'>} */
async function fateOf(mutant, tests) {
  const path = join(kTree, mutant.file);
  const source = readFileSync(path, 'utf8'); // of the copy: the tree may have gone on
  writeFileSync(path, mutated(source, mutant));
  const fate = !(await build()) ? 'stillborn' : (await allPass(tests)) ? 'survived' : 'killed';
  writeFileSync(path, source);
  return fate;
}

/** @type {{ file: string, before: string, after: string, reason: string }[]} */
const reasons = existsSync(kReasons) ? JSON.parse(readFileSync(kReasons, 'utf8')) : [];
const reasonFor = (/** @type {Mutant} */ { file, before, after }) =>
  reasons.find((known) => known.file === file && known.before === before.trim() && known.after === after.trim())
    ?.reason;

const rooms = option('--rooms', Object.keys(kRooms).join(',')).split(',');
const unknown = rooms.filter((room) => !Object.hasOwn(kRooms, room));
if (unknown.length) {
  console.error(`There is no room ${unknown}; take some of: ${Object.keys(kRooms).join(', ')}.`);
  process.exit(2);
}
/** @returns {never} */
function giveUp() {
  console.error('The tests do not pass as they are, or do not build: see build/logs/mutants-*.log.');
  process.exit(2);
}
if (!(await prepare())) giveUp();
let [killed, counted] = [0, 0];
for (const room of rooms) {
  const fates = { stillborn: 0, killed: 0, survived: 0, explained: 0 };
  const random = randomOf(Number(option('--seed', '1'))); // of its own: a room alone draws what it draws among the others
  const tests = (await clocked(kRooms[room].suites)) ?? giveUp();
  for (const mutant of drawn(room, random, Number(option('--each', '24')))) {
    const fate = await fateOf(mutant, tests);
    const reason = fate === 'survived' ? reasonFor(mutant) : undefined;
    fates[reason ? 'explained' : fate] += 1;
    if (fate !== 'survived') continue;
    console.log(`${mutant.file}:${mutant.line}: ${mutant.operator}, survived${reason ? `: ${reason}` : ''}`);
    console.log(`  - ${mutant.before.trim()}\n  + ${mutant.after.trim()}`);
  }
  const all = fates.killed + fates.survived;
  killed += fates.killed;
  counted += all;
  const rest = `${fates.explained} with a reason, ${fates.stillborn} did not compile`;
  console.log(`${room}: ${fates.killed} of ${all} killed; ${rest}`);
}
console.log(`${killed} of ${counted} killed, ${((100 * killed) / Math.max(counted, 1)).toFixed(1)} %`);

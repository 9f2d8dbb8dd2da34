// clang-tidy over every source, in batches: it spends most of its time on the standard library's headers, which a batch reads
// once. A batch that is clean clears its files; where it objects, each file is looked at by itself, and that decides. A file is
// looked at again only when it, a header or the checks changed.
// @ts-check
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { batchesOf } from '../batches.mjs';
import { filesUnder, kLogs, run } from './programs.mjs';
import { matching } from './report.mjs';

const kFolder = 'build/tidy';
const kStamps = join(kFolder, 'clean.json');
const kMost = 16;

/** @typedef {{ file: string, directory: string, command: string }} Entry of compile_commands.json */
/** @typedef {{ entry: Entry, args: string[], kind: string }} Known how a source is read */

/** What a build compiles, by path. @param {string} config @returns {Map<string, Entry>} */
function compiledBy(config) {
  const commands = `build/${config}/compile_commands.json`;
  /** @type {Entry[]} */
  const entries = existsSync(commands) ? JSON.parse(readFileSync(commands, 'utf8')) : [];
  return new Map(entries.reverse().map((entry) => [entry.file, entry]));
}

/** What clang-tidy has to be told to read a file as emcc does. */
async function emccFlags() {
  const { output } = await run('emcc-flags', 'em++', ['--cflags']);
  const flags = output
    .trim()
    .split(/\s+/)
    .filter((flag, at, all) => flag !== '-mllvm' && all[at - 1] !== '-mllvm');
  return flags.map((flag) => `--extra-arg=${flag}`);
}

/** Every source that some build compiles. @returns {Promise<Map<string, Known>>} */
async function knownSources() {
  const [clang, wasm] = [compiledBy('clang'), compiledBy('wasm')];
  const wasmArgs = wasm.size ? await emccFlags() : [];
  const known = new Map();
  for (const file of [...filesUnder('src', /\.cpp$/), ...filesUnder('tests', /\.cpp$/)]) {
    const path = join(process.cwd(), file);
    const entry = clang.get(path) ?? wasm.get(path);
    if (!entry) continue;
    const args = clang.has(path) ? [] : wasmArgs;
    const flags = entry.command.replaceAll(path, '').replace(/ -o \S+/, '');
    // Each fuzzer gives libFuzzer a function of the same name.
    known.set(file, {
      entry,
      args,
      kind: file.startsWith('tests/fuzz/') ? file : `${args.length ? 'wasm' : ''}${flags}`,
    });
  }
  return known;
}

/** @param {string[]} names */
const hashOf = (names) =>
  names.reduce((sum, name) => sum.update(readFileSync(name)), createHash('sha256')).digest('hex');

/** Writes the batches as sources with a compile_commands.json. @param {string[][]} batches @param {Map<string, Known>} known */
function writeBatches(batches, known) {
  const entries = batches.map((files, number) => {
    const { entry } = /** @type {Known} */ (known.get(files[0]));
    const path = join(process.cwd(), kFolder, `batch-${number}.cpp`);
    const includes = files.map(
      (file) => `#include "${join(process.cwd(), file)}"  // NOLINT(bugprone-suspicious-include)\n`,
    );
    writeFileSync(path, includes.join(''));
    return { directory: entry.directory, file: path, command: entry.command.replaceAll(entry.file, path) };
  });
  const singles = [...known.values()].map(({ entry }) => entry);
  writeFileSync(join(kFolder, 'compile_commands.json'), JSON.stringify([...entries, ...singles]));
  return entries.map(({ file }) => file);
}

/** @param {string} log @param {string[]} args @param {string} file */
const look = (log, args, file) => run(log, 'clang-tidy', ['-p', kFolder, ...args, '--quiet', file]);

/** One batch; returns the files that clang-tidy objects to, with what it says.
 * @param {string} path @param {string[]} files @param {string[]} args @param {string} log */
async function objections(path, files, args, log) {
  if (files.length > 1 && (await look(log, args, path)).ok) return [];
  const found = [];
  for (const file of files) {
    const { ok, output } = await look(log, args, file);
    if (!ok) found.push({ file, output });
  }
  return found;
}

/** @param {{ record: (result: import('./programs.mjs').Result, counts: import('./counts.mjs').Counts, advice: string, excerpt?: string) => boolean }} block
 * @param {number} workers */
export async function tidy(block, workers) {
  mkdirSync(kFolder, { recursive: true });
  const known = await knownSources();
  const common = hashOf([
    '.clang-tidy',
    'CMakeLists.txt',
    ...filesUnder('src', /\.h$/),
    ...filesUnder('tests', /\.h$/),
  ]);
  const stampOf = (/** @type {string} */ file) => common + hashOf([file]);
  const clean = existsSync(kStamps) ? JSON.parse(readFileSync(kStamps, 'utf8')) : {};
  const dirty = [...known.keys()].filter((file) => clean[file] !== stampOf(file));
  const batches = batchesOf(dirty, { most: kMost, kind: (file) => known.get(file)?.kind ?? '' });
  const paths = writeBatches(batches, known);

  const queue = batches
    .map((files, number) => ({ files, path: paths[number] }))
    .sort((a, b) => b.files.length - a.files.length);
  /** @type {{ file: string, output: string }[]} */
  const all = [];
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (let batch = queue.shift(); batch; batch = queue.shift()) {
        const found = await objections(
          batch.path,
          batch.files,
          known.get(batch.files[0])?.args ?? [],
          `tidy-${worker}`,
        );
        all.push(...found);
        for (const file of batch.files) if (!found.some((one) => one.file === file)) clean[file] = stampOf(file);
      }
    }),
  );
  writeFileSync(kStamps, JSON.stringify(clean));
  const output = all.map((one) => one.output).join('');
  const log = join(kLogs, 'tidy.log');
  writeFileSync(log, output);
  return block.record(
    { ok: !all.length, output, file: log },
    { passed: all.length ? 0 : 1, failed: 0 },
    `clang-tidy objects to ${all.length} of ${known.size} files; each line names the check.`,
    matching(output, /error:/),
  );
}

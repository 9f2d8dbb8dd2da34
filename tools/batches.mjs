// Puts C++ sources together in batches that compile as one file: a header that ten of them include is then read once.
// Two sources share a batch only when neither uses a name that the other keeps to itself, so that each means in the
// batch what it means alone. Used by clang-tidy (tools/tests/tidy.mjs) and the sanitized build (cmake/batches.cmake).
// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kRoot = join(dirname(fileURLToPath(import.meta.url)), '..');
const kType = /^(?:struct|class|enum class|enum|union|using)\s+(\w+)/;
const kFunction = /(\w+)\s*[({[=;]/;
const kLocal = /^(static|constexpr|const|using \w+ =|namespace \w+ =)\b/;

/** Without comments and texts. @param {string} source */
function codeOf(source) {
  return source
    .replace(/\/\/.*$/gm, '')
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/R"(\w*)\([^]*?\)\1"/g, '""')
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

/** What nobody else can name: things of an anonymous namespace, static ones, macros. clang-format starts each at the margin.
 * @param {string} source @returns {Set<string>} */
export function ownNames(source) {
  const names = new Set();
  let anonymous = false;
  for (const line of source.split('\n')) {
    if (/^namespace \{/.test(line)) anonymous = true;
    if (/^\}  \/\/ namespace\s*$/.test(line)) anonymous = false;
    if (!/^[A-Za-z_]/.test(line) || !(anonymous || kLocal.test(line))) continue;
    const code = codeOf(line)
      .replace(/^template\s*<.*?>\s*/, '')
      .replace(/^namespace (?=\w+ =)/, 'using ');
    if (/^(namespace|using namespace|TEST_CASE|static_assert)\b/.test(code)) continue;
    const name = (kType.exec(code) ?? kFunction.exec(code))?.[1];
    if (name) names.add(name);
    for (const [constant] of code.matchAll(/\bk[A-Z]\w*(?=\s*[={[,;])/g)) names.add(constant);
  }
  for (const [, name] of source.matchAll(/^\s*#\s*define\s+(\w+)/gm)) names.add(name);
  return names;
}

/** @param {string} source @returns {Set<string>} */
const wordsOf = (source) => new Set(codeOf(source).match(/\b[A-Za-z_]\w*/g));

/** What a source's headers of ours name, theirs included: an own name of another source would make it ambiguous.
 * @param {string} source @param {Map<string, Set<string>>} known header -> its names @returns {Set<string>} */
function headerNames(source, known) {
  const names = new Set();
  for (const [, header] of source.matchAll(/^#include "([^"]+)"/gm)) {
    if (!known.has(header)) {
      const file = ['src', 'tests'].map((root) => join(kRoot, root, header)).find((path) => existsSync(path));
      const text = file ? readFileSync(file, 'utf8') : '';
      known.set(header, new Set());
      known.set(header, new Set([...marginNames(text), ...headerNames(text, known)]));
    }
    known.get(header)?.forEach((name) => names.add(name));
  }
  return names;
}

/** What a header declares in the namespace itself. @param {string} text */
function marginNames(text) {
  const lines = text.split('\n').filter((line) => /^[A-Za-z_]/.test(line) && !line.startsWith('namespace'));
  return lines.flatMap((line) => kType.exec(line)?.[1] ?? codeOf(line).match(/\b\w+(?=\s*[({[=;])/g) ?? []);
}

/** @param {Set<string>} one @param {Set<string>} other */
const share = (one, other) => [...one].some((name) => other.has(name));

/**
 * @param {string[]} files in any order
 * @param {{ most?: number, read?: (file: string) => string, kind?: (file: string) => string }} [options] most: files in a
 *   batch; kind: files of different kinds (by default: folders) never share one
 * @returns {string[][]}
 */
export function batchesOf(files, { most = 12, read = (file) => readFileSync(file, 'utf8'), kind = dirname } = {}) {
  /** @type {{ kind: string, files: string[], own: Set<string>, words: Set<string> }[]} */
  const batches = [];
  const headers = new Map();
  for (const file of [...files].sort()) {
    const source = read(file);
    const own = ownNames(source);
    const words = new Set([...wordsOf(source), ...headerNames(source, headers)]);
    const fits = batches.find(
      (batch) =>
        batch.kind === kind(file) && batch.files.length < most && !share(own, batch.words) && !share(batch.own, words),
    );
    const batch = fits ?? { kind: kind(file), files: [], own: new Set(), words: new Set() };
    batch.files.push(file);
    own.forEach((name) => batch.own.add(name));
    words.forEach((name) => batch.words.add(name));
    if (!fits) batches.push(batch);
  }
  return batches.map((batch) => batch.files);
}

// For CMake: `node tools/batches.mjs MOST FILE...` prints `number file` a line.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [most, ...files] = process.argv.slice(2);
  batchesOf(files, { most: Number(most) }).forEach((batch, number) => {
    for (const file of batch) console.log(`${number} ${file}`);
  });
}

// Gathers build/site/: the page as three documents, its modules and styles bundled (web/main.js, style.css, and what a
// host page loads), assets/ as a folder, the program, and a Brotli and a gzip copy of every text and wasm file over 1 KB. Only what
// changed is written and compressed; what is gone at the source goes here too.
// @ts-check
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'esbuild';
import { inMode, kBrowsers, kEntries, kLoneEntries, kModes, kPrograms, kStudioEntries } from './site-names.mjs';

const compress = promisify(brotliCompress);
const compressForOlder = promisify(gzip);
const kCompressed = new Set([
  '.wasm',
  '.js',
  '.mjs',
  '.css',
  '.json',
  '.geojson',
  '.html',
  '.svg',
  '.xml',
  '.txt',
  '.webmanifest',
]);
const kSkipped = /(^|\/)(\.[^/]*|README[^/]*)$/;
const kSmallest = 1024;

async function filesUnder(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Modules and styles, by name in the site. All lie at its top, so that import.meta.url means the same in each.
 * @param {Record<string, string>} entries @param {string} first @param {string} chunks */
async function bundle(entries, first, chunks) {
  const entryPoints = Object.entries(entries).map(([file, out]) => ({ in: file, out }));
  const { outputFiles, metafile } = await build({
    entryPoints,
    outdir: '.',
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: kBrowsers,
    chunkNames: chunks,
    write: false,
    metafile: true,
    logLevel: 'warning',
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  if (files.size !== outputFiles.length)
    throw new Error(`two files of one name: ${outputFiles.map(({ path }) => path)}`);
  const needed = metafile.outputs[first].imports
    .filter(({ kind }) => kind === 'import-statement')
    .map(({ path }) => basename(path));
  return { files, needed };
}

/** The program's loader as Emscripten wrote it, without its blanks and long names. */
async function shorten(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: false,
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    target: kBrowsers,
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].contents;
}

/** @param {string[]} needed modules that the page's first one imports @param {string[]} studio_needed likewise @returns {Promise<Map<string, Uint8Array>>} */
async function documents(needed, studio_needed) {
  const template = await readFile('web/page.html', 'utf8');
  const withPreloads = (text, names) => {
    const links = names.map((name) => `    <link rel="modulepreload" href="${name}">\n`).join('');
    return new TextEncoder().encode(text.replace(/(?=^ *<\/head>)/m, links));
  };
  const made = new Map([['studio.html', withPreloads(await readFile('web/studio.html', 'utf8'), studio_needed)]]);
  for (const [name, mode] of Object.entries(kModes)) {
    made.set(name, withPreloads(inMode(template, mode), needed));
  }
  return made;
}

/** Every file of the site: path in it -> bytes. */
async function gather(wasmDir) {
  const page = await bundle(kEntries, 'main.js', '[name]-[hash]');
  const studio = await bundle(kStudioEntries, 'studio.js', 'studio-[name]-[hash]');
  for (const name of studio.files.keys())
    if (page.files.has(name)) throw new Error(`the page and the studio both make ${name}`);
  const alone = await Promise.all(
    Object.entries(kLoneEntries).map(([file, out]) => bundle({ [file]: out }, `${out}.js`, `${out}-[name]-[hash]`)),
  );
  const all = new Map([
    ...page.files,
    ...alone.flatMap(({ files }) => [...files]),
    ...studio.files,
    ...(await documents(page.needed, studio.needed)),
  ]);
  for (const file of await filesUnder('assets')) if (!kSkipped.test(file)) all.set(file, await readFile(file));
  for (const name of kPrograms) {
    const [loader, program] = [join(wasmDir, `${name}.js`), join(wasmDir, `${name}.wasm`)];
    if (!(await stat(program).catch(() => null))) continue;
    all.set(`${name}.js`, await shorten(loader));
    all.set(`${name}.wasm`, await readFile(program));
  }
  // What the studio reads to make a site of an export, beside itself.
  const names = [...all.keys()].filter((name) => !name.startsWith('studio')).sort();
  all.set('studio-app.json', new TextEncoder().encode(JSON.stringify({ files: names })));
  return all;
}

async function update(target, bytes) {
  const known = await readFile(target).catch(() => null);
  if (known?.equals(bytes)) return;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
}

/** @param {string} target @param {Uint8Array} bytes */
function brotli(target, bytes) {
  const program = ['.wasm', '.js', '.mjs'].includes(extname(target));
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: program || bytes.length < 200_000 ? 11 : 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return compress(bytes, { params });
}

/** Ending of a packed copy -> how it is made. */
const kPackings = {
  '.br': brotli,
  '.gz': (/** @type {string} */ _target, /** @type {Uint8Array} */ bytes) => compressForOlder(bytes, { level: 9 }),
};

/** @param {string} target @param {keyof kPackings} ending */
async function updateCompressed(target, ending) {
  const sibling = `${target}${ending}`;
  const [plain, packed] = await Promise.all([stat(target), stat(sibling).catch(() => null)]);
  if (packed && packed.mtimeMs >= plain.mtimeMs) return;
  await writeFile(sibling, await kPackings[ending](target, await readFile(target)));
}

async function main(site, wasmDir) {
  const files = await gather(wasmDir);
  const wanted = new Set();
  const compressed = [];
  for (const [path, bytes] of files) {
    const target = join(site, path);
    wanted.add(target);
    await update(target, bytes);
    if (kCompressed.has(extname(path)) && bytes.length > kSmallest) {
      for (const ending of Object.keys(kPackings)) {
        wanted.add(`${target}${ending}`);
        compressed.push([target, ending]);
      }
    }
  }
  await Promise.all(compressed.map(([target, ending]) => updateCompressed(target, ending)));
  for (const file of await filesUnder(site)) if (!wanted.has(file)) await rm(file);

  const size = async (name) => (await stat(join(site, `${name}.br`)).catch(() => null))?.size ?? 0;
  const kb = async (name) => `${Math.round((await size(name)) / 1000)} KB`;
  console.log(
    `${site}: ${files.size} files; ${await kb('kringen.wasm')} wasm + ${await kb('kringen.js')} loader + ` +
      `${await kb('main.js')} page (Brotli)`,
  );
}

await main(process.argv[2] ?? 'build/site', process.argv[3] ?? 'build/wasm');

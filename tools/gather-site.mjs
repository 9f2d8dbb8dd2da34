// Gathers build/site/: web/* at its top, assets/ as a folder, the page's program, and a Brotli copy of every text and
// wasm file over 1 KB. Only what changed is copied and compressed; what is gone at the source goes here too.
// @ts-check
import { cp, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);
const kCompressed = new Set([
  '.wasm', '.js', '.mjs', '.css', '.json', '.geojson', '.html', '.svg', '.xml', '.txt', '.webmanifest']);
const kSkipped = /(^|\/)(\.[^/]*|[^/]*\.d\.ts|README[^/]*)$/;
const kSmallest = 1024;

async function filesUnder(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** Every file of the site: target path below `site` -> source. */
async function plan(wasmDir) {
  const targets = new Map();
  for (const file of await filesUnder('web')) targets.set(relative('web', file), file);
  for (const file of await filesUnder('assets')) targets.set(file, file);
  for (const name of ['kringen.js', 'kringen.wasm']) {
    if (await stat(join(wasmDir, name)).catch(() => null)) targets.set(name, join(wasmDir, name));
  }
  for (const target of targets.keys()) if (kSkipped.test(target)) targets.delete(target);
  return targets;
}

async function update(source, target) {
  const from = await stat(source);
  const to = await stat(target).catch(() => null);
  if (to && Math.abs(to.mtimeMs - from.mtimeMs) < 2 && to.size === from.size) return;
  await mkdir(dirname(target), { recursive: true });
  await cp(source, target);
  await utimes(target, from.atime, from.mtime);
}

async function updateCompressed(target) {
  const sibling = `${target}.br`;
  const [plain, packed] = await Promise.all([stat(target), stat(sibling).catch(() => null)]);
  if (packed && packed.mtimeMs >= plain.mtimeMs) return;
  const program = ['.wasm', '.js', '.mjs'].includes(extname(target));
  const bytes = await readFile(target);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: program || bytes.length < 200_000 ? 11 : 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  await writeFile(sibling, await compress(bytes, { params }));
}

async function main(site, wasmDir) {
  const targets = await plan(wasmDir);
  const wanted = new Set();
  const compressed = [];
  for (const [path, source] of targets) {
    const target = join(site, path);
    wanted.add(target);
    await update(source, target);
    if (kCompressed.has(extname(path)) && (await stat(target)).size > kSmallest) {
      wanted.add(`${target}.br`);
      compressed.push(target);
    }
  }
  await Promise.all(compressed.map(updateCompressed));
  for (const file of await filesUnder(site)) if (!wanted.has(file)) await rm(file);

  const size = async (name) => (await stat(join(site, `${name}.br`)).catch(() => null))?.size ?? 0;
  const [wasm, js] = [await size('kringen.wasm'), await size('kringen.js')];
  const kb = (bytes) => `${Math.round(bytes / 1000)} KB`;
  console.log(`${site}: ${targets.size} files; program ${kb(wasm)} wasm + ${kb(js)} JS (Brotli)`);
}

await main(process.argv[2] ?? 'build/site', process.argv[3] ?? 'build/wasm');

// Serves the modules and styles of web/ one by one. What the bundler does for the site happens here by address: the
// names of the site lead to their sources, packages have an address, and import.meta.url is that of the site's top.
// @ts-check
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { kBrowsers, kEntries, kLoneEntries, kStudioEntries } from '../site-names.mjs';

const kRoot = fileURLToPath(new URL('../..', import.meta.url));
const kPackage = '/@package/';
const kPackageName = /^(@[\w-][\w.-]*\/)?[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/** Address in the site -> address of its source, where they differ. @type {Record<string, string>} */
export const kSources = Object.fromEntries(
  Object.entries({ ...kEntries, ...kLoneEntries, ...kStudioEntries })
    .map(([source, name]) => [`/${name}${source.slice(source.lastIndexOf('.'))}`, source.slice('web'.length)])
    .filter(([name, source]) => name !== source),
);

/**
 * @param {string} source of a module
 * @param {{ origin: string, path: string }} place where it is served
 */
export function servedModule(source, { origin, path }) {
  const top = JSON.stringify(`${origin}/${basename(path)}`);
  return source
    .replace(/(\bfrom\s+|^import\s+)'([^'./][^']*)'/gm, (_whole, start, name) => `${start}'${kPackage}${name}'`)
    .replaceAll('import.meta.url', top);
}

/** Those it imports are as new as it is. @param {string} source of a style sheet @param {string} query */
export function servedStyle(source, query) {
  return query ? source.replace(/^(@import '[^']+)'/gm, `$1${query}'`) : source;
}

/** @type {Map<string, Promise<Uint8Array>>} */
const packages = new Map();

/** A package as one module. @param {string} path @returns {Promise<Uint8Array> | null} null: no address of one */
export function servedPackage(path) {
  const name = path.slice(kPackage.length);
  if (!path.startsWith(kPackage) || !kPackageName.test(name)) return null;
  if (!packages.has(name)) packages.set(name, bundled(name));
  return /** @type {Promise<Uint8Array>} */ (packages.get(name));
}

/** @param {string} name */
async function bundled(name) {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${name}';`, resolveDir: kRoot },
    bundle: true,
    format: 'esm',
    target: kBrowsers,
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].contents;
}

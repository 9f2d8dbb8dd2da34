// Serves the page from where its files lie, under the same strict policy as the built site. Nothing is bundled and
// nothing is kept: each answer is the file as it is now.
// @ts-check
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, findFile, kTypes } from '../serve.mjs';
import { inMode, kModes, kPrograms } from '../site-names.mjs';
import { kSources, servedModule, servedPackage, servedStyle } from './modules.mjs';

const kOwn = fileURLToPath(new URL('.', import.meta.url));
const kProgramFiles = new Set(kPrograms.flatMap((name) => [`/${name}.js`, `/${name}.wasm`]));

/** @typedef {import('node:http').IncomingMessage} Request */
/** @typedef {import('node:http').ServerResponse} Response */
/** @typedef {{ web: string, assets: string, programs: string }} Folders */

/** A document with the script that keeps it as its files are. @param {string} text @param {string} seen */
const watched = (text, seen) =>
  text.replace(/(?=^ *<\/head>)/m, `    <script type="module" src="/@watch/page.js?seen=${seen}"></script>\n`);

/** @param {Folders} folders @param {string} path @param {string} seen @returns {Promise<string | null>} */
async function documentAt(folders, path, seen) {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const is_studio = name === 'studio.html';
  if (!is_studio && !Object.hasOwn(kModes, name)) return null;
  const text = await readFile(join(folders.web, is_studio ? name : 'page.html'), 'utf8');
  return watched(is_studio ? text : inMode(text, kModes[name]), seen);
}

/** The folder and the path in it that an address is in. @param {Folders} folders @param {string} path @returns {[string, string]} */
function placeOf(folders, path) {
  if (path.startsWith('/@watch/')) return [kOwn, path.slice('/@watch'.length)];
  if (path.startsWith('/assets/')) return [folders.assets, path.slice('/assets'.length)];
  return [kProgramFiles.has(path) ? folders.programs : folders.web, path];
}

/** @param {Folders} folders @param {URL} url @param {string} origin @returns {Promise<string | Uint8Array | null>} */
async function contentAt(folders, url, origin) {
  const path = url.pathname;
  const [root, inside] = placeOf(folders, path);
  const found = await findFile(resolve(root), inside);
  if (!found?.file) return null;
  if (root !== folders.web) return readFile(found.file);
  if (path.endsWith('.js')) return servedModule(await readFile(found.file, 'utf8'), { origin, path });
  if (path.endsWith('.css')) return servedStyle(await readFile(found.file, 'utf8'), url.search);
  return readFile(found.file);
}

/** @param {Folders} folders @param {import('./changes.mjs').Changes} changes */
export function createWatchServer(folders, changes) {
  /** @param {Response} response @param {string} type @param {string | Uint8Array | null} content null: there is none */
  const send = (response, type, content) => {
    response.writeHead(content === null ? 404 : 200, { 'Content-Type': content === null ? kTypes['.txt'] : type });
    response.end(content ?? '404\n');
  };

  /** @param {Request} request @param {Response} response @param {URL} url */
  async function answer(request, response, url) {
    const path = url.pathname;
    if (path === '/@watch/events') return changes.listen(request, response, url);
    if (kSources[path]) return void response.writeHead(302, { Location: `${kSources[path]}${url.search}` }).end();
    const document = await documentAt(folders, path, changes.seen);
    if (document !== null) return send(response, kTypes['.html'], document);
    if (servedPackage(path)) return send(response, kTypes['.js'], await servedPackage(path));
    const content = await contentAt(folders, url, `http://${request.headers.host}`);
    return send(response, kTypes[extname(path)] ?? 'application/octet-stream', content);
  }
  return createServer({ root: folders.web, headers: { 'Cache-Control': 'no-store' }, extraRoutes: { '/*': answer } });
}

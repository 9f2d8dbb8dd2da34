// A static file server for the built site, without dependencies: correct types, strong ETags, precompressed
// answers and the strict headers under which the page is always developed. `createServer` is used by the tests too.
// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @type {Record<string, string>} */
export const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.pdf': 'application/pdf',
};

const { policy, headers: kFixedHeaders } = JSON.parse(
  readFileSync(new URL('../assets/publish/headers.json', import.meta.url), 'utf8'),
);

/** The policy of a published page: it speaks to its own server only. */
export const kPublishedCsp = policy.join('; ');

/** That of a municipal site that passes internet.nl, plus feeds from elsewhere (`?feed=URL`): for development and the demo. */
export const kStrictCsp = kPublishedCsp.replace("connect-src 'self'", "connect-src 'self' https:");

const kHeaders = { ...kFixedHeaders, 'Cache-Control': 'no-cache' };

/** The file a request path names, or null when there is none or it lies outside `root`.
 * @param {string} root @param {string} path @returns {Promise<{ file?: string, redirect?: true } | null>} */
export async function findFile(root, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  let file = resolve(join(root, decoded));
  if (file !== root && !file.startsWith(root + sep)) return null;
  try {
    if ((await stat(file)).isDirectory()) {
      if (!decoded.endsWith('/')) return { redirect: true };
      file = join(file, 'index.html');
    }
    const real = await realpath(file);
    if (!real.startsWith(root + sep)) return null;
    return (await stat(real)).isFile() ? { file: real } : null;
  } catch {
    return null;
  }
}

/** Strong: a hash of the bytes sent, remembered until the file changes. */
function etagger() {
  const known = new Map();
  return async (file, bytes) => {
    const { mtimeMs, size } = await stat(file);
    const key = `${mtimeMs}:${size}`;
    const entry = known.get(file);
    if (entry?.key === key) return entry.etag;
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    known.set(file, { key, etag });
    return etag;
  };
}

function accepts(request, coding) {
  return String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .some((part) => {
      const [name, q] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*q=/);
      return name === coding && Number(q ?? 1) > 0;
    });
}

/**
 * @param {object} options
 * @param {string} options.root the folder to serve
 * @param {string | null} [options.csp] another Content-Security-Policy; null sends none
 * @param {Record<string, string | null>} [options.mimeOverrides] by extension, null sends no type
 * @param {Record<string, (request: import('node:http').IncomingMessage,
 *   response: import('node:http').ServerResponse, url: URL) => unknown>} [options.extraRoutes] by path;
 *   a path that ends in `*` takes every path with that beginning. A route writes its own answer.
 * @param {Record<string, string | null>} [options.headers] more headers; null removes one
 */
export function createServer({ root, csp = kStrictCsp, mimeOverrides = {}, extraRoutes = {}, headers = {} }) {
  const types = { ...kTypes, ...mimeOverrides };
  const base = resolve(root);
  const etagOf = etagger();
  const prefixes = Object.keys(extraRoutes).filter((path) => path.endsWith('*'));

  const server = createHttpServer(async (request, response) => {
    try {
      const path = String(request.url).split(/[?#]/, 1)[0];
      const all = { ...kHeaders, ...(csp ? { 'Content-Security-Policy': csp } : {}), ...headers };
      for (const [name, value] of Object.entries(all)) {
        if (value !== null) response.setHeader(name, value);
      }
      const prefix = prefixes.find((candidate) => path.startsWith(candidate.slice(0, -1)));
      const route = extraRoutes[path] ?? (prefix && extraRoutes[prefix]);
      if (route) {
        await route(request, response, new URL(String(request.url), 'http://localhost'));
        return;
      }
      await sendFile(request, response, path);
    } catch (error) {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end('500\n');
      console.error(`serve: ${request.url}: ${error}`);
    }
  });

  async function sendFile(request, response, path) {
    const plain = (status, text, more = {}) => {
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...more });
      response.end(request.method === 'HEAD' ? undefined : `${text}\n`);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      plain(405, '405', { Allow: 'GET, HEAD' });
      return;
    }
    const found = await findFile(base, path);
    if (!found) return void plain(404, '404');
    if (found.redirect) {
      const query = String(request.url).slice(path.length);
      return void plain(301, '301', { Location: `${path.replace(/^\/+/, '/')}/${query}` });
    }

    const extension = extname(found.file).toLowerCase();
    const type = extension in types ? types[extension] : 'application/octet-stream';
    let sent = found.file;
    if (accepts(request, 'br') && (await stat(`${found.file}.br`).catch(() => null))?.isFile()) {
      sent = `${found.file}.br`;
      response.setHeader('Content-Encoding', 'br');
    }
    const bytes = await readFile(sent);
    const etag = await etagOf(sent, bytes);
    response.setHeader('Vary', 'Accept-Encoding');
    response.setHeader('ETag', etag);
    const asked = String(request.headers['if-none-match'] ?? '');
    if (asked === '*' || asked.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
      response.removeHeader('Content-Encoding');
      response.writeHead(304);
      response.end();
      return;
    }
    if (type) response.setHeader('Content-Type', type);
    response.setHeader('Content-Length', bytes.length);
    response.writeHead(200);
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }

  return server;
}

/** Listens; resolves to the port. Port 0 takes a free one. */
export function listen(server, { port = 0, host = '127.0.0.1' } = {}) {
  return new Promise((resolvePort, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolvePort(server.address().port));
  });
}

/** Listens and says where, or why it cannot. @param {import('node:http').Server} server
 * @param {{ port: number, host: string }} at @returns {Promise<number | undefined>} an exit code when it cannot */
export async function announce(server, { port, host }) {
  try {
    const taken = await listen(server, { port, host });
    console.log(`Kringen: http://${host === '127.0.0.1' ? 'localhost' : host}:${taken}/  (Ctrl+C stops)`);
    return undefined;
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    console.error(
      code === 'EADDRINUSE'
        ? `serve: port ${port} is in use by another program; stop that one, or take another: --port ${port + 1}.`
        : code === 'EACCES'
          ? `serve: port ${port} is reserved for the system; take one above 1023: --port 8080.`
          : `serve: cannot listen on ${host}:${port} (${error}).`,
    );
    return 1;
  }
}

/** @param {string} text @returns {number | null} */
export function portOf(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  console.error(`serve: ${text} is no port number; use one from 1024 to 65535.`);
  return null;
}

async function main(options) {
  const value = (name, fallback) => {
    const at = options.indexOf(name);
    return at < 0 ? fallback : options[at + 1];
  };
  const root = value('--root', 'build/site');
  const host = value('--host', '127.0.0.1');
  const port = portOf(value('--port', '8080'));
  if (port === null) return 2;
  if (!(await stat(join(root, 'index.html')).catch(() => null))) {
    console.error(`serve: ${root} has no index.html; run ./build-wasm.sh build first.`);
    return 2;
  }
  return announce(createServer({ root }), { port, host });
}

if (process.argv[1] && (await realpath(process.argv[1])) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}

// The built site behind the strict policy of tools/serve.mjs, with the fixtures below /fixtures/, the page's modules one
// by one below /modules/, and feeds that a test makes up below /made/. Every test file starts its own, on a free port.
// @ts-check
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { createServer, listen } from '../../../tools/serve.mjs';

export const kSite = process.env.KRINGEN_SITE ?? 'build/site';
const kTypes = {
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/**
 * @typedef {object} Made an answer that a test makes up
 * @property {number} [status] @property {string} [type] @property {Record<string, string>} [headers] @property {string | Buffer} body
 * @property {boolean} [hang] never answers @property {boolean} [cut] breaks off @property {boolean} [trickle] one byte now and then, for ever
 */

/**
 * @param {Parameters<typeof createServer>[0] | {}} [options] of tools/serve.mjs
 */
export async function openSite(options = {}) {
  /** @type {Map<string, Made>} path below /made/ -> answer */
  const made = new Map();
  const server = createServer({
    root: kSite,
    ...options,
    extraRoutes: {
      '/fixtures/*': (_request, response, url) => sendSource(join('tests', url.pathname), response),
      '/modules/*': (_request, response, url) =>
        sendSource(join('web', url.pathname.slice('/modules/'.length)), response),
      '/made/*': (_request, response, url) => sendMade(made.get(url.pathname.slice('/made/'.length)), response),
      ...('extraRoutes' in options ? options.extraRoutes : {}),
    },
  });
  const port = await listen(server);
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    /** The same server under another site's name: another origin for the browser. */
    other_origin: `http://localhost:${port}`,
    made,
    /** Puts a feed at an address and gives the address. @param {string} name @param {unknown} feed */
    make(name, feed) {
      const answer = isMade(feed) ? feed : { body: typeof feed === 'string' ? feed : JSON.stringify(feed) };
      made.set(name, answer);
      return `/made/${name}`;
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** @param {unknown} feed @returns {feed is Made} */
function isMade(feed) {
  return typeof feed === 'object' && feed !== null && 'body' in feed;
}

/** @param {string} path @param {import('node:http').ServerResponse} response */
async function sendSource(path, response) {
  const bytes = await readFile(path).catch(() => null);
  response.writeHead(bytes ? 200 : 404, { 'Content-Type': kTypes[extname(path)] ?? 'text/plain' });
  response.end(bytes ?? '404');
}

/** @param {Made | undefined} made @param {import('node:http').ServerResponse} response */
function sendMade(made, response) {
  if (!made) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('404');
  if (made.hang) return undefined;
  const headers = { 'Content-Type': made.type ?? 'application/json; charset=utf-8', ...made.headers };
  if (made.trickle) {
    response.writeHead(200, { ...headers, 'Content-Length': 120_000 });
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
    return undefined;
  }
  response.writeHead(
    made.status ?? 200,
    made.cut ? { ...headers, 'Content-Length': Buffer.byteLength(made.body) + 1000 } : headers,
  );
  if (!made.cut) return void response.end(made.body);
  response.write(made.body, () => response.destroy());
  return undefined;
}

/** The items of a feed that lies in pages, as any reader of JSON would find them. @param {string} path of its first page */
export async function itemsOf(path) {
  const items = [];
  for (let file = path; file;) {
    const page = JSON.parse(await readFile(file, 'utf8'));
    items.push(...page.items);
    file = page.next_url ? join(file, '..', page.next_url) : '';
  }
  return items;
}

export const demoItems = () => itemsOf(join(kSite, 'assets/demo/feed.json'));
/** Its channels, cases and villages. */
export const demoHeader = async () => JSON.parse(await readFile(join(kSite, 'assets/demo/feed.json'), 'utf8'))._kringen;

/** A feed for a test. @param {object[]} items @param {object} [more] */
export function feedOf(items, more = {}) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Proef',
    language: 'nl',
    _kringen: { schema: 1, channels: [{ id: 'facebook', name: 'Facebook', kind: 'social', platform: 'facebook' }] },
    ...more,
    items,
  };
}

/** @param {string} id @param {string} text @param {object} [more] */
export function itemOf(id, text, more = {}) {
  return {
    id,
    date_published: '2014-05-01T09:00:00+02:00',
    content_text: text,
    _kringen: { channel: 'facebook', kind: 'post' },
    ...more,
  };
}

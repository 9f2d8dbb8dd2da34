// nginx and Apache as an administrator sets them up: a server block or a virtual host of this file, and in it the settings
// that `kringen publish` wrote, unchanged. On a loopback port each; everything they write goes to one temporary folder.
// @ts-check
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** @returns {Promise<number>} */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/** Waits until somebody answers there. @param {string} url */
async function answered(url) {
  for (let tries = 0; ; ++tries) {
    try {
      return await fetch(url);
    } catch (error) {
      if (tries === 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/**
 * @param {string} program @param {string[]} options @param {string} origin
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>}
 */
async function run(program, options, origin) {
  const server = spawn(program, options, { stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => server.on('exit', resolve));
  await Promise.race([
    answered(`${origin}/`),
    ended.then((code) => Promise.reject(new Error(`${program} ended with ${code}`))),
  ]);
  return {
    origin,
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}

/** @typedef {{ folder: string, port: number, root: string, settings: string }} Setup a folder of its own, the root of the documents, nginx.conf of publish */

/** @param {Setup} setup */
export async function startNginx({ folder, port, root, settings }) {
  await mkdir(folder, { recursive: true });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  await writeFile(
    join(folder, 'server.conf'),
    `
    daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events { }
    http {
      access_log off; ${temporary}
      server { listen 127.0.0.1:${port}; root "${root}"; include "${settings}"; }
    }`,
  );
  return run(
    '/usr/sbin/nginx',
    ['-p', folder, '-c', join(folder, 'server.conf'), '-e', join(folder, 'error.log')],
    `http://127.0.0.1:${port}`,
  );
}

const kApacheModules = ['mpm_event', 'authz_core', 'mime', 'dir', 'alias', 'headers', 'rewrite', 'filter', 'deflate'];

/** Apache reads .htaccess where the documents lie. `modules`: those that are switched on.
 * @param {Omit<Setup, 'settings'> & { modules?: string[] }} setup */
export async function startApache({ folder, port, root, modules = kApacheModules }) {
  await mkdir(folder, { recursive: true });
  const is_root = process.getuid?.() === 0; // then its workers are somebody else, who must be able to read
  await writeFile(
    join(folder, 'server.conf'),
    `
    ServerRoot ${folder}
    DefaultRuntimeDir ${folder}
    PidFile ${folder}/pid
    Mutex file:${folder}
    ErrorLog ${folder}/error.log
    Listen 127.0.0.1:${port}
    ServerName localhost
    ${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n    ')}
    ${is_root ? 'User www-data\n    Group www-data' : ''}
    TypesConfig /etc/mime.types
    DocumentRoot ${root}
    <Directory ${root}>
      AllowOverride FileInfo
      Require all granted
    </Directory>`,
  );
  return run('/usr/sbin/apache2', ['-f', join(folder, 'server.conf'), '-D', 'FOREGROUND'], `http://127.0.0.1:${port}`);
}

/** A web site of somebody else: path -> page. @param {(path: string) => string | null} pageOf */
export async function startHost(pageOf) {
  /** @type {string[]} */
  const asked = [];
  const server = createHttpServer((question, answer) => {
    asked.push(String(question.url));
    const page = pageOf(String(question.url));
    answer.writeHead(page === null ? 404 : 200, {
      'Content-Type': String(question.url).endsWith('.json') ? 'application/json' : 'text/html; charset=utf-8',
      'Access-Control-Allow-Origin': '*',
    });
    answer.end(page ?? '404');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    origin: `http://localhost:${port}`,
    asked,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One answer as it was sent: nothing is unpacked, followed or remembered.
 * @param {string} url @param {Record<string, string>} [headers]
 * @returns {Promise<{ status: number, headers: Record<string, string>, body: Buffer }>} */
export function ask(url, headers = {}) {
  return new Promise((resolve, reject) => {
    const question = request(url, { headers, agent: false }, (answer) => {
      /** @type {Buffer[]} */
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: Number(answer.statusCode),
          body: Buffer.concat(parts),
          headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
        }),
      );
    });
    question.on('error', reject);
    question.end();
  });
}

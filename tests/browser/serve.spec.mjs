// The server that everything is developed and tested under: headers, types, caching, and no way out of its folder.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { openSite } from './support/site.mjs';

let site;
before(async () => {
  site = await openSite();
});
after(() => site.close());

/** Plain HTTP: fetch would tidy up the path. */
function ask(path, { method = 'GET', headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: site.port, path, method, headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

test('every answer carries the strict headers', async () => {
  for (const path of ['/', '/embed.html', '/kringen.wasm', '/assets/demo/feed.json', '/no-such-file']) {
    const { headers } = await ask(path);
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'/, path);
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval';/, path);
    assert.match(policy, /frame-ancestors 'self'/, path);
    assert.match(policy, /require-trusted-types-for 'script'/, path);
    assert.doesNotMatch(policy, /'unsafe-eval'|unsafe-inline|\*/, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    assert.equal(headers['x-frame-options'], 'SAMEORIGIN', path);
    assert.match(String(headers['referrer-policy']), /strict-origin-when-cross-origin|no-referrer|same-origin/, path);
    assert.match(String(headers['permissions-policy']), /camera=\(\), microphone=\(\), geolocation=\(\)/, path);
    assert.equal(headers['cross-origin-embedder-policy'], undefined, 'a host page would not send it either');
    assert.equal(headers['set-cookie'], undefined, path);
  }
});

test('types are right', async () => {
  const types = {
    '/': 'text/html; charset=utf-8',
    '/embed.html': 'text/html; charset=utf-8',
    '/kiosk.html': 'text/html; charset=utf-8',
    '/kringen.wasm': 'application/wasm',
    '/kringen.js': 'text/javascript; charset=utf-8',
    '/kringen-element.js': 'text/javascript; charset=utf-8',
    '/style.css': 'text/css; charset=utf-8',
    '/assets/demo/feed.json': 'application/json; charset=utf-8',
    '/assets/i18n/nl.json': 'application/json; charset=utf-8',
  };
  for (const [path, type] of Object.entries(types)) {
    const answer = await ask(path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers['content-type'], type, path);
    assert.ok(answer.body.length > 0, path);
  }
});

test('page, embed and kiosk are one document in three modes, and load nothing that is not there', async () => {
  const texts = {};
  for (const [path, mode] of [
    ['/', 'page'],
    ['/embed.html', 'embed'],
    ['/kiosk.html', 'kiosk'],
  ]) {
    texts[mode] = String((await ask(path)).body);
    assert.match(texts[mode], new RegExp(`<html [^>]*data-mode="${mode}"`), path);
    for (const [, name] of texts[mode].matchAll(/<(?:link|script)[^>]* (?:href|src)="([^":]+)"/g)) {
      assert.equal((await ask(`/${name}`)).status, 200, `${path} ${name}`);
    }
    texts[mode] = texts[mode].replace(`data-mode="${mode}"`, '');
  }
  assert.equal(texts.embed, texts.page);
  assert.equal(texts.kiosk, texts.page);
});

test('an unchanged file costs a 304 without a body, packed and unpacked apart', async () => {
  const tags = new Set();
  for (const coding of ['identity', 'br']) {
    const headers = { 'accept-encoding': coding };
    const first = await ask('/kringen.wasm', { headers });
    assert.equal(first.headers['content-encoding'], coding === 'br' ? 'br' : undefined);
    assert.match(String(first.headers.etag), /^"[^"]+"$/);
    tags.add(first.headers.etag);
    const second = await ask('/kringen.wasm', { headers: { ...headers, 'if-none-match': first.headers.etag } });
    assert.equal(second.status, 304);
    assert.equal(second.body.length, 0);
    const other = await ask('/kringen.wasm', { headers: { ...headers, 'if-none-match': '"another"' } });
    assert.equal(other.status, 200);
  }
  assert.equal(tags.size, 2, 'a tag names the bytes that are sent');
});

test('nothing outside the folder is served', async () => {
  const paths = [
    '/../README.md',
    '/../../etc/passwd',
    '/..%2f..%2fREADME.md',
    '/%2e%2e/%2e%2e/README.md',
    '/assets/../../../README.md',
    '/..\\..\\README.md',
    '/%5c..%5c..%5cREADME.md',
    '/%00',
    '/index.html%00.txt',
    '/%',
    '/%ff%fe',
    '//etc/passwd',
    '/assets/demo/..%252f..%252f..%252fREADME.md',
  ];
  for (const path of paths) {
    const { status, body } = await ask(path);
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
    assert.doesNotMatch(body.toString(), /root:|# Kringen/, path);
  }
});

test('only GET and HEAD; HEAD has no body; a folder moves to its slash', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    assert.equal((await ask('/', { method })).status, 405, method);
  const head = await ask('/', { method: 'HEAD' });
  assert.equal(head.status, 200);
  assert.equal(head.body.length, 0);
  const folder = await ask('/assets/demo');
  assert.equal(folder.status, 301);
  assert.equal(folder.headers.location, '/assets/demo/');
});

// A published site behind nginx and Apache with the settings that `kringen publish` wrote, untouched: headers, types,
// caching, packed copies, what is not served, at the top of a domain and below it; and embedded by another website.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { launch, stats, whenIdle } from './support/browser.mjs';
import { ask, freePort, startApache, startHost, startNginx } from './support/servers.mjs';
import { demoItems, kSite } from './support/site.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const { policy, headers } = JSON.parse(readFileSync('assets/publish/headers.json', 'utf8'));
const items = await demoItems();

/** @type {string} */
let folder;
/** @type {import('playwright-core').Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof startHost>>} */
let host;
/** What runs: a site behind a server, at `base`, which `embed` may show. @type {{ name: string, kind: string, base: string, embed: string, origin: string, site: string, stop: () => Promise<void> }[]} */
const servers = [];

/** @param {string} kind @param {string} base @param {string} embed */
async function serve(kind, base, embed) {
  const name = `${kind}-${servers.length}`;
  const root = join(folder, name, 'root');
  const site = join(root, base);
  const port = await freePort();
  execFileSync(kProgram, [
    '--language',
    'nl',
    '--quiet',
    'publish',
    'assets/demo',
    '-o',
    site.replace(/\/$/, ''),
    '--app',
    kSite,
    '--population',
    'assets/losser/population.json',
    '--base-url',
    encodeURI(`http://127.0.0.1:${port}${base}`),
    '--today',
    '2014-11-01',
    ...(embed === '' ? [] : ['--embed-on', embed]),
  ]);
  const setup = {
    folder: join(folder, name, 'server'),
    port,
    root,
    settings: join(`${site.replace(/\/$/, '')}-instellingen`, 'nginx.conf'),
  };
  const running = await (kind === 'nginx' ? startNginx(setup) : startApache(setup));
  servers.push({ name: `${kind} at ${base}`, kind, base, embed, site, ...running });
}

const kHostPage = (
  /** @type {string} */ address,
) => `<!DOCTYPE html><html lang="nl"><title>Gemeente Voorbeeld</title><body><h1>Nieuws</h1>
  <iframe src="${address}" title="Berichten" width="900" height="700"></iframe></body></html>`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kringen-servers-'));
  await chmod(folder, 0o755); // Apache's workers may be somebody else
  host = await startHost((path) => {
    const asked = new URL(path, 'http://localhost').searchParams;
    if (path.startsWith('/frame')) return kHostPage(String(asked.get('address')));
    if (path.startsWith('/element'))
      return `<!DOCTYPE html><html lang="nl"><title>Gemeente Voorbeeld</title><body><script type="module" src="${asked.get('script')}"></script><kringen-tijdlijn></kringen-tijdlijn></body></html>`;
    return null;
  });
  for (const kind of ['nginx', 'apache']) {
    await serve(kind, '/', host.origin);
    await serve(kind, '/tijdlijn/', 'none');
    await serve(kind, '/over ons/tijdlijn/', '');
  }
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await host?.stop();
  await Promise.all(servers.map((server) => server.stop()));
  await rm(folder, { recursive: true, force: true });
});

/** @param {(server: typeof servers[0], at: (path: string) => string) => Promise<void>} check */
const onEach = async (check) => {
  assert.equal(servers.length, 6);
  for (const server of servers) {
    try {
      await check(server, (path) => encodeURI(server.origin + server.base + path));
    } catch (error) {
      if (error instanceof Error) error.message = `${server.name}: ${error.message}`;
      throw error;
    }
  }
};
const appFolder = (/** @type {string} */ site) => readdirSync(site).filter((name) => name.startsWith('app-'))[0];

test('every answer has the headers, and each document says who may frame it', () =>
  onEach(async ({ embed, base, kind }, at) => {
    const frames = { none: "'self'", '': "'self' https:" }[embed] ?? `'self' ${embed}`;
    const own = policy.filter((part) => !part.startsWith('frame-ancestors'));
    for (const path of [
      '',
      'index.html',
      'embed.html',
      'kiosk.html',
      'berichten/',
      'berichten/2014-06.html',
      'feed.json',
      'feed.xml',
      'withdrawn.json',
      'agenda.ics',
      'kringen-element.js',
      'publish.css',
      'bestaat-niet.html',
      'web.config',
    ]) {
      const { headers: got } = await ask(at(path));
      const is_open = path === 'embed.html' && embed !== 'none';
      const sent = String(got['content-security-policy']);
      assert.deepEqual(sent.split('; ').slice(0, -1), own, path);
      assert.equal(sent.split('; ').at(-1), `frame-ancestors ${path === 'embed.html' ? frames : "'self'"}`, path);
      for (const [name, value] of Object.entries(headers)) {
        assert.equal(
          got[name.toLowerCase()],
          name === 'X-Frame-Options' && is_open ? undefined : value,
          `${path} ${name}`,
        );
      }
      assert.equal(got['cache-control'], 'no-cache', path);
      assert.equal(got['strict-transport-security'], undefined, 'the administrator decides');
      const is_data = /\.(json|xml|ics)$|^kringen-element/.test(path) && embed !== 'none';
      assert.equal(got['access-control-allow-origin'], is_data ? '*' : undefined, `${path} ${base} ${kind}`);
    }
  }));

test('types', () =>
  onEach(async ({ site }, at) => {
    const app = appFolder(site);
    const types = {
      '': 'text/html; charset=utf-8',
      'feed.json': 'application/json; charset=utf-8',
      'feed.xml': 'application/rss+xml; charset=utf-8',
      'sitemap.xml': 'application/xml; charset=utf-8',
      'agenda.ics': 'text/calendar; charset=utf-8',
      'kringen-element.js': 'text/javascript; charset=utf-8',
      'publish.css': 'text/css; charset=utf-8',
      'kringen.png': 'image/png',
      [`${app}/main.js`]: 'text/javascript; charset=utf-8',
      [`${app}/kringen.wasm`]: 'application/wasm',
      [`${app}/assets/i18n/nl.json`]: 'application/json; charset=utf-8',
    };
    for (const [path, type] of Object.entries(types)) {
      for (const coding of ['', 'gzip', 'br, gzip']) {
        const answer = await ask(at(path), { 'Accept-Encoding': coding });
        assert.equal(answer.status, 200, path);
        assert.equal(answer.headers['content-type'], type, `${path} ${coding}`);
      }
    }
  }));

test('what never changes says so; what may change is asked for, and an unchanged answer is short', () =>
  onEach(async ({ site }, at) => {
    const program = await ask(at(`${appFolder(site)}/kringen.wasm`));
    assert.equal(program.headers['cache-control'], 'public, max-age=31536000, immutable');
    for (const path of [
      'feed.json',
      'withdrawn.json',
      'index.html',
      'berichten/2014-06.html',
      `${appFolder(site)}/main.js`,
    ]) {
      for (const coding of ['', 'gzip', 'gzip, br']) {
        const first = await ask(at(path), { 'Accept-Encoding': coding });
        const tag = first.headers.etag;
        assert.ok(tag, path);
        const again = await ask(at(path), { 'Accept-Encoding': coding, 'If-None-Match': tag });
        assert.deepEqual([again.status, again.body.length], [304, 0], `${path} ${coding}`);
        assert.equal((await ask(at(path), { 'Accept-Encoding': coding, 'If-None-Match': '"anders"' })).status, 200);
      }
    }
  }));

test('the tag of a file that was written a moment ago, or by a clock that runs ahead, is known again', () =>
  onEach(async ({ site }, at) => {
    for (const [name, ahead_s] of /** @type {const} */ ([
      ['feed.json', 60],
      ['feed.json', 0],
      ['withdrawn.json', 60],
    ])) {
      const time = Date.now() / 1000 + ahead_s;
      utimesSync(join(site, name), time, time);
      for (const coding of ['', 'gzip', 'gzip, br']) {
        const tag = (await ask(at(name), { 'Accept-Encoding': coding })).headers.etag;
        const again = await ask(at(name), { 'Accept-Encoding': coding, 'If-None-Match': tag });
        assert.equal(again.status, 304, `${name} ${coding} ${tag}`);
      }
    }
  }));

test('the packed copies are used where they are understood, and unpack to the file', () =>
  onEach(async ({ site, kind }, at) => {
    const app = appFolder(site);
    for (const path of [
      `${app}/kringen.wasm`,
      `${app}/main.js`,
      `${app}/assets/i18n/nl.json`,
      `${app}/style.css`,
      'kringen-element.js',
    ]) {
      const plain = readFileSync(join(site, path));
      const get = (/** @type {string} */ coding) => ask(at(path), coding === '' ? {} : { 'Accept-Encoding': coding });
      for (const coding of [
        '',
        'identity',
        'gzip;q=0',
        ...(kind === 'apache' ? ['br;q=0', 'br;q=0.0, gzip;q=0', 'brotli'] : []),
      ]) {
        const answer = await get(coding);
        assert.equal(answer.headers['content-encoding'], undefined, `${path} ${coding}`);
        assert.ok(answer.body.equals(plain), path);
      }
      const gzip = await get('gzip, deflate');
      assert.equal(gzip.headers['content-encoding'], 'gzip', path);
      assert.ok(gzip.body.equals(readFileSync(join(site, `${path}.gz`))), 'as it lies there');
      assert.ok(gunzipSync(gzip.body).equals(plain), path);
      assert.match(gzip.headers.vary ?? '', /accept-encoding/i);
      if (kind === 'apache') {
        // nginx needs a module for it; the line is there
        const br = await get('gzip, deflate, br, zstd');
        assert.equal(br.headers['content-encoding'], 'br', path);
        assert.ok(brotliDecompressSync(br.body).equals(plain), path);
        assert.ok(br.body.length < gzip.body.length);
      }
    }
    for (const path of ['', 'feed.json', 'berichten/2014-06.html']) {
      const answer = await ask(at(path), { 'Accept-Encoding': 'gzip' });
      assert.equal(answer.headers['content-encoding'], 'gzip', `${path} is packed on the way`);
      assert.ok(gunzipSync(answer.body).equals(readFileSync(join(site, path === '' ? 'index.html' : path))), path);
    }
  }));

test('settings and model texts are not served; a folder is called by its name', () =>
  onEach(async ({ base, origin }, at) => {
    for (const path of ['nginx.conf', 'web.config', '_headers', 'modelteksten/privacyverklaring.txt', 'studio.html']) {
      assert.equal((await ask(at(path))).status, 404, path);
    }
    for (const path of base === '/' ? [] : ['nginx.conf', 'modelteksten/privacyverklaring.txt', 'web.config', '']) {
      const beside = encodeURI(`${base.replace(/\/$/, '')}-instellingen/${path}`);
      assert.equal((await ask(origin + beside)).status, 404, beside);
    }
    assert.ok([403, 404].includes((await ask(at('.htaccess'))).status));
    const folder_answer = await ask(at('berichten'));
    assert.equal(folder_answer.status, 301);
    assert.equal(new URL(String(folder_answer.headers.location), origin).pathname, encodeURI(`${base}berichten/`));
    if (base === '/tijdlijn/')
      assert.notEqual((await ask(`${origin}/feed.json`)).status, 200, 'the rest of the domain is not ours');
  }));

test('HSTS is one line to switch on', () =>
  onEach(async ({ site, kind }) => {
    const text = readFileSync(
      kind === 'nginx' ? `${site.replace(/\/$/, '')}-instellingen/nginx.conf` : join(site, '.htaccess'),
      'utf8',
    );
    assert.equal(text.match(/^ *# (add_header|Header always set) Strict-Transport-Security/gm)?.length, 1);
  }));

/** @param {string} address */
async function open(address) {
  const page = await (await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' })).newPage();
  await page.goto(address);
  return page;
}

test('another website shows embed.html where publish was told so, and nothing else of the site', () =>
  onEach(async ({ embed }, at) => {
    const framed = async (/** @type {string} */ address) => {
      const page = await open(`${host.origin}/frame?address=${encodeURIComponent(address)}`);
      await page.waitForLoadState('load');
      const frame = page.frames()[1];
      // What a browser shows in place of a refused document has a heading too.
      const is_shown = await frame
        .evaluate(() => location.protocol === 'http:' && document.querySelector('h1') !== null)
        .catch(() => false);
      const count = is_shown ? await whenIdle(frame).then(() => stats(frame)) : null;
      await page.context().close();
      return count?.items ?? 0;
    };
    // The host of this test is no https page, so only the site that names it lets it in.
    assert.equal(await framed(at('embed.html')), embed === host.origin ? items.length : 0);
    for (const path of ['', 'kiosk.html', 'berichten/2014-06.html']) assert.equal(await framed(at(path)), 0, path);
  }));

test('the element on another website too', async () => {
  for (const { embed, origin, base, name } of servers.filter((server) => server.embed === host.origin)) {
    assert.notEqual(embed, '');
    const page = await open(
      `${host.origin}/element?script=${encodeURIComponent(`${origin}${base}kringen-element.js`)}`,
    );
    const figures = await page.evaluate(() =>
      customElements
        .whenDefined('kringen-tijdlijn')
        .then(() => document.querySelector('kringen-tijdlijn')?.['stats']()),
    );
    assert.equal(figures.items, items.length, name);
    await page.context().close();
  }
});

test('below a domain the page is what it is elsewhere', () =>
  onEach(async ({ origin }, at) => {
    const context = await browser.newContext({ locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
    const page = await context.newPage();
    /** @type {string[]} */
    const wrong = [];
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    page.on('response', (answer) => answer.status() >= 400 && wrong.push(`${answer.status()} ${answer.url()}`));
    page.on(
      'request',
      (question) =>
        !question.url().startsWith(origin) && !question.url().startsWith('data:') && wrong.push(question.url()),
    );
    await page.goto(at(''));
    await whenIdle(page);
    assert.equal(await page.locator('html').getAttribute('data-kringen'), 'ready');
    assert.equal((await stats(page)).items, items.length);
    assert.deepEqual(wrong, []);
    await context.close();
  }));

test('an Apache without the modules serves the site all the same', async () => {
  const { site } = servers[3];
  const port = await freePort();
  const bare = await startApache({
    folder: join(folder, 'bare'),
    port,
    root: site,
    modules: ['mpm_event', 'authz_core', 'mime', 'dir', 'alias'],
  });
  try {
    const answer = await ask(`${bare.origin}/feed.json`, { 'Accept-Encoding': 'br, gzip' });
    assert.deepEqual([answer.status, answer.headers['content-encoding']], [200, undefined]);
    assert.equal((await ask(`${bare.origin}/web.config`)).status, 404);
  } finally {
    await bare.stop();
  }
});

test('an address that could end the policy is refused', () => {
  for (const wish of [
    'https://a.example; script-src *',
    'a.example',
    "'self'",
    '*',
    'https://',
    'https://a.example/pad',
    'javascript://a',
    'https://a.example:99999999',
    'https://a"b',
    'none,any',
  ]) {
    assert.throws(
      () =>
        execFileSync(
          kProgram,
          [
            '--language',
            'nl',
            'publish',
            'assets/demo',
            '-o',
            join(folder, 'refused'),
            '--app',
            kSite,
            '--base-url',
            'https://voorbeeld.nl/',
            '--embed-on',
            wish,
          ],
          { stdio: 'pipe' },
        ),
      (error) => {
        assert.equal(error.status, 2, wish);
        assert.match(String(error.stderr), /geen adres van een website/);
        return true;
      },
    );
  }
});

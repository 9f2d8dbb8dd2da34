// From an export to a site behind nginx: `kringen publish` writes the demo, nginx serves it with the configuration that
// was written, and it is the page that it is elsewhere, with scripts and without.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createServer as createBareServer, listen } from '../../tools/serve.mjs';
import { launch, stats, whenIdle } from './support/browser.mjs';
import { freePort } from './support/servers.mjs';
import { feedOf, itemOf, kSite } from './support/site.mjs';
import { word } from './support/words.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const { policy, headers } = JSON.parse(readFileSync('assets/publish/headers.json', 'utf8'));
const english = JSON.parse(readFileSync('assets/i18n/en.json', 'utf8')).page;
const items = readdirSync('assets/demo')
  .filter((name) => name.startsWith('feed'))
  .flatMap((name) => JSON.parse(readFileSync(join('assets/demo', name), 'utf8')).items);

/** @type {string} */
let folder;
/** @type {string} */
let origin;
/** @type {import('node:child_process').ChildProcess} */
let nginx;
/** @type {import('playwright-core').Browser} */
let browser;

/** @param {string} site @param {string} url */
const publish = (site, url) =>
  execFileSync(kProgram, [
    '--language',
    'nl',
    '--quiet',
    'publish',
    'assets/demo',
    '-o',
    site,
    '--app',
    kSite,
    '--population',
    'assets/losser/population.json',
    '--base-url',
    url,
    '--today',
    '2014-11-01',
  ]);

/** Waits until somebody answers there. @param {string} url */
async function answered(url) {
  for (let tries = 0; ; ++tries) {
    try {
      return await fetch(url);
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kringen-site-'));
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  publish(join(folder, 'site'), `${origin}/`);
  await writeFile(
    join(folder, 'nginx.conf'),
    `
    daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
    events { }
    http {
      access_log off;
      client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      server { listen 127.0.0.1:${port}; root ${folder}/site; include ${folder}/site-instellingen/nginx.conf; }
    }`,
  );
  nginx = spawn('/usr/sbin/nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  await answered(`${origin}/`);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  nginx?.kill();
  await rm(folder, { recursive: true, force: true });
});

/** @param {import('playwright-core').BrowserContextOptions} [options] */
async function newPage(options = {}) {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    ...options,
  });
  return context.newPage();
}

test("the second demo is published with its own words, whatever the program speaks; the start page's choice is left out", async () => {
  for (const language of ['nl', 'en']) {
    const out = join(folder, `zevendijken-${language}`);
    execFileSync(kProgram, [
      ...['--language', language, '--quiet', 'publish', 'assets/demo-2026', '-o', out, '--app', kSite],
      ...['--base-url', 'https://voorbeeld.nl/'],
    ]);
    const pages = readdirSync(join(out, 'bericht'));
    assert.equal(pages.length, 250);
    for (const name of pages)
      assert.match(readFileSync(join(out, 'bericht', name), 'utf8'), /Voorbeeldberichten: verzonnen\./, name);
    assert.equal(JSON.parse(readFileSync(join(out, 'population.json'), 'utf8')).name, 'Zevendijken');
    assert.ok(!readdirSync(out, { recursive: true }).some((name) => /demo/.test(String(name))));
  }
  const page = await newPage();
  await page.goto('/');
  await whenIdle(page);
  assert.equal(await page.getByRole('navigation', { name: word('demos.title') }).count(), 0);
});

test('the page is what it is elsewhere, under the written policy', async () => {
  const page = await newPage();
  /** @type {string[]} */
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('requestfailed', (request) => wrong.push(request.url()));
  page.on(
    'request',
    (request) => !request.url().startsWith(origin) && !request.url().startsWith('data:') && wrong.push(request.url()),
  );
  await page.goto('/');
  await whenIdle(page);
  assert.equal(await page.locator('html').getAttribute('data-kringen'), 'ready');
  await page.getByText(`${items.length} berichten`, { exact: true }).first().waitFor();
  assert.deepEqual(wrong, []);
});

/** Another website, ready to answer anybody. */
async function startStranger() {
  /** @type {string[]} */
  const asked = [];
  const server = createHttpServer((request, response) => {
    asked.push(String(request.url));
    response.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
    response.end(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Noodbevel',
        items: [{ id: 'nep', content_text: 'Verzonnen bevel van een ander.', date_published: '2014-10-31T09:00:00Z' }],
      }),
    );
  });
  const port = await freePort();
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  return { asked, port, stop: () => server.close() };
}

/** The files of the feed that its first page leads to: pages, then parts of the index. @returns {string[]} */
function behindFirst() {
  const { pages, index } = JSON.parse(readFileSync(join(folder, 'site/feed.json'), 'utf8'))._kringen;
  return [...pages.slice(1), ...index].map(({ url }) => url);
}

test('nobody else speaks here: another feed in the address is neither shown nor asked for nor passed on', async () => {
  const stranger = await startStranger();
  const [older] = behindFirst();
  const addresses = [
    `http://127.0.0.1:${stranger.port}/feed.json`,
    `http://localhost:${stranger.port}/feed.json`,
    `//127.0.0.1:${stranger.port}/feed.json`,
    `${origin}/${older}`,
    older,
    'withdrawn.json',
    'studio:',
    'data:application/json,{}',
    'javascript:alert(1)',
    ' ',
  ];
  const page = await newPage();
  for (const [n, address] of addresses.entries()) {
    // Who asks is one rule; each kind of address at one of the pages, and the first at all of them.
    for (const path of n === 0
      ? ['/', '/index.html', '/embed.html', '/kiosk.html', '/?mode=kiosk', '/embed.html?mode=page']
      : [n % 2 === 0 ? '/' : '/embed.html']) {
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}feed=${encodeURIComponent(address)}&q=ijsbaan`);
      await whenIdle(page);
      assert.equal((await stats(page)).items, items.length, `${path} ${address}`);
      assert.ok(!(await page.locator('body').innerText()).includes('Verzonnen bevel'));
      assert.equal(new URL(page.url()).searchParams.get('feed'), null);
      assert.equal(new URL(page.url()).searchParams.get('q'), 'ijsbaan', 'the rest of the address stays');
      assert.equal(await page.locator('a[href*="feed="]').count(), 0);
      assert.equal(await page.locator('.foreign').count(), 0);
    }
  }
  assert.deepEqual(stranger.asked, []);
  stranger.stop();
});

test('nor by Back, by a message of the host, by a frame, or by a redirection of its own server', async () => {
  const stranger = await startStranger();
  const page = await newPage();
  await page.goto('/');
  await whenIdle(page);
  await page.evaluate((port) => {
    history.pushState(null, '', `/?feed=http://127.0.0.1:${port}/feed.json`);
    history.pushState(null, '', '/?q=de');
    history.back();
  }, stranger.port);
  await page.waitForURL(/feed=/);
  await whenIdle(page);
  await page.reload();
  await whenIdle(page);
  assert.equal((await stats(page)).items, items.length);
  const refused = await page.evaluate(async (port) => {
    const answers = [];
    for (const address of [`http://127.0.0.1:${port}/feed.json`, `http://localhost:${port}/feed.json`]) {
      answers.push(
        await fetch(address).then(
          () => 'answered',
          () => 'refused',
        ),
      );
    }
    return answers;
  }, stranger.port);
  assert.deepEqual(refused, ['refused', 'refused'], 'the policy would stop it too');
  assert.deepEqual(stranger.asked, []);
  // Its own feed leads to another website: the page does not follow.
  for (const name of behindFirst()) {
    await page.route(`**/${name}`, (route) =>
      route.fulfill({ status: 302, headers: { location: `http://127.0.0.1:${stranger.port}/feed.json` } }),
    );
  }
  await page.goto('/');
  await whenIdle(page);
  assert.ok(!(await page.locator('body').innerText()).includes('Verzonnen bevel'));
  stranger.stop();
});

test('on a server that sends no headers the policy is in the document', async () => {
  const stranger = await startStranger();
  const bare = createBareServer({
    root: join(folder, 'site'),
    csp: null,
    headers: Object.fromEntries(Object.keys(headers).map((name) => [name, null])),
  });
  const port = await listen(bare);
  for (const path of ['/', '/embed.html', '/kiosk.html']) {
    const page = await newPage({ baseURL: `http://127.0.0.1:${port}` });
    /** @type {string[]} */
    const wrong = [];
    page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
    await page.goto(path);
    await whenIdle(page);
    assert.equal((await stats(page)).items, items.length);
    assert.deepEqual(wrong, []);
    assert.equal(
      await page.evaluate(
        (other) =>
          fetch(`http://127.0.0.1:${other}/feed.json`).then(
            () => 'answered',
            () => 'refused',
          ),
        stranger.port,
      ),
      'refused',
    );
    assert.equal(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const script = document.createElement('script');
            document.addEventListener('securitypolicyviolation', () => resolve('stopped'));
            try {
              script.text = 'window.spoken = 1';
              document.head.append(script);
            } catch {
              resolve('stopped');
            }
          }),
      ),
      'stopped',
    );
    await page.context().close();
  }
  assert.deepEqual(stranger.asked, []);
  bare.closeAllConnections();
  bare.close();
  stranger.stop();
});

test('a published page without its list of withdrawn messages says so', async () => {
  const page = await newPage();
  await page.route('**/withdrawn.json', (route) => route.fulfill({ status: 404, body: '404' }));
  await page.goto('/');
  await whenIdle(page);
  await page.getByText('De lijst met ingetrokken berichten kon niet worden gelezen.').first().waitFor();
  assert.equal((await stats(page)).items, items.length);
});

test('without its program the published page shows the way to the messages', async () => {
  const page = await newPage();
  await page.route('**/main.js', () => {});
  await page.goto('/', { waitUntil: 'commit' });
  await page.getByText('De berichten komen niet door.').waitFor({ timeout: 15_000 });
  await page.getByRole('link', { name: 'Alle berichten als lijst, zonder tijdlijn' }).click();
  await page.getByRole('navigation', { name: 'Maanden' }).waitFor();
});

test('every answer has the headers; what never changes says so, and the settings are not served', async () => {
  for (const path of ['/', '/berichten/', '/feed.json', '/feed.xml']) {
    const response = await fetch(origin + path);
    assert.equal(response.status, 200, path);
    assert.equal(response.headers.get('content-security-policy'), policy.join('; '));
    for (const [name, value] of Object.entries(headers))
      assert.equal(response.headers.get(name), value, `${path} ${name}`);
    assert.equal(response.headers.get('cache-control'), 'no-cache');
  }
  const [app] = readdirSync(join(folder, 'site')).filter((name) => name.startsWith('app-'));
  const program = await fetch(`${origin}/${app}/kringen.wasm`);
  assert.equal(program.headers.get('content-type'), 'application/wasm');
  assert.match(program.headers.get('cache-control') ?? '', /immutable/);
  for (const path of ['/nginx.conf', '/web.config', '/_headers', '/.htaccess', '/modelteksten/privacyverklaring.txt']) {
    assert.equal((await fetch(origin + path)).status, 404, path);
  }
});

test('a shared address shows the timeline’s name and a picture; visits are in an agenda; the studio and the demos are not published', async () => {
  const page = await newPage();
  for (const path of ['/', '/bericht/fb-20140605-1.html']) {
    await page.goto(path);
    const meta = (/** @type {string} */ name) => page.locator(`meta[property="${name}"]`).getAttribute('content');
    assert.notEqual(await meta('og:title'), '');
    const picture = await fetch((await meta('og:image')) ?? '');
    assert.equal(picture.headers.get('content-type'), 'image/png');
    const bytes = Buffer.from(await picture.arrayBuffer());
    assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [1200, 630]);
    assert.equal(await page.locator('link[rel="canonical"]').getAttribute('href'), `${origin}${path}`);
  }
  const agenda = await fetch(`${origin}/agenda.ics`);
  assert.match(agenda.headers.get('content-type') ?? '', /^text\/calendar/);
  assert.match(await agenda.text(), /^BEGIN:VCALENDAR\r\n/);
  assert.equal((await fetch(`${origin}/studio.html`)).status, 404);
  assert.ok(
    !readdirSync(join(folder, 'site'), { recursive: true }).some((name) => /studio|zip|demo/.test(String(name))),
  );
});

test('without scripts every message is found by following links', async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await page.goto('/');
  assert.equal(
    (await page.getByRole('button').count()) + (await page.getByRole('searchbox').count()),
    0,
    'nothing that does nothing',
  );
  const newest = page.getByRole('region', { name: 'Berichten' }).getByRole('article');
  assert.equal(await newest.count(), 6, 'the newest messages are in the page itself');
  await newest.first().getByRole('link').click();
  const [latest] = [...items].sort((a, b) => Date.parse(b.date_published) - Date.parse(a.date_published));
  const said = await page.locator('article .text').textContent();
  assert.equal(said, latest.content_text);
  await page.goBack();
  await page.getByRole('link', { name: 'Alle berichten als lijst, zonder tijdlijn' }).click();
  const months = await page
    .getByRole('navigation', { name: 'Maanden' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => /** @type {HTMLAnchorElement} */ (link).href));
  assert.ok(months.length > 30);
  const texts = new Set();
  for (const month of months) {
    await page.goto(month);
    for (const text of await page.locator('article .text').allTextContents()) texts.add(text);
    const first = page.locator('article h2 a').first();
    const heading = await first.textContent();
    await first.click();
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), heading);
  }
  for (const { id, content_text } of items) assert.ok(texts.has(content_text), id);
});

test('axe: the lists and a message', async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    const page = await newPage({ colorScheme, bypassCSP: true });
    for (const path of ['/berichten/', '/berichten/2014-06.html', '/bericht/fb-20140605-1.html']) {
      await page.goto(path);
      await page.evaluate(axe);
      const found = await page.evaluate(async () =>
        (await window['axe'].run(document, { resultTypes: ['violations'] })).violations.map(
          ({ id, nodes }) => `${id}: ${nodes[0].html}`,
        ),
      );
      assert.deepEqual(found, [], `${path} ${colorScheme}`);
    }
  }
});

test('the same export gives the same bytes', () => {
  publish(join(folder, 'again'), `${origin}/`);
  const names = readdirSync(join(folder, 'site'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  assert.ok(names.length > 400);
  for (const { parentPath, path, name } of names) {
    const file = join(parentPath ?? path, name);
    assert.ok(readFileSync(file).equals(readFileSync(file.replace(join(folder, 'site'), join(folder, 'again')))), file);
  }
});

test('a feed in English is published as a page in English, before its program runs and after', async (run) => {
  const source = join(folder, 'english');
  await mkdir(source);
  const feed = feedOf([itemOf('one', 'Road closed', { title: 'Road works' })], {
    language: 'en-GB',
    title: 'The council',
  });
  await writeFile(join(source, 'feed.json'), JSON.stringify(feed));
  const site = join(folder, 'english-site');
  const server = createBareServer({ root: site });
  run.after(() => (server.closeAllConnections(), server.close()));
  const port = await listen(server);
  const url = `http://127.0.0.1:${port}/`;
  const words = ['--language', 'nl', '--quiet', 'publish', source, '-o', site, '--app', kSite, '--base-url', url];
  execFileSync(kProgram, words);
  // As it is sent: what a search engine reads, and a browser without scripts.
  const html = await (await fetch(url)).text();
  assert.match(html, /<html [^>]*lang="en"/);
  const sent = [...html.matchAll(/data-i18n="([^"]+)"[^>]*>([^<]+)</g)].filter(([, key]) => key !== 'page.title');
  assert.ok(sent.length > 10);
  for (const [, key, text] of sent) assert.equal(text, english[key], key);
  for (const [, label, key] of html.matchAll(/aria-label="([^"]+)" data-i18n-label="([^"]+)"/g))
    assert.equal(label, english[key], key);
  assert.ok(html.includes(`content="${english['page.description']}"`));
  const context = await browser.newContext({ locale: 'nl-NL' });
  const page = await context.newPage();
  await page.goto(url);
  await whenIdle(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.getByRole('button', { name: english['view.timeline'] }).waitFor();
  await page.goto(`${url}?lang=nl`);
  await whenIdle(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'nl');
  await page.getByRole('button', { name: word('view.timeline') }).waitFor();
  await context.close();
});

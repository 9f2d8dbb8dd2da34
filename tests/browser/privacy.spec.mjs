// Nobody else hears of a visit and nothing stays behind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, whenIdle } from './support/browser.mjs';
import { articles, button, hostIdle, searchOf, tool, viewSwitch } from './support/parts.mjs';
import { word } from './support/words.mjs';

const scene = stage();

/** A visit that touches everything. */
async function visit(page) {
  await searchOf(page).fill('dinkel');
  await page.waitForFunction(() => location.search.includes('q=dinkel'));
  await whenIdle(page);
  await articles(page).first().getByRole('heading').getByRole('link').click();
  await whenIdle(page);
  const filters = button(page, 'filter.button');
  await filters.click();
  await page.getByRole('checkbox').first().check();
  await page.keyboard.press('Escape');
  for (const key of ['toolbar.zoom_in', 'toolbar.earlier', 'toolbar.fit']) await tool(page, key).click();
  await viewSwitch(page)
    .getByRole('button', { name: word('view.list') })
    .click();
  await whenIdle(page);
}

async function assertNothingLeft(page) {
  const { requests, violations } = scene.record(page);
  assert.deepEqual(
    requests.filter((url) => !url.startsWith(`${scene.site.origin}/`) && !/^(data|blob|about):/.test(url)),
    [],
  );
  assert.deepEqual(violations, []);
  assert.deepEqual(await page.context().cookies(), []);
  for (const frame of page.frames()) {
    const kept = await frame.evaluate(async () => ({
      cookie: document.cookie,
      local: localStorage.length,
      session: sessionStorage.length,
      caches: (await caches.keys()).length,
      databases: (await indexedDB.databases()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    assert.deepEqual(kept, { cookie: '', local: 0, session: 0, caches: 0, databases: 0, workers: 0 });
  }
}

for (const path of ['/', '/embed.html', '/?feed=/fixtures/feeds/hostile-text.json']) {
  test(`a visit to ${path} asks nobody else and stores nothing`, async () => {
    const page = await scene.newPage();
    await page.addInitScript(() => {
      Object.assign(window, { violations: [] });
      document.addEventListener('securitypolicyviolation', (event) =>
        window['violations'].push(
          `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
        ),
      );
    });
    await page.goto(path);
    await whenIdle(page);
    if (path === '/') await visit(page);
    assert.deepEqual(await page.evaluate(() => window['violations']), []);
    await assertNothingLeft(page);
    scene.assertClean(page);
  });
}

test('the kiosk too', async () => {
  const page = await scene.open('/kiosk.html');
  await articles(page).first().getByRole('heading').getByRole('link').click();
  await whenIdle(page);
  await assertNothingLeft(page);
});

test('a host page with two timelines gets nothing from elsewhere', async () => {
  const page = await scene.newPage();
  await page.goto('/fixtures/host/host.html');
  await hostIdle(page);
  await assertNothingLeft(page);
});

test('links to elsewhere say where they lead and give nothing away', async () => {
  for (const path of ['/', '/?item=fb-20141031-1', '/embed.html?item=fb-20141031-1']) {
    const page = await scene.open(path);
    const links = await page
      .locator('a[href^="http"]')
      .evaluateAll((all) =>
        all.map((link) => ({
          rel: link.rel.split(/\s+/),
          target: link.target,
          text: link.textContent.trim(),
          origin: new URL(link.href).origin,
        })),
      );
    const out = links.filter((link) => link.origin !== scene.site.origin);
    assert.ok(out.length > 300, 'every item has its source');
    for (const link of out) {
      assert.ok(link.rel.includes('noopener') && link.rel.includes('noreferrer'), JSON.stringify(link));
      assert.ok(link.text.length > 3);
    }
    assert.ok(out.some((link) => /Facebook/.test(link.text)));
    await page.context().close();
  }
});

test('the feed of another site is asked for without cookies or referrer path', async () => {
  const page = await scene.newPage();
  const feed = 'https://voorbeeld.example/feed.json';
  let headers = {};
  await page.route(feed, async (route) => {
    headers = await route.request().allHeaders();
    await route.fulfill({
      contentType: 'application/json',
      headers: { 'access-control-allow-origin': '*' },
      body: JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Elders',
        items: [{ id: '1', content_text: 'Van elders.', date_published: '2014-05-01T09:00:00Z' }],
      }),
    });
  });
  await page.goto(`/?feed=${encodeURIComponent(feed)}&q=geheim`);
  await whenIdle(page);
  assert.equal(headers.cookie, undefined);
  assert.ok(!String(headers.referer ?? '').includes('geheim'));
  await page.goto(`/?feed=${encodeURIComponent(feed)}`);
  await whenIdle(page);
  assert.equal(await articles(page).count(), 1);
  const elsewhere = new Set(
    scene.record(page).requests.filter((url) => !url.startsWith(scene.site.origin) && url.startsWith('http')),
  );
  assert.deepEqual([...elsewhere], [feed]);
});

// Nothing that somebody reads moves by itself: what the browser counts as layout shifts while a page opens on a slow line.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, whenIdle, whenQuiet } from './support/browser.mjs';
import { articles } from './support/parts.mjs';

const scene = stage();
const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const kDesk = { viewport: { width: 1440, height: 900 } };
const kMost = 0.02;
/** Slow 4G: what comes late comes in frames of its own. */
const kSlow = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 };

/** Opens a page as on a slow phone, and keeps what shifted. @param {string} path */
async function openSlowly(path, { root = '', size = kPhone, slower = 1 } = {}) {
  const page = await scene.newPage(size);
  // A published page has its own feed, and the name of its timeline in the document.
  if (root !== '')
    await page.route('**/index.html', async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text())
        .replace('<html ', `<html data-feed="${root}" `)
        .replace(/(<h1 id="title"[^>]*>)[^<]*/, '$1Berichten van de burgemeester (voorbeeld)');
      await route.fulfill({ response: answer, body });
    });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', kSlow);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.addInitScript(() => {
    const shifts = (window['shifts'] = []);
    new PerformanceObserver((list) => {
      for (const { value, sources } of /** @type {any[]} */ (list.getEntries()))
        shifts.push({ value, what: sources.map(({ node }) => node?.id || node?.className || String(node?.nodeName)) });
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(path);
  await page.waitForFunction(() => document.documentElement.dataset.kringen === 'ready', undefined, {
    timeout: 60_000,
  });
  await whenIdle(page, 60_000);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await whenQuiet(page);
  return page;
}

for (const [name, path, options] of [
  ['the start page', '/', { slower: 4 }],
  ['a published page', '/index.html', { root: 'assets/demo/feed.json', slower: 4 }],
  ['a message', '/?item=fb-20140605-1', {}],
  ['a message on the map', '/?view=map&item=fb-20140605-1', {}],
  ['results', '/?q=hoogwater', {}],
  ['results with a long line about reach', '/?feed=assets/demo-2026/feed.json&q=pont', {}],
  ['the timeline of results', '/?view=timeline&q=glas', {}],
  ['the start page on a desk', '/', { size: kDesk }],
  ['a message on a desk', '/?item=fb-20140605-1', { size: kDesk }],
  ['an embed', '/embed.html?item=fb-20140605-1', {}],
]) {
  test(`${name} comes on a slow line, and nothing moves`, { timeout: 120_000 }, async () => {
    const page = await openSlowly(path, options);
    assert.ok((await articles(page).count()) > 0);
    const shifts = await page.evaluate(() => window['shifts']);
    const sum = shifts.reduce((all, { value }) => all + value, 0);
    assert.ok(sum <= kMost, `${sum.toFixed(3)}: ${JSON.stringify(shifts)}`);
    scene.assertClean(page);
  });
}

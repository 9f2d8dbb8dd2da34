// axe-core finds nothing, in any mode, scheme and size. What axe cannot see is in tree.spec.mjs.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { stage, whenIdle } from './support/browser.mjs';
import { button, hostIdle } from './support/parts.mjs';
import { word } from './support/words.mjs';

const scene = stage();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kPhone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const kKiosk = { viewport: { width: 1080, height: 1920 }, hasTouch: true };

/** @param {import('playwright-core').Page | import('playwright-core').Frame} page @param {string[]} [rules] all of them */
async function assertAccessible(page, rules) {
  // Evaluated by the debugger, so that the page keeps its strict policy.
  await page.evaluate(axe);
  const found = await page.evaluate(async (only) => {
    const { violations } = await window['axe'].run(document, {
      resultTypes: ['violations'],
      ...(only ? { runOnly: only } : {}),
    });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} :: ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`),
    }));
  }, rules);
  assert.deepEqual(found, []);
}

const views = [
  ['the timeline', '/', {}],
  ['the list', '/?view=list', {}],
  ['an item with its conversation', '/?item=fb-20141031-1', {}],
  ['a search without results', '/?q=xyzzyplugh', {}],
  ['chosen filters', '/?channel=facebook&topic=weer&q=de', {}],
  ['a feed with problems', '/?feed=/fixtures/feeds/bad-item.json', {}],
  ['many scripts', '/?feed=/fixtures/feeds/scripts.json', {}],
  ['on a phone', '/', kPhone],
  ['on a phone, with an item', '/?item=fb-20141031-1', kPhone],
  ['on a phone, the timeline', '/?view=timeline', kPhone],
  ['the embed', '/embed.html', { viewport: { width: 700, height: 520 } }],
  ['the kiosk', '/kiosk.html', kKiosk],
  ['the kiosk with an item', '/kiosk.html?item=fb-20141031-1', kKiosk],
  ['in English', '/?lang=en', {}],
];
for (const [name, path, options] of views) {
  test(`axe: ${name}, light and dark`, async () => {
    const page = await scene.open(path, { ...options, colorScheme: 'light' });
    await assertAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await whenIdle(page);
    await assertAccessible(page, ['color-contrast']); // all that a scheme changes
  });
}

test('axe: open filters, help and technical details', async () => {
  const page = await scene.open('/?feed=/fixtures/feeds/bad-item.json');
  await page.getByText(word('problems.technical')).first().click();
  await assertAccessible(page);
  await page.goto('/');
  await whenIdle(page);
  await button(page, 'filter.button').click();
  await assertAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: word('help.title') }).click();
  await page.getByRole('dialog').waitFor();
  await assertAccessible(page);
});

test('axe: without the program', async () => {
  const page = await scene.newPage();
  await page.route('**/kringen.wasm', (route) => route.abort());
  await page.goto('/');
  await whenIdle(page);
  await assertAccessible(page);
});

test('axe: a host page with two timelines, and the frames in it', async () => {
  const page = await scene.newPage();
  await page.goto('/fixtures/host/host.html');
  await hostIdle(page);
  for (const frame of page.frames()) await assertAccessible(frame);
});

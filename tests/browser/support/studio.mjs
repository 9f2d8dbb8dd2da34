// The studio's parts and steps, found by role and name as an officer finds them.
// @ts-check
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { unzip, usualArchives } from './archives.mjs';
import { whenIdle } from './browser.mjs';
import { studioWord as word } from './words.mjs';

/** @typedef {import('playwright-core').Page} Page */

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** @param {Page} page @param {string} key */
export const region = (page, key) => page.getByRole('region', { name: word(key), exact: true });
/** @param {Page} page @param {string} key */
export const button = (page, key) => page.getByRole('button', { name: word(key), exact: true });
/** @param {Page} page */
export const rows = (page) =>
  region(page, 'studio.review')
    .getByRole('row')
    .filter({ has: page.getByRole('button') });

/** @param {Page} page @param {object[]} files */
export async function add(page, files) {
  await page.getByLabel(word('studio.choose'), { exact: true }).setInputFiles(files);
  await settled(page);
}

/** Files are taken up a moment after they are chosen. @param {Page} page */
export async function settled(page) {
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await whenIdle(page);
}

/** @param {Page} page */
export async function answerAll(page) {
  for (const group of await region(page, 'studio.questions').getByRole('group').all()) {
    const open = group.getByRole('radio', { name: word('choice.public') });
    const office = group.getByRole('radio', { name: word('choice.office'), exact: true });
    if ((await open.count()) > 0) await open.check();
    else if ((await office.count()) > 0) await office.check();
    await whenIdle(page);
  }
}

/** Looks at each marked message and lets it through. @param {Page} page */
export async function seeAll(page) {
  const next = button(page, 'studio.gate_next');
  if (!(await next.isVisible()) || !(await next.isEnabled())) return;
  await next.click();
  await whenIdle(page);
  while (await button(page, 'studio.seen').isVisible()) {
    await button(page, 'studio.seen').click();
    await whenIdle(page);
  }
}

/** The studio with the usual archives, its questions answered. @param {{ open: Function }} scene @param {string} [path] @param {object} [options] */
export async function filled(scene, path = '/studio.html', options = {}) {
  const page = await scene.open(path, options);
  await add(page, await usualArchives());
  await answerAll(page);
  await seeAll(page);
  return page;
}

/** @param {Page} page @returns {Promise<Map<string, string>>} the files of the export */
export async function exported(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'studio.download').click()]);
  return unzip(await download.path());
}

/** @param {Map<string, string>} files */
export const itemsOf = (files) => JSON.parse(files.get('export/feed.json') ?? '{}').items;

/** One person's look at the message that waits. @param {Page} page */
export async function seeOnce(page) {
  await button(page, 'studio.gate_next').click();
  await whenIdle(page);
  await button(page, 'studio.seen').click();
  await whenIdle(page);
}

/** axe finds nothing in the page as it is now. @param {Page} page */
export async function assertAccessible(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await window['axe'].run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(' ')} :: ${node.failureSummary.replace(/\s+/g, ' ').slice(0, 200)}`),
    }));
  });
  assert.deepEqual(found, []);
}

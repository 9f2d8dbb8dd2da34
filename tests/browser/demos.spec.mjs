// The start page offers two demos, and fetches the other one when it is chosen; a page that shows somebody's feed offers none.
// @ts-check
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle } from './support/browser.mjs';
import { articles, detailOf } from './support/parts.mjs';
import { demoItems, feedOf, itemOf, itemsOf, kSite } from './support/site.mjs';
import { word } from './support/words.mjs';

const scene = stage();
const kToday = 'assets/demo-2026/feed.json';
const of_today = await itemsOf(`${kSite}/${kToday}`);
const of_speech = await demoItems();

/** @param {import('playwright-core').Page} page */
const offer = (page) => page.getByRole('navigation', { name: word('demos.title') });
/** @param {import('playwright-core').Page} page @param {string} key */
const choice = (page, key) => offer(page).getByRole('link', { name: word(key) });

/** @param {import('playwright-core').Page} page @param {string} key @param {object[]} items */
async function assertShows(page, key, items) {
  await choice(page, key).and(page.locator('[aria-current=page]')).waitFor();
  assert.equal((await stats(page)).items, items.length);
  await page.getByText(word('demo.badge')).waitFor();
}

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])
  test(`both demos open from the start page, ${viewport.width} wide, and the other is not fetched before`, async () => {
    const page = await scene.open('/', { viewport });
    await assertShows(page, 'demos.speech.name', of_speech);
    for (const key of ['demos.today.about', 'demos.speech.about']) await offer(page).getByText(word(key)).waitFor();
    assert.ok(!scene.record(page).requests.some((address) => address.includes('demo-2026')));
    await choice(page, 'demos.today.name').click();
    await page.waitForURL(`**/?feed=${kToday}*`);
    await whenIdle(page);
    await assertShows(page, 'demos.today.name', of_today);
    await page.getByRole('heading', { level: 1, name: /Zevendijken/ }).waitFor();
    assert.equal(await page.getByText('Losser zijn echt').count(), 1, 'said of Losser only, by its own choice');
    await choice(page, 'demos.speech.name').click();
    await page.waitForURL((url) => !url.searchParams.has('feed'));
    await whenIdle(page);
    await assertShows(page, 'demos.speech.name', of_speech);
    scene.assertClean(page);
  });

test('a link to a message of the new demo shows it, with what Facebook reported and an estimate', async () => {
  const page = await scene.open(`/?feed=${kToday}&item=fb-20260413-1`);
  await detailOf(page).getByText('een bakfiets met tweeling').waitFor();
  await detailOf(page).getByText('2.063').first().waitFor();
  assert.equal(await offer(page).isVisible(), false);
  scene.assertClean(page);
});

test('who opens a feed, embeds the page or stands at the kiosk is offered no demo', async () => {
  const feed = scene.site.make('own', feedOf([itemOf('one', 'Een bericht.')]));
  for (const path of [`/?feed=${feed}`, '/embed.html', '/kiosk.html']) {
    const page = await scene.open(path);
    assert.ok((await articles(page).count()) > 0);
    assert.equal(await offer(page).count(), 0, path);
  }
});

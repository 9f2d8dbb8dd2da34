// The kiosk: large targets, no way out, and every visitor starts afresh.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle } from './support/browser.mjs';
import { articles, button, canvasOf, selectedOf, tool } from './support/parts.mjs';
import { demoItems } from './support/site.mjs';
import { word } from './support/words.mjs';

const scene = stage();
const items = await demoItems();
const kPortrait = { viewport: { width: 1080, height: 1920 }, hasTouch: true };

/** Opens the kiosk with a clock that the test can wind on. */
async function openKiosk(path = '/kiosk.html') {
  const page = await scene.newPage(kPortrait);
  await page.clock.install();
  await page.goto(path);
  await whenIdle(page);
  return page;
}

const smallTargets = (page) =>
  page.locator('button, a[href], input, select, summary, [role=button], label:has(input)').evaluateAll((all) =>
    all
      .filter((element) => {
        if (!element.checkVisibility() || element.closest('.visually-hidden')) return false;
        // A box with its words beside it is one target: the label.
        if (element.matches('label input')) return false;
        // A link within a sentence, and the heading of an item, whose whole card is the target.
        if (element.matches('article h3 a')) return element.closest('article').getBoundingClientRect().height < 48;
        const box = element.getBoundingClientRect();
        return box.width > 0 && !element.matches('.skip') && (box.width < 48 || box.height < 48);
      })
      .slice(0, 8)
      .map(
        (element) =>
          `${element.tagName}.${element.className} "${(element.textContent || element.getAttribute('aria-label') || '').trim().slice(0, 30)}" ${Math.round(element.getBoundingClientRect().width)}x${Math.round(element.getBoundingClientRect().height)}`,
      ),
  );

/** A visitor who filters, reads and zooms. */
async function visit(page) {
  await tool(page, 'toolbar.zoom_in').click();
  await button(page, 'filter.button').click();
  await page.getByRole('checkbox', { name: /^Facebook/ }).check();
  await page.getByRole('button', { name: word('filter.done') }).click();
  await whenIdle(page);
  await articles(page).nth(1).getByRole('heading').getByRole('link').click();
  await whenIdle(page);
  assert.ok(await selectedOf(page));
}

test('every target is at least 48 pixels', async () => {
  const page = await scene.open('/kiosk.html', kPortrait);
  assert.deepEqual(await smallTargets(page), [], 'start');
  await button(page, 'filter.button').click();
  assert.deepEqual(await smallTargets(page), [], 'filters');
  await page.getByRole('checkbox', { name: /^Facebook/ }).check();
  await page.getByRole('button', { name: word('filter.done') }).click();
  await whenIdle(page);
  await articles(page).nth(1).getByRole('heading').getByRole('link').click();
  await whenIdle(page);
  assert.deepEqual(await smallTargets(page), [], 'an item');
  await page.getByRole('button', { name: word('help.title') }).click();
  await page.getByRole('dialog').waitFor();
  assert.deepEqual(await smallTargets(page), [], 'help');
});

test('nobody gets out', async () => {
  const page = await scene.open('/kiosk.html', kPortrait);
  const check = async () => {
    const out = await page
      .locator('a[href]')
      .evaluateAll((links) =>
        links.filter((link) => link.origin !== location.origin || link.target === '_blank').map((link) => link.href),
      );
    assert.deepEqual(out, []);
  };
  await check();
  for (const id of [items[0].id, items.find((item) => /https?:/.test(item.content_text))?.id ?? items[1].id]) {
    await page.goto(`/kiosk.html?item=${id}`);
    await whenIdle(page);
    await check();
  }
  const prevented = await page.evaluate(() =>
    ['contextmenu', 'dragstart'].map(
      (type) => !document.body.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })),
    ),
  );
  assert.deepEqual(prevented, [true, true]);
  assert.equal(await canvasOf(page).isVisible(), true);
});

test('fills the screen, the map above and the controls within reach', async () => {
  const page = await scene.open('/kiosk.html', kPortrait);
  const box = await canvasOf(page).boundingBox();
  assert.ok(box.width > 1000 && box.height > 600, JSON.stringify(box));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const toolbar = await page.getByRole('group', { name: word('toolbar.label') }).boundingBox();
  assert.ok(toolbar.y > 1920 / 2 - 100, `the toolbar is low enough: ${toolbar.y}`);
});

test('after a while without a touch it asks, counts down and starts afresh', async () => {
  const page = await openKiosk();
  const { matches } = await stats(page);
  const start = {
    search: new URL(page.url()).search.replace(/[?&]t=[^&]*/, ''),
    articles: await articles(page).count(),
  };
  await visit(page);
  await page.clock.fastForward(76_000);
  const dialog = page.getByRole('dialog', { name: word('kiosk.still_there') });
  await dialog.waitFor();
  const left = async () => Number(/\d+/.exec(await dialog.innerText())[0]);
  const first = await left();
  assert.ok(first >= 18 && first <= 20, `${first} seconds`);
  await page.clock.runFor(5000);
  assert.ok((await left()) <= first - 4, 'the seconds can be seen');
  await page.clock.runFor(18_000);
  await dialog.waitFor({ state: 'detached' });
  await whenIdle(page);
  assert.equal((await stats(page)).matches, matches);
  assert.equal(await articles(page).count(), start.articles);
  assert.equal(await selectedOf(page), null);
  assert.equal(
    new URL(page.url()).search.replace(/[?&]t=[^&]*/, ''),
    start.search,
    'nothing of the visitor stays in the address',
  );
  assert.equal(await page.getByRole('checkbox', { checked: true, includeHidden: true }).count(), 0);
  scene.assertClean(page);
});

test('"Ga door" keeps everything', async () => {
  const page = await openKiosk();
  await visit(page);
  const before = { selected: await selectedOf(page), matches: (await stats(page)).matches };
  await page.clock.fastForward(76_000);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: word('kiosk.continue') })
    .click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.deepEqual({ selected: await selectedOf(page), matches: (await stats(page)).matches }, before);
  await page.clock.fastForward(60_000);
  assert.equal(await page.getByRole('dialog').count(), 0, 'and the wait begins anew');
  await page.clock.fastForward(20_000);
  await page.getByRole('dialog', { name: word('kiosk.still_there') }).waitFor();
});

test('a touch starts the wait anew', async () => {
  const page = await openKiosk();
  await visit(page);
  await page.clock.fastForward(60_000);
  await page.touchscreen.tap(540, 30);
  await page.clock.fastForward(60_000);
  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('nobody is asked when nobody has been there', async () => {
  const page = await openKiosk();
  await page.clock.fastForward(76_000);
  await page.clock.runFor(1000);
  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('the waiting time can be set', async () => {
  const page = await openKiosk('/kiosk.html?idle=15');
  await visit(page);
  await page.clock.fastForward(16_000);
  await page.getByRole('dialog', { name: word('kiosk.still_there') }).waitFor();
});

// Small screens, large letters, other colours: nothing is lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle, whenQuiet } from './support/browser.mjs';
import { articles, button, canvasOf, detailOf, searchOf, selectedOf, viewSwitch } from './support/parts.mjs';
import { assertSamePicture, pictureOf, shotOf } from './support/picture.mjs';
import { demoItems } from './support/site.mjs';
import { word } from './support/words.mjs';

const scene = stage();
const items = await demoItems();

/** No sideways scrolling, and nothing sticks out at the side. */
async function assertFits(page) {
  const found = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return (
        box.width > 1 &&
        box.height > 1 &&
        (box.right > width + 1 || box.left < -1) &&
        element.checkVisibility() &&
        !element.closest('.visually-hidden, .skip')
      );
    });
    return {
      scroll: document.documentElement.scrollWidth - width,
      wide: wide
        .slice(0, 5)
        .map(
          (element) => `${element.tagName}.${element.className} ${Math.round(element.getBoundingClientRect().right)}`,
        ),
    };
  });
  assert.deepEqual(found, { scroll: 0, wide: [] });
}

/** Text that its box cuts off. */
const clipped = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => {
        if (!element.checkVisibility() || element.closest('.visually-hidden, canvas')) return false;
        const style = getComputedStyle(element);
        const text = [...element.childNodes].some(
          (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
        );
        const cuts = (axis) => ['hidden', 'clip'].includes(axis);
        return (
          text &&
          ((cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
            (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1))
        );
      })
      .slice(0, 5)
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`),
  );

const sizes = [
  ['320 x 568', { viewport: { width: 320, height: 568 } }],
  ['390 px phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 3 }],
  ['1280 x 800 at 200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['1280 x 1024 at 400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
  ['tablet upright', { viewport: { width: 768, height: 1024 } }],
  ['landscape phone', { viewport: { width: 844, height: 390 } }],
];
for (const [name, options] of sizes) {
  test(`${name}: no sideways scrolling, everything reachable`, async () => {
    const page = await scene.open('/', options);
    await assertFits(page);
    for (const key of ['view.timeline', 'view.list']) {
      await viewSwitch(page)
        .getByRole('button', { name: word(key) })
        .click();
      await whenIdle(page);
      await assertFits(page);
    }
    await articles(page).first().getByRole('heading').getByRole('link').click();
    await whenIdle(page);
    assert.ok(await selectedOf(page));
    await detailOf(page).scrollIntoViewIfNeeded();
    await assertFits(page);
    if (!(await searchOf(page).isVisible())) await button(page, 'search.toggle').click();
    await searchOf(page).fill('dinkel');
    await page.waitForFunction(() => location.search.includes('q=dinkel'));
    await whenIdle(page);
    const filters = page.getByRole('button', { name: /^Filters/ });
    await filters.click();
    await assertFits(page);
    await page.getByRole('button', { name: word('filter.done') }).click();
    await assertFits(page);
    scene.assertClean(page);
  });
}

test('long words and addresses wrap at 320 px', async () => {
  const page = await scene.open('/?feed=/fixtures/feeds/hostile-text.json', { viewport: { width: 320, height: 568 } });
  await assertFits(page);
  const page2 = await scene.open('/?feed=/fixtures/feeds/hostile-text.json&item=h-long-url', {
    viewport: { width: 320, height: 568 },
  });
  await assertFits(page2);
});

test('problems of a feed fit at 320 px', async () => {
  const page = await scene.open('/?feed=/fixtures/feeds/wrong-types.json', { viewport: { width: 320, height: 568 } });
  await page.getByText(word('problems.technical')).first().click();
  await assertFits(page);
});

test('the embed fits in 320 px, and in a low box shows the timeline only', async () => {
  const page = await scene.open('/embed.html', { viewport: { width: 320, height: 480 } });
  await assertFits(page);
  const low = await scene.open('/embed.html', { viewport: { width: 600, height: 380 } });
  await assertFits(low);
  assert.ok((await canvasOf(low).boundingBox()).height > 120);
});

test('more space between letters, words and lines cuts nothing off', async () => {
  const page = await scene.open('/?item=fb-20141031-1');
  const before = await clipped(page);
  assert.deepEqual(before, []);
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }',
    );
    document.adoptedStyleSheets.push(sheet);
  });
  await whenIdle(page);
  assert.deepEqual(await clipped(page), []);
  await assertFits(page);
  await button(page, 'filter.button').click();
  assert.deepEqual(await clipped(page), []);
});

test('letters twice as large', async () => {
  const page = await scene.open('/?item=fb-20141031-1');
  const atlas = (await stats(page)).vertices;
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 200% !important; }');
    document.adoptedStyleSheets.push(sheet);
  });
  await whenIdle(page);
  assert.deepEqual(await clipped(page), []);
  await assertFits(page);
  assert.ok(atlas > 0);
});

test('reduced motion: jumps, at most three frames', async () => {
  const page = await scene.open('/?t=2014-01-01..2014-07-01', { reducedMotion: 'reduce' });
  await whenQuiet(page);
  const { frames_drawn } = await stats(page);
  await page.getByRole('button', { name: word('toolbar.fit'), exact: true }).click();
  await whenIdle(page);
  assert.ok((await stats(page)).frames_drawn - frames_drawn <= 3);
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0);
});

test('dark is dark, in the document and on the canvas', async () => {
  const page = await scene.open('/', { colorScheme: 'light' });
  const light = { page: await pictureOf(page.getByRole('banner')), canvas: await pictureOf(canvasOf(page)) };
  assert.ok(light.page.light > 0.75 && light.canvas.light > 0.75, JSON.stringify(light));
  await page.emulateMedia({ colorScheme: 'dark' });
  await whenQuiet(page);
  const dark = { page: await pictureOf(page.getByRole('banner')), canvas: await pictureOf(canvasOf(page)) };
  assert.ok(dark.page.light < 0.3 && dark.canvas.light < 0.3, JSON.stringify(dark));
  assert.ok(dark.canvas.inked > 0.02);
  const before = await shotOf(canvasOf(page));
  for (const colorScheme of ['light', 'dark', 'light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await whenIdle(page);
  }
  await whenQuiet(page);
  await assertSamePicture(page, before, await shotOf(canvasOf(page)));
  assert.equal(await page.locator('html').getAttribute('data-kringen'), 'ready');
  const chosen = await scene.open('/?scheme=light', { colorScheme: 'dark' });
  assert.ok((await pictureOf(canvasOf(chosen))).light > 0.75, 'the reader has the last word');
});

test('forced colours: document and canvas use them', async () => {
  const page = await scene.open('/', { forcedColors: 'active', colorScheme: 'dark' });
  const canvas = await pictureOf(canvasOf(page));
  assert.ok(canvas.inked > 0.01, JSON.stringify(canvas));
  assert.ok(canvas.light < 0.3 && (await pictureOf(page.getByRole('banner'))).light < 0.3, 'white on black');
  assert.equal(await articles(page).count(), items.length);
  const light = await scene.open('/', { forcedColors: 'active', colorScheme: 'light' });
  assert.ok((await pictureOf(canvasOf(light))).light > 0.6);
});

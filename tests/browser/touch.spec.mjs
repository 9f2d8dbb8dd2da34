// Fingers: a swipe down belongs to the page around, a swipe along to time, two fingers zoom, a tap chooses.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, whenIdle } from './support/browser.mjs';
import { canvasOf, frameOf, hostIdle, selectedOf, windowAfter, windowOf } from './support/parts.mjs';

const scene = stage();
const kPhone = { viewport: { width: 800, height: 900 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };

const sessionOf = (page) => page.context().newCDPSession(page);

/** One finger, as a hand moves it; the browser makes its own scrolling of it. */
async function swipe(session, x, y, dx, dy, steps = 12) {
  const touch = (type, touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', [{ x, y }]);
  for (let n = 1; n <= steps; ++n) await touch('touchMove', [{ x: x + (dx * n) / steps, y: y + (dy * n) / steps }]);
  await touch('touchEnd', []);
}

async function openHost() {
  const page = await scene.newPage(kPhone);
  await page.goto('/fixtures/host/host.html');
  await hostIdle(page);
  const frame = await frameOf(page, 'first');
  await canvasOf(frame).scrollIntoViewIfNeeded();
  await whenIdle(frame);
  const box = await canvasOf(frame).boundingBox();
  return {
    page,
    frame,
    session: await sessionOf(page),
    x: box.x + box.width * 0.6,
    y: Math.min(box.y + box.height * 0.6, 700),
    box,
  };
}

test('a vertical swipe over the embedded timeline scrolls the host', async () => {
  const { page, frame, session, x, y } = await openHost();
  const before = await page.evaluate(() => window.scrollY);
  const window_before = await windowOf(frame);
  await swipe(session, x, y, 0, -250);
  await page.waitForFunction((start) => window.scrollY > start + 150, before);
  await whenIdle(frame);
  assert.deepEqual(await windowOf(frame), window_before, 'time stands still');
  assert.equal(await selectedOf(frame), null);
});

test('a horizontal swipe pans time and leaves the host where it is', async () => {
  const { page, frame, session, x, y } = await openHost();
  const scroll = await page.evaluate(() => window.scrollY);
  const before = await windowOf(frame);
  const moved = await windowAfter(frame, () => swipe(session, x, y, -200, 0));
  assert.ok(moved.from > before.from, 'to the left is later');
  assert.ok(Math.abs(moved.length / before.length - 1) < 0.05);
  assert.equal(await page.evaluate(() => window.scrollY), scroll);
});

test('two fingers zoom the timeline and not the page', async () => {
  const { page, frame, session, x, y } = await openHost();
  const before = await windowOf(frame);
  const fingers = (gap) => [
    { x: x - gap, y, id: 0 },
    { x: x + gap, y, id: 1 },
  ];
  const moved = await windowAfter(frame, async () => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) });
    for (let gap = 45; gap <= 120; gap += 5)
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(gap) });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  });
  const factor = before.length / moved.length;
  assert.ok(factor > 2 && factor < 4, `three times the distance, ${factor} times closer`);
  assert.equal(await page.evaluate(() => window.visualViewport.scale), 1);
});

test('a tap chooses what is under the finger', async () => {
  const page = await scene.open('/?t=2014-04-01..2014-04-15&view=timeline', kPhone);
  const box = await canvasOf(page).boundingBox();
  let id = null;
  for (let down = 0.64; down < 0.9 && id === null; down += 0.03) {
    for (let across = 0.25; across < 0.97 && id === null; across += 0.03) {
      await page.touchscreen.tap(box.x + box.width * across, box.y + box.height * down);
      await whenIdle(page);
      id = await selectedOf(page);
      if (new URL(page.url()).searchParams.has('channel') || new URL(page.url()).searchParams.has('case')) {
        await page.goBack();
        await whenIdle(page);
      }
    }
  }
  assert.ok(id, 'some tap on the lanes chose an item');
  scene.assertClean(page);
});

test('on a phone the list comes first and scrolls; the timeline is upright', async () => {
  const page = await scene.open('/', { ...kPhone, viewport: { width: 390, height: 844 } });
  assert.equal(await page.locator('html').getAttribute('data-view'), 'list');
  const session = await sessionOf(page);
  await swipe(session, 200, 600, 0, -400);
  await page.waitForFunction(
    () =>
      window.scrollY > 200 ||
      [...document.querySelectorAll('.panel, .list')].some((element) => element.scrollTop > 200),
  );
  await page.goto('/?view=timeline');
  await whenIdle(page);
  const box = await canvasOf(page).boundingBox();
  assert.ok(box.height > box.width * 0.8, 'upright');
  await page.waitForFunction(() => location.search.includes('t='));
  const before = await windowOf(page);
  const moved = await windowAfter(page, () =>
    swipe(session, box.x + box.width * 0.6, box.y + box.height * 0.6, 0, 150),
  ).catch(() => null);
  if (moved) assert.ok(Math.abs(moved.length / before.length - 1) < 0.1);
  else assert.ok((await page.evaluate(() => window.scrollY)) >= 0, 'or the page took the swipe');
});

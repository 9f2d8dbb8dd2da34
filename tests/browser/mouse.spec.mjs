// The mouse on the canvas, and the buttons that do the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle, whenQuiet } from './support/browser.mjs';
import { canvasOf, detailOf, selectedOf, tool, windowAfter, windowOf } from './support/parts.mjs';
import { demoItems, feedOf, itemOf } from './support/site.mjs';

const scene = stage();
const items = await demoItems();
const kYear = '/?t=2013-01-01..2014-01-01';
const kStart = { from: Date.UTC(2013, 0, 1) / 1000, to: Date.UTC(2014, 0, 1) / 1000, length: 365 * 86400 };
const near = (a, b, share, what) =>
  assert.ok(Math.abs(a - b) <= share * Math.max(1, Math.abs(b)), `${what}: ${a} and ${b}`);

/** Where marks are: wherever the map is, without labels and axis; and a place in it. */
async function lanes(page) {
  const canvas = await canvasOf(page).boundingBox();
  const { plot_x, plot_y, plot_width, plot_height } = await stats(page);
  const box = { x: canvas.x + plot_x, y: canvas.y + plot_y, width: plot_width, height: plot_height };
  return { x: box.x + box.width * 0.55, y: box.y + box.height * 0.6, box };
}

/** Moves over the lanes until the pointer is a hand: there is something to click on. */
async function findMark(page, skip = 0) {
  const { box } = await lanes(page);
  let left = skip;
  for (let down = 0.3; down < 1; down += 0.03) {
    for (let across = 0.02; across < 0.99; across += 0.03) {
      const place = { x: Math.round(box.x + box.width * across), y: Math.round(box.y + box.height * down) };
      await page.mouse.move(place.x, place.y);
      await whenIdle(page);
      const hand = await canvasOf(page).evaluate((canvas) => canvas.style.cursor === 'pointer');
      if (hand && left-- === 0) return place;
      if (hand) break;
    }
  }
  throw new Error('the pointer never became a hand over the lanes');
}

test('the wheel zooms around the pointer', async () => {
  const page = await scene.open(kYear);
  const { x, y } = await lanes(page);
  await page.mouse.move(x, y);
  const closer = await windowAfter(page, () => page.mouse.wheel(0, -300));
  assert.ok(closer.length < 0.9 * kStart.length, 'up is closer');
  assert.ok(closer.from > kStart.from && closer.to < kStart.to, 'around what the pointer shows');
  const wider = await windowAfter(page, () => page.mouse.wheel(0, 300));
  near(wider.length, kStart.length, 0.03, 'down undoes up');
  near(wider.from, kStart.from, 0.002, 'and the anchor stays');
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  scene.assertClean(page);
});

test('a sideways wheel pans', async () => {
  const page = await scene.open(kYear);
  const { x, y } = await lanes(page);
  await page.mouse.move(x, y);
  const moved = await windowAfter(page, () => page.mouse.wheel(200, 0));
  assert.ok(moved.from > kStart.from, 'right is later');
  near(moved.length, kStart.length, 0.02, 'the length stays');
});

test('a drag moves time with the hand, and comes to rest', async () => {
  const page = await scene.open(kYear, { reducedMotion: 'reduce' });
  const { x, y, box } = await lanes(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let n = 1; n <= 20; ++n) await page.mouse.move(x - 10 * n, y);
  await page.mouse.move(x - 200, y);
  await whenIdle(page);
  const moved = await windowAfter(page, () => page.mouse.up()).catch(() => windowOf(page));
  near(moved.length, kStart.length, 0.02, 'the length stays');
  const per_px = (moved.from - kStart.from) / 200;
  near(per_px, kStart.length / box.width, 0.03, 'seconds of a pixel');
  assert.equal(await selectedOf(page), null, 'a drag selects nothing');
});

test('a fast drag runs out and ends idle', async () => {
  const page = await scene.open(kYear);
  await whenQuiet(page); // each answer about reach draws a frame
  const { x, y } = await lanes(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let n = 1; n <= 6; ++n) await page.mouse.move(x - 40 * n, y);
  const moved = await windowAfter(page, () => page.mouse.up());
  assert.ok(moved.from > kStart.from);
  const { frames_drawn } = await stats(page);
  await whenIdle(page);
  assert.equal((await stats(page)).frames_drawn, frames_drawn);
});

test('a press that moves off selects nothing', async () => {
  const page = await scene.open('/?t=2014-04-01..2014-05-01', { reducedMotion: 'reduce' });
  const place = await findMark(page);
  await page.mouse.down();
  await page.mouse.move(place.x + 60, place.y + 5, { steps: 4 });
  await page.mouse.up();
  await whenIdle(page);
  assert.equal(await selectedOf(page), null);
});

test('a click on a mark selects it, in the canvas and in the document', async () => {
  const page = await scene.open('/?t=2014-04-01..2014-04-15');
  let id = null;
  for (let attempt = 0; attempt < 6 && id === null; ++attempt) {
    const place = await findMark(page, attempt);
    await page.mouse.click(place.x, place.y);
    await whenIdle(page);
    id = await selectedOf(page);
  }
  const item = items.find((entry) => entry.id === id);
  assert.ok(item, 'one of the first marks found is a single item');
  await detailOf(page).getByText(item.content_text.split(/\s+/).slice(0, 3).join(' ')).first().waitFor();
  const current = page.getByRole('article').locator('a[aria-current="true"]');
  assert.equal(await current.count(), 1);
  scene.assertClean(page);
});

test('a double click zooms in', async () => {
  const page = await scene.open(kYear);
  const { box } = await lanes(page);
  // A place without a mark: the lowest part of the lanes is tried until the pointer is no hand.
  let place = { x: box.x + box.width * 0.5, y: box.y + box.height * 0.5 };
  for (let n = 0; n < 40; ++n) {
    place = { x: box.x + box.width * (0.2 + 0.015 * n), y: box.y + box.height * (0.3 + 0.015 * n) };
    await page.mouse.move(place.x, place.y);
    await whenIdle(page);
    if (await canvasOf(page).evaluate((canvas) => canvas.style.cursor !== 'pointer')) break;
  }
  const closer = await windowAfter(page, () => page.mouse.dblclick(place.x, place.y));
  assert.ok(closer.length < 0.75 * kStart.length, `${closer.length / kStart.length}`);
});

test('the overview at the bottom moves the window', async () => {
  const page = await scene.open('/?t=2014-04-01..2014-07-01');
  const before = await windowOf(page);
  const canvas = await canvasOf(page).boundingBox();
  const { plot_x } = await stats(page); // the overview begins a little left of it
  const y = canvas.y + canvas.height - 18;
  const moved = await windowAfter(page, async () => {
    await page.mouse.click(canvas.x + plot_x + (canvas.width - plot_x) * 0.3, y);
  });
  assert.ok(moved.from < before.from - 60 * 86400, 'a click jumps there');
});

test('the buttons do the same', async () => {
  const page = await scene.open(kYear);
  const closer = await windowAfter(page, () => tool(page, 'toolbar.zoom_in').click());
  assert.ok(closer.length < 0.9 * kStart.length);
  const wider = await windowAfter(page, () => tool(page, 'toolbar.zoom_out').click());
  near(wider.length, kStart.length, 0.03, 'out undoes in');
  const earlier = await windowAfter(page, () => tool(page, 'toolbar.earlier').click());
  assert.ok(earlier.from < wider.from - 0.3 * wider.length);
  const later = await windowAfter(page, () => tool(page, 'toolbar.later').click());
  near(later.from, wider.from, 0.01, 'later undoes earlier');
  const times = items.map((item) => Date.parse(item.date_published) / 1000);
  const all = await windowAfter(page, () => tool(page, 'toolbar.fit').click());
  assert.ok(all.from <= Math.min(...times) && all.to >= Math.max(...times), 'all is all');
  await tool(page, 'toolbar.next').click();
  await whenIdle(page);
  assert.ok(await selectedOf(page));
  const first = await selectedOf(page);
  await tool(page, 'toolbar.previous').click();
  await whenIdle(page);
  assert.ok(await selectedOf(page));
  assert.ok(first);
});

test('in an archive the button for today leads to the newest message', async () => {
  const page = await scene.open('/?t=2012-01-01..2012-03-01', { reducedMotion: 'reduce' });
  const newest = items.reduce((a, b) => (Date.parse(b.date_published) > Date.parse(a.date_published) ? b : a));
  assert.equal(await tool(page, 'toolbar.today').count(), 0);
  await windowAfter(page, () => tool(page, 'toolbar.newest').click());
  assert.equal(await selectedOf(page), newest.id);
});

test('in a feed that goes on the same button leads to today', async () => {
  const made = scene.site.make(
    'today.json',
    feedOf([
      itemOf('now', 'Vandaag', { date_published: new Date(Date.now() - 3600_000).toISOString() }),
      itemOf('then', 'Toen'),
    ]),
  );
  const page = await scene.open(`/?feed=${made}&t=2012-01-01..2012-03-01`, { reducedMotion: 'reduce' });
  assert.equal(await tool(page, 'toolbar.newest').count(), 0);
  const { from, to } = await windowAfter(page, () => tool(page, 'toolbar.today').click());
  const now = Date.now() / 1000;
  assert.ok(from <= now && to >= now);
});

test('time zooms from two centuries to one minute and back', async () => {
  const page = await scene.open('/?t=1900-01-01..2100-01-01', { reducedMotion: 'reduce' });
  await canvasOf(page).focus();
  const reach = async (key, least_s, most_s) => {
    for (let n = 0; n < 60; ++n) await page.keyboard.press(key);
    // A press takes two frames, down and up; sixty of them take as long as the machine needs for those.
    await whenIdle(page, 60_000);
    const window = await windowOf(page);
    assert.ok(window && window.length >= least_s && window.length <= most_s, JSON.stringify(window));
    return window;
  };
  const closest = await reach('+', 0, 300);
  assert.ok(closest.length >= 30, `${closest.length} s`);
  const widest = await reach('-', 150 * 365 * 86400, 1e12);
  assert.ok(widest.length < 1000 * 365 * 86400);
  scene.assertClean(page);
});

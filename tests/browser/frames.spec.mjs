// Draws only when something changed, sharp on every screen, and comes back after the loss of its WebGL context.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle, whenQuiet } from './support/browser.mjs';
import { button, canvasOf, selectedOf, tool } from './support/parts.mjs';
import { assertSamePicture, pictureOf, shotOf } from './support/picture.mjs';

const scene = stage();
const drawn = async (page) => (await stats(page)).frames_drawn;

test('no frame in ten idle seconds', async () => {
  const page = await scene.open('/');
  await whenQuiet(page);
  const before = await drawn(page);
  assert.ok(before > 0);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const busy = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const started = await busy();
  // The one real wait of the suite: that nothing happens cannot be seen sooner.
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  const worked = (await busy()) - started;
  assert.equal(await drawn(page), before);
  assert.ok(worked < 0.3, `${worked} s of work in ten seconds of rest`);
});

/** A page with a period, and reduced motion: every frame has a reason. @param {boolean} estimates whether the reach model may answer */
async function openStill(estimates) {
  const page = await scene.newPage({ reducedMotion: 'reduce' });
  if (!estimates) await page.route('**/reach-worker.js', (route) => route.abort());
  await page.goto('/?t=2014-01-01..2014-07-01');
  await whenQuiet(page);
  await canvasOf(page).focus();
  await whenQuiet(page);
  return page;
}

test('at most three frames after one input, with reduced motion', async () => {
  const page = await openStill(false);
  for (const key of ['ArrowRight', 'ArrowRight', '+', '-', 'PageDown', 'Home', 'Escape']) {
    const before = await drawn(page);
    await page.keyboard.press(key);
    await whenQuiet(page);
    const count = (await drawn(page)) - before;
    assert.ok(count >= 1 && count <= 3, `${key}: ${count} frames`);
  }
  const before = await drawn(page);
  await tool(page, 'toolbar.zoom_in').click();
  await whenQuiet(page);
  assert.ok((await drawn(page)) - before <= 3, 'a button');
});

test('an answer about reach, first rough and then sharp, draws a frame each', async () => {
  const page = await openStill(true);
  for (const key of ['ArrowRight', 'ArrowRight', 'Home']) {
    const before = await drawn(page);
    await page.keyboard.press(key);
    await whenQuiet(page);
    const count = (await drawn(page)) - before;
    assert.ok(count >= 2 && count <= 3 + 2, `${key}: ${count} frames`);
  }
});

test('motion of at most a moment without reduced motion', async () => {
  const page = await scene.open('/?t=2014-01-01..2014-07-01');
  await whenQuiet(page);
  const before = await drawn(page);
  await tool(page, 'toolbar.zoom_in').click();
  await whenIdle(page);
  const count = (await drawn(page)) - before;
  assert.ok(count >= 1 && count <= 60, `${count} frames`);
});

test('moving the pointer beside the canvas draws nothing', async () => {
  const page = await scene.open('/');
  await whenQuiet(page);
  const box = await canvasOf(page).boundingBox();
  const before = await drawn(page);
  for (let n = 0; n < 30; ++n) await page.mouse.move(box.x + box.width + 40 + n, box.y + 20 + 5 * n);
  await page.keyboard.press('Shift');
  await whenIdle(page);
  assert.ok((await drawn(page)) - before <= 3, `${(await drawn(page)) - before}`);
});

test('hidden in a tab behind: nothing is drawn, and everything is up to date on return', async () => {
  const page = await scene.open('/?t=2014-01-01..2014-07-01');
  await whenQuiet(page);
  const hide = (hidden) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => (value ? 'hidden' : 'visible'),
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await whenIdle(page);
  const before = await drawn(page);
  await tool(page, 'toolbar.next').click();
  await tool(page, 'toolbar.zoom_in').click();
  await whenIdle(page);
  assert.equal(await drawn(page), before);
  assert.ok(await selectedOf(page), 'but the selection was made');
  await hide(false);
  await whenIdle(page);
  assert.ok((await drawn(page)) > before);
});

test('scrolled out of view in a host page: nothing is drawn', async () => {
  const page = await scene.newPage();
  await page.goto('/fixtures/host/low.html');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const frame = page.frames()[1];
  await whenQuiet(frame);
  const count = await drawn(frame);
  assert.ok(count > 0);
  const gone = frame.evaluate(
    () =>
      new Promise((resolve) => {
        new IntersectionObserver(
          (entries) => entries.some((entry) => !entry.isIntersecting) && resolve(undefined),
        ).observe(document.querySelector('canvas'));
      }),
  );
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await gone;
  await whenIdle(frame);
  const before = await drawn(frame);
  await page.evaluate(() =>
    document
      .querySelector('iframe')
      .contentWindow.postMessage({ kringen: 1, type: 'set_query', query: { text: 'dinkel' } }, location.origin),
  );
  await frame.waitForFunction(() => location.search.includes('dinkel'));
  await whenIdle(frame);
  assert.equal(await drawn(frame), before);
  await page.evaluate(() => window.scrollTo(0, 0));
  await frame.waitForFunction(async (old) => (await document['kringen'].stats()).frames_drawn > old, before);
});

for (const ratio of [0.75, 1, 1.5, 2, 3]) {
  test(`sharp at ${ratio} device pixels per pixel`, async () => {
    const page = await scene.open('/', { deviceScaleFactor: ratio, viewport: { width: 1100, height: 700 } });
    const sizes = await canvasOf(page).evaluate((canvas) => {
      const box = canvas.getBoundingClientRect();
      return { width: canvas.width, height: canvas.height, box: [box.width, box.height], ratio: devicePixelRatio };
    });
    assert.equal(sizes.ratio, ratio);
    assert.ok(Math.abs(sizes.width - sizes.box[0] * ratio) <= 1, JSON.stringify(sizes));
    assert.ok(Math.abs(sizes.height - sizes.box[1] * ratio) <= 1, JSON.stringify(sizes));
    const picture = await pictureOf(canvasOf(page));
    assert.ok(picture.colours > 40 && picture.inked > 0.02, JSON.stringify(picture));
  });
}

test('what comes after the first frame does not move the canvas', async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 1100, height: 700 },
    { width: 1024, height: 768 },
  ]) {
    const page = await scene.newPage({ viewport });
    await page.addInitScript(() => {
      const look = () => {
        const frame = document.querySelector('.stage-frame.drawn');
        if (!frame) return void requestAnimationFrame(look);
        window['first_box'] = frame.getBoundingClientRect().toJSON();
      };
      look();
    });
    await page.goto('/');
    await whenQuiet(page);
    await button(page, 'view.claims').waitFor(); // it joins the header late
    const boxes = await page.evaluate(() => [
      window['first_box'],
      document.querySelector('.stage-frame').getBoundingClientRect().toJSON(),
    ]);
    assert.deepEqual(boxes[1], boxes[0], JSON.stringify(viewport));
    await page.context().close();
  }
});

test('a layout that moves a moment before somebody asks is drawn at its new size', async () => {
  const page = await scene.open('/', { deviceScaleFactor: 3, viewport: { width: 1100, height: 700 } });
  for (const padding of ['20px', '14px', '23.92px']) {
    const sizes = await page.evaluate(async (space) => {
      const canvas = document.querySelector('canvas');
      const before = canvas.getBoundingClientRect().height;
      document.querySelector('header').style.paddingBlockEnd = space;
      await document['kringen'].whenIdle();
      return { before, height: canvas.getBoundingClientRect().height, drawn: canvas.height };
    }, padding);
    assert.notEqual(sizes.before, sizes.height);
    assert.ok(Math.abs(sizes.drawn - sizes.height * 3) <= 1, JSON.stringify(sizes));
  }
});

test('follows a change of size', async () => {
  const page = await scene.open('/');
  for (const [width, height] of [
    [1440, 900],
    [700, 900],
    [1024, 600],
  ]) {
    await page.setViewportSize({ width, height });
    await page.waitForFunction(() => {
      const canvas = document.querySelector('canvas');
      const box = canvas.getBoundingClientRect();
      return (
        Math.abs(canvas.width - box.width * devicePixelRatio) <= 1 &&
        Math.abs(canvas.height - box.height * devicePixelRatio) <= 1
      );
    });
    await whenIdle(page);
    assert.ok((await pictureOf(canvasOf(page))).inked > 0.02, `${width} x ${height}`);
  }
});

test('the same picture after every loss of the WebGL context', async () => {
  const page = await scene.open('/?item=fb-20141031-1');
  await page.mouse.move(2, 2);
  await whenQuiet(page);
  const before = await pictureOf(canvasOf(page));
  assert.ok(before.inked > 0.02);
  for (let n = 0; n < 5; ++n) {
    await canvasOf(page).evaluate(
      (canvas) =>
        new Promise((resolve) => {
          const extension = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
          canvas.addEventListener('webglcontextlost', () => setTimeout(() => extension.restoreContext()), {
            once: true,
          });
          canvas.addEventListener('webglcontextrestored', () => resolve(undefined), { once: true });
          extension.loseContext();
        }),
    );
    await whenIdle(page);
    const after = await pictureOf(canvasOf(page));
    assert.deepEqual(after, before, `loss ${n + 1}`);
  }
  await tool(page, 'toolbar.zoom_in').click();
  await whenIdle(page);
  assert.notEqual((await pictureOf(canvasOf(page))).bytes, before.bytes, 'and it goes on');
  scene.assertClean(page);
});

test('while the context is lost the document goes on', async () => {
  const page = await scene.open('/');
  await canvasOf(page).evaluate(
    (canvas) =>
      new Promise((resolve) => {
        canvas.addEventListener('webglcontextlost', resolve, { once: true });
        canvas.getContext('webgl2').getExtension('WEBGL_lose_context').loseContext();
      }),
  );
  await tool(page, 'toolbar.next').click();
  await whenIdle(page);
  assert.ok(await selectedOf(page));
  scene.assertClean(page);
});

test('the same view gives the same picture', async () => {
  const shots = [];
  for (let n = 0; n < 2; ++n) {
    const page = await scene.open('/?t=2014-01-01..2014-07-01&item=fb-20141031-1');
    await whenQuiet(page);
    shots.push(await shotOf(canvasOf(page)));
    await page.context().close();
  }
  const page = await scene.newPage();
  await assertSamePicture(page, shots[0], shots[1]);
});

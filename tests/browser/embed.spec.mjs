// The timeline inside somebody else's page: it takes nothing of the host, and can be put in and taken out for ever.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle, whenQuiet } from './support/browser.mjs';
import { demoItems } from './support/site.mjs';
import { canvasOf, frameOf, hostIdle, windowAfter, windowOf } from './support/parts.mjs';

const scene = stage();
const kHost = '/fixtures/host/host.html';

async function openHost(options) {
  const page = await scene.newPage(options);
  await page.goto(kHost);
  await hostIdle(page);
  return page;
}

/** Puts the middle of the canvas under the pointer. */
async function pointAt(page, frame) {
  const canvas = canvasOf(frame);
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height / 2, 200));
  return box;
}

const settled = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

test('two elements on one page are independent and fill themselves', async () => {
  const page = await openHost();
  const [first, second] = [await frameOf(page, 'first'), await frameOf(page, 'second')];
  assert.equal((await stats(first)).items, (await demoItems()).length);
  assert.equal((await stats(second)).items, 3);
  const titles = await page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.title));
  assert.equal(new Set(titles).size, 2, 'each frame has a title of its own');
  assert.ok(titles.every((title) => title.length > 5));
  await first.getByRole('searchbox').fill('zandzakken');
  await first.waitForFunction(() => location.search.includes('zandzakken'));
  await whenIdle(first);
  assert.ok((await stats(first)).matches < (await stats(first)).items);
  assert.equal((await stats(second)).matches, 3);
  await first.getByRole('searchbox').fill('');
  const statsOfElement = await page.evaluate(() => document.querySelector('#second').stats());
  assert.equal(statsOfElement.items, 3, 'the element has stats() and whenIdle()');
  scene.assertClean(page);
});

test('loading takes neither focus nor scroll position of the host', async () => {
  const page = await openHost();
  assert.equal(await page.evaluate(() => document.activeElement === document.body), true);
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  assert.equal(page.url(), `${scene.site.origin}${kHost}`, 'the address of the host is its own');
  assert.equal(await page.evaluate(() => history.length), 2);
  const input = page.getByLabel('Voor de tijdlijn');
  await input.focus();
  await page.evaluate(() => document.querySelector('#second').setAttribute('src', '/fixtures/feeds/scripts.json'));
  await hostIdle(page);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'before');
  assert.equal((await stats(await frameOf(page, 'second'))).items, 15, 'another src shows another feed');
});

test('a plain wheel scrolls the host, also over the canvas', async () => {
  const page = await openHost();
  const frame = await frameOf(page, 'first');
  await pointAt(page, frame);
  const before = await page.evaluate(() => window.scrollY);
  await whenQuiet(frame);
  const drawn = (await stats(frame)).frames_drawn;
  await page.mouse.wheel(0, 300);
  await page.waitForFunction((start) => window.scrollY > start + 100, before);
  await whenIdle(frame);
  assert.ok((await stats(frame)).frames_drawn - drawn <= 3, 'and does not draw the timeline anew');
});

test('Ctrl and the wheel zoom the timeline and not the browser', async () => {
  const page = await openHost();
  const frame = await frameOf(page, 'first');
  await pointAt(page, frame);
  await frame.waitForFunction(() => location.search.includes('t='));
  const before = await windowOf(frame);
  const ratio = await page.evaluate(() => devicePixelRatio);
  const scroll = await page.evaluate(() => window.scrollY);
  await frame.evaluate(() => {
    window.addEventListener('wheel', (event) => Object.assign(window, { wheelPrevented: event.defaultPrevented }));
  });
  const closer = await windowAfter(frame, async () => {
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
  });
  assert.equal(await frame.evaluate(() => window['wheelPrevented']), true);
  assert.ok(closer.length < before.length, 'the window got shorter');
  assert.equal(await page.evaluate(() => devicePixelRatio), ratio);
  assert.equal(await page.evaluate(() => window.scrollY), scroll);
});

test('the element is as high as its content, and stays so', async () => {
  const page = await openHost();
  const heights = () =>
    page.locator('iframe').evaluateAll((frames) => frames.map((frame) => frame.getBoundingClientRect().height));
  const before = await heights();
  const frame = await frameOf(page, 'first');
  const inner = await frame.evaluate(() => ({
    content: document.documentElement.scrollHeight,
    window: innerHeight,
    width: document.documentElement.scrollWidth - innerWidth,
  }));
  assert.ok(inner.content <= inner.window + 1, `no scroll bar inside: ${JSON.stringify(inner)}`);
  assert.ok(inner.width <= 0);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        let left = 20;
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : resolve(undefined));
        next();
      }),
  );
  await settled(page);
  assert.deepEqual(await heights(), before, 'the height does not grow by itself');
});

test('an iframe without script is usable at a fixed height', async () => {
  const page = await scene.newPage();
  await page.goto('/fixtures/host/low.html');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const frame = page.frames()[1];
  await whenIdle(frame);
  assert.equal((await stats(frame)).items, (await demoItems()).length);
  assert.ok((await canvasOf(frame).boundingBox()).height > 150);
  scene.assertClean(page);
});

test('a frame of another site below the fold becomes idle too', async () => {
  // Such a frame gets no animation frames, so nothing may wait for one.
  const site = scene.site;
  const page = await scene.newPage();
  await page.route('**/fixtures/host/host.html', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text())
      .replace('<kringen-tijdlijn id="first"', '<div class="tall"></div><kringen-tijdlijn id="first"')
      .replaceAll('/kringen-element.js', `${site.other_origin}/kringen-element.js`)
      .replaceAll('src="/assets', `src="${site.other_origin}/assets`)
      .replaceAll('src="/fixtures', `src="${site.other_origin}/fixtures`);
    await route.fulfill({ response: answer, body, headers: { 'content-type': 'text/html' } });
  });
  await page.route(`${site.other_origin}/**`, async (route) => {
    const answer = await route.fetch();
    const headers = { ...answer.headers(), 'access-control-allow-origin': '*' };
    delete headers['content-security-policy'];
    delete headers['x-frame-options'];
    await route.fulfill({ response: answer, headers });
  });
  await page.goto(kHost);
  await hostIdle(page);
  const figures = await page.evaluate(() => document.querySelector('#second').stats());
  assert.equal(figures.listed, 3);
  assert.ok(
    (await page
      .locator('iframe')
      .first()
      .evaluate((frame) => frame.getBoundingClientRect().height)) > 200,
    'heights cross origins',
  );
});

test('fifty mounts and removals leave nothing behind', { timeout: 120_000 }, async () => {
  const page = await scene.newPage();
  await page.goto('/fixtures/host/empty.html');
  await page.evaluate(() => customElements.whenDefined('kringen-tijdlijn'));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.enable');
  const measure = async () => {
    await session.send('HeapProfiler.collectGarbage');
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const value = (name) => metrics.find((metric) => metric.name === name)?.value ?? NaN;
    return {
      documents: value('Documents'),
      frames: value('Frames'),
      listeners: value('JSEventListeners'),
      nodes: value('Nodes'),
      heap: value('JSHeapUsedSize'),
    };
  };
  /** Every tenth one runs until it is idle; the others go at some moment of their start. */
  const cycle = (count) =>
    page.evaluate(async (times) => {
      for (let n = 0; n < times; ++n) {
        const element = document.createElement('kringen-tijdlijn');
        element.setAttribute('src', '/fixtures/feeds/plain-1.1.json');
        document.querySelector('main').append(element);
        if (n % 10 === 0) await element['whenIdle']();
        else await new Promise((resolve) => element.querySelector('iframe').addEventListener('load', resolve));
        element.remove();
      }
    }, count);
  await cycle(3);
  const before = await measure();
  await cycle(50);
  const after = await measure();
  assert.equal(page.frames().length, 1);
  assert.equal(after.frames, before.frames);
  assert.ok(after.documents <= before.documents + 1, `documents ${before.documents} -> ${after.documents}`);
  assert.ok(after.listeners <= before.listeners + 5, `listeners ${before.listeners} -> ${after.listeners}`);
  assert.ok(after.nodes <= before.nodes * 1.2 + 50, `nodes ${before.nodes} -> ${after.nodes}`);
  assert.ok(after.heap <= before.heap * 1.2 + 2e6, `heap ${before.heap} -> ${after.heap}`);
  assert.ok(!scene.record(page).console_errors.some((text) => /too many active webgl/i.test(text)));
});

test('whenIdle() of an element that is taken away does not hang', async () => {
  const page = await scene.newPage();
  await page.goto('/fixtures/host/empty.html');
  await page.evaluate(async () => {
    await customElements.whenDefined('kringen-tijdlijn');
    const element = document.createElement('kringen-tijdlijn');
    document.querySelector('main').append(element);
    const idle = element['whenIdle']();
    element.remove();
    await idle;
  });
});

/** Messages as nobody should send them; the same ones on every run. */
function nonsense(count) {
  let seed = 7;
  const any = (list) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return list[Math.floor(seed / 65536) % list.length];
  };
  const values = [
    null,
    0,
    -1,
    1e308,
    '',
    'x'.repeat(5000),
    [],
    {},
    [null],
    { text: 5 },
    { text: '<img src=x onerror=alert(1)>' },
    'javascript:alert(1)',
    true,
    { channels: 'facebook' },
    { channels: [{}] },
    { from: 'x' },
    { from: 1e300 },
    { __proto__: null, constructor: 1 },
  ];
  const types = [
    'set_query',
    'select',
    'set_view',
    'set_theme',
    'request_idle',
    'request_stats',
    'navigate',
    'height',
    'ready',
    'eval',
    '',
    5,
  ];
  return Array.from({ length: count }, () =>
    any([
      any(values),
      { kringen: any([0, 2, '1', null]), type: any(types), query: { text: 'fout' }, id: 'fb-20141031-1' },
      {
        kringen: 1,
        type: any(types.slice(0, 4)),
        query: any(values.slice(8)),
        id: any([5, {}, [], 'x'.repeat(5000)]),
        view: any(values),
        scheme: any(values),
        colours: { ink: 'url(x)' },
      },
    ]),
  );
}

test('two hundred messages from a wrong source or of a wrong form change nothing', async () => {
  const page = await openHost();
  const frame = await frameOf(page, 'first');
  const state = async () => {
    const { items, matches } = await stats(frame);
    return {
      items,
      matches,
      search: await frame.evaluate(() => location.search),
      scheme: await frame.evaluate(() => document.documentElement.dataset.scheme ?? ''),
    };
  };
  const before = await state();
  const height = await page
    .locator('iframe')
    .first()
    .evaluate((element) => element.getBoundingClientRect().height);
  // A stranger: another frame of the page, which tries well-formed messages both at the frame and at the host.
  await page.evaluate(() => {
    const stranger = document.createElement('iframe');
    stranger.id = 'stranger';
    stranger.src = '/assets/i18n/nl.json';
    document.body.append(stranger);
    return new Promise((resolve) => stranger.addEventListener('load', resolve));
  });
  const stranger = page.frames().find((candidate) => candidate.url().endsWith('nl.json'));
  await stranger.evaluate(() => {
    const target = window.parent.frames[0];
    for (let n = 0; n < 50; ++n) {
      target.postMessage({ kringen: 1, type: 'set_query', query: { text: 'fout' } }, '*');
      target.postMessage({ kringen: 1, type: 'set_theme', scheme: 'dark' }, '*');
      window.parent.postMessage({ kringen: 1, type: 'height', height: 9999 }, '*');
      window.parent.postMessage({ kringen: 1, type: 'idle' }, '*');
    }
  });
  await page.evaluate((messages) => {
    const target = document.querySelector('#first iframe').contentWindow;
    for (const message of messages) target.postMessage(message, '*');
  }, nonsense(200));
  await page.evaluate(() => document.querySelector('#first').whenIdle());
  await whenIdle(frame);
  assert.deepEqual(await state(), before);
  assert.equal(
    await page
      .locator('iframe')
      .first()
      .evaluate((element) => element.getBoundingClientRect().height),
    height,
  );
  scene.assertClean(page);
});

test('messages from the host work', async () => {
  const page = await openHost();
  const frame = await frameOf(page, 'first');
  const post = (message) =>
    page.evaluate((sent) => {
      document.querySelector('#first iframe').contentWindow.postMessage({ kringen: 1, ...sent }, location.origin);
      return document.querySelector('#first').whenIdle();
    }, message);
  const selected = page.evaluate(
    () =>
      new Promise((resolve) => {
        document
          .querySelector('#first')
          .addEventListener('kringen-selected', (event) => event.detail.id !== null && resolve(event.detail.id));
      }),
  );
  await post({ type: 'set_query', query: { text: 'zandzakken' } });
  const { matches, items } = await stats(frame);
  assert.ok(matches > 0 && matches < items, `${matches} of ${items}`);
  await post({ type: 'set_query', query: {} });
  await post({ type: 'select', id: 'fb-20141031-1' });
  assert.equal(await selected, 'fb-20141031-1');
  await post({ type: 'set_theme', scheme: 'dark' });
  assert.equal(await frame.evaluate(() => document.documentElement.dataset.scheme), 'dark');
  await post({ type: 'set_view', view: 'list' });
  assert.equal(await canvasOf(frame).isVisible(), false);
});

test('a canvas that was not drawn yet is no black hole: the skeleton stands until it is seen', async () => {
  const page = await openHost({ viewport: { width: 800, height: 500 } });
  const frame = await frameOf(page, 'second');
  const veiled = () => canvasOf(frame).evaluate((canvas) => getComputedStyle(canvas).opacity === '0');
  assert.equal((await stats(frame)).frames_drawn, 0, 'it lies below what is seen');
  assert.equal(await veiled(), true);
  await canvasOf(frame).scrollIntoViewIfNeeded();
  await frame.waitForFunction(() => document.querySelector('.stage-frame.drawn') !== null);
  await whenIdle(frame);
  assert.ok((await stats(frame)).frames_drawn > 0);
  assert.equal(await veiled(), false);
});

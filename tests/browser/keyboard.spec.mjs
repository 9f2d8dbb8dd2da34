// Everything by keyboard, and nothing of the host's keyboard taken away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle, whenQuiet } from './support/browser.mjs';
import { canvasOf, detailOf, frameOf, hostIdle, selectedOf, tool, windowAfter } from './support/parts.mjs';
import { pictureOf } from './support/picture.mjs';
import { demoItems } from './support/site.mjs';

const scene = stage();
const items = await demoItems();
const byTime = [...items].sort((a, b) => Date.parse(a.date_published) - Date.parse(b.date_published));
const kHost = '/fixtures/host/host.html';

async function openCanvas(path = '/', options = {}) {
  const page = await scene.open(path, options);
  await canvasOf(page).focus();
  await whenIdle(page);
  return page;
}

/** Presses a key and tells which item is selected then. */
async function pressed(page, key) {
  await page.keyboard.press(key);
  await whenIdle(page);
  return selectedOf(page);
}

const timeOf = (id) => Date.parse(items.find((item) => item.id === id)?.date_published ?? '');
const channelOf = (id) => items.find((item) => item.id === id)?._kringen.channel;

/** Where the focus is, seen from the host: an input's id, or the frame with what is focused inside. */
async function focusPath(page) {
  const outer = await page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName || '');
  if (outer !== 'IFRAME') return outer;
  const handle = await page.evaluateHandle(() => document.activeElement);
  const frame = await handle.asElement().contentFrame();
  const inner = await frame.evaluate(() => document.activeElement?.tagName ?? '');
  const index = await page.evaluate(() => [...document.querySelectorAll('iframe')].indexOf(document.activeElement));
  return `frame${index}:${inner}`;
}

for (const key of ['Tab', 'Shift+Tab']) {
  test(`${key} walks through the host page and both timelines and out again`, async () => {
    const page = await scene.newPage();
    await page.goto(kHost);
    await page.evaluate(() => document.querySelector('#first').setAttribute('src', '/fixtures/feeds/scripts.json'));
    await hostIdle(page);
    const order = ['before', 'between', 'after'];
    const [start, end] = key === 'Tab' ? ['before', 'after'] : ['after', 'before'];
    await page.evaluate((id) => document.getElementById(id).focus(), start);
    const path = [start];
    while (path.length < 200 && path[path.length - 1] !== end) {
      await page.keyboard.press(key);
      path.push(await focusPath(page));
    }
    assert.equal(path[path.length - 1], end, `stuck: ${path.slice(-6)}`);
    assert.deepEqual(
      path.filter((stop) => order.includes(stop)),
      key === 'Tab' ? order : [...order].reverse(),
    );
    for (const frame of ['frame0', 'frame1']) {
      assert.equal(path.filter((stop) => stop === `${frame}:CANVAS`).length, 1, `one stop for the canvas of ${frame}`);
    }
  });
}

test('keys that belong to the browser or the host reach it, with and without focus on the canvas', async () => {
  const page = await scene.newPage();
  await page.goto(kHost);
  await hostIdle(page);
  const frame = await frameOf(page, 'first');
  const keys = [
    ['Tab'],
    ['f', 'ctrlKey'],
    ['p', 'ctrlKey'],
    ['F5'],
    ['+', 'ctrlKey'],
    ['-', 'ctrlKey'],
    ['0', 'ctrlKey'],
    ['c', 'ctrlKey'],
    ['r', 'ctrlKey'],
    ['F6'],
    ['F11'],
    ['F12'],
    ['ArrowLeft', 'altKey'],
    ['ArrowRight', 'altKey'],
    ['ArrowLeft', 'metaKey'],
    ['Home', 'ctrlKey'],
    ['End', 'ctrlKey'],
    ['PageDown', 'ctrlKey'],
    ['Backspace'],
    ['a'],
    ['/'],
    [' '],
    ['t', 'ctrlKey'],
    ['Enter', 'ctrlKey'],
    ['ContextMenu'],
    ['Shift', 'shiftKey'],
  ];
  /** Sends each key to an element of a document and lists those that were prevented. */
  const prevented = ([selector, all]) => {
    const target = selector === 'window' ? document.body : document.querySelector(selector);
    target.focus?.();
    return all
      .filter(([key, modifier]) => {
        const event = new KeyboardEvent('keydown', {
          key,
          code: key,
          bubbles: true,
          cancelable: true,
          ...(modifier ? { [modifier]: true } : {}),
        });
        return !target.dispatchEvent(event);
      })
      .map((key) => key.join('+'));
  };
  assert.deepEqual(await frame.evaluate(prevented, ['canvas', keys]), [], 'canvas');
  assert.deepEqual(
    await frame.evaluate(prevented, [
      'window',
      [...keys, ['ArrowDown'], ['Home'], ['PageDown'], ['Enter'], ['Escape'], ['+'], ['-']],
    ]),
    [],
    'frame, focus elsewhere',
  );
  assert.deepEqual(
    await page.evaluate(prevented, [
      '#between',
      [...keys, ['ArrowDown'], ['Home'], ['PageDown'], ['Enter'], ['Escape'], ['+'], ['-']],
    ]),
    [],
    'host',
  );
  assert.deepEqual(
    await frame.evaluate(prevented, ['canvas', [['ArrowRight'], ['+']]]),
    ['ArrowRight', '+'],
    'and its own keys the canvas takes',
  );
  assert.deepEqual(
    await frame.evaluate(() =>
      ['wheel', 'touchstart', 'mousedown'].filter(
        (type) => !document.body.dispatchEvent(new Event(type, { bubbles: true, cancelable: true })),
      ),
    ),
    [],
  );
});

test('typing in a field of the host arrives there and changes nothing in the timeline', async () => {
  const page = await scene.newPage();
  await page.goto(kHost);
  await hostIdle(page);
  const frame = await frameOf(page, 'first');
  await canvasOf(frame).focus();
  await page.keyboard.press('ArrowRight');
  await page.evaluate(() => document.querySelector('#first').whenIdle());
  const before = await selectedOf(frame);
  await whenQuiet(frame);
  const drawn = (await stats(frame)).frames_drawn;
  const input = page.getByLabel('Tussen de tijdlijnen');
  await input.focus();
  await page.keyboard.type('Hoi + - 0 t /');
  for (const key of ['Backspace', 'ArrowLeft', 'Home', 'x', 'End', 'Escape', 'Enter']) await page.keyboard.press(key);
  assert.equal(await input.inputValue(), 'xHoi + - 0 t ');
  assert.equal(await selectedOf(frame), before);
  assert.ok((await stats(frame)).frames_drawn - drawn <= 3);
});

test('arrow keys walk over the items in time, and between the lanes', async () => {
  const page = await openCanvas('/?t=2014-03-01..2014-06-01');
  const first = await pressed(page, 'ArrowRight');
  assert.ok(first, 'an item is selected');
  const second = await pressed(page, 'ArrowRight');
  assert.ok(timeOf(second) >= timeOf(first) && second !== first, 'right is later');
  assert.equal(await pressed(page, 'ArrowLeft'), first, 'left is back');
  const lane = channelOf(first);
  const other = [await pressed(page, 'ArrowDown'), await pressed(page, 'ArrowUp')].find((id) => channelOf(id) !== lane);
  assert.ok(other, 'up or down is another lane');
  scene.assertClean(page);
});

test('the document follows the selection on the canvas', async () => {
  const page = await openCanvas('/?t=2014-03-01..2014-06-01');
  const id = await pressed(page, 'ArrowRight');
  const item = items.find((entry) => entry.id === id);
  const start = item.content_text.split(/\s+/).slice(0, 3).join(' ');
  await detailOf(page).getByText(start).first().waitFor();
  const current = page.getByRole('article').locator('a[aria-current="true"]');
  assert.equal(await current.count(), 1);
  assert.match(await current.getAttribute('href'), new RegExp(`item=${id}`));
  assert.equal(
    await page.evaluate(() => document.activeElement.tagName),
    'CANVAS',
    'the focus stays where the reader is',
  );
});

test('plus and minus zoom, page keys pan', async () => {
  const page = await openCanvas('/?t=2013-01-01..2014-01-01');
  const start = { from: Date.UTC(2013, 0, 1) / 1000, length: 365 * 86400 };
  const closer = await windowAfter(page, () => page.keyboard.press('+'));
  assert.ok(closer.length < start.length * 0.9, `${closer.length} < ${start.length}`);
  const wider = await windowAfter(page, () => page.keyboard.press('-'));
  assert.ok(Math.abs(wider.length / start.length - 1) < 0.05, 'minus undoes plus');
  const later = await windowAfter(page, () => page.keyboard.press('PageDown'));
  const back = await windowAfter(page, () => page.keyboard.press('PageUp'));
  assert.ok(Math.abs(later.from - wider.from) > 0.3 * wider.length, 'a page is a good part of the window');
  assert.ok(Math.abs(later.length - wider.length) < 0.05 * wider.length, 'panning does not zoom');
  assert.ok(Math.abs(back.from - wider.from) < 0.05 * wider.length);
});

test('Home and End go to the ends', async () => {
  const page = await openCanvas('/?t=2013-01-01..2013-04-01');
  assert.equal(timeOf(await pressed(page, 'End')), Date.parse(byTime[byTime.length - 1].date_published));
  assert.equal(timeOf(await pressed(page, 'Home')), Date.parse(byTime[0].date_published));
});

test('Enter opens the detail, Escape closes it, and the focus comes back', async () => {
  const page = await openCanvas('/?t=2014-03-01..2014-06-01');
  const id = await pressed(page, 'ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('#detail h2'));
  await page.keyboard.press('Escape');
  await whenIdle(page);
  assert.equal(await selectedOf(page), null);
  assert.equal(await detailOf(page).count(), 0);
  assert.ok(await page.evaluate(() => document.activeElement !== document.body), 'the focus is not lost');
  await canvasOf(page).focus();
  assert.ok(await pressed(page, 'ArrowRight'));
  await page.keyboard.press('Escape');
  await whenIdle(page);
  assert.equal(await selectedOf(page), null, 'Escape on the canvas lets go');
  assert.ok(id);
});

test('the canvas shows its focus', async () => {
  const page = await scene.open('/');
  await tool(page, 'toolbar.previous').focus();
  await whenIdle(page);
  const without = await pictureOf(canvasOf(page));
  await page.keyboard.press('Shift+Tab');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'CANVAS');
  await whenIdle(page);
  assert.notEqual((await pictureOf(canvasOf(page))).bytes, without.bytes);
});

// Quiet for ears: whatever a reader does, the live regions say one calm sentence at most, and the right one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, whenIdle } from './support/browser.mjs';
import { listen, heardOf } from './support/ears.mjs';
import { articles, button, canvasOf, detailOf, resultsOf, searchOf, selectedOf, tool } from './support/parts.mjs';
import { demoItems, feedOf, itemOf } from './support/site.mjs';
import { number, pattern, word } from './support/words.mjs';

const scene = stage();
const items = await demoItems();

/** Opens an address with ears. @param {string} path @param {import('playwright-core').BrowserContextOptions} [options] */
async function openHeard(path, options = {}) {
  const page = await scene.newPage(options);
  await listen(page);
  await page.goto(path);
  await whenIdle(page);
  return page;
}

/** What is heard of an action, once everything was said. */
async function heard(page, act) {
  await act();
  return heardOf(page);
}

/** One sentence, and it is calm: no "0 bereikt", no two things at once. */
function assertOne(said, expected, what) {
  assert.equal(said.length, 1, `${what}: ${JSON.stringify(said)}`);
  assert.match(said[0], expected, what);
  assert.doesNotMatch(said[0], /(^|\D)0 bereikt/, what);
}

/** A message of a case of which the reach is known. */
const of_case = items.find((item) => item._kringen.case && item._kringen.channel === 'facebook');
const kFound = /^\d[\d.]* bericht(en)? gevonden$/;
const kAll = new RegExp(`^${word('list.count.other', { count: number(items.length) })}$`);
const kStep = /\S[.!?\u2026] .*\d{4}.*, \d+ van \d+$/s; // heading, date and place
const kReach = /inwoners|inwoner/;

/** The heading above what was found has the focus, which is how it is heard. */
const focusedHeading = (page) =>
  resultsOf(page)
    .getByRole('heading')
    .first()
    .evaluate((node) => node === document.activeElement);

test('finding is heard once: words, a chip that goes, channel, village, period', async () => {
  const page = await openHeard('/');
  assert.deepEqual(await heardOf(page), [], 'opening');
  await searchOf(page).focus();
  assertOne(await heard(page, () => page.keyboard.insertText('hoogwater')), kFound, 'typing');
  assert.deepEqual(await heard(page, () => page.keyboard.press('Enter')), [], 'the heading says it');
  assert.ok(await focusedHeading(page));
  const off = page.getByRole('button', { name: pattern('chip.remove') });
  assertOne(await heard(page, () => off.press('Enter')), kAll, 'chip off');

  assert.deepEqual(await heard(page, () => button(page, 'filter.button').press('Enter')), [], 'the panel opens');
  for (const name of [/^Facebook/, /^Overdinkel/, /^Glane/]) {
    assertOne(await heard(page, () => page.getByRole('checkbox', { name }).press(' ')), kFound, String(name));
  }
  const from = page.getByLabel(word('filter.from'), { exact: true });
  assertOne(await heard(page, () => from.fill('2013-04-01')), kFound, 'period');
  assert.deepEqual(await heard(page, () => page.keyboard.press('Escape')), [], 'the panel closes');
  await page.goBack();
  assertOne(await heardOf(page), kFound, 'Back');
  scene.assertClean(page);
});

test('the timeline by keyboard is heard once: steps, ends, zoom, letting go', async () => {
  const page = await openHeard('/');
  await canvasOf(page).focus();
  for (const key of ['End', 'ArrowLeft', 'ArrowRight', 'ArrowRight']) {
    assertOne(await heard(page, () => page.keyboard.press(key)), kStep, key);
  }
  assert.deepEqual(await heard(page, () => page.keyboard.press('Enter')), [], 'the message gets the focus');
  assert.deepEqual(await heard(page, () => page.keyboard.press('Escape')), [], 'the focus goes back');
  assertOne(await heard(page, () => tool(page, 'toolbar.previous').press('Enter')), kStep, 'a button');
  for (const key of ['toolbar.zoom_in', 'toolbar.earlier', 'toolbar.fit']) {
    assertOne(await heard(page, () => tool(page, key).press('Enter')), pattern('heard.window'), key);
  }
  await canvasOf(page).focus();
  assertOne(await heard(page, () => page.keyboard.press('+')), pattern('heard.window'), 'plus');
  assertOne(await heard(page, () => page.keyboard.press('Escape')), pattern('heard.let_go'), 'let go');
  scene.assertClean(page);
});

test('reach is heard when it was asked about, once: its scope, a switch, an assumption, a replay', async () => {
  const page = await openHeard(`/?item=${of_case.id}`);
  assertOne(await heardOf(page), kReach, 'what the page opens at');
  await canvasOf(page).focus();
  assertOne(
    await heard(page, () => page.keyboard.press('ArrowLeft')),
    kStep,
    'an estimate by itself is there to be read',
  );
  assertOne(await heard(page, () => page.keyboard.press('ArrowRight')), kStep, 'back');
  const panel = detailOf(page);
  const press = (key) => heard(page, () => panel.getByRole('button', { name: word(key), exact: true }).press('Enter'));
  assertOne(await press('reach.scope.case'), kReach, 'of its case');
  assertOne(await press('reach.scope.item'), kReach, 'of the message');
  assertOne(
    await heard(page, async () => {
      await button(page, 'reach.map.play').press('Enter');
      await page.waitForFunction(() => window['said'].length > 0);
    }),
    /bereikt$/,
    'a replay',
  );
  assert.deepEqual(await heard(page, () => button(page, 'what_if.open').press('Enter')), [], 'a panel takes the focus');
  assertOne(await heard(page, () => page.getByRole('slider').first().press('ArrowRight')), kReach, 'what if');
  scene.assertClean(page);
});

for (const [mode, path, options] of [
  ['embed', '/embed.html', {}],
  ['kiosk', '/kiosk.html', { viewport: { width: 1080, height: 1920 }, hasTouch: true }],
]) {
  test(`the same in the ${mode}`, async () => {
    const page = await openHeard(path, options);
    assert.deepEqual(await heardOf(page), [], 'opening');
    await button(page, 'filter.button').press('Enter');
    assertOne(
      await heard(page, () => page.getByRole('checkbox', { name: /^Overdinkel/ }).press(' ')),
      kFound,
      'village',
    );
    await page.keyboard.press('Escape');
    assert.ok(
      await button(page, 'filter.button_count')
        .evaluate((node) => node === document.activeElement)
        .catch(() => true),
    );
    await canvasOf(page).focus();
    assertOne(await heard(page, () => page.keyboard.press('End')), kStep, 'End');
    assertOne(await heard(page, () => page.keyboard.press('-')), pattern('heard.window'), 'minus');
    assertOne(
      await heard(page, () => page.getByRole('button', { name: pattern('chip.remove') }).press('Enter')),
      kAll,
      'off',
    );
    scene.assertClean(page);
  });
}

/** What assistive technology gets of the canvas. @param {import('playwright-core').Page} page */
async function descriptionOf(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.find(({ role }) => role?.value === 'application')?.description?.value ?? '';
}

test('the canvas is described by the chosen message: channel, date, village, its place among all', async () => {
  const page = await scene.open('/');
  await canvasOf(page).focus();
  await page.keyboard.press('Home');
  await whenIdle(page);
  const first = items.reduce((a, b) => (Date.parse(b.date_published) < Date.parse(a.date_published) ? b : a));
  assert.equal(await selectedOf(page), first.id);
  const description = await descriptionOf(page);
  assert.ok(description.includes(first.date_published.slice(0, 4)), description);
  assert.ok(description.includes(word('heard.place', { at: 1, count: number(items.length) })), description);
  assert.match(description, new RegExp(pattern('heard.chosen').source));
  await page.keyboard.press('End');
  await whenIdle(page);
  const place = word('heard.place', { at: number(items.length), count: number(items.length) });
  assert.ok((await descriptionOf(page)).includes(place));
  await page.keyboard.press('Escape');
  await whenIdle(page);
  assert.ok(
    (await descriptionOf(page)).startsWith(word('canvas.help').slice(0, 20)),
    'and by nothing when none is chosen',
  );
});

test('the title of the document follows what is chosen, sought and shown', async () => {
  const page = await scene.open('/');
  const plain = await page.title();
  await searchOf(page).fill('hoogwater');
  await searchOf(page).press('Enter');
  await whenIdle(page);
  assert.ok((await page.title()).startsWith(word('chip.text', { text: 'hoogwater' })), await page.title());
  await articles(page).first().getByRole('heading').getByRole('link').press('Enter');
  await whenIdle(page);
  const heading = await detailOf(page).getByRole('heading').first().innerText();
  assert.ok((await page.title()).startsWith(heading), await page.title());
  await page.goBack();
  await whenIdle(page);
  assert.ok((await page.title()).startsWith(word('chip.text', { text: 'hoogwater' })), await page.title());
  await page.getByRole('button', { name: pattern('chip.remove') }).press('Enter');
  await whenIdle(page);
  assert.equal(await page.title(), plain);
  await button(page, 'view.claims').press('Enter');
  await whenIdle(page);
  assert.ok((await page.title()).startsWith(word('view.claims')), await page.title());
});

test('the two half past twos of the night in which the clock goes back are told apart: list, message, ears', async () => {
  const feed = scene.site.make(
    'october.json',
    feedOf([
      itemOf('first', 'De eerste keer half drie.', { date_published: '2026-10-25T02:30:00+02:00' }),
      itemOf('second', 'De tweede keer half drie.', { date_published: '2026-10-25T02:30:00+01:00' }),
      itemOf('other', 'Een uur later.', { date_published: '2026-10-25T03:30:00+01:00' }),
    ]),
  );
  for (const [lang, summer, winter] of [
    ['nl', '02:30 zomertijd', '02:30 wintertijd'],
    ['en', '02:30 summer time', '02:30 winter time'],
  ]) {
    const page = await openHeard(`/?feed=${feed}&lang=${lang}`);
    const times = await page.getByRole('article').getByRole('time').allInnerTexts();
    assert.deepEqual(
      times.map((text) => text.split(', ')[1]),
      ['03:30', winter, summer],
    );
    await page.getByRole('application').focus();
    for (const [key, clock] of [
      ['Home', summer],
      ['ArrowRight', winter],
    ]) {
      const said = await heard(page, () => page.keyboard.press(key));
      assert.equal(said.length, 1);
      assert.ok(said[0].includes(clock), said[0]);
      const shown = await page.locator('#detail').getByRole('time').first().innerText();
      assert.ok(shown.endsWith(clock), shown);
    }
    scene.assertClean(page);
  }
});

test('the address that a message is about is a link where it may be followed, and nothing else is', async () => {
  const feed = scene.site.make(
    'external.json',
    feedOf([
      itemOf('good', 'Kijk hier.', { external_url: 'https://voorbeeld.nl/<b>' }),
      itemOf('bad', 'Kijk niet hier.', { external_url: 'javascript:alert(1)' }),
    ]),
  );
  const page = await scene.open(`/?feed=${feed}&item=good`);
  const link = detailOf(page).getByRole('link', { name: pattern('item.source') });
  assert.equal(await link.getAttribute('href'), 'https://voorbeeld.nl/%3Cb%3E');
  assert.match(String(await link.getAttribute('rel')), /noopener/);
  await page.goto(`/?feed=${feed}&item=bad`);
  await whenIdle(page);
  assert.equal(await detailOf(page).getByRole('link').count(), 0);
  scene.assertClean(page);
});

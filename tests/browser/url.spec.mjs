// Everything that defines the view is in the address: Back works, reload restores, a shared link shows the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle } from './support/browser.mjs';
import { articles, button, detailOf, searchOf, tool, viewSwitch, windowAfter, windowOf } from './support/parts.mjs';
import { demoItems } from './support/site.mjs';
import { word } from './support/words.mjs';

const scene = stage();
const items = await demoItems();

async function viewOf(page) {
  const { matches } = await stats(page);
  return {
    matches,
    listed: await articles(page).count(),
    current: await page
      .getByRole('article')
      .locator('a[aria-current="true"]')
      .evaluateAll((links) => links.map((link) => new URL(link.href).searchParams.get('item'))),
    detail: await detailOf(page).count(),
    search: await searchOf(page).inputValue(),
    chips: await page
      .getByRole('group', { name: word('chip.label') })
      .getByRole('button')
      .allInnerTexts(),
    view: await page.locator('html').getAttribute('data-view'),
    window: await windowOf(page),
  };
}

/** Makes a view by hand, with something in every part of the address; of periods it has one. */
async function makeView(page, { days = false } = {}) {
  await searchOf(page).fill('de');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === 'de');
  await button(page, 'filter.button').click();
  await page.getByRole('checkbox', { name: /^Facebook/ }).check();
  if (days) {
    await page.getByLabel(word('filter.from'), { exact: true }).fill('2013-01-01');
    await page.getByLabel(word('filter.to'), { exact: true }).fill('2014-06-30');
  }
  await page.getByRole('button', { name: word('filter.done') }).click();
  await whenIdle(page);
  if (!days) {
    await windowAfter(page, () => tool(page, 'toolbar.zoom_in').click());
    await windowAfter(page, () => tool(page, 'toolbar.earlier').click());
  }
  await articles(page).nth(3).getByRole('heading').getByRole('link').click();
  await whenIdle(page);
}

for (const days of [false, true])
  test(`a reload restores everything${days ? ', with chosen days' : ''}`, async () => {
    const page = await scene.open('/');
    await makeView(page, { days });
    assert.equal(new URL(page.url()).searchParams.has('t'), !days, 'one period');
    const before = await viewOf(page);
    const address = page.url();
    assert.equal(before.current.length, 1);
    assert.ok(before.matches > 0 && before.matches < items.length);
    await page.reload();
    await whenIdle(page);
    assert.deepEqual(await viewOf(page), before);
    assert.equal(page.url(), address, 'and the address stays as it was');
    scene.assertClean(page);
  });

test('a shared link shows the same to somebody else', async () => {
  const page = await scene.open('/');
  await makeView(page);
  const before = await viewOf(page);
  const other = await scene.open(page.url());
  assert.deepEqual(await viewOf(other), before);
});

test('on another screen a shared link keeps matches, selection and period', async () => {
  const page = await scene.open('/');
  await makeView(page);
  const { matches, current } = await viewOf(page);
  const other = await scene.open(page.url(), { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const seen = await viewOf(other);
  assert.deepEqual({ matches: seen.matches, current: seen.current }, { matches, current });
});

test('Back takes one step, and Forward takes it again', async () => {
  const page = await scene.open('/');
  const views = [await viewOf(page)];
  const steps = [
    async () => {
      await button(page, 'filter.button').click();
      await page.getByRole('checkbox', { name: /^Facebook/ }).check();
      await page.getByRole('button', { name: word('filter.done') }).click();
    },
    () => articles(page).nth(2).getByRole('heading').getByRole('link').click(),
    () =>
      viewSwitch(page)
        .getByRole('button', { name: word('view.list') })
        .click(),
  ];
  for (const step of steps) {
    await step();
    await whenIdle(page);
    views.push(await viewOf(page));
  }
  const same = (seen, expected, what) => {
    const { window: _a, ...a } = seen;
    const { window: _b, ...b } = expected;
    assert.deepEqual(a, b, what);
  };
  for (let at = views.length - 2; at >= 0; --at) {
    await page.goBack();
    await whenIdle(page);
    same(await viewOf(page), views[at], `back to step ${at}`);
  }
  for (let at = 1; at < views.length; ++at) {
    await page.goForward();
    await whenIdle(page);
    same(await viewOf(page), views[at], `forward to step ${at}`);
  }
  scene.assertClean(page);
});

test('typing and moving do not fill the history', async () => {
  const page = await scene.open('/');
  const before = await page.evaluate(() => history.length);
  await searchOf(page).pressSequentially('dinkel');
  await page.waitForFunction(() => new URLSearchParams(location.search).get('q') === 'dinkel');
  for (let n = 0; n < 5; ++n)
    await windowAfter(page, () => tool(page, n % 2 ? 'toolbar.zoom_out' : 'toolbar.zoom_in').click());
  assert.ok((await page.evaluate(() => history.length)) <= before + 1);
});

test("an item's own link opens it, in a new tab too", async () => {
  const page = await scene.open('/');
  const link = articles(page).nth(5).getByRole('heading').getByRole('link');
  const heading = await link.innerText();
  const other = await scene.open(new URL(await link.getAttribute('href'), page.url()).href);
  await detailOf(other)
    .getByRole('heading', { name: heading.replace(/\s+/g, ' ') })
    .first()
    .waitFor();
  assert.equal(
    new URL(other.url()).searchParams.get('item'),
    new URL(await link.getAttribute('href'), page.url()).searchParams.get('item'),
  );
});

test('an item that is not there, a window that is none: the page shows the rest', async () => {
  for (const address of [
    '/?item=bestaat-niet',
    '/?t=2014-05-01..2013-01-01',
    '/?t=x..y',
    '/?channel=duivenpost',
    '/?from=2014-02-31',
    '/?view=kubus',
    '/?lang=tlh',
    '/?scheme=rood',
    '/?onbekend=1#anker',
  ]) {
    const page = await scene.open(address);
    const { matches } = await stats(page);
    assert.equal(matches, address.includes('duivenpost') ? 0 : items.length, address);
    assert.equal(await detailOf(page).count(), 0, address);
    scene.assertClean(page);
    await page.context().close();
  }
});

test('what others put in the address stays there', async () => {
  const page = await scene.open('/?utm=1&kleur=rood');
  await articles(page).first().getByRole('heading').getByRole('link').click();
  await whenIdle(page);
  const params = new URL(page.url()).searchParams;
  assert.equal(params.get('kleur'), 'rood');
  assert.ok(params.get('item'));
});

test('an old address with two periods keeps its days, and the timeline shows what is there', async () => {
  const page = await scene.open('/?from=2014-03-01&to=2014-06-30&t=2012-01-01..2012-02-01');
  assert.equal(new URL(page.url()).search, '?from=2014-03-01&to=2014-06-30');
  const { matches, visible_marks } = await stats(page);
  assert.ok(matches > 0 && visible_marks > 0);
});

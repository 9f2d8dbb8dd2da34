// Finding: the document and the canvas show the same set, counts are live, and the page says what it found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, stats, whenIdle } from './support/browser.mjs';
import { articles, button, canvasOf, listOf, resultsOf, searchOf } from './support/parts.mjs';
import { demoHeader, demoItems } from './support/site.mjs';
import { number, word } from './support/words.mjs';

const scene = stage();
const items = await demoItems();
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
const header = await demoHeader();
const textOf = (item) => fold(`${item.title ?? ''} ${item.content_text} ${(item.tags ?? []).join(' ')}`);
/** Words that have one form: in the text, at the start of a word of the title of its case, or the name of its village. */
const holds = (item, word) => {
  const of_case = header.cases.find(({ id }) => id === item._kringen.case);
  const starts = fold(` ${of_case?.id ?? ''} ${of_case?.title ?? ''}`).replace(/[^a-z0-9]+/g, ' ');
  const named = word.length >= 4 && (item._kringen.villages ?? []).includes(word);
  return textOf(item).includes(word) || (word.length >= 3 && starts.includes(` ${word}`)) || named;
};
const found = (words) =>
  items.filter((item) =>
    fold(words)
      .split(/\s+/)
      .filter((word) => word !== '')
      .every((word) => holds(item, word)),
  ).length;

/** Types, and waits until the document has followed. */
async function search(page, text, expected) {
  await searchOf(page).fill(text);
  await page.waitForFunction((q) => (new URLSearchParams(location.search).get('q') ?? '') === q, text);
  await whenIdle(page);
  await sameEverywhere(page, expected);
}

/** List, canvas and the sentence above the list agree. */
async function sameEverywhere(page, expected) {
  const { matches, listed, items: all } = await stats(page);
  assert.equal(matches, expected);
  assert.equal(listed, expected);
  assert.equal(await articles(page).count(), expected);
  assert.equal(all, items.length);
}

async function openFilters(page) {
  await button(page, 'filter.button').click();
  await page.getByRole('group', { name: word('facet.channels') }).waitFor();
}

/** Name and count of every choice of a group. */
const choicesOf = (page, key) =>
  page
    .getByRole('group', { name: word(key), exact: true })
    .getByRole('checkbox')
    .evaluateAll((boxes) =>
      boxes.map((box) => {
        const [, name, count] = /^\s*(.*\S)\s+([\d.]+)\s*$/.exec(box.closest('label').textContent);
        return { name, count: Number(count.replace('.', '')) };
      }),
    );

const choice = (page, key, name) =>
  page
    .getByRole('group', { name: word(key), exact: true })
    .getByRole('checkbox', { name: new RegExp(`^${name.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}\\s+[\\d.]+$`) });

test('every letter narrows the list, and the canvas with it', async () => {
  const page = await scene.open('/');
  let last = items.length;
  for (const text of ['d', 'di', 'din', 'dink', 'dinkel']) {
    await search(page, text, found(text));
    assert.ok(found(text) <= last);
    last = found(text);
  }
  assert.ok(last > 0 && last < items.length);
  assert.ok((await stats(page)).visible_marks <= last);
  await resultsOf(page)
    .getByRole('heading', { name: word('status.found.other', { count: number(last) }) })
    .waitFor();
  scene.assertClean(page);
});

test('case and accents do not matter, several words must all be there', async () => {
  const page = await scene.open('/');
  for (const [plain, other] of [
    ['dinkel', 'DINKEL'],
    ['één', 'een'],
    ['reeen', 'Reeën'],
    ['zandzak', 'Z\u0301andzak'],
  ]) {
    assert.ok(found(plain) > 0, plain);
    await search(page, plain, found(plain));
    await search(page, other, found(plain));
  }
  await search(page, 'dinkel hoogwater', found('dinkel hoogwater'));
  await search(page, 'hoogwater  dinkel ', found('dinkel hoogwater'));
  const tag = items.find((item) => item.tags?.length).tags[0];
  await search(page, tag, found(tag));
});

test('nothing found: a sentence, a way out, and it is said aloud', async () => {
  const page = await scene.open('/');
  await search(page, 'xyzzyplugh', 0);
  await resultsOf(page).getByText(word('list.no_match')).waitFor();
  await page
    .getByRole('status')
    .getByText(word('status.found.other', { count: 0 }))
    .waitFor();
  await resultsOf(page)
    .getByRole('button', { name: word('filter.clear') })
    .click();
  await whenIdle(page);
  await sameEverywhere(page, items.length);
  assert.equal(await searchOf(page).inputValue(), '');
});

test('the status is said once, not for every letter', async () => {
  const page = await scene.open('/');
  await page.evaluate(() => {
    const said = [];
    Object.assign(window, { said });
    new MutationObserver(() =>
      said.push([performance.now(), document.querySelector('[role=status]').textContent]),
    ).observe(document.querySelector('[role=status]'), { childList: true, characterData: true, subtree: true });
  });
  await searchOf(page).pressSequentially('hoogwater', { delay: 20 });
  const expected = word('status.found.other', { count: number(found('hoogwater')) });
  await page.getByRole('status').getByText(expected).waitFor(); // an estimate may follow it in the same breath
  const said = await page.evaluate(() => window['said']);
  for (let n = 1; n < said.length; ++n) assert.ok(said[n][0] - said[n - 1][0] > 1900, 'at most once per two seconds');
  assert.equal(await page.getByRole('status').count(), 1);
});

/** [group, parameter, what an item has] */
const groups = [
  ['facet.channels', 'channel', (item) => [item._kringen.channel]],
  ['facet.cases', 'case', (item) => [item._kringen.case].filter(Boolean)],
  ['facet.villages', 'village', (item) => item._kringen.villages ?? []],
  ['facet.topics', 'topic', (item) => item.tags ?? []],
  ['facet.instruments', 'instrument', (item) => [item._kringen.instrument].filter(Boolean)],
  ['facet.directions', 'direction', (item) => [item._kringen.direction].filter(Boolean)],
];

for (const [key, parameter, valuesOf] of groups) {
  test(`filter by ${parameter}: counts are true, the choice narrows, the address knows`, async () => {
    const page = await scene.open('/');
    await openFilters(page);
    const counts = items.flatMap(valuesOf).reduce((sum, value) => ({ ...sum, [value]: (sum[value] ?? 0) + 1 }), {});
    const choices = await choicesOf(page, key);
    assert.deepEqual(
      choices.map((one) => one.count).sort((a, b) => a - b),
      Object.values(counts).sort((a, b) => a - b),
      'as the feed has it',
    );
    const chosen = [...choices].sort((a, b) => a.count - b.count)[Math.floor(choices.length / 2)];
    await choice(page, key, chosen.name).check();
    await whenIdle(page);
    await sameEverywhere(page, chosen.count);
    const value = new URL(page.url()).searchParams.get(parameter);
    assert.equal(counts[value], chosen.count);
    assert.deepEqual(
      await choicesOf(page, key),
      choices,
      'the counts of its own group stay: they say what another choice would give',
    );
    const other = choices.find((one) => one.name !== chosen.name);
    await choice(page, key, other.name).check();
    await whenIdle(page);
    const both = new URL(page.url()).searchParams.getAll(parameter);
    await sameEverywhere(page, items.filter((item) => valuesOf(item).some((one) => both.includes(one))).length);
    scene.assertClean(page);
  });
}

test('the counts of one group follow the choice in another', async () => {
  const page = await scene.open('/');
  await openFilters(page);
  await choice(page, 'facet.channels', 'Facebook').check();
  await whenIdle(page);
  const facebook = items.filter((item) => item._kringen.channel === 'facebook');
  const asks = (await choicesOf(page, 'facet.directions')).find((one) => one.name === word('direction.asks'));
  assert.equal(asks?.count ?? 0, facebook.filter((item) => item._kringen.direction === 'asks').length);
  await choice(page, 'facet.instruments', word('instrument.rules')).check();
  await whenIdle(page);
  await sameEverywhere(page, facebook.filter((item) => item._kringen.instrument === 'rules').length);
});

test('a period, both days included', async () => {
  const page = await scene.open('/');
  await openFilters(page);
  await page.getByLabel(word('filter.from'), { exact: true }).fill('2014-04-01');
  await page.getByLabel(word('filter.to'), { exact: true }).fill('2014-04-30');
  await whenIdle(page);
  const local = (item) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date(item.date_published));
  const expected = items.filter((item) => local(item) >= '2014-04-01' && local(item) <= '2014-04-30').length;
  assert.ok(expected > 0);
  await sameEverywhere(page, expected);
});

test('chosen filters can be seen and taken away one by one', async () => {
  const page = await scene.open('/?channel=facebook&topic=weer&q=de');
  const chosen = page.getByRole('group', { name: word('chip.label') });
  await chosen.getByRole('button', { name: word('chip.remove', { name: 'Facebook' }) }).click();
  await whenIdle(page);
  assert.equal(new URL(page.url()).searchParams.get('channel'), null);
  await chosen.getByRole('button', { name: word('chip.remove', { name: word('chip.text', { text: 'de' }) }) }).click();
  await whenIdle(page);
  await sameEverywhere(page, items.filter((item) => item.tags?.includes('weer')).length);
  await chosen.getByRole('button', { name: word('chip.remove', { name: '#weer' }) }).click();
  await whenIdle(page);
  await sameEverywhere(page, items.length);
  assert.equal(await chosen.count(), 0);
});

test('a filter does not move the focus or lose the selection', async () => {
  const page = await scene.open('/?item=fb-20141031-1');
  await searchOf(page).focus();
  await search(page, 'pompoen', found('pompoen'));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
  assert.equal(new URL(page.url()).searchParams.get('item'), 'fb-20141031-1');
  assert.equal(await canvasOf(page).isVisible(), true);
});

test('Enter leads to the results: their heading has the focus and is not said once more', async () => {
  const page = await scene.open('/');
  await searchOf(page).fill('zandzakken');
  await searchOf(page).press('Enter');
  await whenIdle(page);
  const { matches } = await stats(page);
  const heading = resultsOf(page).getByRole('heading', {
    name: word('status.found.other', { count: number(matches) }),
  });
  assert.ok(await heading.evaluate((node) => node === document.activeElement));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  assert.equal(await page.getByRole('status').textContent(), '');
  assert.match(await page.title(), /zandzakken/);
  scene.assertClean(page);
});

/** [name, address, size] */
const places = [
  ['a wide page', '/', { width: 1440, height: 900 }],
  ['its list', '/?view=list', { width: 1440, height: 900 }],
  ['a tablet', '/?view=timeline', { width: 820, height: 1180 }],
  ['a phone', '/', { width: 390, height: 844 }],
  ['a small phone', '/?view=timeline', { width: 320, height: 640 }],
  ['an embed', '/?mode=embed', { width: 600, height: 700 }],
  ['a kiosk', '/?mode=kiosk', { width: 1080, height: 1920 }],
  ['a wide kiosk', '/?mode=kiosk', { width: 1920, height: 1080 }],
];

for (const [name, address, viewport] of places) {
  test(`on ${name} the results come directly under the chips`, async () => {
    const page = await scene.open(`${address}${address.includes('?') ? '&' : '?'}q=hoogwater`, { viewport });
    const chips = await page.getByRole('group', { name: word('chip.label') }).boundingBox();
    const head = await resultsOf(page).boundingBox();
    const first = await articles(page).first().boundingBox();
    const below = chips.y + chips.height;
    assert.ok(head.y - below >= 0 && head.y - below < 40, `head ${head.y - below} px below the chips`);
    assert.ok(first.y - head.y < 260, `the first result ${first.y - head.y} px below their head`);
    assert.ok(first.y < viewport.height, 'on the first screen');
    scene.assertClean(page);
  });
}

test('the timeline flies to what was found, and all of it is in the window', async () => {
  const page = await scene.open('/');
  await searchOf(page).fill('spandoek');
  await searchOf(page).press('Enter');
  await whenIdle(page);
  await page.waitForFunction(() => new URLSearchParams(location.search).has('t'));
  const [from, to] = new URL(page.url()).searchParams
    .get('t')
    .split('..')
    .map((part) => Date.parse(part));
  const shown = await articles(page).evaluateAll((all) =>
    all.map((one) => Date.parse(one.querySelector('time').dateTime)),
  );
  assert.ok(shown.length > 3);
  for (const time of shown) assert.ok(time >= from && time <= to, new Date(time).toISOString());
});

test('where no message has all words, what comes near is shown, and it says so', async () => {
  const page = await scene.open('/');
  await searchOf(page).fill('wegwerkzaamheden overdinkel 2013');
  await searchOf(page).press('Enter');
  await whenIdle(page);
  await resultsOf(page)
    .getByText(word('results.near', { words: 'wegwerkzaamheden' }))
    .waitFor();
  assert.ok((await articles(page).count()) > 10);
  const topic = resultsOf(page).getByRole('button', { name: /#verkeer/ });
  const count = Number(/\((\d+)\)/.exec(await topic.innerText())[1]);
  await topic.click();
  await whenIdle(page);
  await sameEverywhere(page, count);
  assert.equal(new URL(page.url()).search.includes('topic=verkeer'), true);
});

test('no hits: a filter can be dropped, with what that gives', async () => {
  const page = await scene.open('/?q=zwembad&channel=visit&village=beuningen');
  const way = resultsOf(page).getByRole('button', {
    name: word('results.without', { name: word('facet.channels'), count: 2 }),
  });
  await way.click();
  await whenIdle(page);
  await sameEverywhere(page, 2);
  assert.equal(new URL(page.url()).searchParams.get('channel'), null);
  assert.equal(new URL(page.url()).searchParams.get('village'), 'beuningen');
});

test('the reach of what was found waits behind its button', async () => {
  const page = await scene.open('/?q=hoogwater', { viewport: { width: 390, height: 844 } });
  const show = resultsOf(page).getByRole('button', { name: word('results.reach_label') });
  const panel = page.locator('#aside');
  await show.waitFor();
  assert.equal(await panel.isVisible(), false);
  await show.click();
  assert.equal(await show.getAttribute('aria-expanded'), 'true');
  assert.equal(await panel.isVisible(), true);
  await show.click();
  assert.equal(await panel.isVisible(), false);
});

test('the filters follow their button in the focus order, and Escape gives the focus back', async () => {
  for (const viewport of [
    { width: 1440, height: 900 },
    { width: 820, height: 1180 },
  ]) {
    const page = await scene.open('/?view=timeline', { viewport });
    const open = button(page, 'filter.button');
    await open.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.closest('#filters') !== null));
    await page.keyboard.press('Escape');
    assert.ok(await open.evaluate((node) => node === document.activeElement));
    assert.equal(await open.getAttribute('aria-expanded'), 'false');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape'); // from the button as well
    assert.equal(await open.getAttribute('aria-expanded'), 'false');
  }
});

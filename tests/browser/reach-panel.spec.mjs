// The reach panel, what if and the claims from invented results, on the served site under its strict policy: readable as
// tables, steady while the numbers sharpen, and one change per frame however fast the hand.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { estimate, kResidents, result } from '../web/reach-results.mjs';
import { stage } from './support/browser.mjs';
import { word } from './support/words.mjs';

const scene = stage();
const words = JSON.parse(await readFile('assets/i18n/nl.json', 'utf8')).page;
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const claim_file = JSON.parse(await readFile('assets/losser/claims.json', 'utf8'));
const kPhone = { viewport: { width: 390, height: 844 } };

const message = {
  id: 'a',
  time: 1401979320,
  platform: 'facebook',
  author: 'profile',
  friends: 4520,
  shares: 61,
  commenters: 80,
  reactors: 400,
  reported_reach: null,
  reported_impressions: null,
  local_share: null,
};
const parameters = [
  {
    id: 'friends_share',
    group: 'population',
    value: 0.2,
    low: 0.05,
    high: 0.4,
    step: 0.01,
    unit: 'share',
    prior: 'fixed',
    mark: 'S',
    source: 'speech',
  },
  {
    id: 'visibility',
    group: 'visibility',
    value: 1,
    low: 0.4,
    high: 2,
    step: 0.05,
    unit: 'factor',
    prior: 'lognormal(0.20)',
    mark: 'S',
    source: 'bernstein',
  },
  {
    id: 'eta_comment',
    group: 'engagement',
    value: 0.3,
    low: 0,
    high: 1,
    step: 0.01,
    unit: 'share',
    prior: 'lognormal(0.6)',
    mark: 'A',
    source: 'assumption',
  },
];
const curve = Array.from({ length: 6 }, (_, i) => ({
  messages: i + 1,
  reach: estimate(kResidents * 0.06 * (i + 1)),
  thrice: estimate(kResidents * 0.02 * i),
}));
const mix = [
  {
    id: 'paper',
    by_age: [0, 0.3, 0.35, 0.45, 0.6, 0.7, 0.74, 0.8, 0.8],
    net: estimate(15000, 14000, 16000),
    gross: estimate(17000),
    duplication: estimate(2000),
  },
];
const mix_total = {
  net: estimate(15000, 14000, 16000),
  gross: estimate(17000),
  ages: [{ id: '75+', residents: 1807, net: estimate(1400, 1300, 1500) }],
};

const panel = (state, reached, more = {}) => ({
  scope: 'case',
  title: 'Hoogwater',
  state,
  result: result(reached, { curve, final: state === 'final', ...more }),
  question: { messages: [message, message], parameters: {}, mix: more.mix ? ['paper'] : [] },
  spec: [],
  parameters,
  problem: null,
});
const whatIf = (values, reached) => ({
  scope: 'case',
  parameters,
  values,
  year: 2014,
  state: 'final',
  result: result(reached, { compared: { ...result(0.15), difference: estimate(kResidents * (reached - 0.15)) } }),
});

/** A page with only the views of this file; their calls are remembered in window.calls.
 * @param {import('playwright-core').BrowserContextOptions} [options] */
async function openViews(options = kPhone) {
  const page = await scene.open('/', options);
  await page.evaluate(() => document['kringen'].whenIdle({ background: true })); // nothing of the page's own comes later
  await page.evaluate(async (strings) => {
    const { ReachView } = await import('/modules/reach/panel/view.js');
    const { WhatIfView } = await import('/modules/reach/what-if/view.js');
    const { ClaimsView } = await import('/modules/reach/claims/view.js');
    const { makeFormat } = await import('/modules/base/format.js');
    const { setStrict, useStrings } = await import('/modules/base/i18n.js');
    setStrict(true);
    useStrings(strings);
    if (!document.querySelector('link[href="reach.css"]')) {
      const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'reach.css' });
      const loaded = new Promise((resolve) => link.addEventListener('load', resolve));
      document.head.append(link);
      await loaded;
    }
    const section = () => Object.assign(document.createElement('section'), { className: 'reach-panel', hidden: true });
    const [reach, what_if, claims] = [section(), section(), section()];
    const main = document.createElement('main');
    main.append(
      Object.assign(document.createElement('h1'), { textContent: 'Test', className: 'visually-hidden' }),
      reach,
      what_if,
      claims,
    );
    document.body.replaceChildren(main);
    const villages = ['losser', 'glane', 'overdinkel', 'de-lutte', 'beuningen'].map((id) => ({ id, name: id }));
    const context = {
      format: makeFormat('nl'),
      mode: 'page',
      feed_url: '',
      hrefOf: () => '#',
      header: { villages, channels: [], cases: [] },
    };
    const calls = { said: [], changes: [], mixes: [] };
    const nothing = () => {};
    Object.assign(window, {
      calls,
      reach: new ReachView(reach, context, {
        announce: (text) => calls.said.push(text),
        setMix: (ids) => calls.mixes.push(ids),
        whatIf: nothing,
        askNoise: nothing,
        showMap: nothing,
        play: nothing,
        selectVillage: nothing,
      }),
      what_if: new WhatIfView(what_if, context, {
        announce: nothing,
        close: nothing,
        change: (values) => calls.changes.push(values),
      }),
      claims: new ClaimsView(claims, context, { whatIf: nothing, close: nothing }),
    });
  }, words);
  return page;
}

const show = (page, view, value) => page.evaluate(([name, shown]) => window[name].show(shown), [view, value]);
const calls = (page) => page.evaluate(() => window['calls']);
const frame = (page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

/** @param {import('playwright-core').Page} page */
async function assertAccessible(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () =>
    (await window['axe'].run(document, { resultTypes: ['violations'] })).violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map((node) => node.target.join(' '))
          .join(', ')}`,
    ),
  );
  assert.deepEqual(found, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
  scene.assertClean(page);
}

for (const [name, options] of [
  ['a phone', kPhone],
  ['320 px', { viewport: { width: 320, height: 568 } }],
  ['dark', { ...kPhone, colorScheme: 'dark' }],
  ['forced colours', { ...kPhone, forcedColors: 'active' }],
]) {
  test(`the panel, what if and the claims are accessible: ${name}`, async () => {
    const page = await openViews(options);
    await show(page, 'reach', panel('final', 0.3));
    await assertAccessible(page);
    await page.evaluate(() => window['reach'].hide());
    await show(page, 'reach', panel('final', 0.3, { mix, mix_total })); // all figures are open
    await assertAccessible(page);
    await page.evaluate(() => window['reach'].hide());
    await show(page, 'what_if', whatIf({ friends_share: 0.1 }, 0.1));
    await assertAccessible(page);
    await page.evaluate(() => window['what_if'].hide());
    await show(page, 'claims', {
      file: claim_file,
      results: { one: result(0.15), ten: result(0.45) },
      changed: false,
      failed: false,
    });
    await assertAccessible(page);
  });
}

/** Opens what stands behind the first screen. @param {import('playwright-core').Page} page */
const openAll = (page) => page.getByText(word('reach.all'), { exact: true }).click();

/** What can be read at once, without the words of a screen reader. @param {import('playwright-core').Page} page */
const frontWords = (page) =>
  page.evaluate(() => {
    const panel = /** @type {HTMLElement} */ (document.querySelector('.reach-panel:not([hidden])')?.cloneNode(true));
    for (const node of panel.querySelectorAll('.visually-hidden, details > :not(summary)')) node.remove();
    document.body.append(panel);
    const text = panel.innerText;
    panel.remove();
    return text.split(/\s+/).filter((part) => /\p{L}/u.test(part)).length;
  });

/** What a number rests on, with what has to be said of it at worst. @type {[string, string[]][]} */
const kKinds = [
  ['profile', ['friends_unknown', 'unknown_counts']],
  ['reported', ['other_year', 'mostly_elsewhere']],
  ['reported', []],
  ['rate', ['no_adoption']],
];

for (const [name, width, height] of [
  ['beside the timeline', 412, 838],
  ['on a phone', 390, 844],
]) {
  test(`at most 120 words and one screen ${name}: how many, how sure, what it rests on`, async () => {
    const page = await openViews({ viewport: { width, height } });
    for (const [evidence, warnings] of kKinds) {
      const replay = { seconds: [60], reached: [2900], events: [] };
      const one = panel('final', 0.13, { evidence, warnings, reported: 5200, curve: [], replay });
      const question = { ...one.question, messages: [message] };
      await show(page, 'reach', { ...one, scope: 'item', scopes: ['item', 'case'], question });
      const count = await frontWords(page);
      assert.ok(count <= 120, `${evidence}: ${count} words`);
      const high = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(high <= height, `${evidence}, ${warnings}: ${high} px`);
      assert.equal(await page.locator('.reach-panel:not([hidden]) .badge:visible').count(), 1, 'one badge');
    }
  });
}

test('columns add up: the ways and who was not reached are all residents', async () => {
  const page = await openViews();
  for (const reached of [0.13, 0.0047, 0.4]) {
    await show(page, 'reach', { ...panel('final', reached), scope: 'item' });
    const shares = (await page.locator('.ways-line li').allInnerTexts()).map((text) =>
      Number(/^(?:minder dan |meer dan )?([\d,]+)/.exec(text)?.[1].replace(',', '.')),
    );
    const sum = shares.reduce((a, b) => a + b, 0);
    assert.ok(reached < 0.00995 ? sum > 99.3 && sum <= 100 : Math.abs(sum - 100) < 1e-6, `${shares}`);
  }
});

test('of fewer than a hundred residents no number is shown, in no table and no sentence', async () => {
  const page = await openViews();
  const root = page.locator('.reach-panel:not([hidden])');
  for (const seen of [7, 60, 99, 180]) {
    await show(page, 'reach', panel('final', seen / kResidents));
    if (seen === 7) await openAll(page);
    const text = (await root.evaluate((node) => node.textContent ?? '')).replaceAll('\u00a0', ' ');
    assert.doesNotMatch(text, /(?<![\d.,])[1-9]\d? (van [\d.]+ )?inwoners|(zagen|ongeveer) [1-9]\d? mensen/, `${seen}`);
  }
});

test('nobody saw it: nothing to play, no village that stays behind, nothing over a hundred per cent', async () => {
  const page = await openViews();
  const root = page.locator('.reach-panel:not([hidden])');
  const replay = { seconds: [60], reached: [0], events: [] };
  for (const seen of [0, 0.3, 2]) {
    const one = panel('final', seen / kResidents, { evidence: 'reported', reported: seen, lagging: null, replay });
    await show(page, 'reach', { ...one, scope: 'item', question: { ...one.question, messages: [message] } });
    const text = (await root.innerText()).replaceAll('\u00a0', ' ');
    assert.doesNotMatch(text, /dorp/, text);
    const shares = [...text.matchAll(/([\d,]+) %/g)].map(([, share]) => Number(share.replace(',', '.')));
    assert.ok(
      shares.every((share) => share <= 100),
      `${shares}`,
    );
    const buttons = await root.locator('.reach-buttons button').count();
    assert.equal(buttons, seen < 0.5 ? 3 : 4, `${seen}`);
  }
});

test('a paper has readers: no ways, no film, and how many it reaches is of all residents', async () => {
  const page = await openViews();
  const root = page.locator('.reach-panel:not([hidden])');
  const replay = { seconds: [60], reached: [2900], events: [] };
  for (const platform of ['press', 'newsletter', 'website', 'facebook']) {
    const one = panel('final', 0.13, { evidence: 'reported', reported: 5200, bound: null, replay });
    const question = { ...one.question, messages: [{ ...message, platform, local_share: 0.9 }] };
    await show(page, 'reach', { ...one, scope: 'item', question });
    const is_social = platform === 'facebook';
    assert.equal(await root.locator('.ways-line').count(), is_social ? 1 : 0, platform);
    assert.equal(
      await root.getByRole('button', { name: word('reach.map.play'), exact: true }).count(),
      is_social ? 1 : 0,
    );
    const name = word(`reach.platform.${platform}`);
    const begin = word('reach.evidence.reported_here', { platform: name, figure: '5.200 kijkers' }).slice(1, 30);
    assert.ok((await root.locator('.reach-evidence').innerText()).includes(begin), platform);
  }
});

test('villages of which nothing is known have no figures; small ones and those that are known have theirs', async () => {
  const page = await openViews();
  const { villages } = result(0.13);
  await show(page, 'reach', panel('final', 0.13));
  await openAll(page);
  const table = page.getByRole('table', { name: new RegExp(word('reach.caption.villages')) });
  await table.waitFor();
  await page
    .getByText(word('reach.lagging', { share: '8 %', chance: '30 %' }))
    .first()
    .waitFor();
  const unknown = villages.map((village) => ({ ...village, figure: null }));
  await show(page, 'reach', panel('final', 0.13, { villages: unknown, villages_known: false, lagging: null }));
  await page.getByText(word('reach.villages_unknown')).waitFor();
  assert.equal(await table.count(), 0);
});

test('ages are of who saw it only where the model knows; else of who uses the platform; of another year none', async () => {
  const page = await openViews();
  const figure = page.getByRole('figure');
  await show(page, 'reach', panel('final', 0.13));
  assert.match(await figure.innerText(), new RegExp(`^${word('reach.section.ages')}`));
  await show(page, 'reach', panel('final', 0.13, { evidence: 'reported', reported: 5200 }));
  assert.ok(
    (await figure.innerText()).startsWith(
      word('reach.ages_of_users', { users: word('reach.users.facebook', { name: 'Facebook' }) }),
    ),
  );
  assert.equal(await page.getByRole('table', { name: new RegExp(word('reach.caption.ages')) }).count(), 0);
  await show(page, 'reach', panel('final', 0.13, { warnings: ['other_year'] }));
  assert.equal(await figure.count(), 0);
});

test('the figures can be taken home as a table', async () => {
  const page = await openViews();
  await show(page, 'reach', panel('final', 0.13));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: word('reach.download') }).click(),
  ]);
  assert.equal(download.suggestedFilename(), word('reach.file_name'));
  const text = await readFile(await download.path(), 'utf8');
  assert.match(text, /"1× of vaker";"13,0";/);
});

test('charts are tables with named rows', async () => {
  const page = await openViews();
  await show(page, 'reach', panel('final', 0.3));
  await openAll(page);
  const ways = page.getByRole('table', { name: /22\.600 inwoners/ }).first();
  await ways.getByRole('row', { name: new RegExp(word('reach.way.shared')) }).waitFor();
  const villages = page.getByRole('table', { name: new RegExp(word('reach.caption.villages')) });
  assert.equal(await villages.getByRole('row').count(), 6);
  assert.match(await villages.getByRole('row').nth(1).innerText(), /losser[\s\S]*30.%[\s\S]*20 tot [45]0/);
});

test('a sharper result changes numbers in place: nothing moves, focus and open details stay, one sentence is said', async () => {
  const page = await openViews();
  await show(page, 'reach', panel('rough', 0.29));
  await openAll(page);
  await page.getByText(word('reach.spread')).click();
  const toggle = page.getByRole('switch', { name: word('reach.mix.paper') });
  await toggle.focus();
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('h2, h3, table, .gauge')].map((node) =>
        Math.round(node.getBoundingClientRect().top + scrollY),
      ),
    );
  const before = await places();
  await show(page, 'reach', panel('final', 0.31));
  assert.deepEqual(await places(), before);
  assert.ok(await toggle.evaluate((input) => input === document.activeElement));
  assert.ok(await page.getByText(word('reach.spread')).evaluate((summary) => summary.parentElement.open));
  await show(page, 'reach', panel('final', 0.31));
  const { said } = await calls(page);
  assert.equal(said.length, 1);
  assert.match(said[0], /1.op.de.3 inwoners zag .* [\d.]+ tot [\d.]+ inwoners, als onze aannames kloppen/);
});

test('switches tell which channels are on', async () => {
  const page = await openViews();
  await show(page, 'reach', panel('final', 0.3));
  await openAll(page);
  await page.getByRole('switch', { name: word('reach.mix.x') }).click();
  await page.getByRole('switch', { name: word('reach.mix.paper') }).click();
  assert.deepEqual((await calls(page)).mixes, [['x'], ['paper', 'x']]);
});

test('the explanation opens at its chapter, follows the result and closes', async () => {
  const page = await openViews();
  await show(page, 'reach', panel('rough', 0.3));
  await openAll(page);
  await page.getByRole('button', { name: `${word('reach.explain')}: ${word('reach.section.ages')}` }).click();
  const dialog = page.getByRole('dialog', { name: word('reach.method.title') });
  assert.ok(
    await dialog
      .getByRole('heading', { name: word('reach.section.ages') })
      .evaluate((heading) => heading === document.activeElement),
  );
  await dialog.getByRole('row', { name: new RegExp(word('reach.parameter.visibility')) }).waitFor();
  await show(page, 'reach', panel('final', 0.3, { replicates: 1234 }));
  await dialog.getByText('1.234', { exact: true }).waitFor();
  await page.evaluate(axe);
  await assertAccessible(page);
  await page.keyboard.press('Escape');
  assert.equal(await dialog.count(), 0);
});

test('a slider asks once per frame, keeps the focus, and goes back', async () => {
  const page = await openViews();
  await show(page, 'what_if', whatIf({}, 0.15));
  const slider = page.getByRole('slider', { name: word('reach.parameter.friends_share') });
  await slider.evaluate((input) => {
    for (let i = 0; i < 50; ++i) {
      input.value = String(0.1 + i * 0.001);
      input.dispatchEvent(new Event('input', { bubbles: true }));
    }
  });
  await frame(page);
  assert.deepEqual((await calls(page)).changes, [{ friends_share: 0.15 }]);
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await frame(page);
  assert.deepEqual((await calls(page)).changes.at(-1), { friends_share: 0.14 });
  await show(page, 'what_if', whatIf({ friends_share: 0.14 }, 0.1));
  assert.ok(await slider.evaluate((input) => input === document.activeElement));
  await page.getByText(/Eerst 15\s%, nu 10\s% · verschil \u22125 procentpunt/).waitFor();
  await page.getByRole('button', { name: new RegExp(`: ${word('reach.parameter.friends_share')}`) }).click();
  await frame(page);
  assert.deepEqual((await calls(page)).changes.at(-1), {});
  assert.ok(await slider.evaluate((input) => input === document.activeElement));
});

test('years without public figures say so; states without an estimate say why', async () => {
  const page = await openViews();
  await show(page, 'what_if', { ...whatIf({}, 0.15), year: 2019 });
  assert.ok((await page.getByText(word('reach.honest.year')).count()) >= 2);
  for (const state of ['unknown', 'failed', 'unavailable']) {
    await show(page, 'reach', { ...panel(state, 0.3), result: null });
    await page.getByText(word(`reach.state.${state}`)).waitFor();
  }
  await show(page, 'reach', {
    ...panel('failed', 0.3),
    result: null,
    problem: { code: 'reach.no_residents', detail: 'total is 0', place: '/villages' },
  });
  await page.getByText(word('reach.problem.no_residents')).waitFor();
  await assertAccessible(page);
});

test('verdicts appear when the results do', async () => {
  const page = await openViews({ viewport: { width: 1280, height: 800 } });
  const claim = page.getByRole('listitem').filter({ hasText: word('claims.everyone.quote') });
  await show(page, 'claims', { file: claim_file, results: {}, changed: false, failed: false });
  await claim.getByText(word('claims.verdict.pending')).first().waitFor();
  await show(page, 'claims', {
    file: claim_file,
    results: { one: result(0.15), ten: result(0.45) },
    changed: false,
    failed: false,
  });
  await claim.getByText(word('claims.verdict.not_supported')).waitFor();
});

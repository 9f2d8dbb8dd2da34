// Reach from end to end: a message is chosen, the model in its worker answers, and panel, map, address and claims agree.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { params, stage, whenIdle, whenQuiet } from './support/browser.mjs';
import { button } from './support/parts.mjs';
import { pictureOf } from './support/picture.mjs';
import { feedOf, itemOf } from './support/site.mjs';
import { pattern, word } from './support/words.mjs';

const scene = stage();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kMessage = 'fb-20140605-1';
const kResidents = 22600;
const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** What the timeline draws of messages. */
const marksOn = (page) => page.evaluate(async () => (await document['kringen'].stats()).visible_marks);
const kClaims_ms = 60_000; // ten posts, each shared 200 times, on a busy machine

const panelOf = (page) => page.getByRole('region', { name: word('reach.title.item') });
const bigNumber = async (page) =>
  Number((await panelOf(page).locator('.reach-number .big').textContent()).replace(/\D/g, ''));
/** Opens what stands behind the first screen. */
const openAll = (page) => panelOf(page).getByText(word('reach.all'), { exact: true }).click();
/** The whole table of a caption, as text: equal answers have equal tables. */
const tableText = async (page) => {
  await openAll(page);
  return panelOf(page).getByRole('table').first().innerText();
};

test('a message says about how many residents saw it, how sure that is, and of whom', async () => {
  const page = await scene.open(`/?item=${kMessage}`);
  const panel = panelOf(page);
  await panel.getByText(/^Ongeveer\s1\sop\sde\s\d+\sinwoners\szag\sdit$/).waitFor();
  const reached = await bigNumber(page);
  assert.ok(reached > 60 && reached < kResidents / 2, `${reached}`);
  await panel.getByText(pattern('reach.evidence.profile')).waitFor();
  await panel
    .getByText(word('reach.of_all', { count: '22.600' }))
    .first()
    .waitFor();
  await openAll(page);
  await panel.getByText(word('reach.villages_unknown')).waitFor(); // the file of Losser knows nothing of one apart
  scene.assertClean(page);
});

test('the same question has the same answer, on every visit', async () => {
  const first = await scene.open(`/?item=${kMessage}`);
  const answer = await tableText(first);
  const second = await scene.open(`/?item=${kMessage}`);
  assert.equal(await tableText(second), answer);
});

test('the whole case reached at least as many as its message, and shows how reach grew', async () => {
  const page = await scene.open(`/?item=${kMessage}`);
  const one = await bigNumber(page);
  await panelOf(page)
    .getByRole('button', { name: word('reach.scope.case') })
    .click();
  const whole = page.getByRole('region', { name: pattern('reach.title.case') });
  await whole.waitFor();
  await whenIdle(page);
  const all = Number((await whole.locator('.reach-number .big').textContent()).replace(/\D/g, ''));
  assert.ok(all > one, `${all} > ${one}`);
  scene.assertClean(page);
});

test('another assumption changes the answer, stands in the address, and can be taken back', async () => {
  const page = await scene.open(`/?item=${kMessage}`);
  const before = await bigNumber(page);
  await button(page, 'what_if.open').click();
  const slider = page.getByRole('slider', { name: word('reach.parameter.friends_share') });
  await slider.fill('0.05');
  await whenIdle(page);
  const fewer = await bigNumber(page);
  assert.ok(fewer < before, `${fewer} < ${before}`);
  assert.match(params(page).get('if') ?? '', /^friends_share:0\.05$/);

  const shared = await scene.open(new URL(page.url()).pathname + new URL(page.url()).search);
  assert.equal(await bigNumber(shared), fewer);

  await button(page, 'what_if.reset_all').click();
  await whenIdle(page);
  assert.equal(await bigNumber(page), before);
  assert.equal(params(page).get('if'), null);
  scene.assertClean(page);
});

test('the weekly paper adds residents, and they are not counted twice', async () => {
  const page = await scene.open(`/?item=${kMessage}&mix=paper`);
  const paper = panelOf(page).getByRole('switch', { name: word('reach.mix.paper') });
  assert.equal(await paper.isChecked(), true);
  await paper.uncheck();
  await whenIdle(page);
  assert.equal(params(page).get('mix'), null);
});

test('a message of a channel that the model does not know says so', async () => {
  const page = await scene.open('/?channel=press&view=list');
  await page.getByRole('article').first().getByRole('link').first().click();
  await whenIdle(page);
  await panelOf(page).getByText(word('reach.missing.channel')).waitFor();
  assert.equal(await panelOf(page).locator('.reach-number').count(), 0);
});

test('the claim about everybody comes out as not supported as said, with its figures', async () => {
  const page = await scene.open('/?view=claims');
  const claims = page.getByRole('region', { name: word('claims.title') });
  await claims.waitFor();
  await whenIdle(page, kClaims_ms);
  assert.equal(await claims.getByText(word('claims.verdict.pending'), { exact: true }).count(), 0);
  const everyone = claims.getByRole('listitem').filter({ hasText: word('claims.everyone.quote') });
  await everyone.getByText(word('claims.verdict.not_supported'), { exact: true }).waitFor();
  await everyone.getByText(/\d+\s%\svan\salle\sinwoners\szit\sniet\sop\sFacebook/).waitFor();
  await page.getByRole('button', { name: word('view.timeline'), exact: true }).click();
  await claims.waitFor({ state: 'hidden' });
});

test('the map follows by buttons: play, a moment, a village, in and out', async () => {
  const page = await scene.open(`/?item=${kMessage}`);
  const controls = page.getByRole('group', { name: word('reach.map.title') });
  const moment = controls.getByRole('slider', { name: word('reach.map.moment') });
  const end = await moment.getAttribute('aria-valuetext');
  await moment.fill('40');
  await page.waitForFunction(
    (text) => document.querySelector('#replay-scrub')?.getAttribute('aria-valuetext') !== text,
    end,
  );
  await controls.getByRole('combobox', { name: word('reach.map.show') }).selectOption('overdinkel');
  await controls.getByRole('button', { name: word('reach.map.zoom_in') }).click();
  await whenIdle(page);
  await page.getByRole('button', { name: word('reach.map.play') }).click();
  await page.getByRole('button', { name: word('reach.map.stop') }).waitFor();
  await page.getByRole('button', { name: word('reach.map.play') }).waitFor(); // at its end, within seconds
  assert.equal(await moment.getAttribute('aria-valuetext'), end);
  scene.assertClean(page);
});

test('fewer viewers than reactions is shown as it is, and gets no estimate', async () => {
  const metrics = [{ source: 'platform', measured: '2025-11-01', reactions: 100, comments: 20, shares: 5, reach: 50 }];
  const place = { name: 'Losser', population: `${scene.site.origin}/assets/losser/population.json` };
  const channels = [{ id: 'facebook', name: 'Facebook', kind: 'social', platform: 'facebook', author: 'page' }];
  const message = itemOf('odd', 'Bericht', { _kringen: { channel: 'facebook', kind: 'post', metrics } });
  const feed = scene.site.make('odd', feedOf([message], { _kringen: { schema: 1, place, channels } }));
  const page = await scene.open(`/?feed=${feed}&item=odd`);
  const panel = panelOf(page);
  await panel.getByText(word('reach.problem.contradicted')).waitFor();
  await panel.getByText(word('reach.reported', { platform: 'Facebook', figure: '50 kijkers' })).waitFor();
  assert.equal(await panel.locator('.reach-number').count(), 0);
  assert.equal(await panel.getByRole('button', { name: word('problem.retry') }).count(), 0);
  await whenQuiet(page);
  assert.equal(await page.locator('#problems').isVisible(), false, 'a matter for the editor, not for a visitor');
  scene.assertClean(page);
});

test('without its worker the page says that there is no estimate, and everything else works', async () => {
  const page = await scene.newPage();
  await page.route('**/reach-*.wasm', (route) => route.abort());
  await page.goto(`/?item=${kMessage}`);
  await whenIdle(page);
  await panelOf(page).getByText(word('reach.state.unavailable')).waitFor();
  await page
    .getByRole('heading', { name: /^Boven\./ })
    .first()
    .waitFor();
});

test('a population that cannot be read is told in a sentence', async () => {
  const page = await scene.newPage();
  await page.route('**/population.json', (route) =>
    route.fulfill({ contentType: 'application/json', body: '{"villages":[{"id":"a","residents":{"value":-5}}]}' }),
  );
  await page.goto(`/?item=${kMessage}`);
  await whenIdle(page);
  await panelOf(page).waitFor();
  assert.equal(await panelOf(page).locator('.reach-number').count(), 0);
  await panelOf(page)
    .getByText(/Daarom is er geen schatting|niet gelukt/)
    .first()
    .waitFor();
});

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`axe finds nothing in panel, what-if and claims: ${scheme}`, async () => {
    const page = await scene.open(`/?item=${kMessage}`, { colorScheme: scheme, bypassCSP: true });
    await button(page, 'what_if.open').click();
    await whenIdle(page);
    await page.addScriptTag({ content: axe });
    const check = () =>
      page.evaluate(async () =>
        (await globalThis['axe'].run(document, { resultTypes: ['violations'] })).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`,
        ),
      );
    assert.deepEqual(await check(), []);
    await page.getByRole('button', { name: word('view.claims') }).click();
    await whenIdle(page, kClaims_ms);
    assert.deepEqual(await check(), []);
  });
}

test('on a phone the map is a view of its own, one touch from the figure, and Back leads back', async () => {
  const page = await scene.open('/?item=fb-20140605-1', kPhone);
  await whenQuiet(page);
  const pressed = () =>
    page
      .getByRole('group', { name: word('view.label') })
      .getByRole('button', { pressed: true })
      .textContent();
  assert.equal(await pressed(), word('view.list'));
  await page.getByRole('button', { name: word('reach.map.play') }).click();
  await whenQuiet(page);
  assert.equal(await pressed(), word('view.map'));
  const picture = await pictureOf(page.locator('#canvas'));
  assert.ok(picture.inked > 0.02, JSON.stringify(picture));
  assert.equal(await marksOn(page), 0, 'the map alone has no marks of the timeline');
  await page.goBack();
  await whenQuiet(page);
  assert.equal(await pressed(), word('view.list'));
  scene.assertClean(page);
});

test('a phone that opens at the map gets the map', async () => {
  const page = await scene.open('/?item=fb-20140605-1&view=map', kPhone);
  await whenQuiet(page);
  assert.equal(await marksOn(page), 0, 'the map alone has no marks of the timeline');
  scene.assertClean(page);
});

test('where there is room the map is no view of its own', async () => {
  const page = await scene.open('/?item=fb-20140605-1&view=map');
  await whenQuiet(page);
  assert.equal(await page.locator('html').getAttribute('data-view'), 'timeline');
  assert.equal(await page.getByRole('button', { name: word('view.map'), exact: true }).count(), 0);
  assert.equal(await page.getByRole('button', { name: word('reach.show_map') }).count(), 0);
});

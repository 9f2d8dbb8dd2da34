// What a guest comes for, by keyboard alone: no more keys than it took when this was written, nothing that has to be found by
// sight, and one sentence at most for whatever is done on the way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stage, whenIdle, whenQuiet } from './support/browser.mjs';
import { heardOf, listen } from './support/ears.mjs';
import { articles, button, canvasOf, detailOf, frameOf, hostIdle, resultsOf, searchOf } from './support/parts.mjs';
import { pattern, word } from './support/words.mjs';

const scene = stage();
const kPatience_ms = 60_000; // what is reckoned of 200 messages takes its time, and costs the guest no key

/** A guest at the keyboard. @param {import('playwright-core').Page} page @param {import('playwright-core').Frame} [frame] where the timeline is */
function guestAt(page, frame) {
  const place = frame ?? page;
  const guest = {
    keys: 0,
    /** @type {string[]} */
    heard: [],
    /** @param {string[]} keys */
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key);
      guest.keys += keys.length;
      await whenIdle(place, kPatience_ms);
    },
    /** A word counts as one: its letters are the guest's own. @param {string} text */
    async type(text) {
      await page.keyboard.insertText(text); // in one go: who pauses hears what was found so far
      guest.keys += 1;
      await whenIdle(place, kPatience_ms);
    },
    /** @param {import('playwright-core').Locator} target */
    async tabTo(target) {
      for (let n = 0; n < 60; ++n) {
        if (await target.evaluate((node) => node === document.activeElement)) return;
        await page.keyboard.press('Tab');
        guest.keys += 1;
      }
      assert.fail(`60 times Tab, and not at ${target}`);
    },
    async listen() {
      guest.heard.push(...(await heardOf(place)));
    },
  };
  return guest;
}

/** @param {string} path @param {import('playwright-core').BrowserContextOptions} [options] */
async function arrive(path, options = {}) {
  const page = await scene.newPage(options);
  await listen(page);
  await page.goto(path);
  await whenQuiet(page);
  return { page, guest: guestAt(page) };
}

const firstLink = (place) => articles(place).first().getByRole('heading').getByRole('link');
const isRead = (place) =>
  detailOf(place)
    .getByRole('heading')
    .first()
    .evaluate((node) => node === document.activeElement);

/** @param {ReturnType<typeof guestAt>} guest @param {{ keys: number, heard: number }} most */
async function assertCost(guest, most) {
  await guest.listen();
  assert.ok(guest.keys <= most.keys, `${guest.keys} keys, ${most.keys} at most`);
  assert.equal(guest.heard.length, most.heard, JSON.stringify(guest.heard));
}

test('read the newest message, go back to where it was, and copy its link', async () => {
  const { page, guest } = await arrive('/');
  await guest.press('Tab', 'Enter'); // over everything, to the messages
  await guest.tabTo(firstLink(page));
  await guest.press('Enter');
  assert.ok(await isRead(page));
  await assertCost(guest, { keys: 4, heard: 0 });
  await guest.press('Escape');
  assert.ok(await firstLink(page).evaluate((node) => node === document.activeElement));
  await guest.press('Enter');
  await guest.tabTo(detailOf(page).getByRole('button', { name: word('detail.copy') }));
  await assertCost(guest, { keys: 22, heard: 0 });
});

test('find what is said about a subject and read it', async () => {
  const { page, guest } = await arrive('/');
  await guest.tabTo(searchOf(page));
  await guest.type('zandzakken');
  await guest.listen();
  await guest.press('Enter');
  assert.ok(
    await resultsOf(page)
      .getByRole('heading')
      .first()
      .evaluate((node) => node === document.activeElement),
  );
  await guest.tabTo(firstLink(page));
  await guest.press('Enter');
  assert.ok(await isRead(page));
  await assertCost(guest, { keys: 7, heard: 1 });
});

test('what was said to one village, and back to everything', async () => {
  const { page, guest } = await arrive('/');
  await guest.tabTo(button(page, 'filter.button'));
  await guest.press('Enter');
  await guest.tabTo(page.getByRole('checkbox', { name: /^Overdinkel/ }));
  await guest.press(' ');
  await guest.listen();
  await guest.press('Escape');
  await guest.tabTo(page.getByRole('button', { name: pattern('chip.remove') }));
  await guest.press('Enter');
  await assertCost(guest, { keys: 26, heard: 2 });
});

test('walk along the timeline and read what stands there', async () => {
  const { page, guest } = await arrive('/');
  await guest.tabTo(canvasOf(page));
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft']) {
    await guest.press(key);
    await guest.listen();
  }
  await guest.press('Enter');
  assert.ok(await isRead(page));
  await assertCost(guest, { keys: 12, heard: 3 });
});

test('in the page of a host: in, read a message, and out again', async () => {
  const page = await scene.newPage();
  await listen(page);
  await page.goto('/fixtures/host/host.html');
  await hostIdle(page);
  const frame = await frameOf(page, 'second');
  const guest = guestAt(page, frame);
  await page.getByLabel('Tussen de tijdlijnen').focus();
  await guest.tabTo(firstLink(frame));
  await guest.press('Enter');
  assert.ok(await isRead(frame));
  await assertCost(guest, { keys: 18, heard: 0 });
});

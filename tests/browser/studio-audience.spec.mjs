// What the studio asks of a channel and may be passed over: its platform, its followers, how many of them live here.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { upload } from './support/archives.mjs';
import { stage, whenIdle } from './support/browser.mjs';
import { add, assertAccessible, button, exported, filled, region } from './support/studio.mjs';
import { studioWord as word } from './support/words.mjs';

const scene = stage();

test('followers of a channel: asked apart, may be passed over, with the keyboard, taken back, in the export', async () => {
  const page = await filled(scene);
  const channels = async () => JSON.parse((await exported(page)).get('export/feed.json') ?? '{}')._kringen.channels;
  assert.ok(
    (await channels()).every((/** @type {any} */ channel) => !channel.followers),
    'nothing waits for it',
  );
  const group = region(page, 'studio.audience')
    .getByRole('group', { name: word('question.followers') })
    .first();
  await group.getByLabel(word('studio.followers_count')).focus();
  await page.keyboard.type('8900');
  await group.getByLabel(word('studio.followers_day')).fill('2025-10-01');
  await group.getByLabel(word('studio.followers_day')).blur();
  await whenIdle(page);
  await group.getByRole('button', { name: word('studio.followers_more') }).click();
  await page.keyboard.type('9000');
  await group.getByLabel(word('studio.followers_day')).last().fill('2025-11-01');
  await group.getByLabel(word('studio.followers_day')).last().blur();
  await whenIdle(page);
  const told = (await channels()).flatMap((/** @type {any} */ channel) => channel.followers ?? []);
  assert.deepEqual(told, [
    { date: '2025-10-01', count: 8900 },
    { date: '2025-11-01', count: 9000 },
  ]);
  await assertAccessible(page);
  await group.getByLabel(word('studio.followers_count')).last().fill('-5');
  await group.getByLabel(word('studio.followers_count')).last().blur();
  assert.ok(await group.getByText(word('studio.audience_wrong')).isVisible());
  await button(page, 'studio.undo').click();
  await whenIdle(page);
  const left = (await channels()).flatMap((/** @type {any} */ channel) => channel.followers ?? []);
  assert.deepEqual(left, [{ date: '2025-10-01', count: 8900 }]);
  const share = region(page, 'studio.audience')
    .getByRole('group', { name: word('question.local_share') })
    .first();
  assert.ok(await share.getByRole('radio', { name: word('choice.unknown') }).isChecked());
  await share.getByLabel(word('studio.share_of_hundred')).fill('65');
  await share.getByLabel(word('studio.share_of_hundred')).blur();
  await whenIdle(page);
  const shares = async (member = 'followers') =>
    (await channels()).flatMap((/** @type {any} */ channel) => channel.local_share?.[member] ?? []);
  assert.deepEqual(await shares(), [0.65]);
  for (const [typed, expected] of /** @type {const} */ ([
    ['130', []],
    ['12.5', [0.125]],
    ['1000000000000000', []],
  ])) {
    await share.getByLabel(word('studio.share_of_hundred')).fill(typed);
    await share.getByLabel(word('studio.share_of_hundred')).blur();
    await whenIdle(page);
    assert.equal(await share.getByText(word('studio.share_wrong')).isVisible(), expected.length === 0, typed);
    assert.deepEqual(await shares(), expected, typed);
  }
  const others = page.getByLabel(word('studio.others_of_hundred')).first();
  await others.fill('30');
  await others.blur();
  await whenIdle(page);
  assert.deepEqual(await shares('others'), [0.3]);
});

test('what a platform told of a month is asked of a page, under the word of the platform', async () => {
  const page = await scene.open('/studio.html');
  const table =
    'datum;titel;kanaal;platform;soort account;zichtbaar\n15-3-2025;Brug open;Gemeente;facebook;pagina;ja\n';
  await add(page, [upload('berichten.csv', Buffer.from(table))]);
  const told = async () =>
    JSON.parse((await exported(page)).get('export/feed.json') ?? '{}')._kringen.channels[0].period_reach;
  const group = region(page, 'studio.audience').getByRole('group', { name: word('question.period_reach') });
  await group.getByLabel(word('studio.period_count')).fill('12400');
  await group.getByLabel(word('studio.period_month')).fill('2025-02');
  await group.getByLabel(word('studio.period_month')).blur();
  await whenIdle(page);
  const february = { from: '2025-02-01', to: '2025-02-28', reach: 12_400, definition: 'viewers' };
  assert.deepEqual(await told(), [february]);
  await group.getByRole('button', { name: word('studio.period_more') }).click();
  await page.keyboard.type('9000');
  await group
    .getByLabel(word('studio.period_called'))
    .last()
    .selectOption({ label: word('studio.period_kind.reach') });
  await group.getByLabel(word('studio.period_month')).last().fill('2024-12');
  await group.getByLabel(word('studio.period_month')).last().blur();
  await whenIdle(page);
  const december = { from: '2024-12-01', to: '2024-12-31', reach: 9000, definition: 'reach' };
  assert.deepEqual(await told(), [december, february]);
  await assertAccessible(page);
  await button(page, 'studio.undo').click();
  await whenIdle(page);
  assert.deepEqual(await told(), [february]);
  assert.equal(await group.getByLabel(word('studio.period_count')).last().inputValue(), '12400');
});

test('on which platform a channel is, is asked first where no row tells, and the answer is in the export', async () => {
  const page = await scene.open('/studio.html');
  const table = 'datum;titel;kanaal;zichtbaar\n15-3-2025;Brug open;Nieuws van Losser;ja\n';
  await add(page, [upload('berichten.csv', Buffer.from(table))]);
  const channel = async () => JSON.parse((await exported(page)).get('export/feed.json') ?? '{}')._kringen.channels[0];
  assert.equal((await channel()).platform, undefined);
  const list = region(page, 'studio.audience').getByRole('combobox', { name: word('question.platform') });
  await list.selectOption({ label: 'Facebook' });
  await whenIdle(page);
  assert.equal((await channel()).platform, 'facebook');
  assert.equal((await channel()).kind, 'social');
  assert.equal(await list.inputValue(), 'facebook');
  await region(page, 'studio.audience')
    .getByRole('group', { name: word('question.author') })
    .waitFor();
  await assertAccessible(page);
  await list.selectOption('');
  await whenIdle(page);
  assert.equal((await channel()).platform, undefined);
});

// The studio as a communication officer uses it: archives in, questions answered, messages reviewed and labelled, a preview, an
// export out. And that nothing of a withheld message gets out, nothing is sent, and nothing is lost.
import assert from 'node:assert/strict';
import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { membersOf, upload, usualArchives, zip } from './support/archives.mjs';
import { stage, whenIdle } from './support/browser.mjs';
import {
  add,
  answerAll,
  assertAccessible,
  button,
  exported,
  filled,
  itemsOf,
  region,
  rows,
  seeAll,
  seeOnce,
  settled,
} from './support/studio.mjs';
import { heardOf, listen } from './support/ears.mjs';
import { studioWord as word } from './support/words.mjs';

/** @typedef {import('playwright-core').Page} Page */

const scene = stage();
const archives = await usualArchives();

test('from archives to an export: nothing is public before the question is answered, nothing is sent', async () => {
  const page = await scene.open('/studio.html');
  await add(page, archives);
  const before = itemsOf(await exported(page)).length;
  await answerAll(page);
  await seeAll(page);
  const files = await exported(page);
  const items = itemsOf(files);
  assert.ok(items.length > before, `${before} before, ${items.length} after`);
  assert.ok(files.has('export/withdrawn.json'));
  const { requests } = scene.record(page);
  assert.deepEqual(
    requests.filter((url) => new URL(url).origin !== scene.site.origin && !url.startsWith('blob:')),
    [],
  );
  scene.assertClean(page);
});

test('the table says of each message whether it becomes public, and the export agrees', async () => {
  const page = await filled(scene);
  const open = await rows(page)
    .filter({ hasText: word('studio.state.public') })
    .count();
  const all = await rows(page).count();
  assert.ok(open > 3 && all > open);
  assert.equal(itemsOf(await exported(page)).length, open);
});

test('withhold, take back, do again: with the mouse and with the keyboard', async () => {
  const page = await filled(scene);
  const count = async () => itemsOf(await exported(page)).length;
  const before = await count();
  const row = rows(page)
    .filter({ hasText: word('studio.state.public') })
    .first();
  await row.getByRole('button', { name: word('studio.withhold') }).click();
  await whenIdle(page);
  assert.equal(await count(), before - 1);
  await button(page, 'studio.undo').click();
  await whenIdle(page);
  assert.equal(await count(), before);
  await page.keyboard.press('Control+Shift+Z');
  await whenIdle(page);
  assert.equal(await count(), before - 1);
  await page.keyboard.press('Control+Z');
  await whenIdle(page);
  assert.equal(await count(), before);
});

test('each thing done is heard once, undone and done again too', async () => {
  const page = await scene.newPage();
  await listen(page);
  await page.goto('/studio.html');
  await whenIdle(page);
  await add(page, archives);
  await answerAll(page);
  await heardOf(page);
  const act = async (name) => {
    await button(page, name).first().press('Enter');
    await settled(page);
    return heardOf(page);
  };
  const withheld = await act('studio.withhold');
  assert.equal(withheld.length, 1, JSON.stringify(withheld));
  const undone = await act('studio.undo');
  assert.equal(undone.length, 1, JSON.stringify(undone));
  const [count, before] = withheld[0].match(/\d+/g);
  assert.equal(undone[0], word('studio.undone', { count: before, before: count }));
  await page.keyboard.press('Control+Shift+Z');
  await settled(page);
  assert.deepEqual(await heardOf(page), [word('studio.redone', { count, before })]);
  await page.getByRole('searchbox', { name: word('studio.filter.text') }).fill('zzz');
  await page.getByText(word('studio.no_rows')).waitFor();
  assert.deepEqual(await heardOf(page), [word('studio.no_rows')]);
});

test('the keyboard alone: a row, its message, a label, and back in the row', async () => {
  const page = await filled(scene);
  const open = rows(page).first().getByRole('button').first();
  await open.focus();
  await page.keyboard.press('Enter');
  await whenIdle(page);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H3');
  const instrument = region(page, 'studio.look').getByLabel(word('studio.label.instrument'));
  await instrument.focus();
  await page.keyboard.press('ArrowDown');
  await whenIdle(page);
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute('name')),
    'instrument',
    'the focus stays where it was',
  );
  assert.ok(
    (await rows(page)
      .filter({ hasText: word('studio.instrument.communication') })
      .count()) > 0,
  );
});

test('many at once: all that a filter shows get a new case, and a story is made of it', async () => {
  const page = await filled(scene);
  const review = region(page, 'studio.review');
  await review.getByLabel(word('studio.filter.state')).selectOption('public');
  await whenIdle(page);
  await review.getByLabel(word('studio.choose_page')).check();
  const bulk = review.getByRole('group', { name: word('studio.bulk') });
  await bulk
    .getByRole('combobox', { name: word('studio.label.case') })
    .selectOption({ label: word('studio.case_new') });
  await bulk.getByLabel(word('studio.case_name')).fill('Dorpsplein');
  await bulk.getByRole('button', { name: word('studio.case_make') }).click();
  await whenIdle(page);
  await button(page, 'studio.story_make').click();
  await whenIdle(page);
  const feed = JSON.parse((await exported(page)).get('export/feed.json') ?? '');
  assert.deepEqual(
    feed._kringen.cases.map(({ title }) => title),
    ['Dorpsplein'],
  );
  assert.ok(feed.items.every((item) => item._kringen.case === 'dorpsplein'));
  assert.equal(feed._kringen.stories[0].stops.length, feed.items.length);
  assert.ok(feed._kringen.stories[0].stops.every(({ item }) => feed.items.some(({ id }) => id === item)));
});

test('what is taken out of a text is shown with its reason, and can stay when it is the municipality’s own', async () => {
  const page = await scene.open('/studio.html');
  await add(page, [
    upload('eigen.csv', 'datum;titel;tekst;zichtbaar\n2014-06-05;Loket;Mail naar loket@losser.example voor hulp;ja\n'),
  ]);
  await rows(page).first().getByRole('button').first().click();
  await whenIdle(page);
  const look = region(page, 'studio.look');
  assert.match(await look.innerText(), /loket@losser\.example/);
  assert.match(await look.innerText(), new RegExp(word('studio.redaction.email')));
  await seeAll(page);
  assert.doesNotMatch((await exported(page)).get('export/feed.json') ?? '', /loket@/);
  await look.getByRole('button', { name: word('studio.allow') }).click();
  await whenIdle(page);
  await seeAll(page);
  assert.match((await exported(page)).get('export/feed.json') ?? '', /loket@losser\.example/);
});

test('work is saved without a message in it, and comes back over the same archives', async () => {
  const page = await filled(scene);
  await rows(page)
    .filter({ hasText: word('studio.state.public') })
    .first()
    .getByRole('button', { name: word('studio.withhold') })
    .click();
  await whenIdle(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'studio.save_work').click()]);
  const work = await readFile(await download.path(), 'utf8');
  const feed = (await exported(page)).get('export/feed.json');
  for (const { content_text: text } of JSON.parse(feed ?? '').items)
    if (text?.length > 8) assert.ok(!work.includes(text.slice(0, 30)));
  const later = await scene.open('/studio.html');
  await add(later, [upload('kringen-werk.json', work), ...archives]);
  const again = (await exported(later)).get('export/feed.json');
  const undated = (/** @type {string | undefined} */ text) => text?.replace(/"generated":"[^"]*"/, '');
  assert.equal(undated(again), undated(feed));
});

test('the preview is the real timeline with what would be public now', async () => {
  const page = await filled(scene);
  const open = await rows(page)
    .filter({ hasText: word('studio.state.public') })
    .count();
  await button(page, 'studio.pane.preview').click();
  const frame = await (await page.getByTitle(word('studio.preview')).elementHandle())?.contentFrame();
  assert.ok(frame);
  await whenIdle(frame);
  assert.equal(await frame.evaluate(() => document['kringen'].stats().then(({ items }) => items)), open);
  scene.assertClean(page);
});

test('broken, foreign and hostile files get a sentence with their name, and the rest is read', async () => {
  const page = await scene.open('/studio.html');
  const good = membersOf('mastodon');
  const whole = await zip(membersOf('facebook'));
  await add(page, [
    upload('leeg.zip', ''),
    upload('half.zip', whole.subarray(0, whole.length / 2)),
    upload('brief.docx', 'PK\u0003\u0004 nee'),
    upload('vakantie.zip', await zip([{ path: 'foto.jpg', bytes: new Uint8Array(99) }])),
    upload(
      'html.zip',
      await zip([{ path: 'your_facebook_activity/posts/your_posts_1.html', bytes: new Uint8Array(9) }]),
    ),
    upload('slot.zip', await zip(good, { password: 'geheim' })),
    upload('bom.zip', await zip([{ path: 'outbox.json', bytes: new Uint8Array(40_000_000) }], { level: 9 })),
    upload('weg.zip', await zip([{ path: '../outbox.json', bytes: good[1].bytes }])),
    upload('goed.zip', await zip(good)),
  ]);
  await region(page, 'studio.sources')
    .getByText(new RegExp(`^${word('heading.malformed')}`))
    .click();
  const report = await region(page, 'studio.sources').innerText();
  for (const code of [
    'archive.not_readable',
    'archive.nothing_known',
    'file.facebook_html',
    'archive.encrypted',
    'archive.bomb',
    'archive.bad_name',
  ]) {
    assert.ok(report.includes(word(code)), code);
  }
  for (const name of ['leeg.zip', 'half.zip', 'vakantie.zip', 'slot.zip', 'bom.zip', 'weg.zip'])
    assert.ok(report.includes(name), name);
  assert.ok((await rows(page).count()) > 0, 'the good one is read');
  scene.assertClean(page);
});

test('reading can be stopped: nothing of that archive is taken', async () => {
  const page = await scene.open('/studio.html');
  const large = [
    ...membersOf('mastodon'),
    ...Array.from({ length: 40 }, (_, i) => ({
      path: `posts/your_posts_${i}.json`,
      bytes: new Uint8Array(4_000_000).map((_, k) => 48 + ((k * 7 + i) % 10)),
    })),
  ];
  const bytes = await zip(large, { level: 1 });
  await page.evaluate(() => {
    // As fast as a hand can be: at the first sight of the button.
    new MutationObserver((_, observer) => {
      const stop = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stoppen');
      if (!stop) return;
      observer.disconnect();
      stop.click();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await add(page, [upload('groot.zip', bytes)]);
  assert.match(await region(page, 'studio.sources').innerText(), new RegExp(word('studio.archive_cancelled')));
  assert.equal(await rows(page).count(), 0);
});

test('nothing is downloaded before each marked message was opened; who changes a text must look again', async () => {
  const page = await scene.open('/studio.html');
  await add(page, archives);
  await answerAll(page);
  const gate = region(page, 'studio.gate');
  assert.ok(await button(page, 'studio.download').isDisabled());
  assert.ok(await button(page, 'studio.site_download').isDisabled());
  assert.match(
    await region(page, 'studio.finish').innerText(),
    new RegExp(word('studio.unseen.one').replace('{count}', '1')),
  );
  await gate.getByLabel(word('studio.gate_eyes')).check();
  await whenIdle(page);
  await seeOnce(page);
  assert.ok(await button(page, 'studio.download').isDisabled(), 'the second person has not looked');
  await gate.getByLabel(word('studio.gate_person_2'), { exact: true }).check();
  await seeOnce(page);
  assert.ok(await button(page, 'studio.download').isEnabled());
  assert.match(await gate.innerText(), new RegExp(word('studio.gate_none')));
  const open = itemsOf(await exported(page)).length;
  await button(page, 'studio.undo').click();
  await whenIdle(page);
  assert.ok(await button(page, 'studio.download').isDisabled());
  await button(page, 'studio.gate_next').click();
  await whenIdle(page);
  await region(page, 'studio.look')
    .getByRole('button', { name: word('studio.withhold'), exact: true })
    .click();
  await whenIdle(page);
  assert.equal(itemsOf(await exported(page)).length, open - 1);
});

test('the sums of each file are shown, and they hold', async () => {
  const page = await filled(scene);
  await region(page, 'studio.sources').getByText(word('heading.sums')).click();
  const lines = await region(page, 'studio.sources')
    .getByRole('group')
    .filter({ hasText: word('heading.sums') })
    .getByRole('listitem')
    .allInnerTexts();
  assert.ok(lines.length > 4, lines.join('\n'));
  for (const line of lines) {
    const [read, ...parts] = (line.slice(line.lastIndexOf(': ') + 2).match(/\d+/g) ?? []).map(Number);
    assert.equal(parts.length, 5, line);
    assert.equal(
      parts.reduce((sum, part) => sum + part, 0),
      read,
      line,
    );
  }
});

test('withdraw and allow again what an export of before has, without its archives', async () => {
  const page = await filled(scene);
  const files = await exported(page);
  const first = itemsOf(files)[0].id;
  const bytes = await zip([...files].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) })));
  const later = await scene.open('/studio.html');
  await add(later, [upload('export.zip', bytes)]);
  const before = region(later, 'studio.before');
  const kept = itemsOf(await exported(later)).length;
  assert.equal(kept, itemsOf(files).length);
  await before
    .getByRole('button', { name: new RegExp(`^${word('studio.withdraw')}:`) })
    .first()
    .click();
  await whenIdle(later);
  const without = await exported(later);
  assert.equal(itemsOf(without).length, kept - 1);
  assert.ok(!JSON.stringify([...without]).includes(`"${first}"`), 'nothing names it');
  assert.equal(
    JSON.parse(without.get('export/withdrawn.json') ?? '').withdrawn.length,
    JSON.parse(files.get('export/withdrawn.json') ?? '').withdrawn.length + 1,
  );
  await before
    .getByRole('button', { name: new RegExp(`^${word('studio.restore')}:`) })
    .first()
    .click();
  await whenIdle(later);
  assert.equal(itemsOf(await exported(later)).length, kept);
  await assertAccessible(later);
});

/** An archive of a made-up office with so many posts. @param {number[]} numbers */
const officeArchive = (numbers) =>
  zip([
    {
      path: 'profile_information/profile_information.json',
      bytes: new TextEncoder().encode(
        JSON.stringify({
          profile_v2: {
            name: { full_name: 'Gemeente Voorbeeld' },
            profile_uri: 'https://www.facebook.com/gemeentevoorbeeld',
          },
        }),
      ),
    },
    {
      path: 'posts/your_posts_1.json',
      bytes: new TextEncoder().encode(
        JSON.stringify(
          numbers.map((n) => ({
            timestamp: 1400000000 + n * 86400,
            data: [{ post: `De brug is open: bericht ${n}.` }],
          })),
        ),
      ),
    },
  ]);

test('many messages leave an export only when somebody says so; the list is shown first', async () => {
  const page = await scene.open('/studio.html');
  const all = Array.from({ length: 40 }, (_, n) => n);
  await add(page, [upload('facebook.zip', await officeArchive(all))]);
  await answerAll(page);
  await seeAll(page);
  const files = await exported(page);
  assert.equal(itemsOf(files).length, 40);
  const later = await scene.open('/studio.html');
  await add(later, [
    upload(
      'export.zip',
      await zip([...files].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }))),
    ),
    upload('facebook.zip', await officeArchive(all.filter((n) => n < 10 || n > 19))),
  ]);
  await answerAll(later);
  await seeAll(later);
  assert.ok(await button(later, 'studio.download').isDisabled());
  assert.equal(await region(later, 'studio.gate').getByRole('listitem').count(), 10);
  const choose = async (/** @type {string} */ choice) => {
    await region(later, 'studio.questions')
      .getByRole('radio', { name: word(choice) })
      .check();
    await whenIdle(later);
  };
  await choose('choice.keep');
  assert.equal(itemsOf(await exported(later)).length, 40);
  await choose('choice.withdraw');
  const after = await exported(later);
  assert.equal(itemsOf(after).length, 30);
  assert.equal(JSON.parse(after.get('export/withdrawn.json') ?? '').withdrawn.length, 10);
});

test('a folder that a browser unpacked is one archive', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kringen-'));
  try {
    for (const { path, bytes } of membersOf('facebook')) {
      await mkdir(dirname(join(folder, 'facebook-jan', path)), { recursive: true });
      await writeFile(join(folder, 'facebook-jan', path), bytes);
    }
    const page = await scene.open('/studio.html');
    await page.getByLabel(word('studio.choose_folder'), { exact: true }).setInputFiles(join(folder, 'facebook-jan'));
    await settled(page);
    assert.ok((await rows(page).count()) > 0);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('an archive that is dropped anywhere on the page is taken', async () => {
  const page = await scene.open('/studio.html');
  const bytes = [...archives[0].buffer];
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(content)], 'facebook.zip'));
    return transfer;
  }, bytes);
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer: data });
  await settled(page);
  assert.ok((await rows(page).count()) > 0);
});

test('a download that fails says so, and the next one works', async () => {
  const page = await filled(scene);
  const finish = region(page, 'studio.finish');
  await finish.getByLabel(word('studio.site_address')).fill('https://voorbeeld.nl/tijdlijn/');
  await page.route('**/publish.css', (route) => route.abort(), { times: 1 });
  await button(page, 'studio.site_download').click();
  await whenIdle(page);
  assert.equal(await finish.getByRole('alert').innerText(), word('studio.no_app'));
  assert.equal(await finish.getByRole('status').innerText(), '');
  await Promise.all([page.waitForEvent('download'), button(page, 'studio.site_download').click()]);
  await whenIdle(page);
  assert.equal(await finish.getByRole('status').innerText(), word('studio.site_done'));
  assert.equal(await finish.getByRole('alert').count(), 0);
});

test('a failure of the program is told', async () => {
  const page = await filled(scene);
  await page.route('**/studio-app.json', (route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: '[' }),
  );
  await region(page, 'studio.finish').getByLabel(word('studio.site_address')).fill('https://voorbeeld.nl/tijdlijn/');
  await button(page, 'studio.site_download').click();
  await whenIdle(page);
  assert.equal(await region(page, 'studio.sources').getByRole('alert').innerText(), word('studio.broken'));
});

for (const [name, options] of [
  ['at a desk', {}],
  ['on a phone', { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
  ['in the dark', { colorScheme: 'dark' }],
]) {
  test(`axe finds nothing: ${name}, empty, full and with a message`, async () => {
    const page = await scene.open('/studio.html', options);
    await assertAccessible(page);
    await add(page, archives);
    await assertAccessible(page);
    await rows(page).first().getByRole('button').first().click();
    await whenIdle(page);
    await rows(page).first().getByRole('checkbox').check();
    await assertAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
  });
}

test('in English no Dutch is left in the page’s own words', async () => {
  const page = await scene.open('/studio.html?lang=en');
  await page.getByLabel('Choose files', { exact: true }).setInputFiles(archives);
  await settled(page);
  const rules = {
    Archieven: 'Archives',
    bewaren: 'Save work',
    Vragen: 'Questions',
    nakijken: 'Review messages',
    openbaar: 'becomes public',
  };
  const text = await page.locator('body').innerText();
  for (const [dutch, english] of Object.entries(rules)) {
    assert.ok(!text.includes(dutch), dutch);
    assert.ok(text.includes(english), english);
  }
});

test('the table of the CBS and the map of PDOK become population.json', async () => {
  const page = await filled(scene);
  const file = async (/** @type {string} */ name) =>
    upload(name, new Uint8Array(await readFile(join('tests/fixtures/census', name))));
  await add(page, [await file('wijken-2024.geojson')]);
  const census = region(page, 'studio.census');
  assert.ok(await census.getByText(word('studio.census_waits_table')).isVisible());
  await add(page, [await file('kwb-2024.csv')]);
  await census
    .getByRole('combobox', { name: word('studio.census_town'), exact: true })
    .selectOption({ label: 'Waterlanden' });
  await whenIdle(page);
  assert.match(String(await census.getByRole('status').textContent()), /Waterlanden/);
  const files = await exported(page);
  const population = JSON.parse(files.get('export/population.json') ?? '{}');
  assert.equal(population.municipality?.name ?? population.name, 'Waterlanden');
  assert.equal(population.municipality.agglomeration, undefined);
  await census.getByRole('checkbox', { name: word('studio.census_agglomeration') }).check();
  await whenIdle(page);
  const part = JSON.parse((await exported(page)).get('export/population.json') ?? '{}');
  assert.equal(part.municipality.agglomeration, true);
  assert.equal(JSON.parse(files.get('export/feed.json') ?? '{}')._kringen.place.population, 'population.json');
  await assertAccessible(page);
});

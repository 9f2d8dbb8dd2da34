// One number for one message: the panel, what a screen reader is told, reach.json and the published page say the same, and what it
// rests on, of every kind of evidence there is.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { stage, whenIdle, whenQuiet } from './support/browser.mjs';
import { feedOf, itemOf, kSite } from './support/site.mjs';
import { pattern, word } from './support/words.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const scene = stage();
const folder = mkdtempSync(join(tmpdir(), 'kringen-reported-'));
after(() => rmSync(folder, { recursive: true }));

const kChannels = [
  { id: 'page', name: 'Gemeente', kind: 'social', platform: 'facebook', author: 'page' },
  {
    id: 'followed',
    name: 'Gemeente',
    kind: 'social',
    platform: 'facebook',
    author: 'page',
    followers: [
      { date: '2024-01-01', count: 2200 },
      { date: '2025-12-01', count: 2600 },
    ],
    local_share: { followers: 0.7, others: 0.3, mark: 'A' },
  },
  { id: 'photos', name: 'Instagram', kind: 'social', platform: 'instagram', author: 'page' },
  { id: 'work', name: 'LinkedIn', kind: 'social', platform: 'linkedin', author: 'page' },
  { id: 'short', name: 'X', kind: 'social', platform: 'x', author: 'profile' },
  { id: 'mayor', name: 'Burgemeester', kind: 'social', platform: 'facebook', author: 'profile' },
];
/** @type {[id: string, channel: string, date: string, metrics: object][]} */
const kMessages = [
  ['reported', 'page', '2025-10-05', { reach: 5200, reactions: 140, comments: 31, shares: 12 }],
  ['elsewhere', 'page', '2025-10-06', { reach: 90_000, reactions: 940, shares: 212 }],
  ['small', 'page', '2025-10-07', { reach: 60, reactions: 3 }],
  ['nobody', 'page', '2025-10-08', { reach: 0 }],
  ['paid', 'page', '2025-10-09', { reach: 3000, reach_paid: 1800, definition: 'viewers', reactions: 1400 }],
  ['rate', 'followed', '2025-10-09', { reactions: 24, comments: 2, shares: 1 }],
  ['split', 'followed', '2025-10-10', { reach: 3000, reach_followers: 1200, reactions: 24 }],
  ['photos', 'photos', '2025-10-11', { reach: 1800, definition: 'reach', reactions: 88 }],
  ['work', 'work', '2025-10-12', { reach: 800, definition: 'unique-impressions', reactions: 21 }],
  ['views', 'short', '2025-10-12', { impressions: 1500, reactions: 8 }],
  ['profile', 'mayor', '2014-05-13', { reactions: 80, comments: 12, shares: 9 }],
];
const kEvidence = {
  reported: 'reported',
  elsewhere: 'reported',
  small: 'reported',
  nobody: 'nobody',
  paid: 'reported_paid',
  rate: 'rate',
  split: 'reported_here',
  photos: 'reported',
  work: 'reported',
  views: 'views',
  profile: 'profile',
};

/** Of this one it is known that some did something with it, and not how many saw it. */
const kUnknown = /** @type {(typeof kMessages)[number]} */ ([
  'unknown',
  'page',
  '2025-10-13',
  { reactions: 40, comments: 3, shares: 2 },
]);
const items = () =>
  [...kMessages, kUnknown].map(([id, channel, day, metrics]) =>
    itemOf(id, `Bericht ${id}`, {
      date_published: `${day}T10:00:00+02:00`,
      _kringen: { channel, kind: 'post', metrics: [{ source: 'platform', measured: '2025-11-01', ...metrics }] },
    }),
  );
const run = (/** @type {string[]} */ ...words) => {
  const done = spawnSync(kProgram, ['--language', 'nl', '--quiet', ...words], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
};

/** @type {any} */
let reach = {};
before(() => {
  const data = join(folder, 'export');
  mkdirSync(data);
  const place = { name: 'Losser', timezone: 'Europe/Amsterdam', population: 'population.json' };
  const feed = feedOf(items(), { language: 'nl', _kringen: { schema: 1, place, channels: kChannels } });
  writeFileSync(join(data, 'feed.json'), JSON.stringify(feed));
  cpSync('assets/losser/population.json', join(data, 'population.json'));
  run('reach', data);
  run('publish', data, '-o', join(folder, 'site'), '--base-url', 'https://voorbeeld.nl/', '--app', kSite);
  reach = JSON.parse(readFileSync(join(data, 'reach.json'), 'utf8'));
});

/** "Facebook meldde 5.200 kijkers. ..." of the published page of a message. @param {string} id */
function published(id) {
  const html = readFileSync(join(folder, 'site/bericht', `${id}.html`), 'utf8');
  return /<p class="reach">([^<]*)<\/p>/.exec(html)?.[1] ?? '';
}

const plain = (/** @type {string | null} */ text) => (text ?? '').replace(/\s+/g, ' ').trim();

test('panel, announcement, reach.json and published page agree to the digit, for every evidence', async () => {
  const place = { name: 'Losser', population: `${scene.site.origin}/assets/losser/population.json` };
  const feed = scene.site.make('evidence', feedOf(items(), { _kringen: { schema: 1, place, channels: kChannels } }));
  const page = await scene.open(`/?feed=${feed}`);
  for (const [id] of kMessages) {
    await page.goto(`${scene.site.origin}/?feed=${feed}&item=${id}`);
    await whenIdle(page);
    await whenQuiet(page);
    const panel = page.getByRole('region', { name: word('reach.title.item') });
    await panel.getByRole('button', { name: word('what_if.open') }).waitFor();
    const evidence = plain(
      await panel.locator('.reach-evidence').evaluate((line) => line.firstChild?.textContent ?? ''),
    );
    assert.match(evidence, pattern(`reach.evidence.${kEvidence[id]}`), id);
    assert.ok(published(id).includes(evidence), `${id}: "${evidence}" is not in "${published(id)}"`);
    const { median, low, high } = rangeOf(id);
    const about = plain(await panel.locator('.reach-number .big').textContent());
    assert.ok(
      median === 0 ? about === '0' : median < 100 ? about === word('reach.few') : sameAbout(about, median),
      `${id}: ${about}`,
    );
    if (kEvidence[id] !== 'nobody') assert.ok(evidence.includes(`${rangeWords(low, high)} inwoners`), evidence);
    const said =
      id === 'nobody'
        ? word('reach.headline.none', { what: word('reach.saw.item.one') })
        : `${rangeWords(low, high)} inwoners`;
    await page.getByRole('status').getByText(said).waitFor();
    for (const code of reach.items[id].warnings) {
      if (!['mostly_elsewhere', 'no_adoption', 'other_year'].includes(code)) continue;
      const words = word(`reach.warning.${code}`, { platform: 'Facebook', year: '2014' }).slice(0, 24);
      assert.ok(
        (await panel.innerText()).includes(words.slice(words.startsWith('Facebook') ? 9 : 0)),
        `${id}: ${code}`,
      );
    }
  }
  scene.assertClean(page);
});

/** @param {string} id */
function rangeOf(id) {
  const [median, low, high] = reach.items[id].reach;
  return { median, low, high };
}

/** No number below a hundred. @param {number} low @param {number} high */
function rangeWords(low, high) {
  if (high < 100) return word('reach.few');
  const values = { low: aboutWords(low), high: aboutWords(high) };
  return word(low < 100 ? 'reach.range.most' : 'reach.range', values);
}

/** As the page and the published page write it: two digits. @param {number} persons */
function aboutWords(persons) {
  if (persons < 100) return String(persons);
  const unit = 10 ** (String(persons).length - 2);
  return new Intl.NumberFormat('nl-NL', { useGrouping: true }).format(Math.round(persons / unit) * unit);
}
const sameAbout = (/** @type {string} */ text, /** @type {number} */ persons) =>
  text === `\u2248 ${aboutWords(persons)}`;

test('5,200 viewers are not 370 residents: the number follows what was reported, and is never more than use the platform', () => {
  const { median, low, high } = rangeOf('reported');
  assert.ok(median > 2500 && median < 3500 && low < 2000 && high > 4000, `${low} ${median} ${high}`);
  const most = reach.items.elsewhere.users;
  assert.ok(rangeOf('elsewhere').high <= most && rangeOf('elsewhere').median > median);
  assert.ok(reach.items.elsewhere.warnings.includes('mostly_elsewhere'));
  assert.deepEqual(Object.values(rangeOf('nobody')), [0, 0, 0]);
  assert.deepEqual([reach.items.paid.reported, reach.items.paid.paid], [3000, 1800]);
  assert.match(published('paid'), /meldde 3\.000 kijkers, waarvan 1\.800 door een advertentie\. .* andere 1\.200 /);
  assert.ok(rangeOf('paid').high < 1200, 'whom money brought is no resident that was estimated');
  const width = (/** @type {string} */ id) => Math.log(rangeOf(id).high / rangeOf(id).low);
  assert.ok(width('split') < 0.75 * width('reported'), 'who enters more knows more');
  assert.equal(reach.items.rate.followers, 2570);
  assert.deepEqual([reach.year, reach.residents, reach.replicates], [2014, 22_600, 512]);
});

test('villages are parts of the number, and the same parts on the page', () => {
  for (const [
    id,
    {
      villages,
      reach: [median],
    },
  ] of Object.entries(reach.items)) {
    const parts = Object.values(villages).map((/** @type {any} */ [middle]) => middle);
    if (parts.length < 2 || parts.includes(null)) continue;
    assert.ok(parts.reduce((sum, part) => sum + part, 0) <= median, `${id}: ${parts.join(' ')} of ${median}`);
    assert.ok(parts.reduce((sum, part) => sum + part, 0) >= 0.95 * median, `${id}: ${parts.join(' ')} of ${median}`);
  }
});

test('the report has the numbers and the sentences of the page, for every message', () => {
  run('report', join(folder, 'export'), '--month', '2025-10', '-o', join(folder, 'rapport'));
  const text = (/** @type {string} */ end) => readFileSync(join(folder, 'rapport', `rapport-2025-10${end}`), 'utf8');
  const rows = text('-berichten.csv')
    .trim()
    .split('\r\n')
    .map((line) => line.split(';').map((cell) => cell.replace(/^"|"$/g, '')));
  const [head] = rows;
  const columns = ['laag', 'midden', 'hoog'].map((name) => head.indexOf(`inwoners geschat, ${name}`));
  for (const [id] of kMessages.filter(([, , day]) => day.startsWith('2025-10'))) {
    const row = rows.find((cells) => cells.includes(id));
    assert.ok(row, id);
    const [median, low, high] = reach.items[id].reach;
    const written = (/** @type {number | null} */ persons) => (persons === null ? word('reach.few') : String(persons));
    assert.deepEqual(
      columns.map((column) => row[column]),
      [low, median, high].map(written),
      id,
    );
  }
  const report = plain(text('.html').replace(/<[^>]*>/g, ' '));
  // Of which year the population is, the report says once.
  const evidence = (/** @type {string} */ id) =>
    plain(published(id))
      .replace(/^Geschat: .*? zagen dit[^.]*\. /, '')
      .replace(/ De bevolkingscijfers zijn van 2014[^.]*\./, '');
  const told = kMessages.filter(([id]) => report.includes(evidence(id)));
  assert.ok(told.length >= 4, 'best and missed messages say what they rest on');
});

test('of whom nobody knows how many saw it, page, file and published page say the same', async () => {
  assert.deepEqual(reach.unknown, { unknown: { evidence: 'none', engaged: 40 } });
  const sentence = word('reach.missing.viewers.other').replace('{count}', '40');
  assert.equal(published('unknown'), sentence);
  const place = { name: 'Losser', population: `${scene.site.origin}/assets/losser/population.json` };
  const feed = scene.site.make('unknown', feedOf(items(), { _kringen: { schema: 1, place, channels: kChannels } }));
  const page = await scene.open(`/?feed=${feed}&item=unknown`);
  await page.getByText(sentence).waitFor();
  scene.assertClean(page);
});

test('a feed without a population or counts says nothing of reach, and offers nothing to try again', async () => {
  const bare = [itemOf('bare', 'Bericht zonder cijfers', { _kringen: { channel: 'page', kind: 'post' } })];
  const feeds = {
    none: feedOf(bare, { _kringen: { schema: 1, place: { name: 'Losser' }, channels: kChannels } }),
    counts: feedOf(bare, {
      _kringen: {
        schema: 1,
        place: { name: 'Losser', population: `${scene.site.origin}/assets/losser/population.json` },
        channels: kChannels,
      },
    }),
  };
  for (const [name, feed] of Object.entries(feeds)) {
    const page = await scene.open(`/?feed=${scene.site.make(name, feed)}&item=bare`);
    await whenIdle(page);
    assert.equal(await page.getByRole('button', { name: word('problem.retry') }).count(), 0, name);
    const lines = page.getByText(word('reach.missing.counts'));
    assert.equal(await lines.count(), name === 'counts' ? 1 : 0, name);
    scene.assertClean(page);
  }
});

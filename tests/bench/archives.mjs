// The importer's part of the benchmark: three archives with 100,000 messages in all, natively and in the studio, and the export of
// 20,000 as a site. The archives are made here, from a seed, with what real ones have: broken UTF-8 of Facebook, links, replies.
// @ts-check
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { officeAnswers, tarGz, zip } from '../browser/support/archives.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const kPosts = 100_000;
const kSite_items = 20_000;
const kRuns = 3;

/** @typedef {import('./table.mjs').Figure} Figure */
/** @typedef {import('playwright-core').Page} Page */

const kWords = (
  'de het een van in op voor met naar bij gemeente inwoners avond plein school weg feest raad loket buurt morgen vandaag ' +
  'weer samen bedankt vragen antwoord besluit plan dorp café geopend één team vrijwilligers wedstrijd muziek'
).split(' ');

/** @param {number} i of the same words for the same number */
function textOf(i) {
  const words = [];
  for (let k = 0; k < 12 + (i % 25); ++k) words.push(kWords[(i * 31 + k * k * 17 + k * 7) % kWords.length]);
  const more =
    i % 10 === 0
      ? ` Zie https://www.voorbeeld.nl/nieuws/${i}?utm_source=fb`
      : i % 17 === 0
        ? ' Mail team@voorbeeld.nl of bel 06-12345678.'
        : '';
  return `${words.join(' ')} ${i}.${more}`;
}

/** UTF-8 taken for Latin-1 and written as such, as Facebook does. @param {string} text */
const spoiled = (text) => Buffer.from(text, 'utf8').toString('latin1');
/** @param {unknown} value */
const bytes = (value) => new Uint8Array(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));

/** @param {string} folder @returns {Promise<string[]>} paths of the archives */
export async function makeArchives(folder) {
  await mkdir(folder, { recursive: true });
  const third = Math.floor(kPosts / 3);
  const start = Date.UTC(2010, 0, 1) / 1000;
  const facebook = Array.from({ length: kPosts - 2 * third }, (_, i) => ({
    timestamp: start + i * 3601,
    title: 'Burgemeester Voorbeeld heeft zijn status bijgewerkt.',
    data: [{ post: spoiled(textOf(i)) }],
  }));
  const tweets = Array.from({ length: third }, (_, i) => ({
    tweet: {
      id_str: String(500_000_000_000_000_000n + BigInt(i)),
      created_at: new Date((start + i * 4001) * 1000)
        .toUTCString()
        .replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, '$1 $3 $2 $5 +0000 $4'),
      full_text: textOf(i + 7),
      lang: 'nl',
      entities: { urls: [], hashtags: [] },
      favorite_count: String(i % 90),
      retweet_count: String(i % 7),
    },
  }));
  const actor = 'https://m.voorbeeld.nl/users/bm';
  const notes = Array.from({ length: third }, (_, i) => ({
    type: 'Create',
    published: new Date((start + i * 5003) * 1000).toISOString(),
    object: {
      id: `${actor}/statuses/${i}`,
      type: 'Note',
      url: `https://m.voorbeeld.nl/@bm/${i}`,
      published: new Date((start + i * 5003) * 1000).toISOString(),
      to: ['https://www.w3.org/ns/activitystreams#Public'],
      cc: [`${actor}/followers`],
      content: `<p>${textOf(i + 13)}</p>`,
    },
  }));
  const archives = {
    'facebook.zip': await zip([{ path: 'posts/your_posts_1.json', bytes: bytes(facebook) }]),
    'x.zip': await zip([
      {
        path: 'data/manifest.js',
        bytes: bytes(
          'window.__THAR_CONFIG = {"archiveInfo":{"generationDate":"2026-01-01T00:00:00.000Z","isPartialArchive":false},"userInfo":{"accountId":"7","userName":"bm","displayName":"BM"}}',
        ),
      },
      {
        path: 'data/account.js',
        bytes: bytes(
          'window.YTD.account.part0 = [{"account":{"accountId":"7","username":"bm","accountDisplayName":"BM"}}]',
        ),
      },
      { path: 'data/tweets.js', bytes: bytes(`window.YTD.tweets.part0 = ${JSON.stringify(tweets)}`) },
    ]),
    'mastodon.tar.gz': await tarGz([
      { path: 'actor.json', bytes: bytes({ id: actor, followers: `${actor}/followers`, name: 'BM' }) },
      { path: 'outbox.json', bytes: bytes({ type: 'OrderedCollection', totalItems: third, orderedItems: notes }) },
    ]),
  };
  for (const [name, content] of Object.entries(archives)) await writeFile(join(folder, name), content);
  return Object.keys(archives).map((name) => join(folder, name));
}

/** Seconds, those outside the kernel, and megabytes of a program. @param {string[]} words */
async function cost(words) {
  const { stderr } = await promisify(execFile)('/usr/bin/time', ['-f', '%e %U %M', kProgram, ...words], {
    maxBuffer: 1 << 26,
  }).catch((error) => (error.code === 1 ? error : Promise.reject(error))); // a question may be open
  const [seconds, own, kilobytes] = stderr.trim().split('\n').at(-1).split(' ').map(Number);
  return { seconds, own, megabytes: kilobytes / 1024 };
}

/** @param {string} folder @param {(what: string) => void} tell @returns {Promise<Figure[]>} */
export async function nativeFigures(folder, tell) {
  const archives = await makeArchives(folder);
  const out = join(folder, 'export');
  const imports = [];
  const office = officeAnswers(kProgram, archives);
  const sites = [];
  for (let run = 0; run < kRuns; ++run) {
    tell(`import of ${kPosts} messages, run ${run + 1}`);
    await rm(out, { recursive: true, force: true });
    imports.push(
      await cost([
        '--quiet',
        'import',
        ...archives,
        '-o',
        out,
        '--title',
        'Bench',
        ...office,
        '--answer',
        'facebook_audience=public',
        '--answer',
        'x_audience=public',
      ]),
    );
  }
  const few = join(folder, 'few');
  await cost(['--quiet', 'import', await smallArchive(folder), '-o', few, '--title', 'Bench']);
  for (let run = 0; run < kRuns; ++run) {
    tell(`site of ${kSite_items} messages, run ${run + 1}`);
    // A folder of its own: ext4 is slow to give out the inodes of files deleted a moment ago.
    const site = join(folder, `site-${run}`);
    sites.push(
      await cost([
        '--quiet',
        'publish',
        few,
        '-o',
        site,
        '--app',
        process.env.KRINGEN_SITE ?? 'build/site',
        '--base-url',
        'https://voorbeeld.nl/',
        '--today',
        '2026-01-01',
      ]),
    );
  }
  for (let run = 0; run < kRuns; ++run) await rm(join(folder, `site-${run}`), { recursive: true });
  return [
    {
      name: 'archives with 100,000 messages to an export, native',
      unit: 's',
      target: 2,
      runs: imports.map(({ seconds }) => seconds),
    },
    { name: '  most memory', unit: 'MB', target: 500, runs: imports.map(({ megabytes }) => megabytes) },
    {
      name: 'publish of 20,000 messages, without reach',
      unit: 's',
      target: 5,
      runs: sites.map(({ seconds }) => seconds),
    },
    { name: '  of which outside the kernel, which makes the files', unit: 's', runs: sites.map(({ own }) => own) },
  ];
}

/** @param {string} folder */
async function smallArchive(folder) {
  const rows = Array.from(
    { length: kSite_items },
    (_, i) =>
      `${new Date(Date.UTC(2010, 0, 1) + i * 7_200_000).toISOString().slice(0, 16)};website;Bericht ${i};${textOf(i)};ja`,
  );
  const path = join(folder, 'tabel.csv');
  await writeFile(path, ['datum;kanaal;titel;tekst;zichtbaar', ...rows].join('\n'));
  return path;
}

/** From the files chosen to an export in hand, in the studio. @param {Page} page @param {string[]} archives */
export async function studioTimes(page, archives) {
  await page.waitForFunction(() => document.documentElement.dataset.kringen === 'ready');
  await page.evaluate(() => {
    window['longest'] = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window['longest'] = Math.max(window['longest'], duration);
    }).observe({ type: 'longtask' });
  });
  const started = performance.now();
  await page.locator('#choose-files').setInputFiles(archives);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  await page.evaluate(() => document['kringen'].whenIdle());
  for (const group of await page.locator('#questions fieldset').all()) {
    await group.getByRole('radio').first().check();
    await page.evaluate(() => document['kringen'].whenIdle());
  }
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#download').click()]);
  await download.path();
  const seconds = (performance.now() - started) / 1000;
  return { seconds, longest: /** @type {number} */ (await page.evaluate(() => window['longest'])) };
}

// What a platform told of a month as a whole, and the ages of who follows: from the answer in the import to the page and the
// report, which say the same.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { stage, whenQuiet } from './support/browser.mjs';
import { word } from './support/words.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const scene = stage();
const folder = mkdtempSync(join(tmpdir(), 'kringen-period-'));
after(() => rmSync(folder, { recursive: true }));

const kTable = `datum;titel;kanaal;platform;soort account;zichtbaar;kijkers
13-5-2025;Brug open;Gemeente;facebook;pagina;ja;4000
20-5-2025;Markt verplaatst;Gemeente;facebook;pagina;ja;3000
17-6-2025;Zwembad open;Gemeente;facebook;pagina;ja;2500
`;
const kAges = 'Leeftijd;Facebook-volgers\n18-24;5%\n25-44;15%\n45-64;30%\n65+;50%\n';

const run = (/** @type {string[]} */ ...words) => {
  const done = spawnSync(kProgram, ['--language', 'nl', ...words], { encoding: 'utf8' });
  assert.equal(done.status, 0, done.stderr);
  return done.stdout + done.stderr;
};

const data = join(folder, 'export');
before(() => {
  writeFileSync(join(folder, 'berichten.csv'), kTable);
  writeFileSync(join(folder, 'leeftijden.csv'), kAges);
  cpSync('assets/demo-2026/population.json', join(folder, 'population.json'));
  const files = ['berichten.csv', 'leeftijden.csv', 'population.json'].map((name) => join(folder, name));
  const told = run('import', ...files, '-o', data, '--answer', 'gemeente.period_reach=12400@2025-05, 900@2025-06');
  assert.match(told, /leeftijden\.csv: 4 gelezen = 0 openbaar \+ 0 tegengehouden \+ 4 samengevoegd/);
});

/** The page on the export, with its days. @param {string} days */
async function openAt(days) {
  const read = (/** @type {string} */ name) => readFileSync(join(data, name), 'utf8');
  scene.site.make('population.json', read('population.json'));
  const page = await scene.open(`/?feed=${scene.site.make('feed.json', read('feed.json'))}&${days}`);
  await whenQuiet(page);
  return page;
}

const plain = (/** @type {string | null} */ text) => (text ?? '').replace(/\s+/g, ' ').trim();

test('the month of which Facebook told one figure: that figure, on the page and in the report', async () => {
  const page = await openAt('from=2025-05-01&to=2025-05-31');
  await page.getByRole('button', { name: word('results.reach_label') }).click();
  const panel = page.getByRole('region', { name: word('reach.title.period', { title: '' }).trim() });
  await panel.getByRole('button', { name: word('what_if.open') }).waitFor();
  const evidence = plain(await panel.locator('.reach-evidence').evaluate((line) => line.firstChild?.textContent ?? ''));
  assert.match(evidence, /^Facebook meldde 12\.400 kijkers voor het hele kanaal in deze dagen/);
  run('report', data, '--month', '2025-05', '-o', join(folder, 'rapport'));
  const name = readdirSync(join(folder, 'rapport')).find((each) => each.endsWith('.html')) ?? '';
  const report = plain(readFileSync(join(folder, 'rapport', name), 'utf8').replace(/<[^>]*>/g, ''));
  assert.ok(report.includes(evidence), `"${evidence}" is not in the report`);
  scene.assertClean(page);
});

test('a figure below that of one message, and days that nobody told of, are those of the messages', async () => {
  for (const days of ['from=2025-06-01&to=2025-06-30', 'from=2025-05-02&to=2025-05-31']) {
    const page = await openAt(days);
    await page.getByRole('button', { name: word('results.reach_label') }).click();
    await page.locator('.reach-evidence').waitFor();
    assert.doesNotMatch(plain(await page.locator('.reach-evidence').textContent()), /voor het hele kanaal/, days);
  }
});

test('the ages of the followers are the ages of who saw it, and it is said whence they come', async () => {
  const { items } = JSON.parse(readFileSync(join(data, 'feed.json'), 'utf8'));
  const page = await openAt(`item=${items[0].id}`);
  const bars = page.locator('.age-bars');
  await bars.waitFor();
  assert.equal(plain(await bars.locator('figcaption').textContent()), word('reach.ages_of_seen'));
  const shares = await bars.locator('li .visually-hidden').evaluateAll((all) =>
    all.map((each) =>
      Number(
        (each.textContent ?? '')
          .replace(/^.*: /, '')
          .replace(',', '.')
          .replace(/[^\d.]/g, ''),
      ),
    ),
  );
  const [, , young, , , , older, , oldest] = shares;
  assert.ok(oldest > young || older > young, shares.join(' '));
  await page.getByText(word('reach.all'), { exact: true }).click();
  await page.getByText(word('reach.ages_of_followers', { platform: 'Facebook' })).waitFor();
  scene.assertClean(page);
});

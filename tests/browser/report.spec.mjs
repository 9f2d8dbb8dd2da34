// The month's report: two sheets of A4 in a browser without a script or a request, numbers that add up, check numbers that a
// reader can work out again, and what is asked wrongly told.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './support/browser.mjs';
import { feedOf, itemOf } from './support/site.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const kPopulation = ['--population', 'assets/losser/population.json'];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'kringen-report-'));

/** @type {import('playwright-core').Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

/** @param {string[]} words */
const run = (...words) => {
  const { status, stdout, stderr } = spawnSync(kProgram, ['--language', 'nl', 'report', ...words], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};

/** An export of one month with so many messages, in two channels and with long titles. @param {number} count */
function monthOf(count) {
  const out = join(folder, `export-${count}`);
  mkdirSync(out);
  const messages = Array.from({ length: count }, (_, i) =>
    itemOf(
      `m${i}`,
      `Bericht ${i}: de weg naar het dorp is dicht, en de bus rijdt om over de andere kant van het kanaal.`,
      {
        date_published: `2014-06-${String(1 + (i % 28)).padStart(2, '0')}T10:00:00+02:00`,
        _kringen: {
          channel: i % 3 === 0 ? 'website' : 'facebook',
          kind: 'post',
          case: 'weg',
          ...(i % 5 === 0
            ? { dialogue: { questions: 3, answered: 2, reply_minutes: [12, 40], unanswered_minutes: [10080] } }
            : {}),
          ...(i % 4 === 1
            ? {}
            : {
                metrics: [
                  { source: 'platform', measured: '2014-07-05', reactions: i, comments: 1, shares: 0, reach: 200 * i },
                ],
              }),
        },
      },
    ),
  );
  writeFileSync(join(out, 'feed.json'), JSON.stringify(feedOf(messages)));
  return out;
}

/** A page in a browser, with all that it asked for and that went wrong. @param {string} path @param {number} [width] */
async function open(path, width = 1000) {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  /** @type {string[]} */
  const wrong = [];
  page.on('console', (message) => wrong.push(message.text()));
  page.on('request', (request) => {
    const address = request.url();
    if (!address.startsWith('data:') && address !== pathToFileURL(path).href) wrong.push(address);
  });
  await page.goto(pathToFileURL(path).href);
  return { page, wrong };
}

const kExports = {
  demo: ['--month', '2014-06', 'assets/demo', ...kPopulation],
  'a case, in English': ['--case', 'hoogwater', 'assets/demo', '--lang', 'en'],
  'without a population': ['--month', '2014-06', 'assets/demo'],
  'an empty month': ['--month', '2031-01', 'assets/demo'],
};

for (const [name, words] of Object.entries(kExports)) {
  test(`${name}: axe finds nothing, nothing is asked for, it fits a narrow screen, and it is two sheets at most`, async () => {
    const out = join(folder, name.replaceAll(' ', '-'));
    assert.equal(run(...words, '-o', out).status, 0);
    const file = readdirSync(out).find((each) => each.endsWith('.html')) ?? '';
    const { page, wrong } = await open(join(out, file));
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const { violations } = await window['axe'].run(document, { resultTypes: ['violations'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0].target}`);
    });
    assert.deepEqual(found, []);
    assert.equal(await page.locator('script').count(), 0);
    await page.setViewportSize({ width: 320, height: 900 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), 'no scrolling to the side');
    assert.ok((await sheets(page)) <= 2);
    assert.deepEqual(wrong, []);
    await page.close();
  });
}

/** What is wider than the paper would be printed smaller. @param {import('playwright-core').Page} page */
async function sheets(page) {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 680, height: 1000 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 680), 'as wide as the paper');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

test('a month of forty messages with long titles is two sheets, and its numbers add up', async () => {
  const [given, out] = [monthOf(40), join(folder, 'forty')];
  assert.equal(run('--month', '2014-06', given, '-o', out, ...kPopulation).status, 0);
  const { page } = await open(join(out, 'rapport-2014-06.html'));
  assert.equal(await sheets(page), 2);
  const rows = await page.locator('tbody tr').evaluateAll((all) => all.map((row) => row.cells[1].textContent));
  assert.deepEqual(
    rows.map(Number).reduce((a, b) => a + b),
    40,
  );
  assert.equal(await page.locator('tfoot td').first().textContent(), '40');
  assert.equal(await page.locator('.columns li').count(), 6);
  await page.close();
  const lines = readFileSync(join(out, 'rapport-2014-06-berichten.csv'), 'utf8').split('\r\n');
  assert.equal(lines.length, 42, 'a head, forty messages and the end');
  const reactions = lines.slice(1, 41).map((line) => Number(line.split(';')[4]));
  const channels = readFileSync(join(out, 'rapport-2014-06-kanalen.csv'), 'utf8').split('\r\n');
  const total = channels.find((line) => line.startsWith('"samen"'))?.split(';') ?? [];
  assert.equal(Number(total[1]), 40);
  assert.equal(
    Number(total[3]),
    reactions.reduce((a, b) => a + b),
  );
  assert.equal(Number(total[4]), 30);
});

/** An export of one month with so many channels, on all platforms, with figures and questions. @param {number} count */
function channelsOf(count) {
  const out = join(folder, `channels-${count}`);
  mkdirSync(out);
  const platforms = ['facebook', 'instagram', 'linkedin', 'x', 'youtube', 'tiktok', 'website', 'press', 'newsletter'];
  const channels = Array.from({ length: count }, (_, i) => {
    const platform = platforms[i % platforms.length];
    const kind = i % platforms.length < 6 ? 'social' : platform === 'press' ? 'press' : 'website';
    const name = `Gemeente Zevendijken, kanaal ${i + 1} voor inwoners en ondernemers`;
    const followers = kind === 'social' ? { followers: [{ date: '2024-01-01', count: 900 + 400 * i }] } : {};
    return { id: `kanaal-${i}`, name, kind, platform, author: 'page', ...followers };
  });
  // The largest channels are not those that come first.
  const messages = channels.flatMap(({ id, kind }, i) =>
    Array.from({ length: i < count - 7 ? 1 : 3 }, (_, k) =>
      itemOf(
        `m${i}-${k}`,
        `Bericht ${k} van ${id}: de weg naar het dorp is dicht, en de bus rijdt om over het kanaal.`,
        {
          date_published: `2024-06-${String(1 + ((i + 5 * k) % 28)).padStart(2, '0')}T10:00:00+02:00`,
          _kringen: {
            channel: id,
            kind: 'post',
            case: 'weg',
            metrics: [
              {
                source: 'platform',
                measured: k % 2 === 0 ? '2024-07-05' : '2024-07-20',
                reactions: 10 + i,
                comments: k,
                shares: 1,
                ...(kind === 'social'
                  ? { reach: 900 + 70 * i + k, impressions: 2000 + 90 * i, definition: 'viewers' }
                  : {}),
              },
            ],
            ...(k === 0
              ? { dialogue: { questions: 3, answered: 2, reply_minutes: [12, 40], unanswered_minutes: [10080] } }
              : {}),
          },
        },
      ),
    ),
  );
  writeFileSync(
    join(out, 'feed.json'),
    JSON.stringify(
      feedOf(messages, { _kringen: { schema: 1, channels, cases: [{ id: 'weg', title: 'De weg open' }] } }),
    ),
  );
  return { out, channels, messages };
}

for (const count of [8, 14, 40]) {
  test(`a month of ${count} channels is two sheets: small ones are one row, and the table has them all`, async () => {
    const { out, channels, messages } = channelsOf(count);
    const to = `${out}-rapport`;
    assert.equal(
      run('--month', '2024-06', out, '-o', to, '--population', 'assets/demo-2026/population.json').status,
      0,
    );
    const { page } = await open(join(to, 'rapport-2024-06.html'));
    assert.ok((await sheets(page)) <= 2, `${await sheets(page)} sheets`);
    const rows = await page
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent)]));
    assert.equal(
      rows.reduce((sum, [, of]) => sum + Number(of), 0),
      messages.length,
    );
    const words = JSON.parse(readFileSync('assets/cli/nl.json', 'utf8'));
    const others = rows.filter(([name]) => /^Overige/.test(String(name)));
    assert.equal(others.length, rows.length === count ? 0 : 1);
    if (others.length > 0) {
      const small = String(count - rows.length + 1);
      assert.equal(others[0][0], words['report.table.others'].replace('{count}', small));
      assert.ok(
        rows.some(([name]) => String(name).includes(`kanaal ${count} `)),
        'the largest has a row',
      );
    }
    const lines = readFileSync(join(to, 'rapport-2024-06-kanalen.csv'), 'utf8');
    for (const { name } of channels) assert.ok(lines.includes(`"${name}"`), name);
    await page.close();
  });
}

test('a case with many messages is two sheets, and names a handful of those that "Wie u mist" rests on', async () => {
  const { out } = channelsOf(41);
  const to = `${out}-casus`;
  assert.equal(run('--case', 'weg', out, '-o', to, '--population', 'assets/demo-2026/population.json').status, 0);
  const { page } = await open(join(to, 'rapport-casus-weg.html'));
  assert.ok((await sheets(page)) <= 2, `${await sheets(page)} sheets`);
  const lines = await page.locator('.missed ul.note li').allTextContents();
  assert.match(
    (await page.locator('.missed p.note').textContent()) ?? '',
    /Het gaat om \d+ berichten (?:op|in|via) .+:$/,
  );
  for (const line of lines.slice(0, 4)) assert.match(line, /^Bericht \d van kanaal-\d+: .+ · .+ · \d+ juni 2024$/);
  assert.match(lines[4], /^en \d+ oudere berichten$/);
  assert.equal(lines.length, 5);
  await page.close();
});

test('the same export gives the same bytes; other months stay; the check numbers are those of sha256sum', () => {
  const out = join(folder, 'check');
  const words = ['--month', '2014-06', 'assets/demo', '-o', out];
  assert.equal(run(...words).status, 0);
  const once = readFileSync(join(out, 'rapport-2014-06.html'), 'utf8');
  assert.equal(run(...words).status, 0);
  assert.equal(readFileSync(join(out, 'rapport-2014-06.html'), 'utf8'), once);
  assert.equal(run('--month', '2014-05', 'assets/demo', '-o', out).status, 0);
  assert.equal(readdirSync(out).filter((name) => name.startsWith('rapport-')).length, 6);
  const numberOf = (/** @type {string} */ files, /** @type {string} */ where) =>
    execFileSync('sh', ['-c', `LC_ALL=C; export LC_ALL; sha256sum ${files} | sha256sum`], {
      cwd: where,
      encoding: 'utf8',
    }).slice(0, 64);
  assert.ok(once.includes(numberOf('feed*.json', 'assets/demo')));
  const named = /sha256sum (rapport[^|]*) \|/.exec(once)?.[1] ?? '';
  assert.equal(named, 'rapport-2014-06-berichten.csv rapport-2014-06-kanalen.csv');
  assert.equal(run('--from', '2014-06-01', '--to', '2014-06-30', 'assets/demo', '-o', out).status, 0);
  writeFileSync(join(out, 'rapport-2014-06-mijn.csv'), 'another');
  assert.ok(once.includes(numberOf(named, out)), 'whatever else stands beside it');
  const style = /<style>([\s\S]*)<\/style>/.exec(once)?.[1] ?? '';
  assert.ok(once.includes(createHash('sha256').update(style).digest('base64')), 'the policy lets the style in');
});

/** An export with followers: of so many messages some have a figure, some have expired. @param {string} name */
function expiring(name) {
  const out = join(folder, name);
  mkdirSync(out);
  const messages = Array.from({ length: 12 }, (_, i) => {
    const reach = i % 3 === 2 ? {} : { reach: i % 2 === 0 ? 4000 : 300, definition: 'viewers' };
    const expires = i % 4 === 0 ? { expires: i < 6 ? '2025-10-20' : '2025-11-20' } : {};
    return itemOf(`m${i}`, `Bericht ${i}`, {
      date_published: `2025-10-${String(1 + i).padStart(2, '0')}T10:00:00+02:00`,
      _kringen: {
        channel: 'page',
        kind: 'post',
        ...expires,
        metrics: [{ source: 'platform', measured: '2025-11-01', reactions: 4 + i, comments: 1, shares: 0, ...reach }],
      },
    });
  });
  const page = {
    id: 'page',
    name: 'Gemeente',
    kind: 'social',
    platform: 'facebook',
    author: 'page',
    followers: [{ date: '2025-01-01', count: 2400 }],
  };
  const feed = feedOf(messages, { _kringen: { schema: 1, generated: '2025-11-05T09:00:00Z', channels: [page] } });
  writeFileSync(join(out, 'feed.json'), JSON.stringify(feed));
  return out;
}

test('what has expired teaches nothing: the report and reach.json say the same on every day', () => {
  const data = expiring('expiring');
  const counts = [];
  for (const day of [[], ['--today', '2025-10-15'], ['--today', '2025-12-01']]) {
    const done = spawnSync(kProgram, ['--quiet', 'reach', data, ...kPopulation, ...day], { encoding: 'utf8' });
    assert.equal(done.status, 0, done.stderr);
    const { items } = JSON.parse(readFileSync(join(data, 'reach.json'), 'utf8'));
    const out = join(folder, `expiring-report-${counts.length}`);
    assert.equal(run('--month', '2025-10', data, '-o', out, ...kPopulation, ...day).status, 0);
    const [head, ...lines] = readFileSync(join(out, 'rapport-2025-10-berichten.csv'), 'utf8').trim().split('\r\n');
    const at = (/** @type {string} */ name) => head.split(';').indexOf(`"${name}"`);
    const names = ['inwoners geschat, midden', 'inwoners geschat, laag', 'inwoners geschat, hoog'];
    for (const line of lines) {
      const cells = line.split(';');
      const id = cells[at('nummer')].slice(1, -1);
      const shown = items[id].reach.map((/** @type {number | null} */ n) =>
        n === null ? '"minder dan 100"' : String(n),
      );
      assert.deepEqual(
        names.map((name) => cells[at(name)]),
        shown,
        `${id} ${day}`,
      );
    }
    assert.equal(lines.length, Object.keys(items).length);
    counts.push(lines.length);
  }
  assert.deepEqual(counts, [10, 12, 9]);
});

test('the evidence is the sentence of the published pages, word for word', () => {
  const out = join(folder, 'evidence');
  assert.equal(run(...kExports.demo, '-o', out).status, 0);
  const report = readFileSync(join(out, 'rapport-2014-06.html'), 'utf8');
  const words = JSON.parse(readFileSync('assets/cli/nl.json', 'utf8'));
  const sentence = words['reach.evidence.profile'].replaceAll('{platform}', 'Facebook');
  const [start, end] = [sentence.split('{range}')[0], sentence.split('{range}')[1]];
  assert.ok(report.split(start).length > 4 && report.split(end).length > 4);
});

test('what is asked wrongly is told, and nothing is written', () => {
  const out = join(folder, 'wrong');
  for (const words of [
    [],
    ['--month', 'oktober'],
    ['--month', '2014-13'],
    ['--month', '2014-06', '--case', 'hoogwater'],
    ['--from', '2014-06-01'],
    ['--from', '2014-06-09', '--to', '2014-06-01'],
    ['--case', 'nergens'],
    ['--month', '2014-06', '--lang', 'xx'],
    ['--month', '2014-06', '--population', join(folder, 'none.json')],
    ['--month', '2014-06', '--today', 'morgen'],
  ]) {
    const { status, stderr } = run(...words, 'assets/demo', '-o', out);
    assert.equal(status, 2, words.join(' '));
    assert.ok(stderr.trim() !== '' && !/report\.\w+/.test(stderr), stderr);
  }
  assert.match(run('--case', 'nergens', 'assets/demo', '-o', out).stderr, /hoogwater/);
  assert.equal(run('--month', '2014-06', folder, '-o', out).status, 2, 'no export');
  assert.throws(() => readdirSync(out));
});

test('a report does not go into the export that it is about', () => {
  const data = monthOf(3);
  symlinkSync(data, join(folder, 'link'));
  const before = readdirSync(data);
  for (const out of [data, `${data}/`, join(data, 'rapport'), join(data, 'a/b'), join(folder, 'link/rapport')]) {
    const { status, stderr } = run('--month', '2014-06', data, '-o', out);
    assert.equal(status, 2, out);
    assert.match(stderr, /map van de export/);
  }
  assert.deepEqual(readdirSync(data), before);
  assert.equal(run('--month', '2014-06', data, '-o', `${data}-rapport`).status, 0, 'beside it is no part of it');
});

test('a month that was not over when the export was made says so, on paper and at the terminal', () => {
  const data = expiring('running');
  for (const [month, said] of [
    ['2025-11', /Deze maand was nog niet voorbij toen de export werd gemaakt, op 5 november 2025\./],
    ['2026-03', /Deze maand moest nog beginnen/],
  ]) {
    const out = join(folder, `running-${month}`);
    const { status, stderr } = run('--month', String(month), data, '-o', out);
    assert.equal(status, 0);
    assert.match(stderr, said);
    assert.match(readFileSync(join(out, `rapport-${month}.html`), 'utf8'), said);
  }
  const over = run('--month', '2025-10', data, '-o', join(folder, 'over')).stderr;
  assert.doesNotMatch(over, /Deze maand/);
});

test('long names of channels keep a month on two sheets', async () => {
  const data = join(folder, 'long-names');
  mkdirSync(data);
  for (const name of readdirSync('assets/demo-2026')) {
    const text = readFileSync(join('assets/demo-2026', name), 'utf8');
    const file = JSON.parse(text);
    for (const channel of file._kringen?.channels ?? []) {
      channel.name = `${channel.name} van de gemeente Zevendijken en alle dorpen die eromheen liggen`.slice(0, 60);
    }
    writeFileSync(join(data, name), name.startsWith('feed') ? JSON.stringify(file) : text);
  }
  const out = join(folder, 'long');
  assert.equal(run('--month', '2025-06', data, '-o', out).status, 0);
  const { page } = await open(join(out, 'rapport-2025-06.html'));
  assert.ok((await sheets(page)) <= 2);
  await page.close();
});

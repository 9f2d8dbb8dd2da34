// The command line as a person and a script meet it: exit codes, where a problem stands, what goes to which stream, and that the
// manual knows every option.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { membersOf, zip } from './support/archives.mjs';
import { feedOf, itemOf } from './support/site.mjs';
import { studioWord } from './support/words.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const folder = mkdtempSync(join(tmpdir(), 'kringen-cli-'));
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} words */
const run = (...words) => {
  const { status, stdout, stderr } = spawnSync(kProgram, ['--language', 'nl', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'nl_NL.UTF-8' },
  });
  return { status, stdout, stderr };
};

/** Members of a message with these measurements. @param {object[]} rows */
const figures = (...rows) => ({
  _kringen: {
    channel: 'facebook',
    kind: 'post',
    metrics: rows.map((row) => ({ source: 'platform', measured: '2014-06-30', definition: 'reach', ...row })),
  },
});

test('check: sound is 0, problems are 1 with file, line and pointer, nothing to check is 2', () => {
  assert.equal(run('check', 'assets/demo').status, 0);
  const bad = join(folder, 'bad');
  cpSync('assets/demo', bad, { recursive: true });
  const lines = readFileSync(join(bad, 'feed.json'), 'utf8').split('\n');
  const at = lines.findIndex((line) => line.includes('"url": "https'));
  lines[at] = lines[at].replace('"url": "https', '"url": "javascript:https');
  writeFileSync(join(bad, 'feed.json'), lines.join('\n'));
  const told = run('check', bad);
  assert.equal(told.status, 1);
  assert.match(told.stdout, new RegExp(`^feed\\.json:${at + 1}: #/items/0/url: `, 'm'));
  const [problem] = JSON.parse(run('check', '--json', bad).stdout);
  assert.deepEqual([problem.code, problem.file, problem.line], ['export.bad_url', 'feed.json', at + 1]);
  writeFileSync(join(bad, 'feed.json'), '{\n"items": [\n}');
  assert.match(run('check', bad).stdout, /^feed\.json:3: /m);
  assert.equal(run('check', join(folder, 'none')).status, 2);
});

test('reach: estimates for the export, the same bytes twice, and a sentence without a population', () => {
  const first = join(folder, 'reach');
  cpSync('assets/demo', first, { recursive: true });
  assert.equal(run('reach', first, '--replicates', '32').status, 2, 'its population is not beside it');
  const words = ['reach', first, '--replicates', '32', '--population', 'assets/losser/population.json'];
  assert.equal(run(...words).status, 0);
  const once = readFileSync(join(first, 'reach.json'), 'utf8');
  run(...words);
  assert.equal(readFileSync(join(first, 'reach.json'), 'utf8'), once);
  const { residents, items, cases } = JSON.parse(once);
  assert.ok(residents > 20_000 && Object.keys(items).length > 50 && Object.keys(cases).length > 3);
  for (const {
    reach: [median, low, high],
    direct,
    both,
    shared,
    recommended,
  } of Object.values(items)) {
    assert.ok(low <= median && median <= high && high <= residents);
    const ways = [direct[0], both[0], shared[0], recommended[0]];
    const sum = ways.reduce((all, way) => all + way, 0);
    // Of few no number is written.
    assert.ok(ways.includes(null) ? sum <= median : sum === median, `${ways} ${median}`);
  }
  assert.equal(run('check', first).status, 0, 'an export with estimates is still sound');
});

test('reach.json of another feed or population: check and publish say so, and no page carries it', () => {
  const place = join(folder, 'stale');
  const population = join(folder, 'people.json');
  cpSync('assets/losser/population.json', population);
  mkdirSync(place);
  writeFileSync(join(place, 'feed.json'), JSON.stringify(feedOf([itemOf('a', 'Bericht', figures({ reach: 500 }))])));
  const estimate = (/** @type {string[]} */ ...more) =>
    run('reach', place, '--replicates', '32', '--population', population, ...more);
  const app = ['--app', process.env.KRINGEN_SITE ?? 'build/site', '--base-url', 'https://voorbeeld.nl/'];
  const publish = () => run('publish', place, '-o', join(folder, 'stale-site'), '--population', population, ...app);
  const carries = () => existsSync(join(folder, 'stale-site', 'reach.json'));
  const stale = studioWord('reach.stale', { folder: place });
  assert.equal(estimate().status, 0);
  assert.equal(run('check', place).status, 0);
  const first = publish();
  assert.ok(first.status === 0 && carries() && !first.stderr.includes(stale), first.stderr);
  assert.equal(run('check', join(folder, 'stale-site')).status, 0, 'a site is of itself');
  const change = {
    feed: () =>
      writeFileSync(join(place, 'feed.json'), readFileSync(join(place, 'feed.json'), 'utf8').replace('500', '900')),
    population: () => writeFileSync(population, readFileSync(population, 'utf8').replace('13000', '13001')),
    age: () => writeFileSync(join(place, 'reach.json'), '{"schema":1,"items":{},"cases":{}}'),
  };
  for (const [name, make] of Object.entries(change)) {
    make();
    const told = publish();
    assert.ok(told.stderr.includes(stale), `${name}: ${told.stderr}`);
    assert.ok(!carries(), name);
    if (name !== 'population') assert.match(run('check', place).stdout, /^reach\.json: /m);
    // What somebody wrote there by hand is overwritten by who says so.
    assert.equal(estimate(...(name === 'age' ? ['--force'] : [])).status, 0, name);
    assert.ok(!publish().stderr.includes(stale), name);
    assert.ok(carries(), name);
  }
});

test('import and withdraw say that the estimates went, and how they are made again', () => {
  const place = join(folder, 'gone');
  const gone = studioWord('reach.gone', { folder: place });
  const fill = () => run('import', 'docs/sjabloon.csv', '-o', place);
  assert.ok(!fill().stderr.includes(gone));
  const [{ id }] = JSON.parse(readFileSync(join(place, 'feed.json'), 'utf8')).items;
  for (const again of [fill, () => run('withdraw', id, '-o', place)]) {
    run('reach', place, '--replicates', '32', '--population', 'assets/losser/population.json');
    assert.ok(existsSync(join(place, 'reach.json')));
    const told = again();
    assert.ok(told.stderr.includes(gone), told.stderr);
    assert.ok(!existsSync(join(place, 'reach.json')));
  }
});

test('check names every figure and day that cannot be, with its line and pointer', () => {
  const place = join(folder, 'impossible');
  mkdirSync(place);
  const days = ['2026-13-01', '2026-02-30'].map((date) => ({ date, count: 900 }));
  const channels = [
    {
      id: 'facebook',
      name: 'F',
      kind: 'social',
      platform: 'facebook',
      author: 'Page',
      followers: days,
      local_share: { followers: 0.5, mark: 'Z' },
    },
  ];
  const wrong = { impressions: 1, reach_organic: 501, reach_paid: 501, reactions: 501, comments: 1, commenters: 2 };
  const rows = [
    { reach: 500, ...wrong, definition: 'ogen' },
    { reach: 2e9, measured: '2031-01-01' },
    { measured: '2014-01-01', reach: 5 },
  ];
  const items = [itemOf('a', 'Bericht', figures(...rows))];
  const feed = feedOf(items);
  feed._kringen = { ...feed._kringen, channels };
  writeFileSync(join(place, 'feed.json'), JSON.stringify(feed, null, 1));
  const told = run('check', place);
  assert.equal(told.status, 1);
  const found = JSON.parse(run('check', '--json', place).stdout);
  const at = '/items/0/_kringen/metrics';
  for (const [code, pointer] of [
    ['export.bad_value', `${at}/0/definition`],
    ['item.views_below_reach', `${at}/0/impressions`],
    ['item.part_above_reach', `${at}/0/reach_organic`],
    ['item.part_above_reach', `${at}/0/reach_paid`],
    ['item.engaged_above_reach', `${at}/0/reach`],
    ['item.commenters_above_comments', `${at}/0/commenters`],
    ['item.too_many', `${at}/1/reach`],
    ['item.day_ahead', `${at}/1/measured`],
    ['item.measured_early', `${at}/2/measured`],
    ['item.no_day', '/_kringen/channels/0/followers/0/date'],
    ['item.no_day', '/_kringen/channels/0/followers/1/date'],
    ['export.bad_value', '/_kringen/channels/0/author'],
    ['export.bad_value', '/_kringen/channels/0/local_share/mark'],
  ]) {
    const problem = found.find((each) => each.code === code && each.pointer === pointer);
    assert.ok(problem && problem.file === 'feed.json' && problem.line > 1, `${code} ${pointer}\n${told.stdout}`);
  }
});

test('check looks into the population that the feed names', () => {
  const place = join(folder, 'peopled');
  mkdirSync(place);
  const feed = feedOf([itemOf('a', 'Bericht')]);
  feed._kringen = { ...feed._kringen, place: { name: 'Ergens', population: 'population.json' } };
  writeFileSync(join(place, 'feed.json'), JSON.stringify(feed));
  const people = JSON.parse(readFileSync('assets/losser/population.json', 'utf8'));
  writeFileSync(join(place, 'population.json'), JSON.stringify(people));
  assert.equal(run('check', place).stdout, '');
  for (const [change, pointer] of [
    [{ year: undefined }, '/year'],
    [{ year: 3024 }, '/year'],
    [{ household_size_share: [0.2, 0.2, 0.2, 0.1, 0.1] }, '/household_size_share'],
    [{ municipality: { residents: 90000 } }, '/municipality/residents'],
  ]) {
    writeFileSync(join(place, 'population.json'), JSON.stringify({ ...people, ...change }, null, 1));
    const told = run('check', place);
    assert.equal(told.status, 1);
    assert.ok(told.stdout.includes(`: #${pointer}: `) && told.stdout.startsWith('population.json'), told.stdout);
  }
});

test('import takes a population as the studio does: it lies beside the feed, and stays for the next import', () => {
  const [place, table] = [join(folder, 'with-people'), join(folder, 'eigen.csv')];
  const row = (/** @type {string} */ day, /** @type {string} */ villages) =>
    `${day};Brug;De brug is open op ${day}.;Website;website;${villages};ja\n`;
  const head = 'datum;titel;tekst;kanaal;platform;dorp;zichtbaar\n';
  writeFileSync(table, head + row('15-3-2024', 'De Lutte, Nergenshuizen') + row('16-3-2024', 'de lutte'));
  const people = 'assets/losser/population.json';
  const villagesOf = () => {
    const feed = JSON.parse(readFileSync(join(place, 'feed.json'), 'utf8'));
    return { place: feed._kringen.place, villages: feed.items.map(({ _kringen }) => _kringen.villages) };
  };
  assert.equal(run('import', table, '-o', place).status, 0);
  assert.deepEqual(villagesOf(), { place: undefined, villages: [['De Lutte'], ['De Lutte', 'Nergenshuizen']] });
  const { status, stderr } = run('import', table, people, '-o', place);
  assert.equal(status, 0, stderr);
  const found = villagesOf();
  assert.deepEqual(found.villages, [['de-lutte'], ['de-lutte', 'Nergenshuizen']]);
  assert.equal(found.place.population, 'population.json');
  assert.equal(found.place.name, JSON.parse(readFileSync(people, 'utf8')).name);
  const lies = readFileSync(join(place, 'population.json'), 'utf8');
  assert.equal(JSON.parse(lies).claims, undefined, 'what it names and does not bring is not named');
  assert.equal(run('check', place).stdout, '');
  assert.equal(run('import', table, '-o', place).status, 0);
  assert.equal(readFileSync(join(place, 'population.json'), 'utf8'), lies);
  assert.deepEqual(villagesOf(), found);
});

test('the commands of the README, in its order, make a site whose panel has a population', () => {
  const there = join(folder, 'readme');
  mkdirSync(there);
  const block = readFileSync('README.md', 'utf8')
    .split('```sh\n')
    .find((text) => text.includes('release/kringen import'));
  const kFiles = {
    'facebook.zip x.zip berichten.csv': resolve('docs/sjabloon.csv'),
    'kwb-2024.csv': resolve('tests/fixtures/census/kwb-2024.csv'),
    'wijken.geojson': resolve('tests/fixtures/census/wijken-2024.geojson'),
    GM1774: 'GM9991',
    'build/site': resolve(process.env.KRINGEN_SITE ?? 'build/site'),
  };
  const lines = (block ?? '')
    .split('```')[0]
    .split('\n')
    .filter((line) => line.startsWith('build/release/kringen '));
  assert.deepEqual(
    lines.map((line) => line.split(' ')[1]),
    ['import', 'check', 'population', 'reach', 'publish', 'report'],
  );
  for (const line of lines) {
    let words = line.replace(/^\S+ /, '').replace(/\s+#.*$/, '');
    for (const [name, own] of Object.entries(kFiles)) words = words.replace(name, own);
    const { status, stderr } = spawnSync(resolve(kProgram), words.split(' '), { cwd: there, encoding: 'utf8' });
    assert.equal(status, 0, `${words}\n${stderr}`);
  }
  const feed = JSON.parse(readFileSync(join(there, 'site/feed.json'), 'utf8'));
  assert.equal(feed._kringen.place.population, 'population.json');
  assert.ok(existsSync(join(there, 'site/population.json')));
});

test('estimates without their population: publish says what the page lacks, and goes on', () => {
  const place = join(folder, 'alone');
  mkdirSync(place);
  writeFileSync(join(place, 'feed.json'), JSON.stringify(feedOf([itemOf('a', 'Bericht', figures({ reach: 500 }))])));
  assert.equal(run('reach', place, '--replicates', '32', '--population', 'assets/losser/population.json').status, 0);
  const app = ['--app', process.env.KRINGEN_SITE ?? 'build/site', '--base-url', 'https://voorbeeld.nl/'];
  const said = studioWord('publish.reach_alone', { folder: place });
  const publish = () => run('publish', place, '-o', join(folder, 'alone-site'), ...app);
  const first = publish();
  assert.ok(first.status === 0 && first.stderr.includes(said), first.stderr);
  cpSync('assets/losser/population.json', join(place, 'population.json'));
  assert.equal(publish().stderr.includes(said), false);
});

test('one id in two archives is told with both places, and check names both places of a double', () => {
  const place = join(folder, 'double');
  const head = 'datum;titel;tekst;kanaal;zichtbaar;id\n';
  const tables = ['een.csv', 'twee.csv'].map((name, i) => {
    writeFileSync(join(folder, name), `${head}15-3-202${i};Brug ${i};Tekst van ${name} alleen.;Website;ja;7\n`);
    return join(folder, name);
  });
  for (const order of [tables, [...tables].reverse()]) {
    const { status, stderr } = run('import', ...order, '-o', place);
    assert.equal(status, 0, stderr);
    assert.ok(stderr.includes(`${studioWord('record.shared_id')}: een.csv#2 = twee.csv#2`), stderr);
  }
  const feed = JSON.parse(readFileSync(join(place, 'feed.json'), 'utf8'));
  assert.equal(feed.items.length, 2);
  const twice = join(folder, 'twice');
  mkdirSync(twice);
  const items = [itemOf('a', 'Een'), itemOf('b', 'Twee'), itemOf('a', 'Drie')];
  writeFileSync(join(twice, 'feed.json'), JSON.stringify(feedOf(items), null, 1));
  const told = run('check', twice).stdout;
  const [problem] = JSON.parse(run('check', '--json', twice).stdout);
  assert.deepEqual([problem.pointer, problem.first.pointer], ['/items/2/id', '/items/0/id']);
  assert.ok(problem.first.line > 1 && problem.first.line < problem.line);
  const first = studioWord('problems.first', { place: `feed.json:${problem.first.line}: #/items/0/id` });
  assert.ok(told.includes(`feed.json:${problem.line}: #/items/2/id: `) && told.includes(first), told);
});

test('reach: fewer viewers than reactions is counted and gets no estimate', () => {
  const odd = join(folder, 'contradicted');
  mkdirSync(odd);
  const message = (id, counts) =>
    itemOf(id, `Bericht ${id}`, {
      _kringen: { channel: 'facebook', kind: 'post', case: 'weg', metrics: [{ source: 'platform', ...counts }] },
    });
  const counts = { measured: '2014-06-01', reactions: 100, comments: 20, shares: 5 };
  const messages = [
    message('plain', counts),
    message('fewer', { ...counts, reach: 99 }),
    message('nobody', { ...counts, reach: 0 }),
  ];
  writeFileSync(join(odd, 'feed.json'), JSON.stringify(feedOf(messages)));
  const done = run('reach', odd, '--replicates', '64', '--population', 'assets/losser/population.json');
  assert.equal(done.status, 0, done.stderr);
  assert.ok(done.stderr.includes(studioWord('reach.contradicted', { count: '2', ids: 'fewer, nobody' })), done.stderr);
  const { items, cases } = JSON.parse(readFileSync(join(odd, 'reach.json'), 'utf8'));
  assert.deepEqual(Object.keys(items), ['plain']);
  assert.deepEqual(cases.weg, items.plain, 'a case is estimated by what is known, as in the page and the report');
});

test('publish tells figures that contradict each other with their place and both of them, and goes on', () => {
  const odd = join(folder, 'contradicted-site');
  const site = join(folder, 'contradicted-out');
  mkdirSync(odd);
  const counts = { reactions: 501, reach: 500, measured: '2014-06-01' };
  const feed = feedOf([itemOf('a', 'Bericht', figures({ source: 'platform', ...counts }))]);
  writeFileSync(join(odd, 'feed.json'), JSON.stringify(feed));
  const done = run(
    'publish',
    odd,
    '-o',
    site,
    '--app',
    process.env.KRINGEN_SITE ?? 'build/site',
    '--base-url',
    'https://voorbeeld.nl/',
  );
  assert.equal(done.status, 0, done.stderr);
  const line = `#/items/0/_kringen/metrics/0/reach: ${studioWord('item.engaged_above_reach')} (501 / 500)`;
  assert.ok(done.stderr.includes(line), done.stderr);
  assert.match(done.stderr, /tellen niet mee/);
});

test('on a pipe there is no progress and no bold, and --quiet says nothing', () => {
  const archive = 'docs/sjabloon.csv'; // leaves no question open
  const { stderr } = run('import', archive, '-o', join(folder, 'export'));
  assert.ok(stderr.length > 0 && !stderr.includes('\u001b') && !stderr.includes('\r'));
  assert.deepEqual(run('--quiet', 'import', archive, '-o', join(folder, 'export')).stderr, '');
});

test('the manual and the help know the same options', () => {
  const manual = readFileSync('docs/kringen.1', 'utf8').replaceAll('Fl -', '--');
  for (const command of [[], ['import'], ['population'], ['check'], ['reach'], ['report'], ['publish']]) {
    const help = execFileSync(kProgram, ['--language', 'nl', ...command, '--help'], { encoding: 'utf8' });
    const options = [...help.matchAll(/(?<![\w-])--[a-z-]+/g)].map(String);
    assert.ok(options.length > 0);
    for (const option of options) assert.ok(manual.includes(option), option);
    if (command.length) assert.match(help, /Voorbeeld/, `an example in the help of ${command}`);
  }
});

test('what was asked and cannot be done is not passed over: a day, an answer, a list, an archive', () => {
  const [archive, out] = ['docs/sjabloon.csv', join(folder, 'asked')];
  const importing = (...words) => run('import', archive, '-o', out, ...words);
  for (const day of ['gisteren', '2024-02-31', '2024-3-1', '']) assert.equal(importing('--today', day).status, 2, day);
  assert.equal(importing('--today', '2028-02-29').status, 0);
  const stray = importing('--answer', 'onzin=public');
  assert.equal(stray.status, 0);
  assert.match(stray.stderr, /onzin=public/);
  const table = join(folder, 'eigen.csv');
  cpSync(archive, table);
  assert.equal(importing('--review-list', table).status, 2);
  assert.equal(readFileSync(table, 'utf8'), readFileSync(archive, 'utf8'));
  const list = join(folder, 'lijst.txt');
  for (let i = 0; i < 2; ++i) assert.equal(importing('--review-list', list).status, 0);
  assert.equal(importing('--reviewed', list).status, 0, 'also of a day on which nothing needed a look');
  writeFileSync(list, '');
  assert.equal(importing('--reviewed', list).status, 0);
  symlinkSync(list, join(folder, 'wijzer.txt'));
  assert.equal(importing('--reviewed', join(folder, 'wijzer.txt')).status, 0, 'also through a link');
  assert.equal(importing('--reviewed', join(folder, 'geen.txt')).status, 2);
  const missing = run('import', archive, join(folder, 'nietbestaand.zip'), '-o', out);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /nietbestaand\.zip/);
});

test('an answer about followers or their share is refused by what is wrong with it, and one of two is not chosen', () => {
  const [table, out] = [join(folder, 'volgers-van.csv'), join(folder, 'answered')];
  writeFileSync(table, 'datum;titel;kanaal;platform;zichtbaar\n15-5-2026;Brug;Gemeente;facebook;ja\n');
  const importing = (...answers) =>
    run('import', table, '-o', out, '--today', '2026-06-30', ...answers.flatMap((answer) => ['--answer', answer]));
  for (const [answer, words] of [
    ['gemeente.followers=8.900@', /dag ontbreekt achter 8\.900/],
    ['gemeente.followers=8900', /dag ontbreekt achter 8900/],
    ['gemeente.followers=', /geen antwoord/],
    ['gemeente.followers=veel@2026-05-01', /‘veel’ is geen heel getal/],
    ['gemeente.followers=8900@2026-07-01', /2026-07-01 moet nog komen/],
    ['gemeente.local_share=0,5', /0,5 kan een deel van één zijn of een percentage/],
    ['gemeente.local_share=12,5', /‘12,5’ is geen percentage/],
    ['gemeente.author=pagina', /Kies een van de antwoorden/],
  ]) {
    const { status, stderr } = importing(answer);
    assert.equal(status, 2, answer);
    assert.match(stderr, words);
  }
  for (const second of ['gemeente.local_share=70', 'gemeente.local_share=65', 'gemeente.local_share=']) {
    const twice = importing('gemeente.local_share=65', second);
    assert.equal(twice.status, 2);
    assert.match(twice.stderr, /gemeente\.local_share is twee keer beantwoord/);
  }
  const both = run('import', table, '-o', out, '--yes', '--answer', 'withdrawals=keep');
  assert.equal(both.status, 2);
  assert.match(both.stderr, /withdrawals is twee keer beantwoord/);
  assert.equal(existsSync(out), false);
  const taken = importing('gemeente.followers=8.900@2026-05-01,9.000@2026-06-01', 'gemeente.local_share=50%');
  assert.equal(taken.status, 0);
  const [channel] = JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8'))._kringen.channels;
  assert.deepEqual(
    channel.followers.map(({ count }) => count),
    [8900, 9000],
  );
  assert.equal(channel.local_share.followers, 0.5);
});

test('a file that gives nothing is told and asks for a person: figures without their messages, an unknown file', () => {
  const [messages, figures, out] = [
    join(folder, 'berichten.csv'),
    join(folder, 'cijfers 2026-06-01.csv'),
    join(folder, 'given'),
  ];
  writeFileSync(messages, 'datum;titel;kanaal;platform;zichtbaar\n15-5-2026;Brug open;Gemeente;facebook;ja\n');
  writeFileSync(
    figures,
    'Bericht-ID,Naam van pagina,Titel,Publicatietijdstip,Permalink,Bereik,Kijkers,Reacties\n' +
      '1,Gemeente,Brug open,15-5-2026,,veel,5200,niets\n',
  );
  const importing = (...files) => run('import', ...files, '-o', out, '--today', '2026-06-30');
  assert.equal(importing(messages).status, 0);
  const alone = importing(figures);
  assert.equal(alone.status, 1);
  assert.match(
    alone.stderr,
    /geen van deze cijfers vond een bericht.*feed\.json uit de export: cijfers 2026-06-01\.csv$/m,
  );
  const unknown = join(folder, 'onbekend.bin');
  writeFileSync(unknown, 'hoi');
  assert.equal(importing(unknown).status, 1);
  assert.equal(run('import', figures, '-o', join(folder, 'none')).status, 2);
  const together = importing(join(out, 'feed.json'), figures);
  assert.equal(together.status, 0);
  assert.match(
    together.stderr,
    / 2 {2}dit is geen heel getal[^:]*: cijfers 2026-06-01\.csv#2 \(Reacties\), cijfers 2026-06-01\.csv#2 \(Bereik\)$/m,
  );
  const [item] = JSON.parse(readFileSync(join(out, 'feed.json'), 'utf8')).items;
  assert.equal(item._kringen.metrics[0].reach, 5200);
  const rows = Array.from({ length: 30 }, (_, i) => `15-5-2026;T${i};K;x;ja;geen\n`).join('');
  writeFileSync(messages, `datum;titel;kanaal;platform;zichtbaar;kijkers\n${rows}`);
  const many = run('import', messages, '-o', join(folder, 'many'), '--today', '2026-06-30');
  assert.match(many.stderr, / 30 {2}.*berichten\.csv#2 \(kijkers\), .*berichten\.csv#21 \(kijkers\) en nog 10$/m);
});

test('an answer that is none of the choices is refused, and nothing is written', async () => {
  const [archive, out] = [join(folder, 'instagram.zip'), join(folder, 'chosen')];
  writeFileSync(archive, await zip(membersOf('instagram')));
  const importing = (choice) => run('import', archive, '-o', out, '--answer', `instagram_audience=${choice}`);
  const refused = importing('publiek');
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /instagram_audience=publiek/);
  assert.equal(existsSync(out), false);
  assert.notEqual(importing('public').status, 2);
});

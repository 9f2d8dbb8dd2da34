// The table of exit codes in docs/kringen.1, row by row for every command; what --json gives and who refuses it; and one rule for
// which population counts.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { feedOf, itemOf } from './support/site.mjs';
import { studioWord } from './support/words.mjs';

const kProgram = process.env.KRINGEN_CLI ?? 'build/release/kringen';
const kSite = process.env.KRINGEN_SITE ?? 'build/site';
const kPeople = 'assets/losser/population.json';
const folder = mkdtempSync(join(tmpdir(), 'kringen-codes-'));
after(() => rmSync(folder, { recursive: true }));
const kOfLibrary = /json\.exception|parse error|syntax error/;
let made = 0;
const fresh = () => join(folder, `made-${++made}`);

/** @param {string[]} words */
const run = (...words) =>
  spawnSync(kProgram, ['--language', 'nl', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'nl_NL.UTF-8' },
  });

/** A feed of somebody's hand, in a folder of its own. @param {unknown} feed @param {Record<string, string>} [others] */
function exportOf(feed, others = {}) {
  const place = fresh();
  mkdirSync(place);
  const text = typeof feed === 'string' ? feed : JSON.stringify(feed, null, 1);
  for (const [name, bytes] of Object.entries({ 'feed.json': text, ...others })) writeFileSync(join(place, name), bytes);
  return place;
}

const people = readFileSync(kPeople, 'utf8');
const viewed = {
  _kringen: {
    channel: 'facebook',
    kind: 'post',
    metrics: [{ source: 'platform', measured: '2014-06-30', definition: 'reach', reach: 500 }],
  },
};
/** With this population in its header. @param {object[]} items @param {string} [population] */
function feedWith(items, population) {
  const feed = feedOf(items);
  feed._kringen = { ...feed._kringen, place: { name: 'Ergens', ...(population ? { population } : {}) } };
  return feed;
}
const sound = () => feedWith([itemOf('a', 'De brug is open', viewed)]);

/** Each command on an export, as it is called in its table. @type {Record<string, (place: string) => string[]>} */
const kCommands = {
  check: (place) => ['check', place],
  reach: (place) => ['reach', place, '--replicates', '32', '--population', kPeople],
  report: (place) => ['report', '--month', '2014-06', place, '-o', fresh(), '--population', kPeople],
  publish: (place) => ['publish', place, '-o', fresh(), '--app', kSite, '--base-url', 'https://voorbeeld.nl/'],
};

const later = { date_published: '2131-06-01T10:00:00+02:00' };
const cut = (/** @type {object} */ feed) => JSON.stringify(feed).slice(0, -30);
/** What an export has, and how each command ends. @type {Record<string, [() => string, Record<string, number>]>} */
const kTable = {
  sound: [() => exportOf(sound()), { check: 0, reach: 0, report: 0, publish: 0 }],
  'no feed': [() => exportOf('', {}), { check: 1, reach: 2, report: 2, publish: 2 }],
  'cut off': [() => exportOf(cut(sound())), { check: 1, reach: 2, report: 2, publish: 2 }],
  'no folder': [() => fresh(), { check: 2, reach: 2, report: 2, publish: 2 }],
  'a missing page': [
    () => exportOf({ ...sound(), next_url: 'feed-2.json' }),
    { check: 1, reach: 2, report: 2, publish: 2 },
  ],
  'an unreadable list of what was withdrawn': [
    () => exportOf(sound(), { 'withdrawn.json': '{"withdrawn":5}' }),
    { check: 1, reach: 2, report: 2, publish: 2 },
  ],
  'a message that is left out': [
    () => exportOf(feedWith([itemOf('a', 'Open', viewed), { id: 'b', content_text: 'Zonder datum' }])),
    { check: 1, reach: 1, report: 1, publish: 1 },
  ],
  'an id twice': [
    () => exportOf(feedWith([itemOf('a', 'Open', viewed), itemOf('a', 'Dicht', viewed)])),
    { check: 1, reach: 1, report: 1, publish: 1 },
  ],
  'a message of the future': [
    () => exportOf(feedWith([itemOf('a', 'Open', viewed), itemOf('later', 'Straks', { ...viewed, ...later })])),
    { check: 1, reach: 1, report: 1, publish: 1 },
  ],
  'an announcement of the future': [
    () =>
      exportOf(
        feedWith([
          itemOf('a', 'Open', viewed),
          itemOf('later', 'Feest', { ...later, _kringen: { channel: 'facebook', kind: 'event' } }),
        ]),
      ),
    { check: 0, reach: 0, report: 0, publish: 0 },
  ],
  'personal data': [
    () => exportOf(feedWith([itemOf('a', 'Bel Jan op 06-12345678', viewed)])),
    { check: 1, reach: 0, report: 0, publish: 1 },
  ],
  'a slip in the list of what was withdrawn': [
    () => exportOf(sound(), { 'withdrawn.json': '{"withdrawn":["A"]}' }),
    { check: 1, reach: 0, report: 0, publish: 1 },
  ],
};

for (const [name, [make, codes]] of Object.entries(kTable)) {
  test(`exit codes: ${name}`, () => {
    for (const [command, code] of Object.entries(codes)) {
      const { status, stdout, stderr } = run(...kCommands[command](make()));
      assert.equal(status, code, `${command}: ${stdout}${stderr}`);
      if (code > 0) assert.ok(`${stdout}${stderr}`.length > 20, `${command} says why`);
      assert.doesNotMatch(`${stdout}${stderr}`, kOfLibrary, 'no words of a library');
    }
  });
}

test('what is still to come is on no page, in no count and in no estimate, until its day', () => {
  const place = kTable['a message of the future'][0]();
  const site = fresh();
  const words = ['publish', place, '-o', site, '--app', kSite, '--base-url', 'https://voorbeeld.nl/'];
  const told = run(...words);
  assert.match(told.stderr, /nog moet komen: 1 \(later\)/);
  assert.equal(existsSync(join(site, 'bericht', 'later.html')), false);
  assert.doesNotMatch(readFileSync(join(site, 'feed.json'), 'utf8'), /Straks/);
  const report = fresh();
  run('report', '--month', '2131-06', place, '-o', report, '--population', kPeople);
  assert.doesNotMatch(readFileSync(join(report, 'rapport-2131-06-berichten.csv'), 'utf8'), /later/);
  run(...kCommands.reach(place));
  assert.deepEqual(Object.keys(JSON.parse(readFileSync(join(place, 'reach.json'), 'utf8')).items), ['a']);
  assert.equal(run(...words, '--today', '2131-06-01').status, 0);
  assert.ok(existsSync(join(site, 'bericht', 'later.html')));
});

test('publish names personal data by its place and kind, never by its words, and --allow is what is ours', () => {
  const place = exportOf(feedWith([itemOf('a', 'Bel 06-12345678 of mail jan@voorbeeld.nl', viewed)]));
  const told = run(...kCommands.publish(place)).stderr;
  for (const kind of ['phone', 'email']) assert.ok(told.includes(`(${studioWord(`studio.redaction.${kind}`)})`), told);
  assert.match(told, /^feed\.json:\d+: #\/items\/0\/content_text: /m);
  assert.doesNotMatch(told, /12345678|jan@/);
  const ours = ['--allow', '06-12345678', '--allow', 'jan@voorbeeld.nl'];
  assert.equal(run(...kCommands.publish(place), ...ours).status, 0);
  assert.equal(run(...kCommands.check(place), ...ours).status, 0);
});

test('one rule for the population: what is given, what the feed names within its folder, what lies beside it', () => {
  const items = [itemOf('a', 'Open', viewed)];
  const reach = (/** @type {string} */ place) => ['reach', place, '--replicates', '32'];
  const report = (/** @type {string} */ place) => ['report', '--month', '2014-06', place, '-o', fresh()];
  const { publish } = kCommands;
  const broken = people.replace('"villages"', '"dorpen"');
  const missing = 'publish.no_population';
  /** @type {[string, () => string, string, number, number, number, number][]} */
  const rows = [
    ['none', () => exportOf(feedWith(items)), 'reach.no_population', 0, 2, 0, 0],
    ['beside', () => exportOf(feedWith(items), { 'population.json': people }), '', 0, 0, 0, 0],
    ['named', () => exportOf(feedWith(items, 'mensen.json'), { 'mensen.json': people }), '', 0, 0, 0, 0],
    ['named, missing', () => exportOf(feedWith(items, 'mensen.json')), missing, 1, 2, 0, 2],
    ['elsewhere', () => exportOf(feedWith(items, '../x/mensen.json')), 'publish.outer_population', 0, 2, 0, 2],
    ['beside, broken', () => exportOf(feedWith(items), { 'population.json': broken }), 'reach.see_check', 1, 2, 2, 2],
    ['beside, cut', () => exportOf(feedWith(items), { 'population.json': '{\n"a' }), 'reach.see_check', 1, 2, 2, 2],
    ['named, empty', () => exportOf(feedWith(items, 'm.json'), { 'm.json': '' }), missing, 1, 2, 0, 2],
  ];
  for (const [name, make, key, ...codes] of rows) {
    const place = make();
    const told = [['check', place], reach(place), report(place), publish(place)].map((words) => run(...words));
    assert.deepEqual(
      told.map(({ status }) => status),
      codes,
      `${name}: ${told.map(({ stdout, stderr }) => stdout + stderr).join('\n')}`,
    );
    const sentence = key === '' ? '' : studioWord(key).split('{')[0];
    for (const { stdout, stderr } of told) assert.doesNotMatch(stdout + stderr, kOfLibrary, name);
    for (const { status, stderr } of told.slice(1)) {
      if (sentence !== '' && status === 2) assert.ok(stderr.includes(sentence), `${name}: ${stderr}`);
    }
  }
  for (const command of [reach, report, publish]) {
    for (const given of ['niets.json', exportOf('')]) {
      const { status, stderr } = run(...command(exportOf(feedWith(items))), '--population', given);
      assert.equal(status, 2, `${command}`);
      assert.ok(stderr.includes(given), stderr);
    }
  }
});

test('withdraw and restore: done is 0; an unknown id, no export and a damaged one are 2', () => {
  for (const command of ['withdraw', 'restore']) {
    const place = exportOf(sound());
    assert.equal(run('withdraw', 'a', '-o', place).status, 0);
    if (command === 'withdraw') assert.equal(run('restore', 'a', '-o', place).status, 0);
    if (command === 'restore') assert.equal(run('restore', 'a', '-o', place).status, 0);
    assert.equal(run(command, 'geen', '-o', exportOf(sound())).status, 2);
    assert.equal(run(command, 'a', '-o', fresh()).status, 2);
    assert.equal(run(command, 'a', '-o', exportOf(cut(sound()))).status, 2);
  }
});

test('import: what cannot be read is 1, also where the rest is written; nothing at all is 2', () => {
  const table = (/** @type {string} */ rows) => {
    const path = `${fresh()}.csv`;
    writeFileSync(path, `datum;titel;kanaal;platform;zichtbaar;id\n${rows}`);
    return path;
  };
  const good = '15-5-2026;Brug open;Krant;krant;ja;1\n';
  const importing = (/** @type {string} */ path) => run('import', path, '-o', fresh(), '--today', '2026-06-30');
  assert.equal(importing(table(good)).status, 0);
  for (const bad of ['gisteren;Weg;Krant;krant;ja;2\n', '31-2-2026;Weg;Krant;krant;ja;2\n', '"15-5-2026;Weg']) {
    const told = importing(table(good + bad));
    assert.equal(told.status, 1, `${bad}: ${told.stderr}`);
  }
  const half = join(exportOf(cut(sound())), 'feed.json');
  assert.equal(importing(half).status === 0, false);
  const twice = importing(table(`${good}16-5-2026;Weg open;Krant;krant;ja;1\n`));
  assert.match(twice.stderr, /kenmerk \(id\).*csv#2, .*csv#3/);
});

test('--json: one JSON value on standard output, done or not; the commands without it refuse it', () => {
  const place = exportOf(sound());
  const census = ['--kwb', 'tests/fixtures/census/kwb-2024.csv', '--map', 'tests/fixtures/census/wijken-2024.geojson'];
  const town = ['--force', '--municipality', 'GM9991', '-o'];
  /** @type {[string[], number[]][]} */
  const runs = [
    [['check', place], [0]],
    [['check', exportOf('{')], [1]],
    [['check', join(folder, 'none')], [2]],
    [['check', join(folder, 'none.json')], [2]],
    [['check', kPeople], [0]],
    [['check'], [2]],
    [['import', 'docs/sjabloon.csv', '-o', fresh()], [0]],
    [
      ['import', join(folder, 'none.csv'), '-o', fresh()],
      [1, 2],
    ],
    [['import', 'docs/sjabloon.csv', '-o', exportOf(cut(sound()))], [2]],
    [['import', 'docs/sjabloon.csv', '-o', fresh(), '--publish', 'geen'], [2]],
    [['import', 'docs/sjabloon.csv', '-o', fresh(), '--reviewed', join(folder, 'none.txt')], [2]],
    [['import', 'docs/sjabloon.csv', '-o', fresh(), '--answer', 'a=1', '--answer', 'a=2'], [2]],
    [['import', '--today', 'morgen'], [2]],
    [
      ['population', ...census, ...town, `${fresh()}.json`],
      [0, 1],
    ],
    [['population', ...census, '--year', '2099', ...town, `${fresh()}.json`], [2]],
    [['population', ...census, '--municipality', 'X', '-o', `${fresh()}.json`], [2]],
    [['population', '--kwb', 'none.csv', ...census.slice(2), ...town, `${fresh()}.json`], [2]],
  ];
  for (const [words, codes] of runs) {
    for (const given of [
      [...words, '--json'],
      ['--json', ...words],
    ]) {
      const { status, stdout } = run(...given);
      assert.ok(codes.includes(Number(status)), `${given.join(' ')}: ${status}`);
      const value = JSON.parse(stdout);
      if (status === 2 && words[0] !== 'import') assert.ok(Array.isArray(value) || value.error.message, stdout);
    }
  }
  for (const [command, words] of Object.entries(kCommands).filter(([name]) => name !== 'check')) {
    for (const given of [
      [...words(exportOf(sound())), '--json'],
      ['--json', ...words(exportOf(sound()))],
    ]) {
      const { status, stdout, stderr } = run(...given);
      assert.deepEqual([status, stdout], [2, ''], command);
      assert.match(stderr, /--json/);
    }
  }
  for (const command of ['withdraw', 'restore'])
    assert.equal(run(command, 'a', '-o', exportOf(sound()), '--json').status, 2);
});

test('a mistake in what was typed is said in the language of the person, and so is the help', () => {
  const english = /\b(?:required|expected|Usage|Options|Subcommands|not in|Print this|missing|could not|unknown)\b/i;
  for (const words of [
    ['publish'],
    ['onzin'],
    [],
    ['check', 'a', 'b', 'c'],
    ['report', '--lang', 'de', 'a', '-o', 'b'],
    ['reach', 'a', '--replicates', 'veel'],
    ['reach', 'a', '--replicates', '5'],
    ['population', '--per', 'straat'],
    ['--wait', '-3', 'check', 'a'],
    ['check', '--allow'],
  ]) {
    const { status, stderr, stdout } = run(...words);
    assert.equal(status, 2, words.join(' '));
    assert.ok(stderr.length > 10 && !english.test(stderr) && stdout === '', `${words.join(' ')}: ${stderr}`);
  }
  for (const command of ['', 'import', 'check', 'withdraw', 'restore', 'reach', 'report', 'publish', 'population']) {
    const { status, stdout } = run(...(command ? [command] : []), '--help');
    assert.equal(status, 0);
    assert.doesNotMatch(stdout, /\b(?:Usage|Options|Subcommands?|REQUIRED|TEXT|Positionals|Print this)\b/, command);
  }
});

// The plain reader and the plain core: the document's path without WebAssembly.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isScalar, kFeed } from '../../web/core/feed-members.js';
import { readPage } from '../../web/core/feed-reader.js';
import { parseTime } from '../../web/core/parse-time.js';
import { makeFeed } from '../../web/core/feed-tables.js';
import { PlainCore } from '../../web/core/plain-core.js';
import { useTable } from '../support/html-references.mjs';
import { fold, headline } from '../../web/base/plain-text.js';
import { htmlToText } from '../../web/core/html-text.js';
import { readPopulation, readWithdrawn } from '../../web/core/side-files.js';

const bytes = (value) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const item = (id, more = {}) => ({
  id,
  date_published: '2014-06-05T16:42:00+02:00',
  content_text: `Bericht ${id}.`,
  ...more,
});
const feed = (items, more = {}) => ({ version: 'https://jsonfeed.org/version/1.1', title: 'Proef', items, ...more });
const read = (value) => {
  const into = makeFeed();
  into.today = '2026-11-29';
  return { report: readPage(into, bytes(value)), rows: into.rows, header: into.header, feed: into };
};

test('a plain feed is one channel, named after it', () => {
  const { rows, header, report } = read(feed([item('a'), item(7, { title: 'Zeven' })]));
  assert.equal(report.added, 2);
  assert.deepEqual(header.channels, [{ id: 'feed', name: 'Proef', kind: 'other', platform: 'other', colour: 'other' }]);
  assert.deepEqual(
    rows.map((row) => [row.n, row.id, row.heading, row.metrics]),
    [
      [0, 'a', 'Bericht a.', null],
      [1, '7', 'Zeven', null],
    ],
  );
});

test('the platform of a channel is what its member says, else what its kind says; the colour follows from it', () => {
  const channels = [
    { id: 'a', kind: 'social', platform: 'x' },
    { id: 'facebook', kind: 'social' },
    { id: 'c', kind: 'press' },
    { id: 'd', kind: 'website', platform: 'newsletter' },
    { id: 'e', kind: 'visit', platform: null },
    { id: 'f', kind: 'social', platform: 'hyves' },
    { id: 'g', kind: 'press', platform: 7 },
    { id: 'h', kind: 'press', platform: '' },
  ];
  const { header } = read(feed([], { _kringen: { channels } }));
  assert.deepEqual(
    header.channels.map(({ platform }) => platform),
    ['x', 'other', 'press', 'newsletter', 'visit', 'other', 'press', 'press'],
  );
  assert.deepEqual(
    header.channels.map(({ colour }) => colour),
    ['x', 'other', 'press', 'other', 'visit', 'other', 'press', 'press'],
  );
});

test('a bad item is skipped with its place, the others stay', () => {
  const { report } = read(
    feed([
      null,
      item(''),
      item('b', { date_published: 'gisteren' }),
      item('c'),
      item('c'),
      { id: 'd', date_published: '2014-06-05T10:00:00Z' },
    ]),
  );
  assert.equal(report.added, 1);
  assert.equal(report.skipped_count, 5);
  assert.deepEqual(
    report.skipped.map((problem) => [problem.code, problem.place]),
    [
      ['item.not_an_object', '/items/0'],
      ['item.no_id', '/items/1/id'],
      ['item.bad_date', '/items/2/date_published'],
      ['item.duplicate_id', '/items/4/id'],
      ['item.no_content', '/items/5'],
    ],
  );
});

test('the fixture that has every member has every member', () => {
  const missing = [];
  const look = (shape, value, at) => {
    if (value === undefined) missing.push(at);
    else if (Array.isArray(shape)) look(shape[0], value[0], `${at}/0`);
    else if (!isScalar(shape)) for (const name in shape) look(shape[name], value[name], `${at}/${name}`);
  };
  look(kFeed, JSON.parse(readFileSync('tests/fixtures/feeds/every-member.json', 'utf8')), '');
  assert.deepEqual(missing, []);
});

test('at every place where a page can break off, the whole items before it stay', () => {
  const items = [item('a', { tags: ['}]"', '\\'] }), item('b'), item('c')];
  const text = JSON.stringify(feed(items));
  const ends = items.map((one) => text.indexOf(JSON.stringify(one)) + JSON.stringify(one).length);
  for (let cut = 0; cut < text.length; ++cut) {
    const { report, rows } = read(text.slice(0, cut));
    assert.equal(rows.length, ends.filter((end) => cut >= end).length, `cut at ${cut}`);
    assert.ok(report.failure, `cut at ${cut}`);
  }
});

test('what is no feed says so', () => {
  for (const [text, code] of [
    ['', 'feed.not_json'],
    ['<html>', 'feed.not_json'],
    ['[1]', 'feed.not_a_feed'],
    ['{}', 'feed.not_a_feed'],
    ['null', 'feed.not_a_feed'],
  ]) {
    assert.equal(read(text).report.failure?.code, code, text);
  }
});

test('unknown is null, never 0; several sources are added up, the newest of each counts', () => {
  const metrics = [
    { source: 'archive', measured: '2014-07-01', reactions: 5 },
    { source: 'archive', measured: '2014-08-01', reactions: 7, shares: -1 },
    { source: 'meta', measured: '2014-07-15', reactions: 2, reach: 100, comments: null },
  ];
  const { rows } = read(feed([item('a', { _kringen: { metrics } })]));
  assert.deepEqual(rows[0].metrics, {
    source: 'archive',
    measured: '2014-08-01',
    definition: '',
    reactions: 9,
    comments: null,
    commenters: null,
    shares: null,
    reach: 100,
    impressions: null,
  });
  assert.equal(read(feed([item('b', { _kringen: { metrics: [{ source: 'x' }] } })])).rows[0].metrics, null);
});

test('figures of two definitions are never added up: the newest says which counts', () => {
  const of = (/** @type {any[]} */ ...metrics) => read(feed([item('a', { _kringen: { metrics } })])).rows[0].metrics;
  const old_one = { source: 'a', measured: '2025-01-01', definition: 'reach', reach: 5200, reactions: 4 };
  const new_one = { source: 'b', measured: '2025-11-01', definition: 'viewers', reach: 6100, reactions: 5 };
  const both = of(old_one, new_one);
  assert.deepEqual([both?.reach, both?.definition, both?.reactions], [6100, 'viewers', 9]);
  assert.equal(of(old_one, { ...old_one, source: 'c' })?.reach, 10400);
  // What counts views is no number of people, wherever it stands.
  const views = of({ source: 'a', definition: 'views', reach: 9100, reach_paid: 3 });
  assert.deepEqual([views?.reach, views?.impressions, views?.definition], [null, 9100, 'views']);
  assert.equal(of({ source: 'a', definition: 'bereik', reach: 7 })?.definition, '');
  // A part without its own reach says nothing.
  assert.equal(of({ source: 'a', reach_paid: 1200 }), null);
});

test('a day that cannot be is not used, figures that contradict each other are told', () => {
  const row = { source: 'platform', measured: '2014-06-06', definition: 'reach', reach: 500, impressions: 900 };
  const told = (/** @type {object} */ ...rows) => {
    const all = rows.map((one) => ({ ...row, ...one }));
    const { report, rows: read_rows } = read(feed([item('a', { _kringen: { metrics: all } })]));
    return [report.notices.map(({ code, place }) => [code, place.replace('/items/0/_kringen/metrics', '')]), read_rows];
  };
  assert.deepEqual(told({})[0], []);
  for (const [change, ...expected] of /** @type {[object, string, string][]} */ ([
    [{ measured: '2014-06-31' }, 'item.no_day', '/0/measured'],
    [{ measured: 'gisteren' }, 'item.no_day', '/0/measured'],
    [{ measured: '2014-06-04' }, 'item.measured_early', '/0/measured'],
    [{ measured: '2031-01-01' }, 'item.day_ahead', '/0/measured'],
    [{ impressions: 499 }, 'item.views_below_reach', '/0/impressions'],
    [{ reach_organic: 501 }, 'item.part_above_reach', '/0/reach_organic'],
    [{ reach_paid: 501 }, 'item.part_above_reach', '/0/reach_paid'],
    [{ shares: 501 }, 'item.engaged_above_reach', '/0/reach'],
    [{ comments: 3, commenters: 4 }, 'item.commenters_above_comments', '/0/commenters'],
    [{ reach: 2e9, impressions: undefined }, 'item.too_many', '/0/reach'],
  ])) {
    const [notices, [{ metrics }]] = told(change);
    assert.deepEqual(notices, [expected], JSON.stringify(change));
    if (expected[1].endsWith('measured')) assert.equal(metrics.measured, '');
  }
  // Several comments may be of one person, and what came later was not there yet.
  assert.deepEqual(told({ comments: 900 })[0], []);
  assert.deepEqual(told({}, { source: 'archive', reach: undefined, impressions: undefined, reactions: 600 })[0], [
    ['item.engaged_above_reach', '/0/reach'],
  ]);
  const late = { source: 'archive', measured: '2014-06-09', reach: undefined, impressions: undefined, reactions: 600 };
  assert.deepEqual(told({}, late)[0], []);
});

test('days on which nobody can have counted followers are told', () => {
  const days = ['2014-06-05', '2026-13-01', '2026-02-30', '2031-01-01'];
  const followers = days.map((date) => ({ date, count: 9 }));
  const { report } = read(
    feed([], { _kringen: { channels: [{ id: 'fb', followers: [...followers, { date: days[0], count: 2e9 }] }] } }),
  );
  assert.deepEqual(
    report.notices.map(({ code, place }) => `${code} ${place.replace('/_kringen/channels/0/followers', '')}`),
    ['item.no_day /1/date', 'item.no_day /2/date', 'item.day_ahead /3/date', 'item.too_many /4/count'],
  );
});

test('dates', () => {
  const good = {
    '2014-06-05T16:42:00+02:00': 1401979320,
    '2014-06-05T14:42:00Z': 1401979320,
    '2014-06-05T16:42:00.5+0200': 1401979320,
    '2014-06-05T16:42': 1401979320,
  };
  for (const [text, seconds] of Object.entries(good)) assert.equal(parseTime(text), seconds, text);
  for (const text of [
    '',
    'x',
    '2014',
    '2014-02-30T10:00:00Z',
    '1799-12-31T10:00:00Z',
    '2201-01-01T10:00:00Z',
    '2014-06-05T25:00:00Z',
    '2014-06-05T10:61:00Z',
  ]) {
    assert.equal(parseTime(text), null, text);
  }
});

test('HTML becomes text that can do nothing', () => {
  useTable();
  assert.equal(
    htmlToText('<p>Eén &amp; <b>twee</b></p><script>alert(1)</script><ul><li>drie</li></ul>'),
    'Eén & twee\n\n• drie',
  );
  assert.equal(
    htmlToText('a < b, <img src=x onerror=alert(1)>&lt;b&gt; &#x41;&#66; &onbekend; &#xD800;'),
    'a < b, <b> AB &onbekend; \ufffd',
  );
  assert.equal(htmlToText('<!-- weg --><style>p{}</style>over<br>regel'), 'over\nregel');
});

test('headings and folding', () => {
  assert.equal(headline('Boven op de Mont Ventoux. In de kapel brandt een kaarsje.', 140), 'Boven op de Mont Ventoux.');
  assert.equal(headline('Dhr. Jansen wint! Feest.', 140), 'Dhr. Jansen wint!');
  assert.equal(headline('\n Eerste regel\ntweede regel', 140), 'Eerste regel');
  const long = headline('woord '.repeat(100), 40);
  assert.ok([...long].length <= 40 && long.endsWith('woord…'));
  assert.equal(fold('Één  Café\nIJsvogel'), 'een cafe ijsvogel');
  assert.equal(fold(fold('ÅÇÑ')), fold('ÅÇÑ'));
});

test('a title is a heading as it is, however many sentences it has', () => {
  const title = `Wat vindt u? Vertel het ons. ${'Lang '.repeat(50)}einde`;
  assert.equal(read(feed([item('a', { title: `  ${title}\n` })])).rows[0].heading, title);
});

test('every fixture is read without a throw, and what is read has the shape of a Row', () => {
  const shape = Object.keys(
    JSON.parse(readFileSync('tests/fixtures/messages/from-core/rows.json', 'utf8')).rows[0],
  ).sort();
  for (const name of readdirSync('tests/fixtures/feeds').filter((file) => !file.endsWith('.md'))) {
    const into = makeFeed();
    readPage(into, readFileSync(`tests/fixtures/feeds/${name}`));
    for (const row of into.rows) assert.deepEqual(Object.keys(row).sort(), shape, name);
  }
});

/** A core with a feed, and what it said since. */
function coreWith(items, more) {
  const said = [];
  const core = new PlainCore((message) => said.push(message));
  core.import('feed', bytes(feed(items, more)));
  const last = (type) => said.filter((message) => message.type === type).pop();
  return { core, said, last };
}
const day = (n) => new Date(Date.UTC(2014, 0, 1 + n, 12)).toISOString();

test('the outline: newest first, in groups that add up, and rows for every number', () => {
  const { core, last } = coreWith(Array.from({ length: 200 }, (_, n) => item(`i${n}`, { date_published: day(n * 7) })));
  const outline = last('outline');
  assert.equal(outline.total, 200);
  assert.equal(
    outline.groups.reduce((sum, group) => sum + group.count, 0),
    200,
  );
  core.send({ type: 'request_rows', items: outline.items });
  const { rows } = last('rows');
  assert.deepEqual(
    rows.map((row) => row.n),
    outline.items,
  );
  for (const group of outline.groups) {
    for (const row of rows.slice(group.first, group.first + group.count))
      assert.ok(group.from <= row.time && row.time < group.to);
  }
  assert.ok(rows.every((row, i) => i === 0 || rows[i - 1].time >= row.time));
});

test('filters: all words, alternatives within a facet, and counts that ignore their own choice', () => {
  const k = (channel, villages) => ({ _kringen: { channel, villages } });
  const { core, last } = coreWith([
    item('a', { ...k('x', ['l']), content_text: 'Café dicht' }),
    item('b', { ...k('y', ['l']), content_text: 'Cafe open' }),
    item('c', k('x', ['g'])),
  ]);
  core.send({ type: 'set_query', query: { text: 'CAFÉ  open' } });
  assert.equal(last('outline').total, 1);
  core.send({ type: 'set_query', query: { channels: ['x'] } });
  assert.equal(last('outline').total, 2);
  assert.deepEqual(last('facets').channels, { x: 2, y: 1 });
  assert.deepEqual(last('facets').villages, { l: 1, g: 1 });
  core.send({ type: 'set_query', query: { channels: ['x', 'y'], villages: ['g'] } });
  assert.equal(last('outline').total, 1);
  core.send({ type: 'set_query', query: { channels: ['duivenpost'] } });
  assert.equal(last('outline').total, 0);
});

test('threads: answers below what they answer, loops do not hang', () => {
  const reply = (to) => ({ _kringen: { in_reply_to: to } });
  const { core, last } = coreWith([
    item('q'),
    item('r', { ...reply('q'), date_published: '2014-06-05T17:00:00+02:00' }),
    item('s', reply('s')),
    item('l1', reply('l2')),
    item('l2', reply('l1')),
  ]);
  core.send({ type: 'select', id: 'q' });
  assert.deepEqual(
    last('detail').detail.thread.map((entry) => [entry.id, entry.depth]),
    [
      ['q', 0],
      ['r', 1],
    ],
  );
  assert.equal(last('detail').detail.replies, 1);
  core.send({ type: 'select', id: 'l1' });
  assert.ok(last('detail').detail.thread.length <= 2);
});

test('an item that is asked for before its page came is selected when it comes', () => {
  const { core, last } = coreWith([item('a')]);
  core.send({ type: 'select', id: 'b' });
  assert.equal(last('selected'), undefined);
  core.import('feed', bytes(feed([item('b')])));
  assert.equal(last('selected').id, 'b');
});

test('withdrawn ids go, now and when they come again', () => {
  const { core, last } = coreWith([item('a'), item('b')]);
  core.import('withdrawn', bytes({ schema: 1, withdrawn: ['a', 'z'] }));
  assert.equal(last('outline').total, 1);
  assert.equal(core.import('feed', bytes(feed([item('z')]))).skipped[0].code, 'item.withdrawn');
  assert.equal(readWithdrawn(makeFeed(), bytes('x')).failure?.code, 'feed.not_json');
});

test('withdrawn.json holds digests; a raw id that somebody wrote into it counts just the same', () => {
  const digest = (/** @type {string} */ id) => `sha256:${createHash('sha256').update(id).digest('hex')}`;
  for (const id of ['a', 'fb-1a2b-1401979320', 'https://voorbeeld.example/é?x=1', '\u{1F600}', '12345678901']) {
    for (const entry of [digest(id), id, { id }, { id: digest(id), reden: 'verwijderd' }]) {
      const { core, last } = coreWith([item(id), item('blijft')]);
      core.import('withdrawn', bytes({ schema: 1, withdrawn: [entry] }));
      assert.deepEqual(
        last('outline').items.map((n) => core.feed.rows[n].id),
        ['blijft'],
        JSON.stringify(entry),
      );
      assert.equal(core.import('feed', bytes(feed([item(id)]))).skipped[0].code, 'item.withdrawn');
    }
  }
  const { core, last } = coreWith([item('a')]);
  core.import('withdrawn', bytes({ withdrawn: [digest('a').toUpperCase(), digest('a').slice(0, -1), 'A', 'a '] }));
  assert.equal(last('outline').total, 1, 'and nothing else does');
});

test('what is read when it is withdrawn is closed', () => {
  const { core, last, said: notes } = coreWith([item('a'), item('b')]);
  core.send({ type: 'select', id: 'a' });
  core.import('withdrawn', bytes({ withdrawn: ['a'] }));
  assert.equal(last('selected').id, null);
  const details = notes.filter(({ type }) => type === 'detail').length;
  core.send({ type: 'request_detail', id: 'a' });
  assert.equal(notes.filter(({ type }) => type === 'detail').length, details);
});

test('a list of withdrawn ids that is none, or not whole, withdraws nothing and says so', () => {
  for (const text of [
    '',
    '<!DOCTYPE html><html><body>Welkom</body></html>',
    '{"schema":1,"withdrawn":["a"',
    '{}',
    '7',
    '{"schema":1}',
  ]) {
    const { core, last } = coreWith([item('a')]);
    assert.ok(core.import('withdrawn', bytes(text)).failure, text);
    assert.equal(last('outline').total, 1, text);
  }
  for (const [list, count] of [
    [[], 0],
    [{ withdrawn: [] }, 0],
    [{ a: ['x'], b: [{ id: 'y', c: 'z' }, 7] }, 3],
  ]) {
    const report = readWithdrawn(makeFeed(), bytes(list));
    assert.deepEqual([report.failure, report.added], [null, count]);
  }
});

test('villages get their names and residents', () => {
  const into = makeFeed();
  readPage(into, bytes(feed([item('a', { _kringen: { villages: ['de-lutte'] } })])));
  readPopulation(
    into,
    bytes({
      villages: [
        { id: 'losser', name: 'Losser', residents: [13000, 'D'] },
        { id: 'de-lutte', name: 'De Lutte', residents: 3800 },
      ],
    }),
  );
  assert.deepEqual(into.header.villages, [
    { id: 'de-lutte', name: 'De Lutte', residents: 3800 },
    { id: 'losser', name: 'Losser', residents: 13000 },
  ]);
});

test('above 5,000 matches one period is open', () => {
  const items = Array.from({ length: 5001 }, (_, n) => item(`i${n}`, { date_published: day(n % 900) }));
  const { core, last } = coreWith(items);
  assert.equal(last('outline').whole, false);
  const open = () => last('outline').groups.filter((group) => group.open);
  assert.equal(open().length, 1);
  assert.equal(last('outline').items.length, open()[0].count);
  const third = last('outline').groups[2];
  core.send({ type: 'open_group', time: third.from });
  assert.equal(open()[0].from, third.from);
  assert.equal(last('outline').total, 5001);
});

test('numbers that no number can hold are counted and told; their letters in a text are none', () => {
  const page = (reactions, text) =>
    `{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"a","date_published":"2014-06-05T10:00:00Z","content_text":"${text}","_kringen":{"metrics":[{"reactions":${reactions},"shares":${reactions}}]}}]}`;
  for (const number of ['1e400', '-1E+999', `1${'0'.repeat(400)}`]) {
    const { report, rows } = read(page(number, 'Tekst'));
    assert.deepEqual(report.notices, [{ code: 'feed.bad_number', detail: '2', place: '' }], number);
    assert.equal(rows.length, 1);
    assert.equal(
      read(`${page(number, 'Tekst').slice(0, -1)},{"id":`).report.notices[0]?.code,
      'feed.bad_number',
      'also of a page that breaks off',
    );
  }
  for (const number of ['3', '0.0']) assert.deepEqual(read(page(number, 'Kamer 1e400')).report.notices, [], number);
  for (const number of ['1e300', '0.1', '-1']) {
    assert.deepEqual(
      read(page(number, 'Tekst')).report.notices.map(({ code, place }) => [code, place]),
      ['reactions', 'shares'].map((name) => ['item.wrong_type', `/items/0/_kringen/metrics/0/${name}`]),
      `${number} is no count`,
    );
  }
});

// Fifty things that people type, looked up over both demos as the page does it: what they are after is among the first ten.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PlainCore } from '../../web/core/plain-core.js';
import { noFilters } from '../../web/base/url-state.js';
import { Search } from '../../web/list/search.js';

const kFirst = 10;
/** What is known not to be found, by name: it may become less. */
const kNotFound = ['brug nedervelle afgesloten', 'scholen sluiten', 'verandert mijn begeleiding thuis'];

const questions = JSON.parse(readFileSync('tests/fixtures/search/questions.json', 'utf8'));

/** A core with a demo in it, and the search that the page has. @param {string} demo */
export function searchIn(demo) {
  let total = 0;
  let names = null;
  let topics = [];
  const core = new PlainCore((message) => {
    if (message.type === 'header') names = message;
    if (message.type === 'facets') topics = Object.keys(message.topics);
    if (message.type === 'outline') total = message.total;
    if (message.type === 'counts') queueMicrotask(() => search.counted(message.found));
  });
  for (const page of ['feed.json', 'feed-2.json', 'feed-3.json'])
    core.import('feed', readFileSync(`assets/${demo}/${page}`));
  const search = new Search({
    names: () => names,
    topics: () => topics,
    send: (message) => core.send(message),
    helped: () => {},
    settled: () => {},
    prepare: () => null,
  });
  return async (/** @type {string} */ text, more = {}) => {
    const filters = { ...noFilters(), text, ...more };
    search.turnTo(filters.text);
    core.send({ type: 'set_query', query: search.queryOf(filters) });
    search.found(filters, total);
    while (search.busy) await new Promise((resolve) => setTimeout(resolve));
    return { rows: [...core.matches], help: search.help };
  };
}

test('of fifty questions at least forty-five find their answer', async () => {
  const missed = [];
  let asked = 0;
  for (const demo of ['demo', 'demo-2026']) {
    const find = searchIn(demo);
    for (const { typed, ids = [], case: of_case } of questions[demo]) {
      const { rows } = await find(typed);
      const first = rows.slice(0, kFirst);
      if (!first.some((row) => ids.includes(row.id) || (of_case && row.case === of_case))) missed.push(typed);
      asked += 1;
    }
  }
  assert.equal(asked, 50);
  assert.deepEqual(missed.sort(), kNotFound);
  assert.ok(asked - missed.length >= 45);
});

test('the questions are answerable: what they are after is in the demos', () => {
  for (const demo of ['demo', 'demo-2026']) {
    const items = ['feed.json', 'feed-2.json', 'feed-3.json'].flatMap(
      (page) => JSON.parse(readFileSync(`assets/${demo}/${page}`, 'utf8')).items,
    );
    for (const { typed, ids = [], case: of_case } of questions[demo]) {
      for (const id of ids)
        assert.ok(
          items.some((item) => item.id === id),
          `${typed}: ${id}`,
        );
      assert.ok(ids.length > 0 || items.some(({ _kringen }) => _kringen.case === of_case), typed);
    }
  }
});

test('the road works are found though nobody wrote "wegwerkzaamheden", and their topic is offered', async () => {
  const { rows, help } = await searchIn('demo')('wegwerkzaamheden overdinkel 2013');
  assert.ok(rows.length > 0 && rows.slice(0, kFirst).some((row) => row.case === 'wegwerkzaamheden'));
  assert.deepEqual(help?.near, ['wegwerkzaamheden'], 'it says by which words');
  const topic = help?.ways.find(({ kind }) => kind === 'topic');
  assert.equal(topic?.what, 'verkeer');
  assert.ok(topic.count >= rows.length / 2);
});

test('without hits there are ways out, and each gives what it says', async () => {
  const find = searchIn('demo');
  const cases = [
    ['zwembad', { channels: ['visit'], villages: ['beuningen'] }],
    ['overdinkle', {}],
    ['', { channels: ['twitter'], cases: ['wegwerkzaamheden'], villages: ['glane'] }],
    ['druiven', { from: '2012-01-01', to: '2012-02-01' }],
  ];
  for (const [text, more] of cases) {
    const { rows, help } = await find(text, more);
    assert.equal(rows.length, 0, text);
    assert.ok(help && help.ways.length > 0 && help.ways.length <= 3, `${text}: ${JSON.stringify(help)}`);
    for (const way of help.ways) {
      const there = await find(way.filters.text, way.filters);
      assert.equal(there.rows.length, way.count, `${text}: ${JSON.stringify(way)}`);
      assert.ok(way.count > 0);
    }
  }
});

test('search finds villages, channels, cases, topics and months', async () => {
  const find = searchIn('demo');
  const all = async (typed, holds) => {
    const { rows, help } = await find(typed);
    assert.ok(rows.length > 0, typed);
    assert.equal(help, null, typed);
    for (const row of rows) assert.ok(holds(row), `${typed}: ${row.id}`);
  };
  const month = (row) => new Date(row.time * 1000).toISOString().slice(0, 7);
  await all('juni 2013', (row) => ['2013-05', '2013-06'].includes(month(row)) || row.text.includes('juni 2013'));
  await all('June 2013', (row) => ['2013-05', '2013-06'].includes(month(row)));
  await all('3 januari 2013', (row) => row.id === 'tw-20130103-1');
  await all('twitter januari 2013', (row) => row.channel === 'twitter' && month(row) === '2013-01');
  await all('#paasvuur', (row) => row.tags.includes('paasvuur') || row.text.toLowerCase().includes('paasvu'));
  const { rows } = await find('een kaarsje op de mont ventoux');
  assert.ok(rows.every((row) => row.case === 'ventoux') && rows.length > 5);
  const { rows: glane } = await find('glane');
  assert.ok(glane.filter((row) => row.villages.includes('glane')).length > 50);
});

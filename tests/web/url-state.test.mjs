// Laws of the address: what goes in comes out, and the same view has one address only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  itemLinks,
  isFiltered,
  kFacetNames,
  noFilters,
  parse,
  roundWindow,
  serialise,
} from '../../web/base/url-state.js';

let seed = 1;
function random(n) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * n);
}
const pick = (list) => list[random(list.length)];
const words = ['', 'a', 'de Lutte', 'kaarsje & co', 'één', '#x=y', '100 %', 'a+b', '日本', '👩‍👩‍👧', '?', '../', '<b>'];

function randomState() {
  const filters = noFilters();
  filters.text = pick(words);
  for (const facet of kFacetNames) {
    filters[facet] = [...new Set([pick(words), pick(words), pick(words)].filter((word) => word !== ''))].sort();
  }
  filters.from = pick(['', '2014-01-01', '1900-02-28']);
  filters.to = pick(['', '2014-12-31']);
  const from = random(2_000_000_000) - 500_000_000;
  return {
    feed: pick(['', 'https://voorbeeld.nl/feed.json?x=1&y=2', 'feeds/a b.json']),
    filters,
    item: pick(words),
    view: pick(['', 'timeline', 'list', 'claims']),
    window:
      filters.from || filters.to
        ? null
        : pick([null, { from, to: from + 1 + random(1e8) }, roundWindow({ from, to: from + 1e8 })]),
    language: pick(['', 'nl', 'en']),
    scheme: pick(['auto', 'light', 'dark']),
    mode: pick(['', 'embed', 'kiosk']),
    mix: pick([[], ['paper'], ['paper', 'x']]),
    what_if: pick(['', 'psi:0.3*eta_comment:0.1', 'é?']),
    others: pick([
      [],
      [['idle', '30']],
      [
        ['utm', 'a b'],
        ['utm', 'c'],
      ],
    ]),
  };
}

test('parse is the inverse of serialise', () => {
  for (let n = 0; n < 2000; ++n) {
    const state = randomState();
    assert.deepEqual(parse(serialise(state)), state);
  }
});

test('serialise(parse(x)) is stable, whatever x', () => {
  const addresses = [
    '',
    '?',
    '?view=cube&lang=xx',
    '?channel=b&channel=a&channel=b',
    '?t=x..y',
    '?t=2014-02-01..2014-01-01',
    '?from=2014-13-45',
    '?q=%E0%A4%A',
    '?unknown=1&q=a',
    '?scheme=red&mode=tv',
    '?mix=tv,x,paper&if=%2A',
  ];
  for (const address of addresses) {
    const once = serialise(parse(address));
    assert.equal(serialise(parse(once)), once, address);
  }
});

test('an address has one period: the days of the filters, or the window', () => {
  const days = '?from=2014-03-01&to=2014-06-30';
  const window = 't=2014-01-01..2014-02-01';
  for (const old of [`${days}&${window}`, `?${window}&from=2014-03-01&to=2014-06-30`]) {
    const state = parse(old);
    assert.deepEqual([state.filters.from, state.filters.to, state.window], ['2014-03-01', '2014-06-30', null], old);
    assert.equal(serialise(state), days);
  }
  assert.equal(serialise(parse(`?to=2014-06-30&${window}`)), '?to=2014-06-30');
  assert.equal(serialise(parse(`?q=a&${window}`)), `?q=a&${window}`);
  for (let n = 0; n < 500; ++n) {
    const state = { ...randomState(), window: { from: 0, to: 1e9 } };
    const params = new URLSearchParams(serialise(state));
    assert.notEqual(params.has('t'), params.has('from') || params.has('to'));
  }
});

test('the order in which things were chosen does not show', () => {
  assert.equal(serialise(parse('?channel=b&q=x&channel=a')), serialise(parse('?q=x&channel=a&channel=b')));
});

test('unknown parameters are kept, wrong values of known ones are not', () => {
  assert.equal(serialise(parse('?idle=30&view=cube&from=gisteren')), '?idle=30');
});

test('an empty view is an empty address', () => {
  assert.equal(serialise(parse('')), '');
  assert.equal(isFiltered(parse('').filters), false);
  assert.equal(isFiltered(parse('?village=glane').filters), true);
  assert.equal(isFiltered(parse('?item=a').filters), false);
});

test('a window reads as dates, rounded outward', () => {
  const window = roundWindow({ from: Date.UTC(2014, 0, 3, 5) / 1000, to: Date.UTC(2014, 8, 3, 5) / 1000 });
  const state = { ...parse(''), window };
  assert.equal(serialise(state), '?t=2014-01-03..2014-09-04');
  assert.deepEqual(roundWindow(window), window);
});

test('links to items are what the whole address would be', () => {
  for (const id of ['fb-1', 'a b&c=d', 'https://voorbeeld.nl/1?x=y#z', 'item=%00', '\u00e9\u{1f600}', '+']) {
    for (const search of [
      '',
      '?q=item%3D%2500&case=a',
      '?t=2014-01-01..2014-02-01&lang=en&x=item%3D',
      '?item=other&view=list',
    ]) {
      const state = parse(search);
      assert.equal(itemLinks(state)(id), serialise({ ...state, item: id }), `${search} ${id}`);
    }
  }
});

// The changed assumptions in the address: there and back, and nothing from elsewhere.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, serialise } from '../../web/base/url-state.js';
import { fromText, isChanged, snap, toText, withDefaults, withoutDefaults } from '../../web/reach/what-if/text.js';

const parameters = [
  { id: 'friends_share', value: 0.2, low: 0.05, high: 0.4, step: 0.01 },
  { id: 'post_effect', value: -0.5, low: -2, high: 2, step: 0.25 },
  { id: 'background_ties', value: 10, low: 0, high: 40, step: 1 },
  { id: 'visibility', value: 1, low: 0.3, high: 3, step: 0.05 },
];

test('there and back, for every step of every parameter', () => {
  for (const range of parameters) {
    const steps = Math.round((range.high - range.low) / range.step);
    for (let i = 0; i <= steps; ++i) {
      const value = snap(range, range.low + i * range.step);
      const values = { [range.id]: value };
      assert.deepEqual(
        fromText(toText(values, parameters), parameters),
        isChanged(range, value) ? values : {},
        `${range.id} ${value}`,
      );
    }
  }
  const all = { visibility: 0.3, friends_share: 0.4, background_ties: 0, post_effect: 2 };
  assert.deepEqual(fromText(toText(all, parameters), parameters), all);
});

test('one text per set of values, in the order of the table', () => {
  assert.equal(toText({ visibility: 1.25, friends_share: 0.07 }, parameters), 'friends_share:0.07*visibility:1.25');
  assert.equal(
    toText({ friends_share: 0.0700000001, visibility: 1.25 }, parameters),
    'friends_share:0.07*visibility:1.25',
  );
  assert.equal(toText({}, parameters), '');
  assert.equal(toText({ friends_share: 0.2, other: 3, visibility: NaN }, parameters), '');
});

test('what is unknown, out of range, twice or no number is left out', () => {
  const read = (text) => fromText(text, parameters);
  assert.deepEqual(read('friends_share:0.3*psi:0.2'), { friends_share: 0.3 });
  assert.deepEqual(read('friends_share:0.5*visibility:-1*background_ties:41'), {});
  assert.deepEqual(read('friends_share:0.3*friends_share:0.1'), { friends_share: 0.3 });
  for (const wrong of [
    '',
    '*',
    ':',
    'friends_share',
    'friends_share:',
    'friends_share:1e-1',
    'friends_share:NaN',
    'friends_share:0x1',
    'friends_share:0.3.1',
    'friends_share:0.3 ',
    '__proto__:1',
    'x'.repeat(100000),
  ]) {
    assert.deepEqual(read(wrong), {}, wrong.slice(0, 30));
  }
  assert.deepEqual(read('background_ties:7.4'), { background_ties: 7 });
  assert.deepEqual(read('friends_share:0.2'), {});
});

test('it passes through the address as it is', () => {
  const text = 'friends_share:0.07*post_effect:-1.5';
  const search = serialise(parse(`?p=${text}`));
  assert.equal(search, `?p=${text}`);
  assert.deepEqual(fromText(new URLSearchParams(search).get('p'), parameters), {
    friends_share: 0.07,
    post_effect: -1.5,
  });
});

test('what the question says of an assumption is its default, and the value of the table can be chosen', () => {
  const table = [
    { id: 'local_share', value: 0.7, low: 0, high: 1, step: 0.01, mark: 'A', source: 'assumption' },
    { id: 'friends_share', value: 0.2, low: 0, high: 0.6, step: 0.005, mark: 'S', source: 'speech' },
    { id: 'visibility', value: 0.3, low: 0, high: 1, step: 0.01, mark: 'A', source: 'assumption' },
  ];
  const shown = withDefaults(table, { evidence: 'reported', defaults: { local_share: 0.59, friends_share: 0.9 } });
  assert.deepEqual(
    shown.map(({ value, word, source }) => [value, word, source]),
    [
      [0.59, 'viewers_here', 'question'],
      [0.6, 'friends_share', 'question'],
      [0.3, undefined, 'assumption'],
    ],
  );
  assert.equal(isChanged(shown[0], 0.7), true);
  assert.equal(withDefaults(table, { evidence: 'profile', defaults: { local_share: 0.6 } })[0].word, 'local_share');
  assert.deepEqual(withDefaults(table, null), table);
  // An address is read before there is an answer: 70 % stays 70 %.
  const ranges = withoutDefaults(table);
  assert.deepEqual(fromText('local_share:0.7*visibility:0.3', ranges), { local_share: 0.7 });
  assert.equal(toText({ local_share: 0.7 }, ranges), 'local_share:0.7');
});

// Filters of the address and queries of the core say the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filtersOf, queryOf } from '../../web/list/filter-query.js';
import { noFilters } from '../../web/base/url-state.js';

const kDays = ['', '1900-01-01', '2014-03-30', '2014-10-26', '2024-02-29', '2099-12-31'];

test('law: filters made a query are the same filters again, whatever the days', () => {
  for (const from of kDays) {
    for (const to of kDays) {
      const filters = { ...noFilters(), text: 'brug', channels: ['facebook'], from, to };
      assert.deepEqual(filtersOf(queryOf(filters)), filters);
    }
  }
});

test('a period of one day is that whole day, also when the clock changes in it', () => {
  const hours = (/** @type {string} */ day) => {
    const { from, to } = queryOf({ ...noFilters(), from: day, to: day });
    return (Number(to) - Number(from)) / 3600;
  };
  assert.deepEqual(['2014-03-29', '2014-03-30', '2014-10-26'].map(hours), [24, 23, 25]);
});

test('what is no day asks for nothing', () => {
  const { from, to } = queryOf({ ...noFilters(), from: 'gisteren', to: '2014-02-31' });
  assert.deepEqual([from, to], [null, null]);
});

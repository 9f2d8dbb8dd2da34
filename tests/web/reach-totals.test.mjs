// Numbers that are shown together: they add up, whatever the result, and the file that a reader takes home says the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeFormat } from '../../web/base/format.js';
import { setStrict, useStrings } from '../../web/base/i18n.js';
import { platformWords } from '../../web/base/platform-words.js';
import { csvOf, figureRows } from '../../web/reach/panel/figure-table.js';
import { paperShare } from '../../web/reach/panel/missed.js';
import { mixAges } from '../../web/reach/panel/mix.js';
import {
  kReasons,
  kWays,
  partition,
  personsOf,
  sharesOf,
  shareWords,
  villagePersons,
} from '../../web/reach/panel/totals.js';
import { estimate, kResidents, result } from './reach-results.mjs';
import { pageWords } from './words.mjs';

setStrict(true);
useStrings(pageWords().nl);
const nl = makeFormat('nl');

/** The same numbers each run. @param {number} seed */
function dice(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

test('parts add up to the total and are less than a unit from their own size', () => {
  const chance = dice(7);
  for (let round = 0; round < 2000; ++round) {
    const total = Math.floor(chance() * 200);
    const weights = Array.from({ length: 1 + Math.floor(chance() * 6) }, () => (chance() < 0.2 ? 0 : chance() ** 4));
    const sum = weights.reduce((a, b) => a + b, 0);
    const parts = partition(total, weights);
    assert.equal(
      parts.reduce((a, b) => a + b, 0),
      sum > 0 ? total : 0,
    );
    parts.forEach((part, i) => sum > 0 && assert.ok(Math.abs(part - (total * weights[i]) / sum) < 1));
  }
});

test('ways and the rest are all residents, reasons are the rest, in shares and in persons', () => {
  const chance = dice(11);
  for (let round = 0; round < 500; ++round) {
    const reached = round < 5 ? [0, 0.0004, 0.004, 0.5, 1][round] : chance() ** 3;
    const seen = kResidents * reached;
    const one = result(reached, {
      direct: estimate(seen * chance()),
      recommended: estimate(seen * chance()),
      users: estimate(kResidents * Math.max(reached, chance())),
    });
    for (const whole of [sharesOf(one), personsOf(one)]) {
      const all = Math.round((whole.unit < 1 ? 1 : kResidents) / whole.unit);
      const ways = kWays.reduce((sum, way) => sum + whole.ways[way], 0);
      const reasons = kReasons.reduce((sum, reason) => sum + whole.reasons[reason], 0);
      assert.equal(ways + whole.none, all, `${reached}`);
      assert.equal(ways, whole.reached);
      assert.equal(reasons, whole.none, `${reached}`);
      assert.ok([...Object.values(whole.ways), ...Object.values(whole.reasons)].every((units) => units >= 0));
    }
  }
});

test('villages add up to the number, those without a figure of their own with them', () => {
  const chance = dice(5);
  for (let round = 0; round < 300; ++round) {
    const one = result(round < 3 ? [0, 0.0004, 0.9][round] : chance() ** 2);
    for (const village of one.villages) {
      village.reach = estimate(village.residents * chance());
      if (chance() < 0.3) village.figure = null;
    }
    const { by_id, others } = villagePersons(one);
    const { reached, unit } = personsOf(one);
    const sum = (/** @type {Iterable<number>} */ list) => [...list].reduce((a, b) => a + b, 0);
    assert.equal(sum(by_id.values()), reached * unit);
    const named = one.villages.filter(({ figure }) => figure !== null).map(({ id }) => by_id.get(id) ?? 0);
    assert.equal(sum(named) + others, reached * unit);
  }
});

test('the file has no number of fewer than a hundred residents', () => {
  const context = { format: nl, header: { villages: [], channels: [], cases: [] } };
  const shown = { scope: 'item', title: 'Een', question: { messages: [{}] } };
  for (const seen of [0, 1, 7, 60, 99, 150, 900]) {
    const rows = figureRows(
      /** @type {any} */ (shown),
      result(seen / kResidents),
      /** @type {any} */ (context),
      platformWords('facebook'),
    );
    const persons = rows.map((row) => row[4]).filter((cell) => typeof cell === 'number');
    assert.ok(
      persons.every((count) => count === 0 || count >= 100),
      `${seen}: ${persons}`,
    );
  }
});

test('of an age that nobody has there is no share, and the others keep their own', () => {
  const net = estimate(30);
  const ages = ['0-11', '12-17', '75+'].map((id) => ({ id, residents: id === '12-17' ? 0 : 200, net }));
  const total = { net, gross: net, ages };
  assert.deepEqual(
    mixAges(total).map(({ id }) => id),
    ['0-11', '75+'],
  );
  const paper = { id: 'paper', by_age: [0.1, 0.2, 0.7], net, gross: net, duplication: net };
  const told = { mix: [paper], mix_total: total, ages: [{ id: '0-11' }, { id: '75+' }] };
  assert.equal(paperShare(told, '75+'), 0.7);
  assert.equal(paperShare(told, '0-11'), 0.1);
  assert.equal(paperShare({ mix: [], mix_total: null }, '75+'), 0);
});

test('of nobody, one or two viewers the shares are of all residents, and no more', () => {
  for (const seen of [0, 0.3, 1, 2]) {
    const shares = sharesOf(result(seen / kResidents));
    const reasons = kReasons.reduce((sum, reason) => sum + shares.reasons[reason], 0);
    assert.ok(Math.abs(shares.none * shares.unit - 1) < 1e-3);
    assert.equal(reasons, shares.none);
  }
});

test('what is more than nothing is never 0', () => {
  assert.equal(shareWords(0, 0.01, true, nl), 'minder dan 1\u00a0%');
  assert.equal(shareWords(0, 0.01, false, nl), '0\u00a0%');
});

test('the file has the numbers of the screen, quotes its cells, and no cell is a formula', () => {
  const context = { format: nl, header: { villages: [], channels: [], cases: [] } };
  const shown = { scope: 'case', title: '=HYPERLINK("x")', question: { messages: [{}, {}] } };
  const text = csvOf(
    figureRows(/** @type {any} */ (shown), result(0.15), /** @type {any} */ (context), platformWords('facebook')),
  );
  assert.ok(text.startsWith('\ufeff"'));
  assert.ok(!/(^|;)"[=+@-]/m.test(text.slice(1)), text);
  assert.match(csvOf([['=1+1', '+a', -5, '@x']]), /^\ufeff"'=1\+1";"'\+a";"-5";"'@x"\r\n$/);
  const rows = text.split('\r\n').map((line) => line.split(';').map((cell) => cell.replace(/^"|"$/g, '')));
  const persons = (/** @type {RegExp} */ name) => Number(rows.find(([first]) => name.test(first))?.[4]);
  assert.equal(persons(/^direct/) + persons(/^langs beide/) + persons(/^via/), persons(/^1× of vaker/));
});

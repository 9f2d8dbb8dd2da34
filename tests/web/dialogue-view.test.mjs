// The words and figures of the dialogue view; the fixture is what the core sends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  answeredBy,
  columnsOf,
  curvePath,
  percent,
  placeOf,
  profileRows,
  rateSentence,
  shareWords,
  timeSentence,
} from '../../web/detail/dialogue-view.js';
import { durationWords } from '../../web/list/item-parts.js';
import { makeFormat } from '../../web/base/format.js';
import { setStrict, useStrings } from '../../web/base/i18n.js';

setStrict(true);
useStrings(JSON.parse(readFileSync('assets/i18n/nl.json', 'utf8')).page);
const nl = makeFormat('nl');
const { profile, instruments } = JSON.parse(readFileSync('tests/fixtures/messages/from-core/dialogue.json', 'utf8'));

test('the sentences say how many, how sure and how long', () => {
  assert.equal(
    rateSentence(nl, profile.reply_rate),
    '6 van de 7 vragen beantwoord (waarschijnlijk tussen 49 % en 97 %)',
  );
  assert.equal(timeSentence(nl, profile.reply_times), 'De helft kreeg binnen 38 minuten antwoord. 1 vraag bleef open.');
  assert.equal(
    timeSentence(nl, { ...profile.reply_times, median: null, open: 5 }),
    'Minder dan de helft kreeg antwoord zolang er is gekeken. 5 vragen bleven open.',
  );
  assert.equal(
    timeSentence(nl, { ...profile.reply_times, open: 0 }),
    'De helft kreeg binnen 38 minuten antwoord. Geen vraag bleef open.',
  );
});

test('unknown and none are not the same', () => {
  assert.equal(rateSentence(nl, null), 'Hoeveel vragen antwoord kregen, is niet bekend.');
  assert.equal(rateSentence(nl, { count: 0, of: 0, low: 0, high: 1 }), 'Er zijn geen vragen gesteld.');
});

test('small numbers are counts, larger ones have a percentage too', () => {
  assert.equal(shareWords(nl, { count: 3, of: 7, low: 0, high: 1 }), '3 van 7');
  assert.equal(shareWords(nl, { count: 15, of: 20, low: 0, high: 1 }), '15 van 20 (75 %)');
  assert.equal(percent(0.005), '1 %');
});

test('durations in the unit people use, never shorter than they were: who had an answer within it did', () => {
  assert.deepEqual(
    [1, 89, 90, 121, 2820, 2821, 2880, 2881, 10080].map((m) => durationWords(nl, m)),
    ['1 minuut', '89 minuten', '2 uur', '3 uur', '47 uur', '2 dagen', '2 dagen', '3 dagen', '7 dagen'],
  );
});

test('the answered share never falls and is what the curve says', () => {
  const { curve } = profile.reply_times;
  assert.equal(answeredBy([], 100), 0);
  assert.equal(answeredBy(curve, 0), 0);
  let before = 0;
  for (let minutes = 0; minutes <= 10080; minutes += 7) {
    const now = answeredBy(curve, minutes);
    assert.ok(now >= before && now <= 1);
    before = now;
  }
  assert.ok(Math.abs(before - 6 / 7) < 1e-12);
});

test('the curve stays in its box and runs from left to right', () => {
  assert.equal(placeOf(0), 0);
  assert.equal(placeOf(10080), 1);
  assert.equal(placeOf(1e9), 1);
  const path = curvePath(profile.reply_times, 300, 100);
  const xs = [...path.matchAll(/H([\d.]+)/g)].map((match) => Number(match[1]));
  const ys = [...path.matchAll(/V([\d.]+)/g)].map((match) => Number(match[1]));
  assert.equal(xs.length, profile.reply_times.curve.length + 1);
  assert.deepEqual(
    xs,
    [...xs].sort((a, b) => a - b),
  );
  assert.deepEqual(
    ys,
    [...ys].sort((a, b) => b - a),
  );
  assert.ok(xs.every((x) => x >= 0 && x <= 300) && ys.every((y) => y >= 0 && y <= 100));
});

test('only figures that are known are rows', () => {
  const known = profileRows(nl, profile);
  assert.deepEqual(known[0], { name: 'Na een vraag aan inwoners teruggekoppeld', value: '1 van 1' });
  assert.ok(!known.some(({ name }) => ['Nieuwe stemmen', 'Wederkerigheid'].includes(name)));
  const empty = Object.fromEntries(Object.keys(profile).map((key) => [key, null]));
  assert.equal(profileRows(nl, empty).length, 0);
});

test('a table has a column for unknown only where it is needed', () => {
  const counts = instruments.periods.map((period) => period.instruments);
  assert.deepEqual(columnsOf(['communication', 'money', 'rules', 'unknown'], counts), [
    'communication',
    'money',
    'rules',
  ]);
  assert.deepEqual(columnsOf(['rules', 'unknown'], [{ rules: 0, unknown: 2 }]), ['rules', 'unknown']);
});

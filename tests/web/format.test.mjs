// Numbers, dates and the calendar of Amsterdam.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { offsetAt } from '../../web/base/amsterdam-time.js';
import {
  civilAt,
  dayText,
  fromCivil,
  isoWeek,
  machineTime,
  makeFormat,
  parseDay,
  signsOf,
  signsOfBrowser,
  unitSpan,
} from '../../web/base/format.js';
import { setStrict, useStrings } from '../../web/base/i18n.js';
import { kLanguages } from '../../web/base/languages.js';

setStrict(true);
useStrings(JSON.parse(readFileSync('assets/i18n/nl.json', 'utf8')).page);
const nl = makeFormat('nl');
const en = makeFormat('en');
const at = (text) => Date.parse(text) / 1000;

test('times as people write them', () => {
  assert.equal(nl.time(at('2014-06-05T16:42:00+02:00'), 'minute'), 'do 5 juni 2014, 16:42');
  assert.equal(nl.time(at('2014-06-05T12:00:00+02:00'), 'day'), 'do 5 juni 2014');
  assert.equal(nl.time(at('2014-06-05T12:00:00+02:00'), 'month'), 'juni 2014');
  assert.equal(nl.time(at('2014-06-05T12:00:00+02:00'), 'year'), '2014');
  assert.equal(en.time(at('2014-06-05T16:42:00+02:00'), 'minute'), 'Thu 5 June 2014, 16:42');
});

test('of a clock time that comes twice it is said which it is, and of no other', () => {
  const [summer, winter] = [at('2026-10-25T02:30:00+02:00'), at('2026-10-25T02:30:00+01:00')];
  assert.equal(nl.time(summer, 'minute'), 'zo 25 oktober 2026, 02:30 zomertijd');
  assert.equal(nl.time(winter, 'minute'), 'zo 25 oktober 2026, 02:30 wintertijd');
  assert.equal(en.time(summer, 'second'), 'Sun 25 October 2026, 02:30 zomertijd'); // the words of these tests are Dutch
  assert.equal(nl.span(summer, winter, 'minute'), 'zo 25 oktober 2026, 02:30 zomertijd – 02:30 wintertijd');
  assert.equal(nl.unit('hour', winter - 1800), 'zo 25 oktober 2026, 02:00 wintertijd');
  for (const text of ['2026-10-25T01:59:59+02:00', '2026-10-25T03:00:00+01:00', '2026-03-29T03:30:00+02:00'])
    assert.doesNotMatch(nl.time(at(text), 'minute'), /tijd/, text);
  assert.doesNotMatch(nl.time(summer, 'day'), /tijd/);
  assert.match(nl.time(at('1918-09-30T02:30:00Z') - 1172, 'minute'), /02:30 wintertijd/);
});

test('no two moments of an hour around a change of the clock have one name', () => {
  for (const year of [1916, 1923, 1937, 1942, 1944, 1978, 1995, 1996, 2014, 2026, 2077]) {
    const from = fromCivil(year, 8, 25);
    const names = new Set();
    for (let s = from; s < from + 100 * 86400; s += 1800) names.add(nl.time(s, 'minute'));
    assert.equal(names.size, 100 * 48, String(year));
  }
});

test('spans', () => {
  const from = at('2014-06-05T09:00:00+02:00');
  assert.equal(nl.span(from, from, 'minute'), 'do 5 juni 2014, 09:00');
  assert.equal(nl.span(from, at('2014-06-05T11:30:00+02:00'), 'minute'), 'do 5 juni 2014, 09:00 – 11:30');
  assert.equal(nl.span(from, at('2014-06-06T11:30:00+02:00'), 'day'), 'do 5 juni 2014 – vr 6 juni 2014');
  assert.equal(nl.span(from, at('2014-06-05T11:30:00+02:00'), 'day'), 'do 5 juni 2014');
});

test('numbers and dates', () => {
  assert.equal(nl.count(9100), '9.100');
  assert.equal(en.count(9100), '9,100');
  assert.equal(nl.date('2014-10-31'), '31 oktober 2014');
  assert.equal(nl.date('vorig jaar'), 'vorig jaar');
  assert.equal(machineTime(at('2014-06-05T12:00:00+02:00'), 'month'), '2014-06');
  assert.equal(machineTime(at('2014-06-05T16:42:00+02:00'), 'minute'), '2014-06-05T14:42:00Z');
});

test('units have names', () => {
  const june = fromCivil(2014, 6, 1);
  assert.equal(nl.unit('month', june), 'juni 2014');
  assert.equal(nl.unit('quarter', fromCivil(2014, 4, 1)), '2e kwartaal 2014');
  assert.equal(nl.unit('week', fromCivil(2014, 6, 2)), 'week 23, 2014');
  assert.equal(nl.unit('decade', fromCivil(2010, 1, 1)), '2010–2019');
  assert.equal(isoWeek(fromCivil(2010, 1, 3)), 53);
});

test('summer time of Amsterdam', () => {
  assert.equal(offsetAt(at('2014-03-30T00:59:59Z')), 3600);
  assert.equal(offsetAt(at('2014-03-30T01:00:00Z')), 7200);
  assert.equal(offsetAt(at('2014-10-26T00:59:59Z')), 7200);
  assert.equal(offsetAt(at('2014-10-26T01:00:00Z')), 3600);
  const spring = unitSpan('day', at('2014-03-30T10:00:00Z'));
  const autumn = unitSpan('day', at('2014-10-26T10:00:00Z'));
  assert.equal(spring.to - spring.from, 23 * 3600);
  assert.equal(autumn.to - autumn.from, 25 * 3600);
});

test('fromCivil is the inverse of civilAt, but for the hour that comes twice', () => {
  for (let t = at('1950-01-01T00:00:00Z'); t < at('2090-01-01T00:00:00Z'); t += 86400 * 11 + 3600 * 5) {
    const c = civilAt(t);
    assert.equal(
      fromCivil(c.year, c.month, c.day, c.hour, c.minute),
      t - (((t % 60) + 60) % 60),
      new Date(t * 1000).toISOString(),
    );
  }
});

test('days there and back, and units that hold their moment', () => {
  for (const day of ['1900-01-01', '1945-05-05', '2000-02-29', '2014-06-05', '2100-12-31'])
    assert.equal(dayText(parseDay(day)), day);
  for (const wrong of ['', '2014', '2014-02-30', '2014-13-01', '1799-01-01', '2201-01-01', '05-06-2014'])
    assert.equal(parseDay(wrong), null);
  for (const unit of ['day', 'month', 'year']) {
    const span = unitSpan(unit, at('2014-06-05T16:42:00Z'));
    assert.ok(span.from <= at('2014-06-05T16:42:00Z') && at('2014-06-05T16:42:00Z') < span.to);
    assert.deepEqual(unitSpan(unit, span.from), span);
    assert.equal(unitSpan(unit, span.to).from, span.to);
  }
});

test('the words of the canvas write as the browser does, in every language', () => {
  for (const code of Object.keys(kLanguages)) {
    const own = signsOf(JSON.parse(readFileSync(`assets/i18n/${code}.json`, 'utf8')).canvas);
    assert.deepEqual(own, signsOfBrowser(code), code);
    const format = makeFormat(code, own);
    for (const n of [
      0, 1, 9.5, 12.25, 999, 1000, 1234.5678, 12345, 999999.9996, 1234567, 22600, 0.0005, 1.15, 0.35, 8.45, 1.005,
      4.6e-7, 1e15, -4, -1234.5,
    ]) {
      const { locale } = kLanguages[code];
      assert.equal(format.count(n), new Intl.NumberFormat([locale].flat()).format(n), String(n));
      for (const digits of [0, 1, 3, 6]) {
        const exact = { minimumFractionDigits: digits, maximumFractionDigits: digits };
        const expected = new Intl.NumberFormat([locale].flat(), exact).format(n).replace('-', '\u2212');
        assert.equal(format.decimal(n, 10 ** -digits), expected, `${n} to ${digits}`);
      }
    }
  }
});

// The clock changes of Europe/Amsterdam, as src/base/zone_table.cpp has them (tests/differential compares every one).
// The browser's own table will not do: since 2022 many take the years before 1970 from Brussels.
// @ts-check

const kDay_s = 86400;
const kHour_s = 3600;
// Amsterdam time until 1 July 1937, and the +0:20 of 1937-1940.
const kAmsterdam = 1172;
const kDutch = 1200;
const kWinter = 3600;
const kSummer = 7200;

/** Summer time of 1917 to 1937: month and day of its two Sundays or Mondays. */
const kSummers = [
  416, 917, 401, 930, 407, 929, 405, 927, 404, 926, 326, 1008, 601, 1007, 330, 1005, 605, 1004, 515, 1003, 515, 1002,
  515, 1007, 515, 1006, 515, 1005, 515, 1004, 522, 1002, 515, 1008, 515, 1007, 515, 1006, 515, 1004, 522,
];

/** @typedef {{ at: number, offset_s: number }} Change seconds UTC, and what is added from then on */

/** @param {number} year @param {number} month_day 516 is 16 May @param {number} hour local time before the change
 * @param {number} before @param {number} after @returns {Change} */
function change(year, month_day, hour, before, after) {
  const at = Date.UTC(year, Math.floor(month_day / 100) - 1, month_day % 100, hour) / 1000 - before;
  return { at, offset_s: after };
}

/** @returns {Change[]} */
function earlyChanges() {
  const summer = kAmsterdam + kHour_s;
  const changes = [change(1916, 501, 0, kAmsterdam, summer), change(1916, 1001, 0, summer, kAmsterdam)];
  kSummers.forEach((day, i) => {
    const year = 1917 + (i >> 1);
    changes.push(i % 2 === 0 ? change(year, day, 2, kAmsterdam, summer) : change(year, day, 3, summer, kAmsterdam));
  });
  const dutch_summer = kDutch + kHour_s;
  changes.push(change(1937, 701, 0, summer, dutch_summer)); // 28 seconds are skipped
  changes.push(change(1937, 1003, 3, dutch_summer, kDutch));
  for (const [year, spring, autumn] of [
    [1938, 515, 1002],
    [1939, 515, 1008],
  ]) {
    changes.push(change(year, spring, 2, kDutch, dutch_summer), change(year, autumn, 3, dutch_summer, kDutch));
  }
  changes.push(change(1940, 516, 0, kDutch, kSummer)); // the occupier's time, 1:40 ahead at once
  changes.push(change(1942, 1102, 3, kSummer, kWinter));
  for (const [year, spring, autumn] of [
    [1943, 329, 1004],
    [1944, 403, 1002],
    [1945, 402, 916],
  ]) {
    changes.push(change(year, spring, 2, kWinter, kSummer), change(year, autumn, 3, kSummer, kWinter));
  }
  return changes;
}

/** @param {number} year @param {number} month from 0 @param {number} last_day of the month */
function lastSunday(year, month, last_day) {
  return last_day - new Date(Date.UTC(year, month, last_day)).getUTCDay();
}

/** All changes since 1977 are at 01:00 UTC. @param {number} year */
function summerOf(year) {
  const first = { 1977: 403, 1978: 402, 1979: 401, 1980: 406 }[year] ?? 300 + lastSunday(year, 2, 31);
  const last = year === 1978 ? 1001 : year <= 1995 ? 900 + lastSunday(year, 8, 30) : 1000 + lastSunday(year, 9, 31);
  return [change(year, first, 1, 0, kSummer), change(year, last, 1, 0, kWinter)];
}

/** @type {Map<number, Change[]>} */
const summers = new Map();
const early = earlyChanges();
const kFirstModern_s = summerOf(1977)[0].at;

/** Seconds to add to UTC for the local time of a moment. @param {number} seconds */
export function offsetAt(seconds) {
  if (seconds < kFirstModern_s) {
    let offset_s = kAmsterdam;
    for (const each of early) {
      if (seconds < each.at) return offset_s;
      offset_s = each.offset_s;
    }
    return offset_s;
  }
  const year = new Date(seconds * 1000).getUTCFullYear();
  let summer = summers.get(year);
  if (!summer) summers.set(year, (summer = summerOf(year)));
  return seconds < summer[0].at || seconds >= summer[1].at ? kWinter : kSummer;
}

/** The moment of a local time. What the clock skipped is taken as if it had not; of what comes twice, the first.
 * @param {number} local seconds as if it were UTC */
export function fromLocal(local) {
  const before = offsetAt(local - kDay_s);
  const after = offsetAt(local + kDay_s);
  const first = local - before;
  if (before === after || offsetAt(first) === before) return first;
  const second = local - after;
  return offsetAt(second) === after ? second : first;
}

/** Of a local time that comes twice, which of the two this is; '' of any other.
 * @param {number} seconds @returns {'' | 'summer' | 'winter'} */
export function partOfTwice(seconds) {
  const before = offsetAt(seconds - kDay_s);
  const after = offsetAt(seconds + kDay_s);
  if (before <= after) return '';
  const local = seconds + offsetAt(seconds);
  if (offsetAt(local - before) !== before || offsetAt(local - after) !== after) return '';
  return offsetAt(seconds) === before ? 'summer' : 'winter';
}

// Numbers, dates and the Dutch civil calendar, in one place. Times are whole seconds since 1970 (UTC); what
// people read is the clock of Europe/Amsterdam. The core has the same rules in C++ for the canvas.
// @ts-check
import { fromLocal, offsetAt, partOfTwice } from './amsterdam-time.js';
import { t } from './i18n.js';
import { kLanguages, localesOf } from './languages.js';

/** @typedef {import('../messages').TimeUnit} TimeUnit */
/** @typedef {{ year: number, month: number, day: number, hour: number, minute: number, weekday: number }} Civil */

const kDay_s = 86400;

/** Date.UTC in seconds, without its special treatment of the years 0-99. Fields may overflow.
 * @param {number} year @param {number} month @param {number} day @param {number} [hour] @param {number} [minute]
 * @param {number} [second] */
function utc(year, month, day, hour = 0, minute = 0, second = 0) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return date.getTime() / 1000;
}

/** @param {number} seconds @returns {Civil} weekday 0 is Monday */
export function civilAt(seconds) {
  const local = new Date((seconds + offsetAt(seconds)) * 1000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    weekday: (local.getUTCDay() + 6) % 7,
  };
}

/** The moment of a local time; fields may overflow (month 13 is January).
 * @param {number} year @param {number} month @param {number} day @param {number} [hour] @param {number} [minute]
 * @param {number} [second] */
export function fromCivil(year, month, day, hour = 0, minute = 0, second = 0) {
  return fromLocal(utc(year, month, day, hour, minute, second));
}

/** The start of the calendar unit that holds a moment, and of the next one.
 * @param {'day' | 'month' | 'year'} unit @param {number} seconds */
export function unitSpan(unit, seconds) {
  const { year, month, day } = civilAt(seconds);
  if (unit === 'day') return { from: fromCivil(year, month, day), to: fromCivil(year, month, day + 1) };
  if (unit === 'month') return { from: fromCivil(year, month, 1), to: fromCivil(year, month + 1, 1) };
  return { from: fromCivil(year, 1, 1), to: fromCivil(year + 1, 1, 1) };
}

/** "2014-06-05" as the first moment of that local day; null when it is no date. @param {string} text */
export function parseDay(text) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = match.slice(1).map(Number);
  const check = new Date(utc(year, month, day) * 1000);
  if (check.getUTCMonth() + 1 !== month || check.getUTCDate() !== day) return null;
  return year < 1800 || year > 2200 ? null : fromCivil(year, month, day);
}

/** The local day of a moment as "2014-06-05". @param {number} seconds */
export function dayText(seconds) {
  const { year, month, day } = civilAt(seconds);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** For <time datetime>: exact where the item is, shorter where it is not.
 * @param {number} seconds @param {string} precision */
export function machineTime(seconds, precision) {
  if (precision === 'year') return dayText(seconds).slice(0, 4);
  if (precision === 'month') return dayText(seconds).slice(0, 7);
  if (precision === 'day') return dayText(seconds);
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** What a language writes numbers and dates with: `group` parts thousands, `point` the decimals.
 * @typedef {{ months: string[], weekdays: string[], group: string, point: string }} Signs from January, from Monday */

/** The browser's. Asking it the first time takes a tenth of a second. @param {string} language @returns {Signs} */
export function signsOfBrowser(language) {
  const locale = localesOf(kLanguages[language]);
  const names = (/** @type {Intl.DateTimeFormatOptions} */ options, /** @type {number[]} */ days) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return days.map((day) => format.format(day * kDay_s * 1000));
  };
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.8);
  const signOf = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? '';
  return {
    months: names(
      { month: 'long' },
      Array.from({ length: 12 }, (_, i) => i * 31 + 3),
    ),
    weekdays: names({ weekday: 'short' }, [4, 5, 6, 7, 8, 9, 10]), // 5 January 1970 was a Monday
    group: signOf('group'),
    point: signOf('decimal'),
  };
}

/** Those of the canvas, from its words. @param {Record<string, string>} words @returns {Signs} */
export function signsOf(words) {
  return {
    months: Array.from({ length: 12 }, (_, i) => words[`date.month.${i + 1}`]),
    weekdays: Array.from({ length: 7 }, (_, i) => words[`date.weekday_short.${i}`]),
    group: words['number.group'],
    point: words['number.point'],
  };
}

/** Everything that is written for people in one language. @param {string} language one of languages.js @param {Signs} [signs] */
export function makeFormat(language, { months, weekdays, group, point } = signsOfBrowser(language)) {
  /** "1.234,5": as many decimals as there are, of `least` to `most`; a half is rounded up as it is read, so that 1,15 becomes
   * 1,2 although the nearest number that a computer has is a little less. @param {number} n */
  const written = (n, least = 0, most = 3) => {
    const text = String(Math.abs(n));
    const rounded = text.includes('e') ? Math.abs(n) : Math.round(Number(`${text}e${most}`)) / 10 ** most;
    const [whole, part = ''] = rounded.toFixed(most).split('.');
    let end = part.length;
    while (end > least && part[end - 1] === '0') --end;
    const decimals = end > 0 ? point + part.slice(0, end) : '';
    return (n < 0 ? '-' : '') + whole.replace(/\B(?=(\d{3})+$)/g, group) + decimals;
  };
  const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
  const dayOf = (/** @type {Civil} */ c) => `${weekdays[c.weekday]} ${c.day} ${months[c.month - 1]} ${c.year}`;
  /** "02:30"; in the night in which the clock goes back "02:30 zomertijd" and "02:30 wintertijd". */
  const clockAt = (/** @type {number} */ s) => {
    const c = civilAt(s);
    const clock = `${two(c.hour)}:${two(c.minute)}`;
    const part = partOfTwice(s);
    return part === '' ? clock : t(`clock.${part}`, { clock });
  };

  return {
    language,
    /** @param {number} n */
    count: (n) => (n < 1000 && Number.isInteger(n) ? String(n) : written(n)),

    /** "3.400": a model's number of persons says no more than two digits. @param {number} n */
    about(n) {
      if (!Number.isFinite(n)) return t('number.unknown');
      if (n > 0 && n < 10) return t('number.below', { number: written(10) });
      return written(Number(n.toPrecision(2)));
    },

    /** "9 %", "0,6 %", "meer dan 99 %": whole above one per cent, and never 0 or 100 for what is not. @param {number} share */
    percent(share) {
      if (!Number.isFinite(share)) return t('number.unknown');
      const sign = (/** @type {number} */ n) => t('number.percent', { number: written(n) });
      if (share > 0 && share < 0.001) return t('number.below', { number: sign(0.1) });
      if (share > 0.99 && share < 1) return t('number.above', { number: sign(99) });
      return sign(percentOf(share));
    },

    /** "9 tot 23 %"; one number when both round to it. @param {number} low @param {number} high shares */
    percentRange(low, high) {
      const [a, b] = [percentOf(low), percentOf(high)];
      return a === b ? this.percent(low) : t('number.percent_range', { low: written(a), high: written(b) });
    },

    /** Before and after of a change, as `points` tells it: "14 %" and "10 %", "14 %" and "14,5 %", and the same twice
     * where it is 0. @param {number} before @param {number} after */
    percentChange(before, after) {
      const is_fine =
        Math.abs(after - before) < kFine && [before, after].every((share) => share >= 0.001 && share <= 0.99);
      if (this.points(after - before) === '0') return [this.percent(before), this.percent(before)];
      if (!is_fine) return [this.percent(before), this.percent(after)];
      return [before, after].map((share) => t('number.percent', { number: written(Math.round(share * 1000) / 10) }));
    },

    /** "−4", "+0,5": a difference of shares in percentage points. @param {number} share */
    points(share) {
      const points = percentOf(Math.abs(share));
      return points === 0 ? '0' : `${share < 0 ? '\u2212' : '+'}${written(points)}`;
    },

    /** A plain number with the digits that its step has. @param {number} n @param {number} step */
    decimal(n, step) {
      const digits = Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
      return written(n, digits, digits).replace('-', '\u2212');
    },

    /** "do 5 juni 2014, 16:42", "do 5 juni 2014", "juni 2014", "2014". @param {number} s @param {string} precision */
    time(s, precision) {
      const c = civilAt(s);
      if (precision === 'year') return String(c.year);
      if (precision === 'month') return `${months[c.month - 1]} ${c.year}`;
      return precision === 'day' ? dayOf(c) : `${dayOf(c)}, ${clockAt(s)}`;
    },

    /** From one moment to another; one moment when they are the same.
     * @param {number} from @param {number} to @param {string} precision */
    span(from, to, precision) {
      const begin = this.time(from, precision);
      if (to <= from) return begin;
      const a = civilAt(from);
      const b = civilAt(to);
      const same_day = a.year === b.year && a.month === b.month && a.day === b.day;
      const end = same_day && precision !== 'day' ? clockAt(to) : this.time(to, precision);
      return begin === end ? begin : `${begin} \u2013 ${end}`;
    },

    /** "2014-10-31" as "31 oktober 2014"; anything else as it is. @param {string} text */
    date(text) {
      const day = parseDay(text.slice(0, 10));
      if (day === null) return text;
      const c = civilAt(day);
      return `${c.day} ${months[c.month - 1]} ${c.year}`;
    },

    /** The name of a calendar unit as people say it. @param {TimeUnit} unit @param {number} from */
    unit(unit, from) {
      const c = civilAt(from);
      switch (unit) {
        case 'century':
          return `${c.year}\u2013${c.year + 99}`;
        case 'decade':
          return `${c.year}\u2013${c.year + 9}`;
        case 'year':
          return String(c.year);
        case 'quarter':
          return t('unit.quarter', { number: Math.floor((c.month + 2) / 3), year: c.year });
        case 'month':
          return `${months[c.month - 1]} ${c.year}`;
        case 'week':
          return t('unit.week', { number: isoWeek(from), year: isoYear(from) });
        case 'day':
          return dayOf(c);
        default:
          return `${dayOf(c)}, ${clockAt(from)}`;
      }
    },
  };
}

/** @typedef {ReturnType<typeof makeFormat>} Format */

/** Below it a share has one decimal. */
const kFine = 0.00995;

/** A share in per cent as it is written: one decimal below one per cent, else whole. @param {number} share */
function percentOf(share) {
  return Math.abs(share) < kFine ? Math.round(share * 1000) / 10 : Math.round(share * 100);
}

/** The Thursday of a week decides its year. @param {number} seconds */
function thursday(seconds) {
  const { year, month, day, weekday } = civilAt(seconds);
  return new Date(utc(year, month, day + 3 - weekday) * 1000);
}

/** @param {number} seconds */
function isoYear(seconds) {
  return thursday(seconds).getUTCFullYear();
}

/** @param {number} seconds */
export function isoWeek(seconds) {
  const day = thursday(seconds);
  return 1 + Math.floor((day.getTime() / 1000 - utc(day.getUTCFullYear(), 1, 1)) / (7 * kDay_s));
}

// Days and instants as a feed has them, in seconds; the same as src/base/civil_time_parse.cpp.
// @ts-check
import { fromCivil } from '../base/format.js';

const kFirstYear = 1800;
const kLastYear = 2200;
const kTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?: ?(Z|z|[+-]\d{2}(?::?\d{2})?))?)?$/;

/** RFC 3339 and, leniently, a local date or date-time; null when it is none or outside 1800-2200.
 * @param {string} text @returns {number | null} seconds */
export function parseTime(text) {
  const match = kTime.exec(text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, ''));
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate())
    return null;
  if (hour > 23 || minute > 59 || second > 60 || year < kFirstYear || year > kLastYear) return null;
  if (!match[7]) return fromCivil(year, month, day, hour, minute, second);
  const offset = offsetOf(match[7]);
  return offset === null ? null : Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - offset;
}

/** "+02:00", "+0200", "+02" or "Z" in seconds. @param {string} zone */
function offsetOf(zone) {
  if (/^z$/i.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2) || 0)];
  return hours > 23 || minutes > 59 ? null : (hours * 60 + minutes) * (zone[0] === '-' ? -60 : 60);
}

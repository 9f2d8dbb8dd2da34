// Points in time and the Dutch civil calendar (Europe/Amsterdam), exact for 1900-2100.
// A TimePoint is int64 seconds since 1970-01-01T00:00:00Z; civil fields are local wall clock time.
// Before 1996 the clock changes are a table (source: the IANA time zone database, with the Dutch
// data of before 1940); from 1996 the rule of Directive 2000/84/EC is applied.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace kringen {

using TimePoint = std::int64_t;

// Half open: from <= t < to.
struct TimeSpan {
  TimePoint from = 0;
  TimePoint to = 0;

  bool Contains(TimePoint t) const { return from <= t && t < to; }
  bool Intersects(TimeSpan other) const { return from < other.to && other.from < to; }
  bool operator==(const TimeSpan&) const = default;
};

// Proleptic Gregorian local time; month and day count from 1.
struct CivilTime {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool operator==(const CivilTime&) const = default;
};

// The one ladder of calendar units: it drives ticks, folding and the outline, so that a cluster
// has a name. DayPart is six hours, Quarter three months; a week begins on Monday.
enum class TimeUnit : std::uint8_t {
  kMinute,
  kQuarterHour,
  kHour,
  kDayPart,
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kYear,
  kDecade,
  kCentury,
};
inline constexpr int kTimeUnitCount = 11;

// A typical length in seconds (a month is 30.4 days), for choosing a unit; never for arithmetic.
double TypicalSeconds(TimeUnit unit);

// Seconds to add to UTC for local time.
int UtcOffset(TimePoint t);

CivilTime ToCivil(TimePoint t);

// Where clocks go back, a local time occurs twice: which of the two this moment is.
enum class ClockPart : std::uint8_t { kOnly, kSummer, kWinter };
ClockPart ClockPartOf(TimePoint t);

// Fields out of range carry over (month 13 is January). A local time that is skipped in spring
// resolves to the same distance after the change; one that occurs twice resolves to the first.
TimePoint FromCivil(const CivilTime& civil);

// Days since 1970-01-01 of a civil date, and 0 = Monday .. 6 = Sunday.
std::int64_t DaysFromCivil(int year, int month, int day);
int Weekday(TimePoint t);
// ISO 8601 week number, 1-53.
int IsoWeek(TimePoint t);

// The calendar unit that contains t: FloorTo <= t < NextAfter. FloorTo is idempotent, and
// NextAfter(unit, FloorTo(unit, t)) is the floor of the following unit.
TimePoint FloorTo(TimeUnit unit, TimePoint t);
TimePoint NextAfter(TimeUnit unit, TimePoint t);
TimeSpan UnitSpan(TimeUnit unit, TimePoint t);

// RFC 3339 ("2014-06-05T16:42:00+02:00", "...Z", fractional seconds cut off) and, leniently, a
// bare date or a date-time without offset, both read as local. Errors: "time.malformed",
// "time.out_of_range" (outside 1800-2200).
Result<TimePoint> ParseTime(std::string_view text);

}  // namespace kringen

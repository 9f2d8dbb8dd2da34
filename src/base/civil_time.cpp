#include "base/civil_time.h"

#include <algorithm>

#include "base/zone_table.h"

namespace kringen {
namespace {

constexpr std::int64_t kDaySeconds = 86400;
// Far beyond every date that can be read; keeps arithmetic on INT64_MIN and INT64_MAX defined.
constexpr TimePoint kFarthest = 300'000'000'000;

TimePoint Bounded(TimePoint t) { return std::clamp(t, -kFarthest, kFarthest); }

constexpr std::int64_t FloorDivide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

struct Date {
  int year, month, day;
};

Date DateOf(std::int64_t days) {
  // Years that begin in March, in eras of 400 years.
  const std::int64_t shifted = days + 719468;
  const std::int64_t era = FloorDivide(shifted, 146097);
  const auto day_of_era = static_cast<std::uint32_t>(shifted - era * 146097);
  const std::uint32_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::uint32_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::uint32_t march_month = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int>(day_of_year - (153 * march_month + 2) / 5 + 1);
  const auto month = static_cast<int>(march_month < 10 ? march_month + 3 : march_month - 9);
  const auto year = static_cast<int>(era * 400 + year_of_era) + (month <= 2 ? 1 : 0);
  return {year, month, day};
}

// From local seconds (as if UTC) to the moment; see FromCivil for skipped and double times.
TimePoint FromLocal(std::int64_t local) {
  const ZoneSegment segment = SegmentAt(local - 3600);
  // Offsets lie between 0 and 2 hours: far from a change there is nothing to decide.
  if (segment.from <= local - 7200 && local < segment.to) return local - segment.offset_s;
  const int before = SegmentAt(local - kDaySeconds).offset_s;
  const int after = SegmentAt(local + kDaySeconds).offset_s;
  if (before == after) return local - before;
  const TimePoint first = local - before;
  if (SegmentAt(first).offset_s == before) return first;
  const TimePoint second = local - after;
  return SegmentAt(second).offset_s == after ? second : first;
}

std::int64_t LocalDay(TimePoint t) { return FloorDivide(t + SegmentAt(t).offset_s, kDaySeconds); }

TimePoint Midnight(std::int64_t days) { return FromLocal(days * kDaySeconds); }

int MonthsOf(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::kMonth:
      return 1;
    case TimeUnit::kQuarter:
      return 3;
    case TimeUnit::kYear:
      return 12;
    case TimeUnit::kDecade:
      return 120;
    default:
      return 1200;
  }
}

// Units of hours and less: the local clock's grid, cut at clock changes, so that the hour that
// occurs twice in autumn is two hours.
TimeSpan ClockSpan(std::int64_t unit_s, TimePoint t) {
  const ZoneSegment segment = SegmentAt(t);
  const std::int64_t local = t + segment.offset_s;
  const TimePoint from = FloorDivide(local, unit_s) * unit_s - segment.offset_s;
  return {std::max(from, segment.from), std::min(from + unit_s, segment.to)};
}

TimeSpan DayPartSpan(TimePoint t) {
  constexpr std::int64_t kPart = 6 * 3600;
  const std::int64_t part = FloorDivide(t + SegmentAt(t).offset_s, kPart);
  return {FromLocal(part * kPart), FromLocal((part + 1) * kPart)};
}

TimeSpan MonthsSpan(int months, TimePoint t) {
  const Date date = DateOf(LocalDay(t));
  const std::int64_t month = std::int64_t{date.year} * 12 + date.month - 1;
  const std::int64_t first = FloorDivide(month, months) * months;
  const auto start = [](std::int64_t m) {
    const std::int64_t year = FloorDivide(m, 12);
    return Midnight(DaysFromCivil(static_cast<int>(year), static_cast<int>(m - year * 12) + 1, 1));
  };
  return {start(first), start(first + months)};
}

}  // namespace

double TypicalSeconds(TimeUnit unit) {
  constexpr double kSeconds[kTimeUnitCount] = {
      60, 900, 3600, 21600, 86400, 604800, 2629746., 7889238., 31556952., 315569520., 3155695200.};
  return kSeconds[static_cast<std::size_t>(unit)];
}

int UtcOffset(TimePoint t) { return SegmentAt(Bounded(t)).offset_s; }

CivilTime ToCivil(TimePoint t) {
  t = Bounded(t);
  const std::int64_t local = t + SegmentAt(t).offset_s;
  const std::int64_t days = FloorDivide(local, kDaySeconds);
  const auto second = static_cast<int>(local - days * kDaySeconds);
  const Date date = DateOf(days);
  return {date.year, date.month, date.day, second / 3600, second / 60 % 60, second % 60};
}

ClockPart ClockPartOf(TimePoint t) {
  t = Bounded(t);
  const ZoneSegment segment = SegmentAt(t);
  const TimePoint last_before = std::max(segment.from, INT64_MIN + 1) - 1;
  const TimePoint before = t + segment.offset_s - UtcOffset(last_before);
  if (before < segment.from && before < t) return ClockPart::kWinter;
  const TimePoint after = t + segment.offset_s - UtcOffset(segment.to);
  return after >= segment.to && after > t ? ClockPart::kSummer : ClockPart::kOnly;
}

TimePoint FromCivil(const CivilTime& civil) {
  const std::int64_t month = std::int64_t{civil.month} - 1;
  const std::int64_t carry = FloorDivide(month, 12);
  const auto year = static_cast<int>(std::clamp<std::int64_t>(civil.year + carry, -9000, 11000));
  const std::int64_t days = DaysFromCivil(year, static_cast<int>(month - carry * 12) + 1, 1) +
                            std::int64_t{civil.day} - 1;
  const std::int64_t local = days * kDaySeconds + std::int64_t{civil.hour} * 3600 +
                             std::int64_t{civil.minute} * 60 + civil.second;
  return FromLocal(Bounded(local));
}

std::int64_t DaysFromCivil(int year, int month, int day) {
  const std::int64_t y = month <= 2 ? std::int64_t{year} - 1 : year;
  const std::int64_t era = FloorDivide(y, 400);
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

int Weekday(TimePoint t) {
  const std::int64_t shifted = LocalDay(Bounded(t)) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(shifted - FloorDivide(shifted, 7) * 7);
}

int IsoWeek(TimePoint t) {
  // A week belongs to the year of its Thursday.
  const std::int64_t thursday = LocalDay(Bounded(t)) - Weekday(t) + 3;
  const int year = DateOf(thursday).year;
  return static_cast<int>((thursday - DaysFromCivil(year, 1, 1)) / 7) + 1;
}

TimeSpan UnitSpan(TimeUnit unit, TimePoint t) {
  t = Bounded(t);
  switch (unit) {
    case TimeUnit::kMinute:
      return ClockSpan(60, t);
    case TimeUnit::kQuarterHour:
      return ClockSpan(900, t);
    case TimeUnit::kHour:
      return ClockSpan(3600, t);
    case TimeUnit::kDayPart:
      return DayPartSpan(t);
    case TimeUnit::kDay: {
      const std::int64_t day = LocalDay(t);
      return {Midnight(day), Midnight(day + 1)};
    }
    case TimeUnit::kWeek: {
      const std::int64_t monday = LocalDay(t) - Weekday(t);
      return {Midnight(monday), Midnight(monday + 7)};
    }
    default:
      return MonthsSpan(MonthsOf(unit), t);
  }
}

TimePoint FloorTo(TimeUnit unit, TimePoint t) { return UnitSpan(unit, t).from; }

TimePoint NextAfter(TimeUnit unit, TimePoint t) { return UnitSpan(unit, t).to; }

}  // namespace kringen

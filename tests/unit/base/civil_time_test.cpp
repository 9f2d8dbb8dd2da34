#include "base/civil_time.h"

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace kringen {
namespace {

struct Change {
  TimePoint at;
  int before;
  int after;
};

std::vector<Change> ReadChanges() {
  const char* root = std::getenv("KRINGEN_TEST_ROOT");
  std::ifstream in(std::string(root == nullptr ? "." : root) +
                   "/tests/fixtures/time/amsterdam.txt");
  std::vector<Change> changes;
  for (Change change{}; in >> change.at >> change.before >> change.after;)
    changes.push_back(change);
  return changes;
}

constexpr std::array<TimeUnit, kTimeUnitCount> kUnits = {
    TimeUnit::kMinute, TimeUnit::kQuarterHour, TimeUnit::kHour,    TimeUnit::kDayPart,
    TimeUnit::kDay,    TimeUnit::kWeek,        TimeUnit::kMonth,   TimeUnit::kQuarter,
    TimeUnit::kYear,   TimeUnit::kDecade,      TimeUnit::kCentury,
};

// A different moment for every n, spread over 1800-2200.
TimePoint Scattered(std::uint64_t n) {
  constexpr TimePoint kFrom = -5364662400;
  constexpr std::uint64_t kSpan = 12622780800;
  return kFrom + static_cast<TimePoint>(n * 0x9E3779B97F4A7C15u % kSpan);
}

std::vector<TimePoint> InterestingMoments() {
  std::vector<TimePoint> moments;
  for (std::uint64_t n = 1; n <= 4000; ++n) moments.push_back(Scattered(n));
  for (const Change& change : ReadChanges()) {
    for (const TimePoint distance : {-7200, -3601, -3600, -61, -28, -1, 0, 1, 27, 59, 3599, 3600}) {
      moments.push_back(change.at + distance);
    }
  }
  return moments;
}

void CheckUnitLaws(TimeUnit unit, TimePoint t) {
  const TimePoint floor = FloorTo(unit, t);
  const TimePoint next = NextAfter(unit, t);
  CAPTURE(static_cast<int>(unit));
  CAPTURE(t);
  REQUIRE(floor <= t);
  REQUIRE(t < next);
  REQUIRE(FloorTo(unit, floor) == floor);
  REQUIRE(NextAfter(unit, floor) == next);
  REQUIRE(FloorTo(unit, next) == next);
  REQUIRE(FloorTo(unit, next - 1) == floor);
  REQUIRE(UnitSpan(unit, t) == TimeSpan{floor, next});
}

TimePoint At(int year, int month, int day, int hour = 0, int minute = 0) {
  return FromCivil({year, month, day, hour, minute, 0});
}

TEST_CASE("law: the clock changes of 1900-2100 are those of the time zone database") {
  const std::vector<Change> changes = ReadChanges();
  REQUIRE(changes.size() == 305);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Change& change = changes[i];
    CAPTURE(change.at);
    CHECK(UtcOffset(change.at - 1) == change.before);
    CHECK(UtcOffset(change.at) == change.after);
    const TimePoint until = i + 1 < changes.size() ? changes[i + 1].at : 4133980799;
    // Nothing else happens in between.
    for (TimePoint t = change.at; t < until; t += 1000003) REQUIRE(UtcOffset(t) == change.after);
    CHECK(UtcOffset(until - 1) == change.after);
  }
}

TEST_CASE("law: a unit contains its moment, floors are idempotent, units are adjacent") {
  for (const TimePoint t : InterestingMoments()) {
    for (const TimeUnit unit : kUnits) CheckUnitLaws(unit, t);
  }
}

TEST_CASE("law: a finer unit lies inside the coarser one of which it is a part") {
  constexpr std::array<TimeUnit, 7> kNested = {
      TimeUnit::kHour,    TimeUnit::kDayPart, TimeUnit::kDay,   TimeUnit::kMonth,
      TimeUnit::kQuarter, TimeUnit::kYear,    TimeUnit::kDecade};
  for (std::uint64_t n = 1; n <= 2000; ++n) {
    const TimePoint t = Scattered(n);
    for (std::size_t i = 1; i < kNested.size(); ++i) {
      const TimeSpan inner = UnitSpan(kNested[i - 1], t);
      const TimeSpan outer = UnitSpan(kNested[i], t);
      REQUIRE(outer.from <= inner.from);
      REQUIRE(inner.to <= outer.to);
    }
  }
}

TEST_CASE("law: civil time and back is the same moment, but for the hour that occurs twice") {
  for (const TimePoint t : InterestingMoments()) {
    const TimePoint back = FromCivil(ToCivil(t));
    CAPTURE(t);
    REQUIRE(ToCivil(back) == ToCivil(t));
    if (back != t) {
      // Then both read the same on the clock, and the first was taken.
      REQUIRE(back < t);
      REQUIRE(UtcOffset(back) > UtcOffset(t));
    }
  }
}

TEST_CASE("law: a local time that occurs twice is once that of summer and once that of winter") {
  int twice = 0;
  for (const TimePoint t : InterestingMoments()) {
    const ClockPart part = ClockPartOf(t);
    CAPTURE(t);
    REQUIRE((part == ClockPart::kWinter) == (FromCivil(ToCivil(t)) != t));
    // The clock was only ever set back by an hour.
    REQUIRE((part == ClockPart::kSummer) == (ToCivil(t + 3600) == ToCivil(t)));
    twice += part == ClockPart::kWinter;
  }
  CHECK(twice > 3);
  for (const TimePoint t : {INT64_MIN, INT64_MAX}) CHECK(ClockPartOf(t) == ClockPart::kOnly);
}

TEST_CASE("law: the ends of time are defined") {
  for (const TimePoint t : {INT64_MIN, INT64_MIN + 1, INT64_MAX - 1, INT64_MAX}) {
    for (const TimeUnit unit : kUnits) CHECK(FloorTo(unit, t) < NextAfter(unit, t));
    ToCivil(t);
    Weekday(t);
    IsoWeek(t);
  }
  CHECK(FromCivil({INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX, INT32_MAX}) > 0);
  CHECK(FromCivil({INT32_MIN, INT32_MIN, INT32_MIN, INT32_MIN, INT32_MIN, INT32_MIN}) < 0);
}

TEST_CASE("before 1900 the first offset holds, after 2100 the rule goes on") {
  CHECK(UtcOffset(At(1800, 7, 1)) == 1172);
  CHECK(UtcOffset(At(1000, 7, 1)) == 1172);
  CHECK(UtcOffset(At(2150, 7, 1)) == 7200);
  CHECK(UtcOffset(At(2150, 12, 1)) == 3600);
  // 2400 has the calendar of 2000.
  constexpr TimePoint kCycle = 12622780800;
  for (TimePoint t = At(2000, 1, 1); t < At(2002, 1, 1); t += 3600) {
    REQUIRE(UtcOffset(t) == UtcOffset(t + kCycle));
    REQUIRE(UtcOffset(t) == UtcOffset(t + 3 * kCycle));
  }
}

TEST_CASE("days of a clock change have 23 and 25 hours") {
  const auto hours = [](TimePoint t) {
    const TimeSpan day = UnitSpan(TimeUnit::kDay, t);
    int count = 0;
    for (TimePoint at = day.from; at < day.to; at = NextAfter(TimeUnit::kHour, at)) ++count;
    CHECK(day.to - day.from == count * 3600);
    return count;
  };
  CHECK(hours(At(2014, 3, 30, 12)) == 23);
  CHECK(hours(At(2014, 10, 26, 12)) == 25);
  CHECK(hours(At(2014, 6, 5, 12)) == 24);
  CHECK(hours(At(1977, 4, 3, 12)) == 23);
  CHECK(hours(At(1976, 4, 4, 12)) == 24);
}

TEST_CASE("skipped local times fall as far behind the change, double ones are the first") {
  const TimePoint change = 1396141200;  // 2014-03-30 01:00 UTC
  CHECK(FromCivil({2014, 3, 30, 2, 30, 0}) == change + 1800);
  CHECK(FromCivil({2014, 3, 30, 3, 30, 0}) == change + 1800);
  CHECK(FromCivil({2014, 10, 26, 2, 30, 0}) == 1414283400);
  CHECK(UtcOffset(FromCivil({2014, 10, 26, 2, 30, 0})) == 7200);
  CHECK(UtcOffset(FromCivil({2014, 10, 26, 3, 0, 0})) == 3600);
  // 1940: from midnight straight to 1:40.
  CHECK(ToCivil(FromCivil({1940, 5, 16, 0, 10, 0})) == CivilTime{1940, 5, 16, 1, 50, 0});
}

TEST_CASE("fields out of range carry over") {
  CHECK(FromCivil({2014, 13, 1, 0, 0, 0}) == At(2015, 1, 1));
  CHECK(FromCivil({2014, 0, 1, 0, 0, 0}) == At(2013, 12, 1));
  CHECK(FromCivil({2014, 1, 32, 0, 0, 0}) == At(2014, 2, 1));
  CHECK(FromCivil({2014, 3, 0, 0, 0, 0}) == At(2014, 2, 28));
  CHECK(FromCivil({2016, 3, 0, 0, 0, 0}) == At(2016, 2, 29));
  CHECK(FromCivil({2014, 1, 1, 24, 0, 0}) == At(2014, 1, 2));
  CHECK(FromCivil({2014, 1, 1, 0, -1, 0}) == At(2013, 12, 31, 23, 59));
}

TEST_CASE("weeks begin on Monday and are counted as in ISO 8601") {
  CHECK(Weekday(At(2014, 6, 5)) == 3);
  CHECK(Weekday(At(1899, 12, 31)) == 6);
  CHECK(FloorTo(TimeUnit::kWeek, At(2014, 6, 5, 16)) == At(2014, 6, 2));
  CHECK(IsoWeek(At(2014, 6, 5)) == 23);
  CHECK(IsoWeek(At(2014, 12, 29)) == 1);
  CHECK(IsoWeek(At(2012, 1, 1)) == 52);
  CHECK(IsoWeek(At(2010, 1, 3)) == 53);
  CHECK(IsoWeek(At(2015, 12, 31)) == 53);
  CHECK(IsoWeek(At(2013, 1, 1)) == 1);
}

TEST_CASE("units have the calendar's edges") {
  const TimePoint t = At(2014, 6, 5, 16, 42);
  CHECK(FloorTo(TimeUnit::kQuarterHour, t) == At(2014, 6, 5, 16, 30));
  CHECK(FloorTo(TimeUnit::kDayPart, t) == At(2014, 6, 5, 12));
  CHECK(FloorTo(TimeUnit::kMonth, t) == At(2014, 6, 1));
  CHECK(FloorTo(TimeUnit::kQuarter, t) == At(2014, 4, 1));
  CHECK(NextAfter(TimeUnit::kYear, t) == At(2015, 1, 1));
  CHECK(FloorTo(TimeUnit::kDecade, t) == At(2010, 1, 1));
  CHECK(UnitSpan(TimeUnit::kCentury, t) == TimeSpan{At(2000, 1, 1), At(2100, 1, 1)});
  CHECK(DaysFromCivil(1970, 1, 1) == 0);
  CHECK(DaysFromCivil(2000, 3, 1) == 11017);
}

}  // namespace
}  // namespace kringen

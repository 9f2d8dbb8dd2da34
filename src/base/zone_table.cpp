#include "base/zone_table.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace kringen {
namespace {

constexpr TimePoint kDay = 86400;
constexpr TimePoint kHour = 3600;
// Amsterdam time until 1 July 1937, and the +0:20 of 1937-1940.
constexpr int kAmsterdam = 1172;
constexpr int kAmsterdamSummer = kAmsterdam + 3600;
constexpr int kDutch = 1200;
constexpr int kDutchSummer = kDutch + 3600;
constexpr int kWinter = 3600;
constexpr int kSummer = 7200;

constexpr std::int64_t Days(int year, int month, int day) {
  // Counted in years that begin in March, so that the leap day comes last.
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719468;
}

struct Change {
  TimePoint at;
  int offset_s;
};

// `hour` is local time before the change.
constexpr Change At(int year, int month, int day, int hour, int offset_before, int offset_after) {
  return {Days(year, month, day) * kDay + hour * kHour - offset_before, offset_after};
}
constexpr Change Spring(int year, int month, int day) {
  return At(year, month, day, 2, kAmsterdam, kAmsterdamSummer);
}
constexpr Change Autumn(int year, int month, int day) {
  return At(year, month, day, 3, kAmsterdamSummer, kAmsterdam);
}

constexpr Change kEarly[] = {
    At(1916, 5, 1, 0, kAmsterdam, kAmsterdamSummer),
    At(1916, 10, 1, 0, kAmsterdamSummer, kAmsterdam),
    Spring(1917, 4, 16),
    Autumn(1917, 9, 17),
    Spring(1918, 4, 1),
    Autumn(1918, 9, 30),
    Spring(1919, 4, 7),
    Autumn(1919, 9, 29),
    Spring(1920, 4, 5),
    Autumn(1920, 9, 27),
    Spring(1921, 4, 4),
    Autumn(1921, 9, 26),
    Spring(1922, 3, 26),
    Autumn(1922, 10, 8),
    Spring(1923, 6, 1),
    Autumn(1923, 10, 7),
    Spring(1924, 3, 30),
    Autumn(1924, 10, 5),
    Spring(1925, 6, 5),
    Autumn(1925, 10, 4),
    Spring(1926, 5, 15),
    Autumn(1926, 10, 3),
    Spring(1927, 5, 15),
    Autumn(1927, 10, 2),
    Spring(1928, 5, 15),
    Autumn(1928, 10, 7),
    Spring(1929, 5, 15),
    Autumn(1929, 10, 6),
    Spring(1930, 5, 15),
    Autumn(1930, 10, 5),
    Spring(1931, 5, 15),
    Autumn(1931, 10, 4),
    Spring(1932, 5, 22),
    Autumn(1932, 10, 2),
    Spring(1933, 5, 15),
    Autumn(1933, 10, 8),
    Spring(1934, 5, 15),
    Autumn(1934, 10, 7),
    Spring(1935, 5, 15),
    Autumn(1935, 10, 6),
    Spring(1936, 5, 15),
    Autumn(1936, 10, 4),
    Spring(1937, 5, 22),
    At(1937, 7, 1, 0, kAmsterdamSummer, kDutchSummer),  // 28 seconds are skipped
    At(1937, 10, 3, 3, kDutchSummer, kDutch),
    At(1938, 5, 15, 2, kDutch, kDutchSummer),
    At(1938, 10, 2, 3, kDutchSummer, kDutch),
    At(1939, 5, 15, 2, kDutch, kDutchSummer),
    At(1939, 10, 8, 3, kDutchSummer, kDutch),
    At(1940, 5, 16, 0, kDutch, kSummer),  // the occupier's time, 1:40 ahead at once
    At(1942, 11, 2, 3, kSummer, kWinter),
    At(1943, 3, 29, 2, kWinter, kSummer),
    At(1943, 10, 4, 3, kSummer, kWinter),
    At(1944, 4, 3, 2, kWinter, kSummer),
    At(1944, 10, 2, 3, kSummer, kWinter),
    At(1945, 4, 2, 2, kWinter, kSummer),
    At(1945, 9, 16, 3, kSummer, kWinter),
};

// Weekday 0 is Monday; 1970-01-01 was a Thursday.
constexpr std::int64_t LastSunday(int year, int month, int last_day) {
  const std::int64_t last = Days(year, month, last_day);
  return last - ((last + 3) % 7 + 7 + 1) % 7;
}

// All changes since 1977 are at 01:00 UTC.
constexpr TimePoint SpringOf(int year) {
  const std::int64_t day = year == 1977   ? Days(1977, 4, 3)
                           : year == 1978 ? Days(1978, 4, 2)
                           : year == 1979 ? Days(1979, 4, 1)
                           : year == 1980 ? Days(1980, 4, 6)
                                          : LastSunday(year, 3, 31);
  return day * kDay + kHour;
}
constexpr TimePoint AutumnOf(int year) {
  const std::int64_t day = year == 1978   ? Days(1978, 10, 1)
                           : year <= 1995 ? LastSunday(year, 9, 30)
                                          : LastSunday(year, 10, 31);
  return day * kDay + kHour;
}

constexpr int kFirstYear = 1977;
constexpr int kEndYear = 2201;

// Spring and autumn alternate: an even index begins summer time.
constexpr auto kModern = [] {
  std::array<TimePoint, 2 * (kEndYear - kFirstYear)> changes{};
  std::size_t n = 0;
  for (int year = kFirstYear; year < kEndYear; ++year) {
    changes[n++] = SpringOf(year);
    changes[n++] = AutumnOf(year);
  }
  return changes;
}();

ZoneSegment EarlySegment(TimePoint t) {
  const Change* next = std::upper_bound(std::begin(kEarly), std::end(kEarly), t,
                                        [](TimePoint at, const Change& c) { return at < c.at; });
  ZoneSegment segment;
  segment.from = next == std::begin(kEarly) ? INT64_MIN : next[-1].at;
  segment.to = next == std::end(kEarly) ? kModern[0] : next->at;
  segment.offset_s = next == std::begin(kEarly) ? kAmsterdam : next[-1].offset_s;
  return segment;
}

// After the table's end, by the rule. The year is found from the mean length of a year, which is
// never a day wrong, so asking for three years is enough.
ZoneSegment FarSegment(TimePoint t) {
  const int year = static_cast<int>(1970 + t / 31556952);
  TimePoint from = AutumnOf(year - 2);
  int offset_s = kWinter;
  for (int y = year - 1; y <= year + 1; ++y) {
    for (const bool spring : {true, false}) {
      const TimePoint at = spring ? SpringOf(y) : AutumnOf(y);
      if (t < at) return {from, at, offset_s};
      from = at;
      offset_s = spring ? kSummer : kWinter;
    }
  }
  return {from, SpringOf(year + 2), offset_s};
}

}  // namespace

ZoneSegment SegmentAt(TimePoint t) {
  if (t < kModern.front()) return EarlySegment(t);
  if (t >= kModern.back()) return FarSegment(t);
  // Two changes a year: half a mean year tells the place, give or take one.
  constexpr TimePoint kHalfYear = 31556952 / 2;
  auto i = static_cast<std::size_t>((t - kModern.front()) / kHalfYear);
  i = std::min(i, kModern.size() - 2);
  while (t < kModern[i]) --i;
  while (t >= kModern[i + 1]) ++i;
  return {kModern[i], kModern[i + 1], i % 2 == 0 ? kSummer : kWinter};
}

}  // namespace kringen

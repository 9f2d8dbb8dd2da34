#include "import/readers/calendar_recurrence.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

constexpr TimePoint kHorizon = 1773532800;                        // 15 March 2026
const CalendarTime kStart{{2024, 3, 15, 9, 0, 0}, false, false};  // a Friday

std::string Text(const CalendarTime& time) {
  const CivilTime& civil = time.civil;
  return std::to_string(civil.year) + "-" + std::to_string(civil.month) + "-" +
         std::to_string(civil.day);
}

// The first five days; "?" where the rule is not read, "..." where more follow.
std::string Days(const std::string& rule, const CalendarTime& start = kStart) {
  const auto series = CalendarOccurrences(start, rule, kHorizon);
  if (!series) return "?";
  std::string days;
  for (std::size_t i = 0; i < series->starts.size() && i < 5; ++i) {
    days += (i > 0 ? " " : "") + Text(series->starts[i]);
  }
  return days + (series->starts.size() > 5 ? " ..." : "");
}

TEST_CASE("rules of days and weeks") {
  CHECK(Days("FREQ=DAILY;COUNT=3") == "2024-3-15 2024-3-16 2024-3-17");
  CHECK(Days("FREQ=WEEKLY;INTERVAL=2;COUNT=3") == "2024-3-15 2024-3-29 2024-4-12");
  CHECK(Days("FREQ=WEEKLY;COUNT=4;BYDAY=FR,MO") == "2024-3-15 2024-3-18 2024-3-22 2024-3-25");
  CHECK(Days("FREQ=DAILY;UNTIL=20240317") == "2024-3-15 2024-3-16 2024-3-17");
  CHECK(Days("FREQ=DAILY;UNTIL=20240317T080000Z") == "2024-3-15 2024-3-16 2024-3-17");
  CHECK(Days("FREQ=DAILY;UNTIL=20240317T075959Z") == "2024-3-15 2024-3-16");
  CHECK(Days("FREQ=DAILY;COUNT=3;BYMONTH=4") == "2024-3-15 2024-4-1 2024-4-2");
  // The week that begins on Sunday holds another Monday (RFC 5545, the example of WKST).
  CHECK(Days("FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=FR,SU;WKST=MO") ==
        "2024-3-15 2024-3-17 2024-3-29");
  CHECK(Days("FREQ=WEEKLY;INTERVAL=2;COUNT=3;BYDAY=FR,SU;WKST=SU") ==
        "2024-3-15 2024-3-24 2024-3-29");
}

TEST_CASE("rules of months and years") {
  CHECK(Days("FREQ=MONTHLY;COUNT=2") == "2024-3-15 2024-4-15");
  CHECK(Days("FREQ=YEARLY;COUNT=2") == "2024-3-15 2025-3-15");
  CHECK(Days("FREQ=MONTHLY;BYDAY=1MO;COUNT=3") == "2024-3-15 2024-4-1 2024-5-6");
  CHECK(Days("FREQ=MONTHLY;BYDAY=-1SU;COUNT=3") == "2024-3-15 2024-3-31 2024-4-28");
  CHECK(Days("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3") == "2024-3-15 2024-9-13 2024-12-13");
  CHECK(Days("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3") == "2024-3-15 2024-3-31 2024-4-30");
  CHECK(Days("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3") ==
        "2024-3-15 2024-3-29 2024-4-30");
  CHECK(Days("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU;COUNT=2") == "2024-3-15 2024-5-12");
  CHECK(Days("FREQ=YEARLY;BYYEARDAY=-1;COUNT=2") == "2024-3-15 2024-12-31");
  CHECK(Days("FREQ=YEARLY;BYWEEKNO=1;COUNT=3") == "2024-3-15 2025-1-3 2026-1-2");
  CHECK(Days("FREQ=YEARLY;BYDAY=100MO") == "?");
  CHECK(Days("FREQ=YEARLY;COUNT=2", {{2024, 2, 29, 9, 0, 0}, false, false}) == "2024-2-29");
  CHECK(Days("FREQ=MONTHLY;COUNT=3", {{2024, 1, 31, 9, 0, 0}, false, false}) ==
        "2024-1-31 2024-3-31 2024-5-31");
}

TEST_CASE("without an end a series goes to the horizon, and says that it goes on") {
  const auto endless = CalendarOccurrences(kStart, "FREQ=MONTHLY;BYDAY=1MO", kHorizon);
  REQUIRE(endless.has_value());
  CHECK(endless->starts.size() == 25);  // the start, April 2024 to March 2026
  CHECK(endless->is_cut);
  const auto far = CalendarOccurrences(kStart, "FREQ=DAILY;UNTIL=20991231", kHorizon);
  REQUIRE(far.has_value());
  CHECK(far->is_cut);
  const auto ended = CalendarOccurrences(kStart, "FREQ=DAILY;COUNT=501", kHorizon);
  REQUIRE(ended.has_value());
  CHECK(ended->starts.size() == 501);
  CHECK_FALSE(ended->is_cut);
  const auto many =
      CalendarOccurrences({{1990, 1, 1, 9, 0, 0}, false, false}, "FREQ=DAILY", kHorizon);
  REQUIRE(many.has_value());
  CHECK(many->starts.size() == kMostOccurrences);
  CHECK(many->is_full);
  // A day that never comes is no reason to search for ever.
  CHECK(Days("FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2") == "2024-3-15");
}

TEST_CASE("what is not understood is no rule") {
  for (const char* rule :
       {"COUNT=2", "", "FREQ=HOURLY;COUNT=2", "FREQ=DAILY;COUNT=0", "FREQ=WEEKLY;BYDAY=XX;COUNT=2",
        "FREQ=DAILY;COUNT=2;BYHOUR=3", "FREQ=DAILY;COUNT=2;UNTIL=20240401",
        "FREQ=WEEKLY;BYDAY=1MO;COUNT=2", "FREQ=DAILY;X-NEW=1", "FREQ=MONTHLY;BYMONTH=13"}) {
    CAPTURE(std::string(rule));
    CHECK(Days(rule) == "?");
  }
  CHECK(Days("FREQ=DAILY;COUNT=2;BYHOUR=9;BYMINUTE=0") == "2024-3-15 2024-3-16");
}

}  // namespace
}  // namespace kringen

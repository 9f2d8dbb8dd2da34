#include "import/text/written_dates.h"

#include <doctest/doctest.h>

namespace kringen {
namespace {

constexpr TimePoint kMarch15 = 1710460800;  // 15 March 2024 00:00 UTC
constexpr TimePoint kHour = 3600;

std::optional<TimePoint> Feed(std::string_view text) {
  const auto time = SplitWrittenTime(text, ShortYears::kRead);
  return time ? InstantOf(*time) : std::nullopt;
}

std::optional<TimePoint> Cell(std::string_view text) {
  const auto time = SplitWrittenTime(text, ShortYears::kRefused);
  return time ? InstantOf(*time) : std::nullopt;
}

TEST_CASE("every way to write one moment is that moment") {
  for (const char* text :
       {"2024-03-15T09:00:00Z", "2024-03-15 09:00", "2024-03-15T10:00:00.000+01:00",
        "Fri, 15 Mar 2024 09:00:00 GMT", "15 Mar 24 09:00 UT", "Fri, 15 Mar 2024 04:00:00 EST",
        "vr 15 maart 2024 09:00 utc", "Fri, 15 Mar 2024 10:00:00 +0100 (CET)", "20240315 09:00 Z",
        "Mar 15, 2024 9:00 AM GMT", "15 mrt 2024 09.00 uur gmt"}) {
    CAPTURE(std::string(text));
    const auto found = Feed(text);
    REQUIRE(found.has_value());
    CHECK((*found == kMarch15 + 9 * kHour || *found == kMarch15 + 8 * kHour));
    CHECK(*found == kMarch15 + (std::string_view(text) == "2024-03-15 09:00" ? 8 : 9) * kHour);
  }
}

TEST_CASE("a day is noon in Amsterdam, months and years say that they are no days") {
  CHECK(Cell("2024-03-15") == kMarch15 + 11 * kHour);
  CHECK(Cell("Fri, Mar 15, 2024") == kMarch15 + 11 * kHour);
  CHECK(Cell("45366") == kMarch15 + 11 * kHour);
  CHECK(Cell("45366,375") == kMarch15 + 8 * kHour);
  CHECK(SplitWrittenTime("2014", ShortYears::kRefused)->precision == TimePrecision::kYear);
  CHECK(SplitWrittenTime("3-2014", ShortYears::kRefused)->precision == TimePrecision::kMonth);
  CHECK(SplitWrittenTime("maart 2014", ShortYears::kRefused)->precision == TimePrecision::kMonth);
}

TEST_CASE("what is no time, or may be another one, is none") {
  for (const char* text :
       {"", "-", "Totaal", "Lifetime", "31-2-2024", "2024-02-30", "15-3-24", "1.22158E+17",
        "1.234,56", "12", "13-2024", "2024-03-15 25:00", "2024-03-15 09:00 XYZ",
        "2024-03-15 en later", "99999", "5-3-2024", "2024-03-15 13:00 PM", "1710489600"}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(Cell(text).has_value());
  }
}

CsvTable Table(const std::string& rows) { return ReadCsv("d;e\n" + rows, {"d"}); }

TEST_CASE("one day above 12 settles a file, in whatever order its rows are") {
  for (const char* rows : {"5-3-2024;1\n15-3-2024;2\n", "15-3-2024;2\n5-3-2024;1\n"}) {
    WrittenColumn column = WrittenTimes(Table(rows), 0);
    std::vector<Question> questions;
    SettleDateOrder({"x/a.csv", ""}, {}, {&column}, &questions);
    CHECK(questions.empty());
    for (const auto& time : column) CHECK(time->month == 3);
  }
  WrittenColumn starts = WrittenTimes(Table("5-3-2024;1\n"), 0);
  WrittenColumn ends = WrittenTimes(Table("20-3-2024;1\n"), 0);
  std::vector<Question> questions;
  SettleDateOrder({"a.csv", ""}, {}, {&starts, &ends}, &questions);
  CHECK(questions.empty());
  CHECK(starts[0]->day == 5);
}

TEST_CASE("without a proof, or with two that contradict, it is asked") {
  for (const char* rows : {"5-3-2024;1\n", "15-3-2024;1\n3-15-2024;2\n"}) {
    WrittenColumn column = WrittenTimes(Table(rows), 0);
    std::vector<Question> questions;
    SettleDateOrder({"x/a.csv", ""}, {}, {&column}, &questions);
    REQUIRE(questions.size() == 1);
    CHECK(questions[0].id == "date_order:a.csv");
    CHECK_FALSE(InstantOf(*column[0]).has_value());
    SettleDateOrder({"x/a.csv", ""}, {{{"date_order:a.csv", "day_first"}}}, {&column}, &questions);
    CHECK(InstantOf(*column[0]).has_value());
    CHECK(column[0]->month == 3);
  }
  WrittenColumn same = WrittenTimes(Table("4-4-2024;1\n"), 0);
  std::vector<Question> questions;
  SettleDateOrder({"a.csv", ""}, {}, {&same}, &questions);
  CHECK(questions.empty());
  CHECK(InstantOf(*same[0]).has_value());
}

}  // namespace
}  // namespace kringen

#include <doctest/doctest.h>

#include <string>

#include "base/civil_time.h"

namespace kringen {
namespace {

TimePoint Parsed(std::string_view text) {
  const Result<TimePoint> result = ParseTime(text);
  CAPTURE(std::string(text));
  REQUIRE(result.ok());
  return result.value();
}

std::string Refused(std::string_view text) {
  const Result<TimePoint> result = ParseTime(text);
  CAPTURE(std::string(text));
  REQUIRE_FALSE(result.ok());
  return result.error().code;
}

TEST_CASE("law: what is written as RFC 3339 in UTC is read back") {
  for (TimePoint t = -5364662400 + 86400; t < 7258118400; t += 99999989) {
    // Written with the offset of Amsterdam's first years, which is no whole minute: so use UTC.
    const std::int64_t days = t / 86400 - (t % 86400 < 0 ? 1 : 0);
    const std::int64_t second = t - days * 86400;
    const CivilTime noon = ToCivil(days * 86400 + 43200);
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02dZ", noon.year, noon.month,
                  noon.day, static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
                  static_cast<int>(second % 60));
    REQUIRE(Parsed(text) == t);
  }
}

TEST_CASE("offsets, fractions and lenient forms") {
  const TimePoint t = 1401979320;
  CHECK(Parsed("2014-06-05T16:42:00+02:00") == t);
  CHECK(Parsed("2014-06-05T14:42:00Z") == t);
  CHECK(Parsed("2014-06-05t14:42:00.999z") == t);
  CHECK(Parsed("2014-06-05T14:42:00.123456789Z") == t);
  CHECK(Parsed("2014-06-05 14:42:00 +0000") == t);
  CHECK(Parsed("2014-06-05T14:42:00-0000") == t);
  CHECK(Parsed("2014-06-05T10:12-04:30") == t);
  CHECK(Parsed("2014-06-05T16:42+02") == t);
  CHECK(Parsed("  2014-06-05T16:42:00\n") == t);
  CHECK(Parsed("2014-06-05T16:42") == t);
  CHECK(Parsed("2014-06-05") == FromCivil({2014, 6, 5, 0, 0, 0}));
  CHECK(Parsed("2016-12-31T23:59:60Z") == 1483228800);
  CHECK(Parsed("2016-02-29") == FromCivil({2016, 2, 29, 0, 0, 0}));
}

TEST_CASE("what is no time is refused, and so are years outside 1800-2200") {
  for (const char* text : {"",
                           "2014",
                           "2014-06",
                           "5 juni 2014",
                           "2014-13-01",
                           "2014-00-01",
                           "2014-06-31",
                           "2014-02-29",
                           "1900-02-29",
                           "2014-06-05T24:00:00Z",
                           "2014-06-05T12:60:00Z",
                           "2014-06-05T12:00:61Z",
                           "2014-06-05T12",
                           "2014-06-05T12:00:00+24:00",
                           "2014-06-05T12:00:00+02:60",
                           "2014-06-05T12:00:00+2",
                           "2014-06-05T12:00:00.Z",
                           "2014-06-05T12:00:00ZZ",
                           "2014-6-5",
                           "-014-06-05",
                           "2014-06-05T",
                           "2014-06-05T12:00:00+02:",
                           "14-06-05",
                           "2014/06/05"}) {
    CHECK(Refused(text) == "time.malformed");
  }
  CHECK(Refused("1799-12-31") == "time.out_of_range");
  CHECK(Refused("2201-01-01T00:00:00Z") == "time.out_of_range");
  CHECK(Refused("0000-01-01") == "time.out_of_range");
  CHECK(Refused("9999-12-31T23:59:59Z") == "time.out_of_range");
  CHECK(Parsed("1800-01-01T00:00:00Z") == -5364662400);
  CHECK(Parsed("2200-12-31T23:59:59Z") > 0);
}

}  // namespace
}  // namespace kringen

#include "import/text/zones.h"

#include <doctest/doctest.h>

#include <string>

namespace kringen {
namespace {

constexpr TimePoint kHour = 3600;

TEST_CASE("the clock of Amsterdam is the one that Kringen has itself") {
  const auto zone = FindZone("Europe/Amsterdam");
  REQUIRE(zone.has_value());
  for (TimePoint t = 0; t < 7000000000; t += 86400 * 5 + 1234) {
    CAPTURE(t);
    REQUIRE(zone->OffsetAt(t) == UtcOffset(t));
    REQUIRE(zone->FromLocal(LocalSeconds(ToCivil(t))) == FromCivil(ToCivil(t)));
  }
}

TEST_CASE("local time and back is the same, in every zone and every hour of a year") {
  for (const char* name :
       {"America/New_York", "Australia/Sydney", "Asia/Kolkata", "America/Santiago", "Europe/Dublin",
        "Africa/Casablanca", "Pacific/Chatham", "Asia/Gaza"}) {
    const auto zone = FindZone(name);
    REQUIRE(zone.has_value());
    for (TimePoint t = 1704067200; t < 1704067200 + 366 * 24 * kHour; t += kHour) {
      const TimePoint back = zone->FromLocal(t + zone->OffsetAt(t));
      CAPTURE(std::string(name));
      CAPTURE(t);
      REQUIRE((back == t || (back < t && back + zone->OffsetAt(back) == t + zone->OffsetAt(t))));
    }
  }
}

TEST_CASE("offsets of zones, long ago and after the tables end") {
  struct Sample {
    const char* name;
    TimePoint t;
    TimePoint offset_s;
  };
  for (const Sample& sample :
       {Sample{"America/New_York", 1710000000, -5 * kHour},  // 9 March 2024
        Sample{"America/New_York", 1710100000, -4 * kHour},  // 10 March
        Sample{"America/New_York", 4086892800, -4 * kHour},  // July 2099
        Sample{"Australia/Sydney", 4070908800, 11 * kHour},  // January 2099
        Sample{"Europe/Moscow", 1300000000, 3 * kHour},      // March 2011
        Sample{"Europe/Moscow", 1320000000, 4 * kHour},      // October 2011
        Sample{"Europe/Moscow", 1720000000, 3 * kHour}, Sample{"Europe/Dublin", 1720000000, kHour},
        Sample{"Europe/Dublin", 4086892800, kHour},
        Sample{"America/Paramaribo", 1720000000, -3 * kHour},
        Sample{"Etc/GMT-2", 1720000000, 2 * kHour}, Sample{"UTC", 1720000000, 0}}) {
    CAPTURE(std::string(sample.name));
    CAPTURE(sample.t);
    const auto zone = FindZone(sample.name);
    REQUIRE(zone.has_value());
    CHECK(zone->OffsetAt(sample.t) == sample.offset_s);
  }
}

TEST_CASE("names of Windows, and what programs put before names") {
  const TimePoint summer = 1720000000;
  for (const char* name : {"W. Europe Standard Time", "Romance Standard Time", "europe/amsterdam",
                           "/mozilla.org/20050126_1/Europe/Amsterdam",
                           "/freeassociation.sourceforge.net/Europe/Amsterdam",
                           "/softwarestudio.org/Olson_20011030_5/Europe/Berlin"}) {
    CAPTURE(std::string(name));
    const auto zone = FindZone(name);
    REQUIRE(zone.has_value());
    CHECK(zone->OffsetAt(summer) == 2 * kHour);
  }
  CHECK(FindZone("tzone://Microsoft/Utc")->OffsetAt(summer) == 0);
  CHECK(FindZone("SA Eastern Standard Time")->OffsetAt(summer) == -3 * kHour);
  for (const char* name : {"Customized Time Zone", "", "/", "Amsterdam", "Europe/Losser"}) {
    CAPTURE(std::string(name));
    CHECK_FALSE(FindZone(name).has_value());
  }
}

TEST_CASE("zones as Windows shows them, and clocks that never change") {
  const TimePoint winter = 1704067200, summer = 1719792000;
  const auto offset = [](const char* name, TimePoint t) -> TimePoint {
    const auto zone = FindZone(name);
    return zone ? zone->OffsetAt(t) : -1;
  };
  const char* amsterdam = "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna";
  CHECK(offset(amsterdam, winter) == kHour);
  CHECK(offset(amsterdam, summer) == 2 * kHour);
  CHECK(offset("(GMT+01:00) Nergenshuizen, Brussels", summer) == 2 * kHour);
  CHECK(offset("(UTC-10:00) Honolulu", summer) == -10 * kHour);
  CHECK(offset("(UTC) Lisbon, London", summer) == kHour);
  CHECK(offset("GMT+0200", winter) == 2 * kHour);
  CHECK(offset("UTC+1", winter) == kHour);
  CHECK(offset("GMT-03:30", winter) == -3 * kHour - kHour / 2);
  CHECK(offset("+0200", winter) == 2 * kHour);
  for (const char* odd : {"(UTC+01:00) Nergenshuizen", "(UTC+05:00) Amsterdam", "GMT+99",
                          "UTC+1:2:3", "Customized Time Zone", "(", "+", "GMT+"}) {
    CAPTURE(std::string(odd));
    CHECK_FALSE(FindZone(odd).has_value());
  }
}

}  // namespace
}  // namespace kringen

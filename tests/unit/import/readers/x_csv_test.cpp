#include "import/readers/x_csv.h"

#include <doctest/doctest.h>

#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

MetricReading Read(const std::string& bytes) {
  return ReadXCsv({"map/cijfers 2024-04-01.csv", bytes}, "2024-04-01", {});
}

TEST_CASE("both generations of the table say the same of a message") {
  const MetricReading old_one = Read(FixtureText("x_analytics/tweet_activity.csv"));
  const MetricReading new_one = Read(FixtureText("x_analytics/account_analytics_content.csv"));
  for (const MetricReading* reading : {&old_one, &new_one}) {
    REQUIRE(reading->sightings.size() == 1);
    const MetricSighting& sighting = reading->sightings[0];
    CHECK(sighting.platform == "x");
    CHECK(sighting.item_id == "1700000000000000001");
    CHECK(sighting.text == "Werk aan de weg, maandag");
    CHECK(sighting.row.reactions == 12);
    CHECK(sighting.row.comments == 2);
    CHECK(sighting.row.shares == 3);
    CHECK(sighting.row.impressions == 1234);
    CHECK(sighting.row.definition == Definition::kImpressions);
    CHECK(sighting.row.measured == "2024-04-01");
    CHECK(reading->questions.empty());
  }
  CHECK(old_one.sightings[0].time == 1710489600);
  CHECK(old_one.sightings[0].has_zone);
  CHECK(new_one.sightings[0].day_only);
  CHECK_FALSE(new_one.sightings[0].has_zone);
}

TEST_CASE("notes under the table are told, not read") {
  const MetricReading reading = Read(FixtureText("x_analytics/tweet_activity.csv"));
  REQUIRE(reading.report.size() == 3);
  CHECK(reading.report[0].code == "table.unread_columns");
  CHECK(reading.report[1].code == "metrics.no_item");
  CHECK(reading.report[2].code == "file.read");
  CHECK(reading.report[2].count == 2);
}

TEST_CASE("a table per day is refused") {
  const MetricReading reading =
      Read("Date,Impressions,Likes,Engagements,Unfollows\n\"Fri, Mar 15, 2024\",1,2,3,4\n");
  CHECK(reading.sightings.empty());
  REQUIRE(reading.report.size() == 1);
  CHECK(reading.report[0].code == "metrics.daily_table");
  CHECK(Read("a,b\n1,2\n").report[0].code == "metrics.unknown_table");
}

}  // namespace
}  // namespace kringen

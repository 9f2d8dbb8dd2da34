#include "import/readers/meta_csv.h"

#include <doctest/doctest.h>

#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

MetricReading Read(const std::string& bytes, const Answers& answers = {}) {
  return ReadMetaCsv({"map/cijfers.csv", bytes}, "2024-04-01", answers);
}

const std::string kHead = "Bericht-ID,Titel,Publicatietijdstip,Permalink,Reacties,Opmerkingen\n";

TEST_CASE("in Dutch, Reacties are reactions; in English it is the same table") {
  const MetricReading dutch = Read(kHead + "1,Hoi,03/15/2024 09:00,,4,2\n");
  const MetricReading english = Read(
      "Post ID,Title,Publish time,Permalink,Reactions,Comments\n1,Hoi,03/15/2024 09:00,,4,2\n");
  for (const MetricReading* reading : {&dutch, &english}) {
    REQUIRE(reading->sightings.size() == 1);
    CHECK(reading->sightings[0].row.reactions == 4);
    CHECK(reading->sightings[0].row.comments == 2);
    CHECK(reading->sightings[0].row.shares == -1);
    CHECK(reading->sightings[0].time == 1710489600);
    CHECK(reading->questions.empty());
  }
}

TEST_CASE("day or month first is shown by the dates, or asked") {
  CHECK(Read(kHead + "1,Hoi,15-3-2024,,1,1\n").sightings[0].day_only);
  CHECK(Read(kHead + "1,Hoi,2024-03-04,,1,1\n").questions.empty());
  const std::string unclear = kHead + "1,Hoi,04/03/2024 09:00,,1,1\n";
  const MetricReading asked = Read(unclear);
  REQUIRE(asked.questions.size() == 1);
  CHECK(asked.questions[0].id == "date_order:cijfers.csv");
  CHECK(asked.sightings[0].time == 0);
  const auto time = [&](const char* choice) {
    return Read(unclear, {{{"date_order:cijfers.csv", choice}}}).sightings[0].time;
  };
  CHECK(time("day_first") == 1709539200);
  CHECK(time("month_first") == 1712127600);
}

TEST_CASE("an id that Excel spoiled is taken from the link") {
  const MetricReading reading =
      Read(kHead + "\"1,22158E+17\",Hoi,15-3-2024,https://www.facebook.com/1/posts/122,1,1\n");
  CHECK(reading.sightings[0].item_id == "122");
  CHECK(Read(kHead + "Totaal,,,,9,9\n").sightings.empty());
}

TEST_CASE("Instagram has its own words and its own platform") {
  const MetricReading reading = Read(
      "Bericht-ID,Omschrijving,Publicatietijdstip,Permalink,Vind-ik-leuks,Opmerkingen,Aantal keer "
      "opgeslagen\n7,Markt,03/15/2024 09:00,https://www.instagram.com/p/AbC/,40,,3\n");
  REQUIRE(reading.sightings.size() == 1);
  CHECK(reading.sightings[0].platform == "instagram");
  CHECK(reading.sightings[0].row.reactions == 40);
  CHECK(reading.sightings[0].row.comments == -1);
  CHECK(reading.sightings[0].row.others.size() == 1);
}

TEST_CASE("a sum that differs and a count that is none are told; tables per day are refused") {
  const std::string head =
      "Post ID,Publish time,Reactions,Comments,Shares,\"Reactions, Comments and Shares\"\n";
  CHECK(Read(head + "1,2024-03-15,4,2,1,7\n").report.size() == 1);
  CHECK(Read(head + "1,2024-03-15,4,2,1,8\n").report[0].code == "metrics.sum_differs");
  CHECK(Read(head + "1,2024-03-15,4,2,\"1,5\",7\n").report[0].code == "metrics.no_number");
  CHECK(Read("sep=,\nBereik\nDatum,Primary\n2024-03-15,5\n").report[0].code ==
        "metrics.daily_table");
  CHECK(Read("Post ID,Reach,reach\n1,2,3\n").report[0].code == "table.twin_columns");
}

}  // namespace
}  // namespace kringen

#include "import/readers/linkedin_csv.h"

#include <doctest/doctest.h>

#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

const std::string kHead =
    "Post title,Post link,Created date,Impressions,Unique impressions,Clicks,Reactions,Comments,"
    "Reposts\n";

MetricReading Read(const std::string& bytes) {
  return ReadLinkedInCsv({"map/content 2026-05-31.csv", bytes}, "2026-06-30", {});
}

TEST_CASE("people and times shown are told apart, each by its own word") {
  const MetricReading reading =
      Read(kHead +
           "Brug open,https://www.linkedin.com/feed/update/urn:li:activity:7001/,05/15/2026,"
           "\"2,400\",1500,9,30,4,2\nMarkt,https://www.linkedin.com/feed/update/urn:li:share:7002,"
           "05/16/2026,800,,1,3,,\n");
  REQUIRE(reading.sightings.size() == 2);
  const MetricRow& row = reading.sightings[0].row;
  CHECK(reading.sightings[0].platform == "linkedin");
  CHECK(row.measured == "2026-05-31");
  CHECK(row.reach == 1500);
  CHECK(row.impressions == 2400);
  CHECK(row.definition == Definition::kUniqueImpressions);
  CHECK(row.reactions == 30);
  CHECK(row.comments == 4);
  CHECK(row.shares == 2);
  CHECK(reading.sightings[1].row.definition == Definition::kImpressions);
  CHECK(reading.sightings[1].row.reach == -1);
}

TEST_CASE("the table is known with old and new names, and a table of X is not taken for it") {
  CHECK(IdOfFile("a.csv", "Everything on this page\n" + kHead) == "linkedin-csv");
  CHECK(IdOfFile("a.csv", "Update title,Update link,Created date,Impressions\n") == "linkedin-csv");
  CHECK(IdOfFile("a.csv", "Post id,Date,Post text,Post Link,Impressions\n") == "x-csv");
}

TEST_CASE(
    "rows find their messages by any address of the post, or by the text; the others are told") {
  ImportSession session(TestOptions());
  session.Add(
      "eigen.csv",
      {{"eigen.csv",
        "datum;titel;link;kanaal;platform;zichtbaar\n"
        "15-5-2026;Brug;https://nl.linkedin.com/posts/gem_brug-activity-7001-ab;Pagina;"
        "linkedin;ja\n"
        "16-5-2026;De markt is open;https://www.linkedin.com/posts/x;Pagina;linkedin;ja\n"}});
  session.Add(
      "content 2026-05-31.csv",
      {{"content 2026-05-31.csv",
        kHead + "Anders,https://www.linkedin.com/feed/update/urn:li:activity:7001/,05/15/2026,"
                "2400,1500,9,30,4,2\n"
                "De markt is open,https://www.linkedin.com/feed/update/urn:li:share:7002,"
                "05/16/2026,800,,1,3,,\n"
                "Elders,https://www.linkedin.com/feed/update/urn:li:share:7003,05/17/2026,5,5,"
                "0,0,0,0\n"}});
  session.Update();
  std::size_t joined = 0;
  for (const Candidate& candidate : session.candidates()) joined += candidate.item.metrics.size();
  CHECK(joined == 2);
  CHECK(session.unmatched().size() == 1);
  for (const FileSum& sum : session.sums()) CHECK(sum.holds());
}

TEST_CASE("two posts with the same words on one day are two messages") {
  for (const char* const link : {"https://nl.linkedin.com/posts/gem_brug-activity-7001-ab", ""}) {
    CAPTURE(link);
    ImportSession session(TestOptions());
    session.Add("eigen.csv", {{"eigen.csv", std::string("datum;titel;link;kanaal;platform;"
                                                        "zichtbaar\n15-5-2026;De brug is open;") +
                                                link + ";Pagina;linkedin;ja\n"}});
    session.Add("content 2026-05-31.csv",
                {{"content 2026-05-31.csv",
                  kHead + "De brug is open,https://www.linkedin.com/feed/update/"
                          "urn:li:activity:7001/,05/15/2026,2400,300,9,30,4,2\n"
                          "De brug is open,https://www.linkedin.com/feed/update/"
                          "urn:li:activity:7003/,05/15/2026,2400,700,9,30,4,2\n"}});
    session.Update();
    std::size_t joined = 0;
    for (const Candidate& candidate : session.candidates()) {
      joined += candidate.item.metrics.size();
    }
    CHECK(joined == (*link == 0 ? 0 : 1));
    for (const FileSum& sum : session.sums()) CHECK(sum.holds());
  }
}

}  // namespace
}  // namespace kringen

#include "import/readers/video_csv.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

const std::string kYouTube =
    "Content,Video title,Video publish time,Duration,Likes,Dislikes,Shares,Comments added,Views,"
    "Watch time (hours),Subscribers,Impressions,Impressions click-through rate (%)\n"
    "Total,,,,9,0,3,2,1800,42.5,3,9000,4.1\n"
    "Ab-1_xYz09Q,De raad vergadert,\"Mar 15, 2024\",120,7,0,3,2,\"1,200\",30.5,2,6000,4\n"
    "Zz-1_xYz09Q,De brug is open,\"Mar 16, 2024\",60,2,0,0,0,600,12,1,3000,4\n";
const std::string kTikTok =
    "Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views,"
    "New followers\n"
    "Markt vandaag,https://www.tiktok.com/@gemeente/video/7412345678901234567,2024-03-15 19:05:00,"
    "30,4,2,\"18,400\",5\n";

TEST_CASE("views are times shown, and the picture that leads to a video is none of them") {
  const MetricReading reading = ReadYouTubeCsv({"Table data.csv", kYouTube}, "2024-06-01", {});
  REQUIRE(reading.sightings.size() == 2);
  const MetricSighting& first = reading.sightings[0];
  CHECK(first.platform == "youtube");
  CHECK(first.permalink == "https://www.youtube.com/watch?v=Ab-1_xYz09Q");
  CHECK(first.row.impressions == 1200);
  CHECK(first.row.definition == Definition::kViews);
  CHECK(first.row.reach == -1);
  CHECK(first.row.reactions == 7);
  CHECK(first.row.comments == 2);
  CHECK(first.row.shares == 3);
  CHECK(std::any_of(reading.report.begin(), reading.report.end(), [](const ReportLine& line) {
    return line.code == "metrics.no_item" && line.place == "Table data.csv#2";
  }));
  REQUIRE(reading.questions.size() == 1);
  CHECK(reading.questions[0].id == "measured:Table data.csv");
}

TEST_CASE("a table per day of the same videos is refused") {
  const MetricReading reading =
      ReadYouTubeCsv({"Chart data.csv",
                      "Date,Content,Video title,Video publish time,Views\n"
                      "2024-03-16,Ab-1_xYz09Q,De raad vergadert,\"Mar 15, 2024\",12\n"},
                     "2024-06-01", {});
  CHECK(reading.sightings.empty());
  REQUIRE(reading.report.size() == 1);
  CHECK(reading.report[0].code == "metrics.daily_table");
}

TEST_CASE("both tables are known by their columns") {
  CHECK(IdOfFile("Table data.csv", kYouTube) == "youtube-csv");
  CHECK(IdOfFile("Content.csv", kTikTok) == "tiktok-csv");
  CHECK(IdOfFile("a.csv", "date;title;text;visible\n") == "csv");
}

TEST_CASE("videos are found by any form of their address, or by their title and day") {
  for (const char* const link :
       {"https://youtu.be/Ab-1_xYz09Q?si=x", "https://www.youtube.com/watch?v=Ab-1_xYz09Q",
        "https://youtube.com/shorts/Ab-1_xYz09Q", ""}) {
    CAPTURE(link);
    ImportSession session(TestOptions());
    session.Add("eigen.csv",
                {{"eigen.csv", std::string("datum;tekst;link;kanaal;platform;zichtbaar\n"
                                           "15-3-2024;De raad vergadert;") +
                                   link +
                                   ";Film;youtube;ja\n"
                                   "15-3-2024;Markt vandaag;;Kort;tiktok;ja\n"
                                   "15-3-2024;Markt vandaag;;Site;website;ja\n"}});
    session.Add("Table data.csv", {{"Table data.csv", kYouTube}});
    session.Add("Content.csv", {{"Content.csv", kTikTok}});
    session.Update();
    std::map<std::string, std::int64_t> views;
    for (const Candidate& candidate : session.candidates()) {
      for (const MetricRow& row : candidate.item.metrics) {
        views[candidate.item.channel] = row.impressions;
      }
    }
    CHECK(views == std::map<std::string, std::int64_t>{{"film", 1200}, {"kort", 18400}});
    for (const FileSum& sum : session.sums()) CHECK(sum.holds());
  }
}

}  // namespace
}  // namespace kringen

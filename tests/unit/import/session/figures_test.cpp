// Figures from tables, joined to messages of a table that people fill in: in any order, and nothing
// is lost without a word.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "import/session/session.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/publication_json.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

const SourceFile kOwn{"eigen.csv",
                      "datum;titel;tekst;kanaal;platform;zichtbaar\n"
                      "15-3-2024;Brug;De brug is weer open voor auto's.;Gemeente;facebook;ja\n"
                      "16-3-2024;Markt;De markt staat op het plein.;Gemeente;facebook;ja\n"
                      "16-3-2024;Markt;De markt staat op het plein.;Insta;instagram;ja\n"
                      "16-3-2024;Markt;De markt staat op het plein.;Krant;krant;ja\n"};

std::string Meta(const std::string& figures) {
  return "Bericht-ID,Naam van pagina,Titel,Publicatietijdstip,Permalink," + figures;
}

ImportSession SessionOf(const std::vector<SourceFile>& files, const Answers& answers = {}) {
  ImportSession session(TestOptions());
  for (const SourceFile& file : files) session.Add(file.path, {file});
  session.SetAnswers(answers);
  session.Update();
  for (const FileSum& sum : session.sums()) CHECK(sum.holds());
  return session;
}

std::vector<MetricRow> RowsOf(const ImportSession& session, const std::string& channel,
                              const std::string& title) {
  for (const Candidate& candidate : session.candidates()) {
    if (candidate.item.channel == channel && candidate.item.title == title) {
      return candidate.item.metrics;
    }
  }
  FAIL("no message ", title);
  return {};
}

std::int64_t Told(const ImportSession& session, const std::string& code) {
  return std::count_if(session.report().begin(), session.report().end(),
                       [&](const ReportLine& line) { return line.code == code; });
}

TEST_CASE("law: a page's figures find messages of an own table by day and text, in any order") {
  std::vector<std::string> rows{
      "1,Gemeente,De brug is weer open voor "
      "auto's.,15-3-2024,https://www.facebook.com/1/posts/1,30",
      "2,Gemeente,De markt staat op het plein.,16-3-2024,https://www.facebook.com/1/posts/2,40",
      "3,Gemeente,De markt staat op het plein.,16-3-2024,https://www.instagram.com/p/Ab1/,50"};
  std::vector<std::string> lines{
      "15-3-2024;Brug;De brug is weer open voor auto's.;Gemeente;facebook",
      "16-3-2024;Markt;De markt staat op het plein.;Gemeente;facebook",
      "16-3-2024;Markt;De markt staat op het plein.;Insta;instagram",
      "16-3-2024;Markt;De markt staat op het plein.;Krant;krant"};
  std::mt19937 random(3);
  for (int round = 0; round < 12; ++round) {
    std::string meta = Meta("Reacties\n"), own = "datum;titel;tekst;kanaal;platform;zichtbaar\n";
    for (const std::string& row : rows) meta += row + "\n";
    for (const std::string& line : lines) own += line + ";ja\n";
    std::vector<SourceFile> files{{"eigen.csv", own}, {"cijfers 2024-04-01.csv", meta}};
    if (round % 2 == 1) std::reverse(files.begin(), files.end());
    const ImportSession session = SessionOf(files);
    CHECK(session.unmatched().empty());
    const std::pair<const char*, const char*> places[] = {
        {"gemeente", "Brug"}, {"gemeente", "Markt"}, {"insta", "Markt"}};
    for (int i = 0; i < 3; ++i) {
      const auto metrics = RowsOf(session, places[i].first, places[i].second);
      REQUIRE(metrics.size() == 1);
      CHECK(metrics[0].reactions == 30 + 10 * i);
    }
    CHECK(RowsOf(session, "krant", "Markt").empty());
    std::shuffle(rows.begin(), rows.end(), random);
    std::shuffle(lines.begin(), lines.end(), random);
  }
}

TEST_CASE("reach and viewers of one table both reach the message") {
  const ImportSession session = SessionOf(
      {kOwn,
       {"cijfers 2024-04-01.csv", Meta("Bereik,Kijkers,Reacties\n1,Gemeente,De brug is weer open "
                                       "voor auto's.,15-3-2024,,4800,5200,30\n")}});
  const std::vector<MetricRow> rows = RowsOf(session, "gemeente", "Brug");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].definition == Definition::kReach);
  CHECK(rows[1].definition == Definition::kViewers);
  CHECK(rows[1].reach == 5200);
  CHECK(rows[1].reactions == 30);
  // The page takes one of the two with what people did, once.
  Feed feed;
  ReadFeedPage(WriteExport(session.Publish())[0].bytes, &feed);
  for (std::size_t i = 0; i < feed.items.size(); ++i) {
    const Metrics* metrics = feed.MetricsOf(feed.items[i]);
    if (metrics == nullptr) continue;
    CHECK(metrics->definition == Definition::kViewers);
    CHECK(metrics->reach == 5200);
    CHECK(metrics->reactions == 30);
  }
}

TEST_CASE("two tables of one day that differ, one without a day, and one of before are told") {
  const auto table = [](const std::string& name, const std::string& count) {
    return SourceFile{name, Meta("Reacties\n1,Gemeente,De brug is weer open voor auto's.,"
                                 "15-3-2024,,") +
                                count + "\n"};
  };
  const SourceFile first = table("a 2024-04-01.csv", "30"),
                   second = table("b 2024-04-01.csv", "31");
  for (const std::vector<SourceFile>& files :
       {std::vector<SourceFile>{kOwn, first, second}, {second, first, kOwn}}) {
    const ImportSession session = SessionOf(files);
    const std::vector<MetricRow> rows = RowsOf(session, "gemeente", "Brug");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].reactions == 31);
    CHECK(Told(session, "metrics.two_counts") == 1);
  }
  const ImportSession undated = SessionOf({kOwn, first, table("zonder.csv", "40")});
  CHECK(RowsOf(undated, "gemeente", "Brug").size() == 2);
  CHECK(Told(undated, "metrics.undated") == 1);
  const auto line =
      std::find_if(undated.report().begin(), undated.report().end(),
                   [](const ReportLine& each) { return each.code == "metrics.undated"; });
  CHECK(line->place == "eigen.csv#2 = a 2024-04-01.csv#2, zonder.csv#2");
  const ImportSession same = SessionOf({kOwn, first, table("zonder.csv", "30")});
  CHECK(RowsOf(same, "gemeente", "Brug").size() == 1);
  CHECK(Told(same, "metrics.undated") == 0);
  const ImportSession early =
      SessionOf({kOwn,
                 {"c.csv", Meta("Reacties,Gemeten op\n1,Gemeente,De brug is weer open voor auto's.,"
                                "15-3-2024,,30,14-3-2024\n")}});
  REQUIRE(RowsOf(early, "gemeente", "Brug").size() == 1);
  CHECK(RowsOf(early, "gemeente", "Brug")[0].measured.empty());
  CHECK(Told(early, "metrics.day_before_message") == 1);
}

TEST_CASE("two tables that count the followers of one day differently are told") {
  const std::vector<SourceFile> files{
      {"f.csv", "Datum;Facebook-volgers\n1-3-2024;8900\n20-3-2024;8950\n"},
      {"g.csv", "Datum;Facebook-volgers\n1-3-2024;8910\n20-3-2024;8950\n"}};
  for (const bool is_turned : {false, true}) {
    const ImportSession session =
        SessionOf({kOwn, files[is_turned ? 1 : 0], files[is_turned ? 0 : 1]});
    CHECK(Told(session, "followers.two_counts") == 1);
    for (const Channel& channel : session.Publish().channels) {
      if (channel.id != "gemeente") continue;
      CHECK(channel.followers ==
            std::vector<FollowerCount>{{"2024-03-01", 8910}, {"2024-03-20", 8950}});
    }
  }
}

}  // namespace
}  // namespace kringen

// Figures from tables, joined to messages of a table that people fill in: in any order, and nothing
// is lost without a word.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "import/session/report_json.h"
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

TEST_CASE("viewers of an own table and a paid part of another are never one figure, in any order") {
  const auto own = [](const std::string& cells, const std::string& day) {
    return SourceFile{"eigen.csv",
                      "datum;titel;tekst;kanaal;platform;zichtbaar;kijkers;gemeten op\n"
                      "15-3-2024;Brug;De brug is weer open voor auto's.;Gemeente;facebook;ja;" +
                          cells + ";" + day + "\n"};
  };
  const auto meta = [](const std::string& columns, const std::string& figures) {
    return SourceFile{"cijfers 2024-04-01.csv",
                      Meta(columns + "\n1,Gemeente,De brug is weer open voor auto's.,15-3-2024,," +
                           figures + "\n")};
  };
  const SourceFile reach = meta("Bereik,Organisch bereik", "4000,3000");
  const SourceFile viewers = meta("Kijkers,Organische kijkers", "4000,3000");
  for (const std::vector<SourceFile>& files :
       {std::vector<SourceFile>{own("5200", "1-4-2024"), reach},
        {reach, own("5200", "1-4-2024")},
        {own("5200", "1-4-2024"), viewers},
        {own("5200", ""), reach},
        {own("3500", "1-4-2024"), viewers}}) {
    const ImportSession session = SessionOf(files);
    Feed feed;
    const std::string page = WriteExport(session.Publish())[0].bytes;
    ReadFeedPage(page, &feed);
    const Metrics* metrics = feed.MetricsOf(feed.items[0]);
    REQUIRE(metrics != nullptr);
    CHECK(metrics->reach == 4000);
    CHECK(metrics->reach_paid == 1000);
    CHECK(page.find("viewers_total") != std::string::npos);
    CHECK(Told(session, "metrics.paid_elsewhere") == 1);
    CHECK(Told(session, "metrics.two_counts") == 0);
  }
  // Of a message without any advertisement the figures of both tables count, each for itself.
  const ImportSession none =
      SessionOf({own("5200", "1-4-2024"), meta("Bereik,Organisch bereik", "4000,4000")});
  CHECK(Told(none, "metrics.paid_elsewhere") == 0);
  CHECK(RowsOf(none, "gemeente", "Brug").size() == 2);
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

const ReportLine& LineOf(const ImportSession& session, const std::string& code) {
  const auto line = std::find_if(session.report().begin(), session.report().end(),
                                 [&](const ReportLine& each) { return each.code == code; });
  REQUIRE(line != session.report().end());
  return *line;
}

TEST_CASE("totals that fall: both measurements stay, the page has the latest, and it is told") {
  const auto table = [](const std::string& day, const std::string& figures) {
    return SourceFile{"cijfers " + day + ".csv",
                      Meta("Kijkers,Reacties\n1,Gemeente,De brug is weer open voor auto's.,"
                           "15-3-2024,,") +
                          figures + "\n"};
  };
  const SourceFile first = table("2024-03-20", "5200,60"), then = table("2024-03-30", "5100,40");
  for (const bool is_turned : {false, true}) {
    const ImportSession session =
        SessionOf({is_turned ? then : first, kOwn, is_turned ? first : then});
    CHECK(RowsOf(session, "gemeente", "Brug").size() == 2);
    CHECK(LineOf(session, "metrics.falls").column ==
          "reactions: 60 @ 2024-03-20, 40 @ 2024-03-30; viewers: 5200 @ 2024-03-20, 5100 @ "
          "2024-03-30");
    Feed feed;
    ReadFeedPage(WriteExport(session.Publish())[0].bytes, &feed);
    for (std::size_t i = 0; i < feed.items.size(); ++i) {
      const Metrics* metrics = feed.MetricsOf(feed.items[i]);
      if (metrics == nullptr) continue;
      CHECK(metrics->reactions == 40);
      CHECK(metrics->reach == 5100);
    }
  }
  CHECK(Told(SessionOf({kOwn, first, table("2024-03-30", "5200,60")}), "metrics.falls") == 0);
}

TEST_CASE("figures that contradict each other are told with their row and both of them") {
  const auto table = [](const std::string& figures) {
    return SourceFile{"cijfers 2024-04-01.csv",
                      Meta("Kijkers,Weergaven,Reacties\n1,Gemeente,De brug is weer open voor "
                           "auto's.,15-3-2024,,") +
                          figures + "\n"};
  };
  for (const auto& [figures, code, both] :
       {std::tuple{"40,900,60", "item.engaged_above_reach", "reach: 60 / 40"},
        std::tuple{"0,0,1", "item.engaged_above_reach", "reach: 1 / 0"},
        std::tuple{"900,40,6", "item.views_below_reach", "impressions: 40 / 900"},
        std::tuple{"200000000,300000000,6", "item.too_many", "reach: 200000000"}}) {
    const ImportSession session = SessionOf({kOwn, table(figures)});
    const ReportLine told = LineOf(session, code);
    CHECK(told.level == ReportLine::Level::kWarning);
    CHECK(told.column == both);
    CHECK(told.place == "eigen.csv#2 = cijfers 2024-04-01.csv#2");
    CHECK(RowsOf(session, "gemeente", "Brug").size() == 1);
  }
  CHECK(Told(SessionOf({kOwn, table("60,60,60")}), "item.engaged_above_reach") == 0);
  // Of one's own table alone.
  const SourceFile own{"eigen.csv",
                       "datum;titel;tekst;kanaal;zichtbaar;kijkers;gedeeld\n"
                       "15-3-2024;Brug;De brug is weer open.;Gemeente;ja;100;101\n"};
  CHECK(LineOf(SessionOf({own}), "item.engaged_above_reach").place == "eigen.csv#2");
}

TEST_CASE("two messages of two tables with one id are told with both places, in any order") {
  const auto table = [](const char* name, const std::string& id, const std::string& text) {
    return SourceFile{
        name, "datum;tekst;kanaal;zichtbaar;id\n15-3-2024;" + text + ";Gemeente;ja;" + id + "\n"};
  };
  const SourceFile one = table("een.csv", "7", "De brug is weer open voor auto's."),
                   two = table("twee.csv", "7", "Morgen is er markt op het grote plein."),
                   other = table("drie.csv", "8", "Het zwembad is deze week helaas dicht.");
  for (const std::vector<SourceFile>& files :
       {std::vector<SourceFile>{one, two, other}, {other, two, one}}) {
    const ImportSession session = SessionOf(files);
    CHECK(session.candidates().size() == 3);
    CHECK(Told(session, "record.shared_id") == 1);
    CHECK(LineOf(session, "record.shared_id").place == "een.csv#2 = twee.csv#2");
  }
  // The same message twice is one message.
  CHECK(Told(SessionOf({one, table("kopie.csv", "7", "De brug is weer open voor auto's.")}),
             "record.shared_id") == 0);
  // What one table has twice its reader tells.
  const SourceFile twice{"een.csv",
                         one.bytes + "15-3-2024;Iets heel anders over afval.;Gemeente;ja;7\n"};
  CHECK(Told(SessionOf({twice}), "record.shared_id") == 0);
}

TEST_CASE("a table of figures without its messages says so, also beside an export of before") {
  const SourceFile table{"cijfers 2024-04-01.csv",
                         Meta("Reacties\n1,Gemeente,De brug is weer open voor auto's.,15-3-2024,,"
                              "30\n2,Gemeente,De markt staat op het plein.,16-3-2024,,40\n")};
  const Publication earlier = SessionOf({kOwn}).Publish();
  ImportSession alone(TestOptions());
  alone.AddEarlier(earlier);
  alone.Add(table.path, {table});
  alone.Update();
  CHECK(LineOf(alone, "metrics.no_messages").place == table.path);
  CHECK(LineOf(alone, "metrics.no_messages").level == ReportLine::Level::kMalformed);
  for (const FileSum& sum : alone.sums()) CHECK(sum.holds());
  // The remedy: the feed of that export as a file.
  ImportSession with(TestOptions());
  with.AddEarlier(earlier);
  with.Add("feed.json", {{"feed.json", WriteExport(earlier)[0].bytes}});
  with.Add(table.path, {table});
  with.Update();
  CHECK(Told(with, "metrics.no_messages") == 0);
  CHECK(RowsOf(with, "gemeente", "Brug").size() == 1);
  CHECK(Told(SessionOf({table}), "metrics.no_messages") == 1);
  CHECK(Told(SessionOf(
                 {{"k.csv", "datum;titel;kanaal;platform;zichtbaar\n1-3-2024;x;K;x;ja\n"}, table}),
             "metrics.no_messages") == 1);
  const SourceFile half{"cijfers 2024-04-01.csv",
                        Meta("Reacties\n1,Gemeente,De brug is weer open voor auto's.,15-3-2024,,"
                             "30\n9,Gemeente,Iets anders.,16-3-2024,,40\n")};
  CHECK(Told(SessionOf({kOwn, half}), "metrics.no_messages") == 0);
}

TEST_CASE("what is lost is told by its file, row and column; what is not listed is counted") {
  std::string table = "datum;titel;kanaal;platform;zichtbaar;kijkers;reacties;link\n";
  for (int i = 0; i < 30; ++i) table += "15-3-2024;T" + std::to_string(i) + ";K;x;ja;x;y;z\n";
  const ImportSession session = SessionOf({{"eigen.csv", table}});
  const ReportGroups groups = GroupReport({}, session.report());
  const ReportGroup& numbers = groups.at({ReportLine::Level::kWarning, "record.no_number"});
  CHECK(numbers.count == 60);
  CHECK(numbers.places.size() == 20);
  CHECK(numbers.more == 40);
  CHECK(numbers.places[0] == "eigen.csv#2 (kijkers)");
  CHECK(numbers.places[1] == "eigen.csv#2 (reacties)");
  CHECK(numbers.places[2] == "eigen.csv#3 (kijkers)");
  const ReportGroup& links = groups.at({ReportLine::Level::kWarning, "record.bad_link"});
  CHECK(links.places[0] == "eigen.csv#2 (link)");
  CHECK(static_cast<std::int64_t>(links.places.size()) + links.more == links.count);
  // A file of many records is one place.
  const ReportGroup& read = groups.at({ReportLine::Level::kRead, "file.read"});
  CHECK(read.count == 30);
  CHECK(read.more == 0);
  for (const auto& [key, group] : groups) {
    const std::set<std::string> once(group.places.begin(), group.places.end());
    CHECK(once.size() == group.places.size());
  }
}

}  // namespace
}  // namespace kringen

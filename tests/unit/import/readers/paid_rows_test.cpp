// Whom money brought is never among those whom the message reached by itself, in any table.
#include "import/readers/paid_rows.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import/session/session.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

Payment Of(const std::string& columns, const std::string& cells,
           Campaigns campaigns = Campaigns::kArePaid) {
  const std::string other = "\nid2;;;;\n";
  const CsvTable table = ReadCsv("id;" + columns + "\nid1;" + cells + other, {"id"});
  REQUIRE(table.rows.size() == 2);
  return PaidRows(table, campaigns).Of(0);
}

bool Tells(const std::string& columns, const std::string& cells) {
  const CsvTable table = ReadCsv("id;" + columns + "\nid1;" + cells + "\n", {"id"});
  return PaidRows(table, Campaigns::kArePaid).tells();
}

TEST_CASE("a word, a yes or a campaign says that a row was paid for; a word goes first") {
  for (const auto& [columns, cells] :
       {std::pair<const char*, const char*>{"Post type", "Sponsored"},
        {"Berichttype", "Gesponsorde bijdrage"},
        {"Promoted", "TRUE"},
        {"Gepromoot", "ja"},
        {"Sponsored", "x"},
        {"Organic/Paid", "paid"},
        {"Campagne", "Zomer 2026"},
        {"Ad set name", "Inwoners 18+"},
        {"Post type;Campaign name", "Photo;Zomer"}}) {
    const std::string shown = columns;
    CAPTURE(shown);
    CHECK(Of(columns, cells) == Payment::kPaid);
  }
  for (const auto& [columns, cells] : {std::pair<const char*, const char*>{"Post type", "Organic"},
                                       {"Promoted", "no"},
                                       {"Gepromoot", "niet gepromoot"},
                                       {"Betaald", "0"},
                                       {"Campagne", "-"},
                                       {"Ad set", "n.v.t."},
                                       {"Post type;Campaign name", "Organic;Zomer"}}) {
    const std::string shown = columns;
    CAPTURE(shown);
    CHECK(Of(columns, cells) == Payment::kOrganic);
  }
  // What is neither a yes nor a no, and both at once.
  for (const auto& [columns, cells] : {std::pair<const char*, const char*>{"Promoted", "misschien"},
                                       {"Betaald", "250"},
                                       {"Post type;Promoted", "Organic;yes"},
                                       {"Organic/Paid", "organic and paid"}}) {
    const std::string shown = columns;
    CAPTURE(shown);
    CHECK(Of(columns, cells) == Payment::kUnclear);
  }
  CHECK(Of("Campagne", "Zwerfafval", Campaigns::kMayBeAny) == Payment::kOrganic);
}

TEST_CASE("a table whose words are of other things tells nothing of payment") {
  CHECK_FALSE(Tells("Post type", "Photos"));
  CHECK_FALSE(Tells("Berichttype", "Promotie"));
  CHECK_FALSE(Tells("Type;Campaign name", "Reels;"));
  CHECK(Tells("Post type", "Organic"));
  CHECK(Tells("Promoted", "no"));
}

const char* const kOwn =
    "datum;titel;link;kanaal;platform;zichtbaar\n"
    "15-5-2026;Brug;https://www.linkedin.com/feed/update/urn:li:activity:7001/;Pagina;linkedin;ja\n"
    "16-5-2026;Markt;https://www.linkedin.com/feed/update/urn:li:activity:7002/;Pagina;linkedin;"
    "ja\n";
const std::string kHead =
    "Post title,Post link,Post type,Campaign name,Created date,Impressions,Unique impressions,"
    "Clicks,Reactions,Comments,Reposts\n";
std::string Line(const std::string& id, const std::string& type, const std::string& campaign,
                 const std::string& figures, const std::string& day = "05/15/2026") {
  return "Brug,https://www.linkedin.com/feed/update/urn:li:activity:" + id + "/," + type + "," +
         campaign + "," + day + "," + figures + "\n";
}

ImportSession SessionOf(const std::vector<SourceFile>& files) {
  ImportOptions options = TestOptions();
  options.today = "2026-06-30";
  ImportSession session(options);
  session.Add("eigen.csv", {{"eigen.csv", kOwn}});
  for (const SourceFile& file : files) session.Add(file.path, {file});
  session.Update();
  for (const FileSum& sum : session.sums()) CHECK(sum.holds());
  return session;
}

std::vector<MetricRow> Rows(const ImportSession& session, const std::string& title = "Brug") {
  for (const Candidate& each : session.candidates()) {
    if (each.item.title == title) return each.item.metrics;
  }
  FAIL("no message ", title);
  return {};
}

std::int64_t Other(const MetricRow& row, const std::string& name) {
  for (const auto& [each, count] : row.others) {
    if (each == name) return count;
  }
  return -1;
}

std::int64_t Told(const ImportSession& session, const std::string& code) {
  return std::count_if(session.report().begin(), session.report().end(),
                       [&](const ReportLine& line) { return line.code == code; });
}

const std::string kOrganic = Line("7001", "Organic", "", "2400,1000,9,30,4,2");
const std::string kPaid = Line("7001", "Sponsored", "Zomer", "9000,4000,80,12,1,0");

TEST_CASE("LinkedIn's sponsored row of a post is the paid part of its reach, in any order") {
  for (const std::string& rows : {kOrganic + kPaid, kPaid + kOrganic}) {
    const ImportSession session = SessionOf({{"content 2026-05-31.csv", kHead + rows}});
    REQUIRE(Rows(session).size() == 1);
    const MetricRow row = Rows(session)[0];
    CHECK(row.definition == Definition::kUniqueImpressions);
    CHECK(row.reach - row.reach_paid == 1000);
    CHECK(row.reach_paid == 4000);
    CHECK(row.impressions == 2400);
    CHECK(row.reactions == 30);
    CHECK(row.comments == 4);
    CHECK(row.shares == 2);
    CHECK(Other(row, "clicks") == 9);
    CHECK(Other(row, "paid_impressions") == 9000);
    CHECK(Other(row, "paid_reactions") == 12);
    CHECK(Told(session, "metrics.two_counts") == 0);
    CHECK(Told(session, "table.unread_columns") == 0);
  }
}

TEST_CASE("a post that was only advertised has only a paid part") {
  const ImportSession session = SessionOf({{"content 2026-05-31.csv", kHead + kPaid}});
  REQUIRE(Rows(session).size() == 1);
  CHECK(Rows(session)[0].reach == 4000);
  CHECK(Rows(session)[0].reach_paid == 4000);
  CHECK(Rows(session)[0].impressions == -1);
  CHECK(Rows(session)[0].reactions == -1);
}

TEST_CASE(
    "several campaigns are one paid part, and one of another day finds its post by the link") {
  const std::string second = Line("7001", "Sponsored", "Herfst", "700,500,8,3,1,0", "05/20/2026");
  const ImportSession session =
      SessionOf({{"content 2026-05-31.csv", kHead + kPaid + kOrganic + second}});
  REQUIRE(Rows(session).size() == 1);
  const MetricRow row = Rows(session)[0];
  CHECK(row.reach - row.reach_paid == 1000);
  CHECK(row.reach_paid == 4500);
  CHECK(Other(row, "paid_reactions") == 15);
  CHECK(session.unmatched().empty());
}

TEST_CASE("the two rows may stand in two tables, and a second time changes nothing") {
  const SourceFile organic{"a 2026-05-31.csv", kHead + kOrganic};
  const SourceFile paid{"b 2026-05-31.csv", kHead + kPaid};
  const SourceFile both{"c 2026-05-31.csv", kHead + kPaid + kOrganic};
  for (const std::vector<SourceFile>& files :
       {std::vector<SourceFile>{organic, paid}, {paid, organic}, {both, paid, organic}}) {
    const ImportSession session = SessionOf(files);
    REQUIRE(Rows(session).size() == 1);
    CHECK(Rows(session)[0].reach == 5000);
    CHECK(Rows(session)[0].reach_paid == 4000);
    CHECK(Told(session, "metrics.two_counts") == 0);
  }
}

TEST_CASE("where whom the message reached by itself is not told, the paid people are no reach") {
  const ImportSession session = SessionOf(
      {{"content 2026-05-31.csv", kHead + kPaid + Line("7001", "Organic", "", "2400,,9,30,4,2")}});
  REQUIRE(Rows(session).size() == 1);
  CHECK(Rows(session)[0].reach == -1);
  CHECK(Rows(session)[0].impressions == 2400);
  CHECK(Rows(session)[0].definition == Definition::kImpressions);
  CHECK(Other(Rows(session)[0], "paid_reach") == 4000);
}

TEST_CASE("a row of which it is not clear tells what people did, and not who saw it") {
  const ImportSession session = SessionOf(
      {{"content 2026-05-31.csv",
        "Post title,Post link,Promoted,Created date,Impressions,Unique impressions,Reactions\n"
        "Brug,https://www.linkedin.com/feed/update/urn:li:activity:7001/,soms,05/15/2026,9,7,3\n"
        "Markt,https://www.linkedin.com/feed/update/urn:li:activity:7002/,no,05/16/2026,8,6,2\n"}});
  REQUIRE(Rows(session).size() == 1);
  CHECK(Rows(session)[0].reach == -1);
  CHECK(Rows(session)[0].impressions == -1);
  CHECK(Rows(session)[0].reactions == 3);
  CHECK(Rows(session, "Markt")[0].reach == 6);
  CHECK(Told(session, "metrics.paid_unclear") == 1);
}

TEST_CASE("tables of other platforms and of one's own keep what was paid apart likewise") {
  const auto row_of = [](const std::string& platform, const std::string& link, SourceFile table) {
    ImportSession session(TestOptions());
    session.Add("eigen.csv", {{"eigen.csv",
                               "datum;titel;link;kanaal;platform;zichtbaar\n15-3-2024;"
                               "Brug;" +
                                   link + ";K;" + platform + ";ja\n"}});
    const std::string name = table.path;
    session.Add(name, {std::move(table)});
    session.Update();
    for (const FileSum& sum : session.sums()) CHECK(sum.holds());
    return Rows(session)[0];
  };
  const std::string on_x = "https://x.com/gem/status/12";
  MetricRow row = row_of("x", on_x,
                         {"x 2024-03-31.csv",
                          "Post id,Date,Post text,Post Link,Promoted,Impressions,Likes\n12,"
                          "2024-03-15,Brug," +
                              on_x + ",true,900,5\n"});
  CHECK(row.impressions == -1);
  CHECK(row.reactions == -1);
  CHECK(Other(row, "paid_impressions") == 900);
  row = row_of("x", on_x,
               {"x 2024-03-31.csv",
                "Tweet id,Tweet permalink,Tweet text,time,impressions,likes,"
                "promoted impressions\n12," +
                    on_x + ",Brug,2024-03-15 09:00 +0000,100,5,800\n"});
  CHECK(row.impressions == 100);
  CHECK(Other(row, "paid_impressions") == 800);
  const std::string on_facebook = "https://www.facebook.com/1/posts/2";
  row = row_of("facebook", on_facebook,
               {"m 2024-03-31.csv",
                "Bericht-ID,Titel,Publicatietijdstip,Permalink,Campagnenaam,"
                "Advertentieset,Bereik\n2,Brug,15-3-2024," +
                    on_facebook + ",Zomer,Inwoners,3000\n"});
  CHECK(row.reach == 3000);
  CHECK(row.reach_paid == 3000);
  ImportSession own(TestOptions());
  own.Add("eigen.csv", {{"eigen.csv",
                         "datum;titel;kanaal;platform;zichtbaar;kijkers;gesponsord;"
                         "campagne\n15-3-2024;Brug;K;facebook;ja;400;ja;Zwerfafval\n"
                         "15-3-2024;Markt;K;facebook;ja;300;nee;Zwerfafval\n"}});
  own.Update();
  CHECK(Rows(own)[0].reach_paid == 400);
  CHECK(Rows(own, "Markt")[0].reach_paid == 0);
}

}  // namespace
}  // namespace kringen

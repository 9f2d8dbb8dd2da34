// Feeds, agendas and tables beside the archives: what they are, that their order changes nothing,
// and that what was withheld or withdrawn stays so.
#include <doctest/doctest.h>

#include <algorithm>

#include "import/session/account_ids.h"
#include "import/session/session.h"
#include "model/publication_json.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

const char* const kTable =
    "datum;titel;kanaal;zaak;zichtbaar\n15-3-2014;Brug open;Krant;De brug;ja\n"
    "16-3-2014;Nog stil;Krant;Stil;nee\n";

std::vector<SourceFile> Files() {
  return {{"nieuws.xml", FixtureText("rss/nieuws.xml")},
          {"atom.xml", FixtureText("rss/atom.xml")},
          {"agenda.ics", FixtureText("calendar/agenda.ics")},
          {"plain.json", FixtureText("json_feed/plain.json")},
          {"regels.csv", kTable},
          {"tweets.csv", FixtureText("x_analytics/tweet_activity.csv")}};
}

std::vector<Question> AgendaQuestions(const ImportSession& session) {
  std::vector<Question> found;
  for (const Question& question : session.questions()) {
    if (question.code == "question.calendar_public") found.push_back(question);
  }
  return found;
}

// Somebody said that each agenda is the public one.
void OpenAgendas(ImportSession* session) {
  for (const Question& question : AgendaQuestions(*session)) {
    session->Answer(question.id, "public");
  }
  session->Update();
  SayOffice(session);
  SeeAll(session);
}

ImportSession SessionOf(const std::vector<SourceFile>& files) {
  ImportSession session(TestOptions());
  for (const SourceFile& file : files) session.Add(file.path, {file});
  session.Update();
  OpenAgendas(&session);
  return session;
}

std::string Bytes(const Publication& publication) {
  std::string all;
  for (const OutputFile& file : WriteExport(publication)) all += file.path + "\n" + file.bytes;
  return all;
}

bool Has(const Publication& publication, const std::string& id) {
  return std::any_of(publication.items.begin(), publication.items.end(),
                     [&](const PublicationItem& item) { return WithoutAccount(item.id) == id; });
}

TEST_CASE("what a file is, by its first bytes") {
  const std::vector<std::string> kinds{"rss", "rss", "icalendar", "json-feed", "csv", "x-csv"};
  const std::vector<SourceFile> files = Files();
  for (std::size_t i = 0; i < files.size(); ++i) {
    CAPTURE(files[i].path);
    CHECK(IdOfFile(files[i].path, files[i].bytes) == kinds[i]);
  }
  CHECK(IdOfFile("a.csv", FixtureText("x_analytics/account_analytics_content.csv")) == "x-csv");
  CHECK(IdOfFile("a.csv", "Date,Impressions,Likes,Engagements,Unfollows\n") == "x-csv");
  CHECK(IdOfFile("a.csv", "sep=,\nBereik\nDatum,Primary\n") == "meta-csv");
  CHECK(IdOfFile("a.html", "<html><body>") == "");
  CHECK(IdOfFile("a.json", "{}") == "");
  CHECK(IdOfPaths({"export/feed.json", "export/feed-2.json"}) == "json-feed");
  CHECK_FALSE(MayReadAs("json-feed", "export/other.json"));
  CHECK_FALSE(MayReadAs("json-feed", "export/feed-x.json"));
}

TEST_CASE("the order of feeds, agendas and tables changes no byte, and twice is once") {
  std::vector<SourceFile> files = Files();
  const std::string bytes = Bytes(SessionOf(files).Publish());
  CHECK(bytes.find("Brug open") != std::string::npos);
  for (std::size_t i = 0; i < files.size(); ++i) {
    std::rotate(files.begin(), files.begin() + 1, files.end());
    std::vector<SourceFile> twice = files;
    twice.insert(twice.end(), files.begin(), files.end());
    CHECK(Bytes(SessionOf(files).Publish()) == bytes);
    CHECK(Bytes(SessionOf(twice).Publish()) == bytes);
  }
}

TEST_CASE("nothing withheld, and nobody, is in the files") {
  const std::string bytes = Bytes(SessionOf(Files()).Publish());
  for (const char* word : {"Nog stil", "\"stil\"", "Geheim", "Afgelast", "Truus", "truus", "Kees",
                           "kees", "utm_source", "javascript", "passwd"}) {
    CAPTURE(std::string(word));
    CHECK(bytes.find(word) == std::string::npos);
  }
}

TEST_CASE("an export that is imported is published as it was") {
  const Publication first = SessionOf(Files()).Publish();
  std::vector<SourceFile> pages;
  for (const OutputFile& file : WriteExport(first)) pages.push_back({file.path, file.bytes});
  Publication again = SessionOf(pages).Publish();
  again.sources = first.sources;
  CHECK(Bytes(again) == Bytes(first));
}

TEST_CASE("an answer reads a table anew") {
  const SourceFile table{"regels.csv", "datum;titel;zichtbaar\n4-3-2014;Markt;ja\n"};
  ImportSession session = SessionOf({table});
  CHECK(session.Publish().items.empty());
  REQUIRE(session.questions().size() == 1);
  session.Answer(session.questions()[0].id, "day_first");
  session.Update();
  REQUIRE(session.Publish().items.size() == 1);
  CHECK(FormatDate(session.Publish().items[0].published) == "2014-03-04");
  CHECK(session.questions()[0].answer == "day_first");
}

TEST_CASE("what an archive withholds, a feed of before does not publish") {
  ImportSession session = SessionOf({});
  const std::string feed =
      R"({"version":"https://jsonfeed.org/version/1.1","title":"N","_kringen":{"schema":1,)"
      R"("channels":[{"id":"mastodon","name":"Mastodon","kind":"social"}]},"items":[)"
      R"({"id":"mastodon-2","content_text":"Eerder","date_published":"2014-01-01T00:00:00Z",)"
      R"("_kringen":{"channel":"mastodon"}}]})";
  session.Add("oud.json", {{"oud.json", feed}});
  session.Update();
  CHECK(Has(session.Publish(), "mastodon-2"));
  session.Add("mastodon.tar.gz", MastodonFiles());
  session.Update();
  OpenAgendas(&session);
  CHECK_FALSE(Has(session.Publish(), "mastodon-2"));
}

TEST_CASE("agendas in an archive are read one by one; the one beside an export is none") {
  const std::string agenda =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20140401T090000\nSUMMARY:Markt\n";
  const std::string end = "END:VEVENT\nEND:VCALENDAR\n";
  ImportSession session(TestOptions());
  session.Add("takeout.zip", {{"Takeout/Agenda/Raad.ics", agenda + "UID:1\n" + end},
                              {"Takeout/Agenda/Privé.ics", agenda + "UID:2\n" + end}});
  session.Update();
  CHECK(session.candidates().size() == 2);
  CHECK(AgendaQuestions(session).size() == 2);
  CHECK(IdOfPaths({"feed.json", "agenda.ics"}) == "json-feed");
  CHECK(IdOfPaths({"__MACOSX/agenda.ics"}) == "");
}

TEST_CASE("a spreadsheet is refused with what to do instead") {
  for (const char* path : {"cijfers.xls", "Cijfers.XLSX", "tabel.ods", "tabel.numbers"}) {
    CAPTURE(std::string(path));
    ImportSession session(TestOptions());
    session.Add(path, {{path, "PK"}});
    REQUIRE(session.report().empty());
    session.Update();
    REQUIRE(session.report().size() == 1);
    CHECK(session.report()[0].code == "file.workbook");
  }
  CHECK(IdOfPaths({"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"}) ==
        "workbook");
  CHECK_FALSE(MayReadAs("workbook", "xl/workbook.xml"));
}

TEST_CASE("the answer for one agenda opens no other") {
  const std::string agenda =
      "BEGIN:VCALENDAR\nX-WR-CALNAME:Agenda\nBEGIN:VEVENT\nDTSTART:20140401T090000\n";
  const std::string end = "END:VEVENT\nEND:VCALENDAR\n";
  ImportSession session(TestOptions());
  session.Add("a.ics", {{"a.ics", agenda + "UID:1\nSUMMARY:Markt\n" + end}});
  session.Add("b.ics", {{"b.ics", agenda + "UID:2\nSUMMARY:Overleg\n" + end}});
  session.Update();
  CHECK(session.Publish().items.empty());
  const std::vector<Question> questions = AgendaQuestions(session);
  REQUIRE(questions.size() == 2);
  for (const Question& question : questions) {
    if (question.place == "a.ics") session.Answer(question.id, "public");
  }
  session.Update();
  SayOffice(&session);
  SeeAll(&session);
  REQUIRE(session.Publish().items.size() == 1);
  CHECK(session.Publish().items[0].title == "Markt");
}

TEST_CASE("an event that is cancelled later is withdrawn") {
  const std::string start =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20140401T090000\nSUMMARY:Markt\n";
  const std::string end = "END:VEVENT\nEND:VCALENDAR\n";
  const Publication before = SessionOf({{"a.ics", start + end}}).Publish();
  REQUIRE(before.items.size() == 1);
  ImportSession session(TestOptions());
  session.AddEarlier(before);
  session.Add("a.ics", {{"a.ics", start + "STATUS:CANCELLED\n" + end}});
  session.Update();
  CHECK(session.Publish().items.empty());
  CHECK(session.Publish().withdrawn ==
        std::vector<std::string>{WithdrawnDigest(before.items[0].id)});
}

TEST_CASE("what only takes away changes nothing of what stays") {
  Publication before;
  before.channels = {{"x", "@polderwijk", ChannelKind::kSocial, Platform::kX, "page", -1}};
  for (const char* id : {"a", "b"}) {
    PublicationItem item;
    item.id = id;
    item.channel = "x";
    item.published = 1400000000;
    item.content_text = "Bel het loket op 053-7377444 of mail info@polderwijk.nl.";
    before.items.push_back(item);
  }
  ImportOptions options = TestOptions();
  options.only_removes = true;
  ImportSession session(options);
  session.AddEarlier(before);
  session.Decide({"a", "withdraw", ""});
  session.Update();
  const Publication after = session.Publish();
  REQUIRE(after.items.size() == 1);
  CHECK(after.items[0].id == "b");
  CHECK(after.items[0].content_text == before.items[1].content_text);
  REQUIRE(after.channels.size() == 1);
  CHECK(after.channels[0].name == "@polderwijk");
}

TEST_CASE("cases of a table come with their messages only") {
  const Publication publication = SessionOf(Files()).Publish();
  REQUIRE(publication.cases.size() == 1);
  CHECK(publication.cases[0].title == "De brug");
}

TEST_CASE("what a table of figures asks is asked by the session, once") {
  const std::string table =
      "Post ID,Publish time,Permalink,Reach\n1,04/03/2014 10:00,https://www.facebook.com/1,12\n";
  ImportSession session(TestOptions());
  session.Add("cijfers.csv", {{"cijfers.csv", table}});
  session.Update();
  session.Update();
  std::size_t asked = 0;
  for (const Question& question : session.questions()) {
    asked += question.id == "date_order:cijfers.csv" ? 1 : 0;
  }
  CHECK(asked == 1);
}

}  // namespace
}  // namespace kringen

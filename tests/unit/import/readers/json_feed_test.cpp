#include "import/readers/json_feed.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import/redact/redact.h"
#include "import/session/redact_candidate.h"
#include "model/publication_json.h"
#include "model/withdrawn_ids.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

PublicationItem Item(const std::string& id, TimePoint time) {
  PublicationItem item;
  item.id = id;
  item.published = time;
  item.content_text = "Tekst van " + id;
  item.channel = "facebook";
  return item;
}

// An item with a value in every member.
PublicationItem FullItem() {
  PublicationItem item = Item("vol", 1710489600);
  item.url = "https://voorbeeld.nl/vol";
  item.external_url = "https://voorbeeld.nl/elders";
  item.title = "Titel";
  item.summary = "Kort";
  item.language = "nl";
  item.modified = item.published + 60;
  item.end = item.published + 3600;
  item.precision = TimePrecision::kMinute;
  item.tags = {"wonen"};
  item.attachments = {{"https://voorbeeld.nl/a.pdf", "application/pdf", "Plan"}};
  item.kind = ItemKind::kVisit;
  item.case_id = "brug";
  item.in_reply_to = "ander";
  item.thread = "draad";
  item.instrument = Instrument::kRules;
  item.direction = Direction::kAsks;
  item.villages = {"de-lutte"};
  MetricRow row;
  row.source = "platform";
  row.measured = "2024-04-01";
  row.reactions = 4;
  row.reach = 120;
  row.local_share = 0.5;
  row.others = {{"clicks", 9}};
  item.metrics = {row};
  item.dialogue = Dialogue{3, 2, {5, 6}, {700}};
  item.expires = "2025-01-01";
  item.demo = true;
  return item;
}

Publication Example(int items) {
  Publication publication;
  publication.title = "Berichten";
  publication.generated = "2024-04-01T00:00:00Z";
  publication.channels = {
      {"facebook", "Facebook", ChannelKind::kSocial, Platform::kFacebook, "profile", 12}};
  publication.cases = {{"brug", "De brug", "Kort"}};
  publication.items.push_back(FullItem());
  for (int i = 0; i < items; ++i) {
    publication.items.push_back(Item("bericht-" + std::to_string(i), 1700000000 + i * 1000));
  }
  SortPublication(&publication);
  return publication;
}

std::vector<SourceFile> Pages(const Publication& publication) {
  std::vector<SourceFile> files;
  for (const OutputFile& file : WriteExport(publication)) {
    files.push_back({"map/" + file.path, file.bytes});
  }
  return files;
}

// The same export, with its items and tables by way of the importer.
Publication Back(const Publication& publication, const std::vector<SourceFile>& files) {
  Reading reading = ReadJsonFeed(files);
  Publication back = publication;
  back.items.clear();
  for (Candidate& candidate : reading.candidates) {
    CHECK(candidate.withheld.empty());
    RedactCandidate({}, &candidate);
    back.items.push_back(candidate.item);
  }
  back.channels = reading.channels;
  back.cases = reading.cases;
  back.withdrawn = reading.deleted;
  SortPublication(&back);
  return back;
}

bool IsSame(const Publication& a, const Publication& b) {
  const auto left = WriteExport(a), right = WriteExport(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const OutputFile& x, const OutputFile& y) {
                      return x.path == y.path && x.bytes == y.bytes;
                    });
}

TEST_CASE("an export comes back byte for byte, of any number of pages in any order") {
  for (const int items : {0, 10, 2000}) {
    const Publication publication = Example(items);
    std::vector<SourceFile> files = Pages(publication);
    CHECK((items < 2000 || files.size() > 2));
    CHECK(IsSame(Back(publication, files), publication));
    std::reverse(files.begin(), files.end());
    CHECK(IsSame(Back(publication, files), publication));
    CHECK(ReadJsonFeed(files).questions.empty());
  }
}

TEST_CASE("ids that were withdrawn come along") {
  Publication publication = Example(1);
  publication.withdrawn = {"weg-1", "weg-2"};
  CHECK(ReadJsonFeed(Pages(publication)).deleted == WithdrawnDigests(publication.withdrawn));
}

TEST_CASE("a plain feed of others: HTML becomes text, numbers ids, what is bad is told") {
  const Reading reading = ReadJsonFeed({{"nieuws.json", FixtureText("json_feed/plain.json")}});
  REQUIRE(reading.candidates.size() == 2);
  // Of the two, by their ids, which are digests.
  const bool is_swapped = reading.candidates[0].original_text == "Alleen een kop";
  const Candidate& first = reading.candidates[is_swapped ? 1 : 0];
  CHECK(first.item.id.substr(0, 5) == "feed-");
  CHECK(first.item.id.size() == 34);  // with which feed it is of: ids of two may be the same
  CHECK(first.original_text == "Werk aan de weg");
  CHECK(first.item.channel == "feed-nieuws-zo");
  CHECK(first.withheld.empty());
  CHECK(reading.candidates[is_swapped ? 0 : 1].item.url.empty());
  CHECK(reading.candidates[is_swapped ? 0 : 1].original_text == "Alleen een kop");
  REQUIRE(reading.channels.size() == 1);
  CHECK(reading.channels[0].name == "Nieuws & zo");
  std::vector<std::string> places;
  for (const ReportLine& line : reading.report) {
    if (line.level == ReportLine::Level::kMalformed) places.push_back(line.place);
  }
  CHECK(places == std::vector<std::string>{"nieuws.json#/items/2/date_published",
                                           "nieuws.json#/items/3/id", "nieuws.json#/items/4"});
}

TEST_CASE("summaries and addresses are redacted as texts are") {
  Reading reading = ReadJsonFeed({{"nieuws.json", FixtureText("json_feed/plain.json")}});
  Candidate& first = reading.candidates[0];
  RedactCandidate({}, &first);
  CHECK(first.item.summary.find("truus") == std::string::npos);
  CHECK(first.item.url == "https://voorbeeld.nl/7");
}

TEST_CASE("a page that is missing or broken is told and costs the others nothing") {
  const std::vector<SourceFile> files = Pages(Example(4000));
  REQUIRE(files.size() > 3);
  const auto read = [](const std::vector<SourceFile>& some) { return ReadJsonFeed(some); };
  const Reading first = read({files[0]});
  const std::string second = files[1].path;
  CHECK(std::any_of(first.report.begin(), first.report.end(), [&](const ReportLine& line) {
    return line.code == "export.missing_page" && "map/" + line.detail == second;
  }));
  std::vector<SourceFile> broken = files;
  broken[1].bytes.resize(broken[1].bytes.size() / 2);
  const Reading rest = read(broken);
  CHECK(rest.candidates.size() > 1000);
  CHECK(rest.candidates.size() < 4001);
  CHECK(std::any_of(rest.report.begin(), rest.report.end(), [&](const ReportLine& line) {
    return line.code == "feed.truncated" && line.place == second;
  }));
}

TEST_CASE("what cannot be a number or a character costs only itself") {
  const auto feed = [](const std::string& item) {
    return ReadJsonFeed(
        {{"nieuws.json",
          "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"N\",\"items\":["
          "{\"id\":\"a\",\"content_text\":\"A\",\"date_published\":"
          "\"2024-03-15T10:00:00Z\"}," +
              item + "]}"}});
  };
  const std::string rest =
      ",\"id\":\"b\",\"content_text\":\"B\",\"date_published\":\"2024-03-15T10:00:00Z\"}";
  for (const char* number : {"1e400", "-1E+999", "1e99999"}) {
    const Reading reading =
        feed("{\"_kringen\":{\"metrics\":[{\"source\":\"x\",\"reach\":" + std::string(number) +
             "}]}" + rest);
    CHECK(reading.candidates.size() == 2);
    CHECK(reading.report.front().code == "file.bad_numbers");
  }
  CHECK(feed("{\"title\":\"\xFF\"" + rest).candidates.size() == 2);
  CHECK(feed("{\"title\":\"\\ud83d\"" + rest).candidates.size() == 2);
}

TEST_CASE("a feed is known by its members, wherever they stand") {
  const std::string version = "\"version\":\"https://jsonfeed.org/version/1\"";
  const std::string item = "{\"content_html\":\"<p>a</p>\",\"id\":1}";
  std::string late = "{\"about\":\"";
  late.append(200'000, 'x').append("\",").append(version).append("}");
  for (const std::string& bytes :
       {"{" + version + ",\"items\":[]}", late, "{\"items\":[" + item + "]}",
        "\xEF\xBB\xBF \n{\"items\":[" + item + "]}", "{\"x\":1e400,\"items\":[" + item + "]}",
        "{\"description\":\"\xFF\"," + version + "}"}) {
    CHECK(IsJsonFeed("a.json", bytes));
    CHECK(IdOfFile("a.json", bytes) == "json-feed");
  }
  for (const std::string bytes :
       {"", "[]", "{}", "{\"items\":[]}", "{\"items\":[{\"id\":1}]}",
        "[{\"id\":1,\"content_text\":\"\"}]", "{\"text\":\"jsonfeed.org/version/1\"}",
        "{\"x\":{\"items\":[{\"id\":1,\"content_text\":\"\"}]}}", "<rss/>"}) {
    CAPTURE(bytes);
    CHECK_FALSE(IsJsonFeed("a.json", bytes));
  }
}

Reading ReadItems(const std::string& items, const std::string& home = "") {
  return ReadJsonFeed(
      {{"f.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"N\"," + home +
                      "\"items\":[" + items + "]}"}});
}
std::string JsonItem(const std::string& id, const std::string& text, const std::string& more = "",
                     const std::string& day = "01") {
  return "{\"id\":" + id + ",\"content_text\":\"" + text + "\",\"date_published\":\"2024-03-" +
         day + "T10:00:00Z\"" + more + "}";
}

TEST_CASE("members of others say who could see an item, as in every archive") {
  for (const std::string more :
       {R"(,"status":"draft")", R"(,"visibility":"private")", R"(,"_wp":{"status":"private"})",
        R"(,"_x":{"is_published":false})", R"(,"publish_at":"2031-01-01T00:00:00Z")",
        R"(,"_a":{"post_status":"Scheduled"})"}) {
    CAPTURE(more);
    const Reading reading = ReadItems(JsonItem("\"1\"", "Een", more));
    REQUIRE(reading.candidates.size() == 1);
    CHECK(reading.candidates[0].withheld == "withheld.not_public");
    CHECK_FALSE(reading.candidates[0].may_overrule);
  }
  for (const std::string more : {R"(,"status":"publish")", R"(,"visibility":"public")",
                                 R"(,"publish_at":"2024-03-01T10:00:00Z")"}) {
    CAPTURE(more);
    CHECK(ReadItems(JsonItem("\"1\"", "Een", more)).candidates.at(0).withheld.empty());
  }
}

TEST_CASE("drafts shown as previews, words of others and words to somebody wait for a person") {
  const auto withheld = [](const std::string& text, const std::string& more) {
    return ReadItems(JsonItem("\"1\"", text, more)).candidates.at(0).withheld;
  };
  CHECK(withheld("Een", R"(,"url":"https://g.nl/?p=1&preview=true")") == "withheld.preview");
  CHECK(withheld("RT @kees: een", "") == "withheld.words_of_others");
  CHECK(withheld("@kees dank", "") == "withheld.reply_to_citizen");
  CHECK(withheld("[members_only]Een[/members_only]", "") == "withheld.not_public");
}

TEST_CASE("what comes every week under one id is a message each week; sums add up") {
  const Reading reading =
      ReadItems(JsonItem("\"week\"", "Een") + "," + JsonItem("\"week\"", "Twee", "", "08") + "," +
                JsonItem("\"week\"", "Drie", "", "15") + "," + JsonItem("\"week\"", "Een"));
  CHECK(reading.candidates.size() == 3);
  std::int64_t merged = 0, read = 0;
  for (const ReportLine& line : reading.report) {
    if (line.level == ReportLine::Level::kMerged) merged += line.count;
    if (line.level == ReportLine::Level::kRead) read += line.count;
  }
  CHECK(merged == 1);
  CHECK(read == 4);
  // Other words at the same time are another message, also when nothing tells which feed it is.
  CHECK(ReadItems(JsonItem("1", "Een") + "," + JsonItem("1", "Iets anders")).candidates.size() ==
        2);
  // A later version takes the place of the earlier.
  const Reading edited =
      ReadItems(JsonItem("1", "Een") + "," +
                JsonItem("1", "Verbeterd", R"(,"date_modified":"2024-03-02T10:00:00Z")"));
  REQUIRE(edited.candidates.size() == 1);
  CHECK(edited.candidates[0].original_text == "Verbeterd");
}

TEST_CASE("feeds of two sites with one title and one number do not take each other's place") {
  const auto home = [](const std::string& site) { return "\"home_page_url\":\"" + site + "\","; };
  const std::string item = JsonItem("1", "Een");
  const auto id = [&](const std::string& site) {
    return ReadItems(item, home(site)).candidates.at(0).item.id;
  };
  CHECK(id("https://a.nl/") != id("https://b.nl/"));
  CHECK(id("https://a.nl/") == id("http://A.nl"));
  const std::string head = "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"N\",";
  const auto page = [&](const std::string& site, const std::string& text) {
    return SourceFile{text + ".json", head + site + "\"items\":[" + JsonItem("1", text) + "]}"};
  };
  const Reading both =
      ReadJsonFeed({page(home("https://a.nl/"), "Een"), page(home("https://b.nl/"), "Een")});
  CHECK(both.candidates.size() == 2);
  // A second page that does not say of which site it is, is of the only one.
  const Reading one = ReadJsonFeed({page(home("https://a.nl/"), "Een"), page("", "Een")});
  CHECK(one.candidates.size() == 1);
}

TEST_CASE("an export whose list of the withdrawn cannot be read opens nothing by itself") {
  const Publication publication = Example(3);
  for (const char* list : {"", R"({"withdrawn":["bericht-1",]})", R"({"withdrawn":[7]})", "null"}) {
    CAPTURE(std::string(list));
    std::vector<SourceFile> files = Pages(publication);
    files.back().bytes = list;
    const Reading reading = ReadJsonFeed(files);
    CHECK(reading.candidates.size() == 4);
    for (const Candidate& candidate : reading.candidates) {
      CHECK(candidate.withheld == "withheld.withdrawn_unknown");
      CHECK(candidate.may_overrule);
    }
    CHECK(std::any_of(reading.report.begin(), reading.report.end(),
                      [](const ReportLine& line) { return line.code == "feed.bad_withdrawn"; }));
  }
}

}  // namespace
}  // namespace kringen

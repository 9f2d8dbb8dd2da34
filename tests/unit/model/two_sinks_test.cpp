// The page and the command line read a feed by one reader: of every feed they take the same items,
// leave out the same ones at the same place, and are told the same. What is kept is kept whole.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/json_write.h"
#include "model/publication_json.h"
#include "unit/model/both_sinks.h"

namespace kringen {
namespace {

// Pages as nobody should write them: members of any type, now and then one that is right.
class Scribbler {
 public:
  explicit Scribbler(std::uint32_t seed) : random_(seed) {}

  std::string Page() {
    std::string page = R"({"version":"https://jsonfeed.org/version/1.1",)" +
                       Some({R"("title":)" + Text(), R"("language":)" + Text(),
                             R"("description":)" + Text(), R"("home_page_url":)" + Text(),
                             R"("next_url":)" + Text(), R"("feed_url":)" + Text()});
    page += R"("_kringen":{)" +
            Some({R"("schema":)" + Count(), R"("demo":)" + Any(),
                  R"("place":{"name":)" + Text() + R"(,"timezone":)" + Text() + "}",
                  R"("channels":)" + List(&Scribbler::Channel),
                  R"("cases":)" + List(&Scribbler::Case), R"("stories":)" + List(&Scribbler::Story),
                  R"("sources":)" + List(&Scribbler::Source)});
    page.back() = '}';
    page += R"(,"items":)" + List(&Scribbler::Item, 12) + "}";
    if (Below(12) == 0) page.resize(page.size() / 2 + Below(page.size() / 2));
    return page;
  }

 private:
  std::size_t Below(std::size_t end) { return random_() % end; }
  template <std::size_t size>
  std::string Pick(const char* const (&words)[size]) {
    return words[Below(size)];
  }

  // Members with a comma behind each; most of them, so that something is often missing.
  std::string Some(const std::vector<std::string>& members) {
    std::string all;
    for (const std::string& member : members) {
      if (Below(6) != 0) all += member + ",";
    }
    return all.empty() ? "\"x\":1," : all;
  }
  std::string Members(const std::vector<std::string>& members) {
    std::string all = Some(members);
    all.back() = '}';
    return "{" + all;
  }
  using Make = std::string (Scribbler::*)();
  std::string List(Make make, std::size_t most = 4) {
    if (Below(25) == 0) return Any();
    std::string list = "[";
    for (std::size_t i = Below(most + 1); i > 0; --i) {
      list += (Below(15) == 0 ? Any() : (this->*make)()) + (i > 1 ? "," : "");
    }
    return list + "]";
  }

  std::string Any() {
    return Pick({"null", "true", "false", "0", "-1", "7.5", "1e400", "\"\"", "\"woord\"", "[]",
                 "{}", "[[[]]]", "{\"items\":[{\"id\":\"q\"}]}", "99999999999",
                 "9007199254740993"});
  }
  std::string Text() {
    if (Below(12) == 0) return Any();
    if (Below(60) == 0) return '"' + std::string(Below(2) == 0 ? 600 : 9000, 'l') + '"';
    return Pick({"\"een\"", "\"Twee woorden\"", "\"  \"", "\"\\u00e9\\n\\ud83c\\udf89\"",
                 "\"a<b>&\"", "\"\"", "\"https://voorbeeld.nl/a\"", "\"drie\"", "\"vier\\u0007\""});
  }
  std::string Id() { return Below(15) == 0 ? Any() : "\"b-" + std::to_string(Below(30)) + "\""; }
  std::string Name() { return Below(15) == 0 ? Any() : "\"n" + std::to_string(Below(90)) + "\""; }
  std::string Count() { return Below(8) == 0 ? Any() : std::to_string(Below(3000)); }
  std::string Date() {
    return Below(12) == 0 ? Any()
                          : Pick({"\"2014-06-05T16:42:00+02:00\"", "\"2014-06-06\"", "\"gisteren\"",
                                  "\"2013-02-29T10:00:00Z\"", "\"1900-01-01T00:00:00Z\"",
                                  "\"2015-03-03T10:00:00Z\"", "\"2015-03-04T10:00\""});
  }
  std::string Word() {
    return Below(10) == 0 ? Any()
                          : Pick({"\"social\"", "\"press\"", "\"facebook\"", "\"post\"",
                                  "\"reply\"", "\"money\"", "\"asks\"", "\"month\"", "\"hyves\"",
                                  "\"\"", "\"visit\"", "\"other\""});
  }
  std::string Channel() {
    return Members({R"("id":)" + Name(), R"("name":)" + Text(), R"("kind":)" + Word(),
                    R"("platform":)" + Word(), R"("author":)" + Text(),
                    R"("local_friends":)" + Count()});
  }
  std::string Case() {
    return Members({R"("id":)" + Name(), R"("title":)" + Text(), R"("summary":)" + Text()});
  }
  std::string Stop() {
    return Members({R"("text":)" + Text(), R"("item":)" + Id(), R"("show":)" + Text(),
                    R"("from":)" + Date(), R"("to":)" + Date()});
  }
  std::string Story() {
    return Members(
        {R"("id":)" + Name(), R"("title":)" + Text(), R"("stops":)" + List(&Scribbler::Stop)});
  }
  std::string Source() {
    return Members({R"("id":)" + Name(), R"("kind":)" + Text(), R"("exported":)" + Date(),
                    R"("items":)" + Count(), R"("withheld":)" + Count()});
  }
  std::string Metrics() {
    return Members({R"("source":)" + Text(), R"("measured":)" + Date(), R"("reactions":)" + Count(),
                    R"("reach":)" + Count(), R"("local_share":)" + Pick({"0.1", "0.75", "2", "-1"}),
                    R"("clicks":)" + Count(), R"("comments":)" + Count(), R"("note":)" + Text()});
  }
  std::string Attachment() {
    return Members({R"("url":)" + Text(), R"("mime_type":)" + Text(), R"("title":)" + Text()});
  }
  std::string Dialogue() {
    return Members({R"("questions":)" + Count(), R"("answered":)" + Count(),
                    R"("reply_minutes":)" + List(&Scribbler::Count),
                    R"("unanswered_minutes":)" + List(&Scribbler::Count)});
  }
  std::string Item() {
    const std::string time = Members({R"("precision":)" + Word(), R"("end":)" + Date()});
    const std::string extension =
        Members({R"("channel":)" + Name(), R"("kind":)" + Word(), R"("case":)" + Name(),
                 R"("in_reply_to":)" + Id(), R"("thread":)" + Id(), R"("time":)" + time,
                 R"("instrument":)" + Word(), R"("direction":)" + Word(),
                 R"("villages":)" + List(&Scribbler::Name, 6),
                 R"("metrics":)" + List(&Scribbler::Metrics), R"("dialogue":)" + Dialogue(),
                 R"("expires":)" + Date(), R"("demo":)" + Pick({"true", "false", "1"})});
    return Members(
        {R"("id":)" + Id(), R"("date_published":)" + Date(), R"("date_modified":)" + Date(),
         R"("content_text":)" + Text(),
         R"("content_html":)" + Pick({"\"<p>Een</p><ul><li>a</li></ul>\"", "\"<p></p>\"", "7"}),
         R"("title":)" + Text(), R"("summary":)" + Text(), R"("url":)" + Text(),
         R"("external_url":)" + Text(), R"("language":)" + Text(),
         R"("tags":)" + List(&Scribbler::Name), R"("attachments":)" + List(&Scribbler::Attachment),
         R"("_kringen":)" + extension});
  }

  std::mt19937 random_;
};

// Hundreds of channels, villages, tags and cases: what the page folds together.
std::string CrowdedPage(std::size_t count) {
  JsonWriter json;
  json.OpenObject();
  json.Member("version", "https://jsonfeed.org/version/1.1");
  json.OpenArray("items");
  for (std::size_t i = 0; i < count; ++i) {
    const std::string n = std::to_string(i);
    json.OpenObject();
    json.Member("id", "i" + n);
    json.Member("content_text", "x");
    json.Member("tags", std::vector<std::string>{"t" + n});
    json.Member("date_published", "2014-06-05T16:42:00+02:00");
    json.OpenObject("_kringen");
    json.Member("channel", "c" + n);
    json.Member("case", "z" + n);
    json.Member("villages", std::vector<std::string>{"v" + n});
    json.CloseObject();
    json.CloseObject();
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

bool IsSame(const std::vector<OutputFile>& a, const std::vector<OutputFile>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
    return x.path == y.path && x.bytes == y.bytes;
  });
}

void CheckBack(const std::string& bytes) {
  ExportReading read = ReadExport({{"feed.json", bytes}});
  const std::vector<OutputFile> once = WriteExport(read.publication);
  const ExportReading again = ReadExport(once);
  CHECK(again.publication.items.size() == read.publication.items.size());
  CHECK(IsSame(WriteExport(again.publication), once));
}

TEST_CASE("page and publication take the same items of every feed, and are told the same") {
  for (const std::string& feed : WrittenFeeds()) {
    CAPTURE(feed.substr(0, 200));
    CheckBoth(feed);
  }
  for (std::uint32_t seed = 0; seed < 600; ++seed) {
    const std::string page = Scribbler(seed).Page();
    CAPTURE(seed);
    CAPTURE(page);
    CheckBoth(page);
  }
  for (const std::size_t count : {std::size_t{16}, std::size_t{17}, std::size_t{63},
                                  std::size_t{64}, std::size_t{65}, std::size_t{6000}}) {
    CAPTURE(count);
    CheckBoth(CrowdedPage(count));
  }
}

TEST_CASE("what was read, written and read again is written the same") {
  for (const std::string& feed : WrittenFeeds()) {
    CAPTURE(feed.substr(0, 200));
    CheckBack(feed);
  }
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const std::string page = Scribbler(seed).Page();
    CAPTURE(page);
    CheckBack(page);
  }
}

TEST_CASE("what the page cuts or folds together the publication keeps, and it is told") {
  const auto has = [](const ExportReading& reading, const std::string& code,
                      const std::string& detail) {
    return std::any_of(reading.problems.begin(), reading.problems.end(), [&](const Error& each) {
      return each.code == code && each.detail == detail;
    });
  };
  const ExportReading crowd = ReadExport({{"feed.json", CrowdedPage(6000)}});
  CHECK(crowd.publication.items.back().tags.size() == 1);
  CHECK(crowd.publication.items.size() == 6000);
  for (const char* table : {"channels > 64", "cases > 1000", "villages > 16", "tags > 5000"}) {
    CHECK(has(crowd, "feed.too_many", table));
  }
  const std::string text((1u << 20) + 10, 'a');
  const ExportReading large = ReadExport(
      {{"feed.json",
        R"({"items":[{"id":"a","date_published":"2014-06-05","content_text":")" + text + "\"}]}"}});
  REQUIRE(large.publication.items.size() == 1);
  CHECK(large.publication.items[0].content_text == text);
  REQUIRE(large.problems.size() == 1);
  CHECK(large.problems[0].code == "item.text_cut");
  CHECK(large.problems[0].place == "feed.json#/items/0/content_text");
}

TEST_CASE("a date or a word that is lost is told to whoever keeps the export") {
  const ExportReading reading = ReadExport(
      {{"feed.json", R"({"items":[{"id":"a","content_text":"A","date_published":"2014-06-05",
        "date_modified":"gisteren","_kringen":{"instrument":"magie"}}],
        "_kringen":{"sources":[{"id":"s","kind":"rss","items":3},{"id":"t","kind":"csv"}]}})"}});
  REQUIRE(reading.publication.items.size() == 1);
  REQUIRE(reading.problems.size() == 2);
  CHECK(reading.problems[0].code == "export.bad_value");
  CHECK(reading.problems[0].place == "feed.json#/items/0/_kringen/instrument");
  CHECK(reading.problems[1].code == "item.wrong_type");
  CHECK(reading.problems[1].place == "feed.json#/items/0/date_modified");
  REQUIRE(reading.publication.sources.size() == 2);
  CHECK(reading.publication.sources[0].items == 3);
  CHECK(reading.publication.sources[1].id == "t");
}

}  // namespace
}  // namespace kringen

#include "import/readers/rss.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import/text/text_encoding.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

constexpr TimePoint kMarch15 = 1710489600;  // 15 March 2024 09:00 in Amsterdam

Reading Read(const std::string& bytes) { return ReadRss({"nieuws.xml", bytes}); }

std::string Fixture() { return FixtureText("rss/nieuws.xml"); }

const Candidate& WithTitle(const Reading& reading, const std::string& title) {
  const auto found =
      std::find_if(reading.candidates.begin(), reading.candidates.end(),
                   [&](const Candidate& candidate) { return candidate.item.title == title; });
  REQUIRE(found != reading.candidates.end());
  return *found;
}

std::string Summary(const Reading& reading) {
  std::string all;
  for (const Candidate& candidate : reading.candidates) {
    all += candidate.item.id + "|" + std::to_string(candidate.item.published) + "|" +
           candidate.item.title + "|" + candidate.original_text + "\n";
  }
  return all;
}

TEST_CASE("an RSS feed with all its faults") {
  const Reading reading = Read(Fixture());
  CHECK(reading.candidates.size() == 4);
  const Candidate& cafe = WithTitle(reading, "Café ‘De Brug’ open");
  CHECK(cafe.item.title == "Café ‘De Brug’ open");
  CHECK(cafe.original_text == "Het café is open.\n\nKom langs!");
  CHECK(cafe.item.url == "https://voorbeeld.nl/cafe");
  CHECK(cafe.item.published == kMarch15);
  CHECK(cafe.item.tags == std::vector<std::string>{"wonen"});
  CHECK(cafe.item.language == "nl");
  CHECK(cafe.audience == Audience::kPublic);
  CHECK(cafe.withheld.empty());
  const Candidate& road = WithTitle(reading, "Bom: &b; &buiten;");
  CHECK(road.original_text == "Werk aan de weg");
  CHECK(road.item.url == "https://voorbeeld.nl/werk");
  const Candidate& loose = WithTitle(reading, "Los vet < dun");
  CHECK(loose.item.title == "Los vet < dun");
  CHECK(loose.original_text == loose.item.title);
  REQUIRE(reading.channels.size() == 1);
  CHECK(reading.channels[0].name == "Nieuws & zo");
  CHECK(reading.source.exported == "2024-04-01");
}

TEST_CASE("entities are not expanded, authors and scripts are gone, bad links too") {
  const Reading reading = Read(Fixture());
  const std::string all = Summary(reading);
  for (const char* word : {"aaaa", "root:", "Truus", "boos()", "<b>"}) {
    CAPTURE(std::string(word));
    CHECK(all.find(word) == std::string::npos);
  }
  for (const Candidate& candidate : reading.candidates) {
    CHECK(candidate.item.url.find("javascript") == std::string::npos);
  }
}

TEST_CASE("an item without a time is told with its number, and costs nothing else") {
  const Reading reading = Read(Fixture());
  REQUIRE(reading.report.size() == 2);
  CHECK(reading.report[0].code == "record.bad_time");
  CHECK(reading.report[0].place == "nieuws.xml#3");
  CHECK(reading.report[1].count == 5);  // the broken one too
}

TEST_CASE("Atom: texts are what their type says") {
  const Reading reading = Read(FixtureText("rss/atom.xml"));
  REQUIRE(reading.candidates.size() == 2);
  const Candidate& first = WithTitle(reading, "5 < 6 en <b> blijft");
  CHECK(first.item.title == "5 < 6 en <b> blijft");
  CHECK(first.original_text == "Een twee\n\ndrie & vier");
  CHECK(first.item.url == "https://voorbeeld.nl/een");
  CHECK(first.item.published == 1710489600);
  CHECK(first.item.modified == 1710489600 + 86400);
  CHECK(first.item.tags == std::vector<std::string>{"wonen"});
  CHECK(WithTitle(reading, "Alleen bijgewerkt").original_text == "Samen");
  CHECK(reading.channels[0].name == "Nieuws & zo");
  CHECK(Summary(reading).find("Kees") == std::string::npos);
}

TEST_CASE("neither encoding nor order of items changes what is read") {
  const std::string feed =
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><title>N</title>"
      "<item><title>\xE9\xE9n \x80 5</title><guid>1</guid><pubDate>15 Mar 2024</pubDate></item>"
      "<item><title>twee</title><guid>2</guid><pubDate>16 Mar 2024</pubDate></item>"
      "</channel></rss>";
  const std::string plain = Summary(Read(feed));
  CHECK(plain.find("één € 5") != std::string::npos);
  CHECK(Summary(Read("\xEF\xBB\xBF  \n" + FromWindows1252(feed))) == plain);
  std::string utf16 = "\xFE\xFF";
  for (const char c : FromWindows1252("<rss><channel><title>N</title></channel></rss>")) {
    utf16 += std::string{'\0', c};
  }
  CHECK(Read(utf16).channels.size() == 1);
  std::string swapped = feed;
  const std::size_t first = feed.find("<item>"), second = feed.rfind("<item>"),
                    end = feed.find("</channel>");
  swapped = feed.substr(0, first) + feed.substr(second, end - second) +
            feed.substr(first, second - first) + feed.substr(end);
  CHECK(Summary(Read(swapped)) == plain);
}

TEST_CASE("a reference to half a character is U+FFFD") {
  const Reading reading = Read(
      "<rss><channel><title>N</title><item><title>a&#xD83D;b</title><guid>&#56719;</guid>"
      "<pubDate>15 Mar 2024</pubDate></item></channel></rss>");
  REQUIRE(reading.candidates.size() == 1);
  CHECK(reading.candidates[0].item.title.substr(0, 4) == "a\xEF\xBF\xBD");
}

TEST_CASE("a feed that breaks off gives the items before it, wherever it breaks") {
  const std::string whole = Fixture();
  const std::string all = Summary(Read(whole));
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const Reading reading = Read(whole.substr(0, size));
    REQUIRE(!reading.report.empty());
    for (const Candidate& candidate : reading.candidates) {
      CHECK(all.find(candidate.original_text) != std::string::npos);
    }
  }
  CHECK(Read("<html></html>").report[0].code == "feed.unknown");
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  CHECK(Read("<rss><channel><item><description>" + deep).candidates.empty());
}

TEST_CASE("the same item twice is one; two with one number are two") {
  const std::string item =
      "<item><title>A</title><guid>1</guid><pubDate>15 Mar 2024</pubDate></item>";
  const std::string other =
      "<item><title>B</title><guid>1</guid><pubDate>15 Mar 2024</pubDate></item>";
  const auto feed = [](const std::string& items) {
    return "<rss><channel><title>N</title>" + items + "</channel></rss>";
  };
  CHECK(Read(feed(item + item)).candidates.size() == 1);
  CHECK(Read(feed(item + other)).candidates.size() == 2);
  CHECK(Summary(Read(feed(item + other))) == Summary(Read(feed(other + item))));
}

}  // namespace
}  // namespace kringen

// Messages with a time that has yet to come: scheduled, not published, whatever their source says.
#include <doctest/doctest.h>

#include "import/readers/reader.h"
#include "import/readers/sources.h"

namespace kringen {
namespace {

std::string Item(const std::string& title, const std::string& more = "") {
  return "<item><title>" + title + "</title><pubDate>15 Mar 2024 10:00 GMT</pubDate>" + more +
         "</item>";
}
std::string Rss(const std::string& items) {
  return "<?xml version=\"1.0\"?><rss><channel><title>N</title><link>https://voorbeeld.nl/</link>" +
         items + "</channel></rss>";
}

// As a session reads it, on a day.
Reading ReadOn(std::string_view source, const std::string& name, const std::string& bytes,
               const std::string& today) {
  return ReadSource(*FindSource(source), {{name, bytes}}, {today, {}});
}

TEST_CASE("law: a message with a time after today is withheld, whatever source says it is live") {
  const std::string rss =
      Rss("<item><title>Straks</title><pubDate>Mon, 03 Mar 2031 10:00:00 GMT"
          "</pubDate></item>" +
          Item("Nu"));
  const std::string live = "<blogger:type>POST</blogger:type><blogger:status>LIVE</blogger:status>";
  const std::string atom =
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>N</title><entry><id>1</id><title>Straks"
      "</title><published>2031-01-01T10:00:00Z</published>" +
      live + "</entry>" +
      "<entry><id>2</id><title>Nu</title><published>2024-03-15T10:00:00Z</published>" + live +
      "</entry>" + "</feed>";
  const auto wp = [](const std::string& title, const std::string& year) {
    return "<item><title>" + title +
           "</title><wp:post_type>post</wp:post_type><wp:status>publish"
           "</wp:status><wp:post_date_gmt>" +
           year + "-01-01 10:00:00</wp:post_date_gmt></item>";
  };
  const std::string json = R"({"version":"https://jsonfeed.org/version/1.1","title":"N","items":[)"
                           R"({"id":"1","title":"Straks","date_published":"2031-01-01T10:00:00Z"},)"
                           R"({"id":"2","title":"Nu","date_published":"2024-01-01T10:00:00Z"}]})";
  const std::string table =
      "datum;titel;zichtbaar;soort\n1-1-2031;Straks;ja;pers\n15-3-2024;Nu;ja;pers\n";
  struct Case {
    std::string_view source;
    std::string name, bytes;
  };
  for (const Case& each :
       std::vector<Case>{{"rss", "n.xml", rss},
                         {"rss", "a.xml", atom},
                         {"blogger", "blogger/feed.atom", atom},
                         {"wordpress", "w.xml", Rss(wp("Straks", "2031") + wp("Nu", "2024"))},
                         {"json-feed", "f.json", json},
                         {"csv", "t.csv", table}}) {
    CAPTURE(each.name);
    const Reading reading = ReadOn(each.source, each.name, each.bytes, "2026-11-28");
    REQUIRE(reading.candidates.size() == 2);
    for (const Candidate& candidate : reading.candidates) {
      const bool is_future = candidate.item.title == "Straks";
      CHECK(candidate.withheld == (is_future ? "withheld.future" : ""));
      if (is_future) CHECK_FALSE(candidate.may_overrule);
    }
    // On the day itself it is there, and where no day is known nothing is in the future.
    for (const char* day : {"2031-03-03", ""}) {
      for (const Candidate& candidate :
           ReadOn(each.source, each.name, each.bytes, day).candidates) {
        CHECK(candidate.withheld.empty());
      }
    }
  }
}

TEST_CASE("an event that has yet to come is an announcement") {
  const std::string table =
      "datum;titel;zichtbaar;soort\n1-1-2031;Feest;ja;gebeurtenis\n15-3-2024;Nu;ja;pers\n";
  for (const Candidate& candidate : ReadOn("csv", "t.csv", table, "2026-11-28").candidates) {
    CHECK(candidate.withheld.empty());
  }
}

TEST_CASE("a scheduled message of an archive stretches neither its time nor its day") {
  Reading reading;
  reading.source.exported = "2031-01-01";
  reading.covers = Coverage{1000000000, 1925000000, false};
  for (const TimePoint time :
       {TimePoint{1000000000}, TimePoint{1710000000}, TimePoint{1925000000}}) {
    Candidate candidate;
    candidate.item.published = time;
    candidate.withheld = "withheld.audience_unknown";
    candidate.question = "x_audience";
    candidate.may_overrule = true;
    reading.candidates.push_back(candidate);
  }
  WithholdFuture("2026-11-28", &reading);
  CHECK(reading.candidates[1].question == "x_audience");
  CHECK(reading.candidates[2].withheld == "withheld.future");
  CHECK(reading.candidates[2].question.empty());
  CHECK(reading.covers->to == 1710000000);
  CHECK(reading.source.exported == "2024-03-09");
}

}  // namespace
}  // namespace kringen

// What holds for every source that can be read: each row of the table has a sample here.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "import/readers/reader.h"
#include "import/readers/sources.h"
#include "unit/import/archive_fixtures.h"

namespace kringen {
namespace {

using Files = std::vector<SourceFile>;

SourceFile Fixture(const std::string& path) { return {path, FixtureText(path)}; }

// Source -> files of one archive, or one file. A new row of the table needs one.
const std::map<std::string_view, Files>& Samples() {
  static const std::map<std::string_view, Files> kSamples{
      {"facebook-archive", FacebookFiles()},
      {"instagram-archive", {Fixture("instagram/your_instagram_activity/media/posts_1.json")}},
      {"x-archive", XFiles()},
      {"mastodon-archive", MastodonFiles()},
      {"json-feed", {Fixture("json_feed/plain.json")}},
      {"icalendar", {Fixture("calendar/agenda.ics")}},
      {"wordpress",
       {{"w.xml",
         "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>"
         "<title>N</title><link>https://voorbeeld.nl/</link><item><title>Nu</title><wp:post_type>"
         "post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2024-01-01 10:00:00"
         "</wp:post_date_gmt></item></channel></rss>"}}},
      {"blogger",
       {{"blogger/feed.atom",
         "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>N</title><entry><id>1</id><title>Nu"
         "</title><published>2024-01-01T10:00:00Z</published><blogger:type>POST</blogger:type>"
         "<blogger:status>LIVE</blogger:status></entry></feed>"}}},
      {"rss", {Fixture("rss/nieuws.xml")}},
      {"csv",
       {{"t.csv", "datum;titel;zichtbaar;soort\n15-3-2024;Nu;ja;pers\n16-3-2024;Dan;nee;pers\n"}}}};
  return kSamples;
}

template <typename Check>
void ForEachSample(Check check) {
  for (const Source& source : Sources()) {
    if (source.read == nullptr) continue;
    CAPTURE(std::string(source.id));
    const auto found = Samples().find(source.id);
    REQUIRE_MESSAGE(found != Samples().end(), "a sample of the new source is missing here");
    check(source, found->second);
  }
}

TEST_CASE("law: what a source gives for publication, somebody judged to be public") {
  ForEachSample([](const Source& source, const Files& files) {
    // Of the reader alone, before ReadSource withholds what it left open.
    const Reading reading = source.read(files, {"2026-11-28", {}});
    CHECK(!reading.candidates.empty());
    for (const Candidate& candidate : reading.candidates) {
      CAPTURE(candidate.item.id);
      CHECK((!candidate.withheld.empty() || candidate.audience <= Audience::kUnlisted));
    }
  });
}

TEST_CASE("law: a source names itself, its channels and the place of every record") {
  ForEachSample([](const Source& source, const Files& files) {
    const Reading reading = ReadSource(source, files, {"2026-11-28", {}});
    CHECK(reading.source.kind == source.id);
    CHECK(!reading.source.id.empty());
    std::set<std::string> channels, ids;
    for (const Channel& channel : reading.channels) channels.insert(channel.id);
    for (const Candidate& candidate : reading.candidates) {
      CAPTURE(candidate.item.id);
      CHECK(candidate.source == reading.source.id);
      CHECK(channels.count(candidate.item.channel) == 1);
      CHECK(!candidate.record.empty());
      CHECK(ids.insert(candidate.item.id).second);
    }
    const auto is_of_file = [](const ReportLine& line) { return line.code == "file.read"; };
    CHECK(std::any_of(reading.report.begin(), reading.report.end(), is_of_file));
  });
}

TEST_CASE("law: of what is dated after today only an agenda gives anything for publication") {
  ForEachSample([](const Source& source, const Files& files) {
    for (const Candidate& candidate : ReadSource(source, files, {"1990-01-01", {}}).candidates) {
      if (source.tells_future || candidate.item.kind == ItemKind::kEvent) continue;
      CAPTURE(candidate.item.id);
      CHECK_FALSE(candidate.withheld.empty());
    }
  });
}

TEST_CASE("a message that no reader judged stays in, until a person publishes it") {
  Reading reading;
  for (const Audience audience : {Audience::kPublic, Audience::kUnlisted, Audience::kFollowers,
                                  Audience::kDirect, Audience::kUnknown}) {
    reading.candidates.emplace_back();
    reading.candidates.back().audience = audience;
  }
  reading.candidates.emplace_back();
  reading.candidates.back().withheld = "withheld.no_text";
  WithholdUnjudged(&reading);
  std::vector<std::string> withheld;
  for (const Candidate& candidate : reading.candidates) withheld.push_back(candidate.withheld);
  const std::string unknown = "withheld.audience_unknown";
  CHECK(withheld ==
        std::vector<std::string>{"", "", unknown, unknown, unknown, "withheld.no_text"});
  CHECK(reading.candidates[4].may_overrule);
  CHECK_FALSE(reading.candidates[5].may_overrule);
}

}  // namespace
}  // namespace kringen

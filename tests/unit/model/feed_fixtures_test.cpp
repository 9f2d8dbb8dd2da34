// The feeds of tests/fixtures/feeds and the demo, as their README says.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "base/text.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/item.h"
#include "model/query.h"

namespace kringen {
namespace {

std::string ReadFile(const std::string& path) {
  const char* root = std::getenv("KRINGEN_TEST_ROOT");
  std::ifstream in(std::string(root == nullptr ? "." : root) + "/" + path, std::ios::binary);
  CAPTURE(path);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Opened {
  Feed feed;
  PageReport report;

  explicit Opened(const std::string& name) {
    report = ReadFeedPage(ReadFile("tests/fixtures/feeds/" + name), &feed);
    Refresh(&feed);
  }
  bool Has(std::string_view id) const { return feed.Find(id) != kNoItem; }
  std::string Failure() const { return report.failure.empty() ? "" : report.failure[0].code; }
};

TEST_CASE("fixtures: plain feeds") {
  const Opened old("plain-1.0.json");
  CHECK(old.Failure().empty());
  CHECK(old.report.added == 3);
  CHECK(old.report.skipped_count == 1);
  CHECK(old.Has("2041"));
  CHECK(old.Has("2029"));
  CHECK(old.feed.channels.size() == 1);
  CHECK(old.feed.Text(old.feed.items[0].text) == "The standpipes work again & the rota is up.");
  const Opened current("plain-1.1.json");
  CHECK(current.report.added == 3);
  CHECK(current.report.skipped_count == 1);
}

TEST_CASE("fixtures: broken pages") {
  const Opened cut("broken-truncated.json");
  CHECK(cut.Failure() == "feed.truncated");
  CHECK(cut.report.added == 2);
  const Opened page("not-json.txt");
  CHECK(page.Failure() == "feed.not_json");
  const Opened newer("newer-schema.json");
  CHECK(newer.Failure().empty());
  REQUIRE_FALSE(newer.report.notices.empty());
  CHECK(newer.report.notices[0].code == "feed.newer_schema");
}

TEST_CASE("fixtures: bad items between good ones") {
  const Opened types("wrong-types.json");
  CHECK(types.Failure().empty());
  CHECK(types.Has("good"));
  CHECK(types.Has("tags-is-text"));
  CHECK(types.Has("metrics-out-of-range"));
  CHECK_FALSE(types.Has("date-is-number"));
  const Opened ids("duplicate-ids.json");
  CHECK(ids.report.added == 3);
  CHECK(ids.report.skipped_count == 2);
  CHECK(ids.feed.channels[0].name == "Facebook");
  const Opened bad("bad-item.json");
  for (const char* id :
       {"good-1", "good-2", "good-3", "unknown-channel", "orphan-reply", "self-reply"}) {
    CHECK(bad.Has(id));
  }
  CHECK(bad.report.skipped_count == 5);
  CHECK(bad.feed.parent[bad.feed.Find("self-reply")] == kNoItem);
  CHECK(bad.feed.parent[bad.feed.Find("orphan-reply")] == kNoItem);
}

TEST_CASE("fixtures: absurd dates") {
  const Opened dates("absurd-dates.json");
  CHECK(dates.report.added == 6);
  CHECK(dates.report.skipped_count == 10);
  const Feed& feed = dates.feed;
  CHECK(feed.items[feed.Find("ok-dst-2")].time - feed.items[feed.Find("ok-dst-1")].time == 3600);
  const Item& odd = feed.items[feed.Find("odd-end-before-start")];
  CHECK(odd.end == odd.time);
}

TEST_CASE("fixtures: hostile texts and many scripts") {
  const Opened hostile("hostile-text.json");
  CHECK(hostile.Failure().empty());
  CHECK(hostile.report.skipped_count == 0);
  const Opened scripts("scripts.json");
  CHECK(scripts.report.added == 15);
  Query query;
  query.text = "reunie";
  CHECK(Evaluate(scripts.feed, query).count >= 1);
  for (const Opened* opened : {&hostile, &scripts}) {
    for (ItemIndex i = 0; i < opened->feed.items.size(); ++i) {
      CHECK_FALSE(opened->feed.Heading(i, 40).empty());
    }
  }
}

TEST_CASE("the demo opens without a single complaint") {
  Feed feed;
  std::string next = "feed.json";
  while (!next.empty()) {
    const PageReport report = ReadFeedPage(ReadFile("assets/demo/" + next), &feed);
    CHECK(report.failure.empty());
    CHECK(report.skipped.empty());
    CHECK(report.notices.empty());
    next = report.next_url;
  }
  Refresh(&feed);
  CHECK(feed.items.size() >= 300);
  CHECK(feed.channels.size() == 5);
  const Result<int> villages = ReadPopulation(ReadFile("assets/losser/population.json"), &feed);
  REQUIRE(villages.ok());
  CHECK(villages.value() == 5);
  CHECK(feed.villages.size() == 5);
  for (const Village& village : feed.villages) {
    CHECK(village.residents > 0);
    CHECK(village.outline.size() >= 4);
  }
}

}  // namespace
}  // namespace kringen

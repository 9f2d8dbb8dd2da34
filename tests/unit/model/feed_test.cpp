#include "model/feed.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <string>

#include "model/feed_json.h"
#include "support/random.h"

namespace kringen {
namespace {

std::string ItemAt(const std::string& id, int day, const std::string& parent = "") {
  char date[32];
  std::snprintf(date, sizeof date, "%04d-%02d-%02d", 2000 + day / 336, 1 + day / 28 % 12,
                1 + day % 28);
  return R"({"id":")" + id + R"(","date_published":")" + date +
         R"(","content_text":"Zin. Nog een.",)" + R"("_kringen":{"channel":"c","in_reply_to":")" +
         parent + R"("}})";
}

void AddPage(const std::string& items, Feed* feed) {
  REQUIRE(ReadFeedPage("{\"items\":[" + items + "]}", feed).failure.empty());
}

bool IsOrdered(const Feed& feed) {
  return std::is_sorted(feed.by_time.begin(), feed.by_time.end(), [&](ItemIndex a, ItemIndex b) {
    const TimePoint at = feed.items[a].time;
    const TimePoint bt = feed.items[b].time;
    return at != bt ? at < bt : a < b;
  });
}

TEST_CASE("law: after Refresh all items are in order, whatever order the pages came in") {
  Random dice(1);
  for (int way = 0; way < 6; ++way) {
    Feed feed;
    int n = 0;
    for (int page = 0; page < 12; ++page) {
      std::string items;
      for (int i = 0; i < 40; ++i, ++n) {
        const int random = dice.Below(1000);
        const int day = way == 0   ? n
                        : way == 1 ? 999 - n
                        : way == 2 ? random
                        : way == 3 ? 500
                        : way == 4 ? (page % 2 == 0 ? n : 999 - n)
                                   : n / 7;
        items += (items.empty() ? "" : ",") + ItemAt("i" + std::to_string(n), day);
      }
      AddPage(items, &feed);
      const std::uint64_t before = feed.revision;
      Refresh(&feed);
      CHECK(feed.revision == before + 1);
      REQUIRE(feed.by_time.size() == feed.items.size());
      REQUIRE(IsOrdered(feed));
      std::vector<ItemIndex> all = feed.by_time;
      std::sort(all.begin(), all.end());
      for (ItemIndex i = 0; i < all.size(); ++i) REQUIRE(all[i] == i);
    }
    const std::uint64_t before = feed.revision;
    Refresh(&feed);
    CHECK(feed.revision == before);
  }
}

TEST_CASE("replies find their parent, also when it comes on a later page") {
  Feed feed;
  AddPage(ItemAt("b", 2, "a") + "," + ItemAt("c", 3, "b"), &feed);
  Refresh(&feed);
  CHECK(feed.parent[feed.Find("b")] == kNoItem);
  CHECK(feed.parent[feed.Find("c")] == feed.Find("b"));
  AddPage(ItemAt("a", 1), &feed);
  Refresh(&feed);
  CHECK(feed.parent[feed.Find("b")] == feed.Find("a"));
  CHECK(feed.parent[feed.Find("a")] == kNoItem);
}

TEST_CASE("law: answers never run in a ring") {
  Feed feed;
  AddPage(ItemAt("a", 1, "c") + "," + ItemAt("b", 2, "a") + "," + ItemAt("c", 3, "b") + "," +
              ItemAt("d", 4, "d"),
          &feed);
  Refresh(&feed);
  for (ItemIndex i = 0; i < feed.items.size(); ++i) {
    int steps = 0;
    for (ItemIndex at = i; at != kNoItem; at = feed.parent[at]) REQUIRE(++steps < 10);
  }
}

TEST_CASE("long chains of answers take no long time") {
  Feed feed;
  std::string items;
  for (int n = 0; n < 20000; ++n) {
    items += (n == 0 ? "" : ",") + ItemAt("i" + std::to_string(n), 5, "i" + std::to_string(n - 1));
  }
  AddPage(items, &feed);
  Refresh(&feed);
  CHECK(feed.parent[1] == 0);
}

TEST_CASE("headings: title, first sentence, url, id") {
  Feed feed;
  AddPage(R"({"id":"a","title":"De titel","content_text":"x","date_published":"2014-06-05"},
    {"id":"b","content_text":"Eerste zin hier. Tweede.","date_published":"2014-06-05"},
    {"id":"c","url":"https://voorbeeld.nl/lang","date_published":"2014-06-05"},
    {"id":"d","title":"  ","content_text":"Tekst","date_published":"2014-06-05"})",
          &feed);
  CHECK(feed.Heading(0, 40) == "De titel");
  CHECK(feed.Heading(1, 40) == "Eerste zin hier.");
  CHECK(feed.Heading(2, 10) == "https://v…");
  CHECK(feed.Heading(3, 40) == "Tekst");
}

TEST_CASE("withdrawing changes the revision once") {
  Feed feed;
  AddPage(ItemAt("a", 1), &feed);
  Refresh(&feed);
  const std::uint64_t before = feed.revision;
  Withdraw(&feed, {"a", "x"});
  CHECK(feed.items[0].withdrawn);
  CHECK(feed.revision == before + 1);
  Withdraw(&feed, {"a", "x"});
  CHECK(feed.revision == before + 1);
  CHECK(feed.by_time.size() == 1);
}

}  // namespace
}  // namespace kringen

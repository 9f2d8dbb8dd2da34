#include "view/detail.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "unit/view/synthetic_feed.h"

namespace kringen {
namespace {

using testing::MakeFeed;

TEST_CASE("every answer stands once, below what it answers") {
  const Feed feed = MakeFeed({300, 3, 2}, 5);
  const Threads threads = BuildThreads(feed);
  for (ItemIndex item = 0; item < 300; ++item) {
    const std::vector<ThreadEntry> entries = Conversation(feed, threads, item, 1000);
    if (entries.empty()) continue;
    std::vector<ItemIndex> seen;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const ThreadEntry& entry = entries[i];
      CHECK(!feed.items[entry.item].withdrawn);
      CHECK(std::find(seen.begin(), seen.end(), entry.item) == seen.end());
      seen.push_back(entry.item);
      if (i > 0) CHECK(entry.depth <= entries[i - 1].depth + 2);
    }
    if (!feed.items[item].withdrawn) {
      CHECK(std::find(seen.begin(), seen.end(), item) != seen.end());
    }
  }
}

TEST_CASE("one conversation is the same from each of its messages, and no longer than asked") {
  const Feed feed = MakeFeed({200, 3, 2}, 6);
  const Threads threads = BuildThreads(feed);
  for (ItemIndex item = 0; item < 200; ++item) {
    const std::vector<ThreadEntry> entries = Conversation(feed, threads, item, 1000);
    for (const ThreadEntry& entry : entries) {
      CHECK(Conversation(feed, threads, entry.item, 1000).size() == entries.size());
    }
    CHECK(Conversation(feed, threads, item, 3).size() <= 3);
  }
}

TEST_CASE("who stands alone has no conversation") {
  Feed feed = MakeFeed({10, 1, 0}, 1);
  feed.parent.clear();
  CHECK(BuildThreads(feed).replies.empty());
  CHECK(Conversation(feed, BuildThreads(feed), 4, 100).empty());
}

TEST_CASE("a loop in the data ends") {
  Feed feed = MakeFeed({3, 1, 0}, 1);
  for (Item& item : feed.items) item.withdrawn = false;
  feed.parent = {1, 0, kNoItem};
  CHECK(Conversation(feed, BuildThreads(feed), 0, 20).size() <= 20);
}

}  // namespace
}  // namespace kringen

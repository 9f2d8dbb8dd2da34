// LevelOfDetail's answers about the whole: neighbours, cases, what it holds.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "unit/view/folded_world.h"

namespace kringen {
namespace {

using namespace testing;

TEST_CASE("stepping visits every match of a lane once, both ways") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    const World world = RandomWorld(seed);
    for (int lane = 0; lane < world.detail.lane_count(); ++lane) {
      const std::vector<ItemIndex> matching = world.Matching(lane);
      if (matching.empty()) {
        CHECK(world.detail.Nearest(lane, 0) == kNoItem);
        continue;
      }
      for (std::size_t i = 0; i < matching.size(); ++i) {
        const ItemIndex next = i + 1 < matching.size() ? matching[i + 1] : kNoItem;
        const ItemIndex previous = i > 0 ? matching[i - 1] : kNoItem;
        REQUIRE(world.detail.Next(lane, matching[i]) == next);
        REQUIRE(world.detail.Previous(lane, matching[i]) == previous);
      }
      for (const ItemIndex unknown : {kNoItem, static_cast<ItemIndex>(world.feed.items.size())}) {
        CHECK(world.detail.Next(lane, unknown) == kNoItem);
        CHECK(world.detail.Previous(lane, unknown) == kNoItem);
      }
    }
  }
}

TEST_CASE("stepping from an item of another lane finds its neighbours in time") {
  const World world({400, 3, 0}, 0.7, 9);
  for (ItemIndex from = 0; from < 400; ++from) {
    for (int lane = 0; lane < 3; ++lane) {
      const ItemIndex next = world.detail.Next(lane, from);
      const ItemIndex previous = world.detail.Previous(lane, from);
      const auto key = [&](ItemIndex i) { return std::pair(world.feed.items[i].time, i); };
      for (const ItemIndex item : world.Matching(lane)) {
        if (item == from) continue;
        if (key(item) > key(from)) CHECK((next != kNoItem && key(next) <= key(item)));
        if (key(item) < key(from)) CHECK((previous != kNoItem && key(previous) >= key(item)));
      }
    }
  }
}

TEST_CASE("the nearest is the nearest") {
  const World world({300, 2, 0}, 0.5, 4);
  Dice dice(1);
  for (int i = 0; i < 500; ++i) {
    const auto t = static_cast<TimePoint>(dice.Between(1.28e9, 1.44e9));
    const int lane = static_cast<int>(dice.Below(2));
    const ItemIndex nearest = world.detail.Nearest(lane, t);
    REQUIRE(nearest != kNoItem);
    CHECK(world.result.Has(nearest));
    for (const ItemIndex item : world.Matching(lane)) {
      CHECK(std::abs(world.feed.items[nearest].time - t) <=
            std::abs(world.feed.items[item].time - t));
    }
  }
}

// Case -> matching items.
std::map<int, std::uint32_t> PlainCaseCounts(const World& world) {
  std::map<int, std::uint32_t> counts;
  for (const ItemIndex item : world.feed.by_time) {
    const int of_case = world.feed.items[item].case_index;
    if (of_case >= 0 && world.result.Has(item)) ++counts[of_case];
  }
  return counts;
}

std::map<int, std::uint32_t> CountsOf(const std::vector<CaseSpan>& cases) {
  std::map<int, std::uint32_t> counts;
  for (const CaseSpan& found : cases) counts[found.case_index] += found.count;
  return counts;
}

TEST_CASE("cases: bands that overlap are in different rows, and have all their items") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    FeedShape shape;
    shape.items = 300;
    shape.cases = 12;
    const World world(shape, 0.5, seed);
    const std::vector<CaseSpan>& cases = world.detail.cases();
    CHECK(CountsOf(cases) == PlainCaseCounts(world));
    for (const CaseSpan& found : cases) {
      std::vector<ItemIndex> items;
      REQUIRE(world.detail.CaseItems(found.case_index, found.span, 1000, &items));
      CHECK(items.size() == found.count);
      for (const ItemIndex item : items) {
        CHECK(world.feed.items[item].case_index == found.case_index);
        CHECK(world.result.Has(item));
      }
      for (const CaseSpan& other : cases) {
        if (&other == &found || other.row != found.row || found.row < 0) continue;
        CHECK(!other.span.Intersects(found.span));
      }
      std::vector<ItemIndex> few;
      if (found.count > 2) {
        CHECK(!world.detail.CaseItems(found.case_index, found.span, 2, &few));
        CHECK(few.empty());
      }
    }
  }
}

TEST_CASE("what came after the question was answered matches nothing yet") {
  const World world({640, 3, 5}, 1, 6);
  for (const std::size_t words : {0, 1, 5, 10}) {
    QueryResult earlier = world.result;
    earlier.bits.resize(words);
    LevelOfDetail detail;
    detail.SetFeed(world.feed);
    detail.SetResult(earlier);
    std::uint32_t known = 0, in_cases = 0;
    for (ItemIndex i = 0; i < words * 64; ++i) {
      if (!world.result.Has(i)) continue;
      ++known;
      in_cases += world.feed.items[i].case_index >= 0 ? 1 : 0;
    }
    CHECK(detail.MatchesIn({INT64_MIN, INT64_MAX}) == known);
    std::uint32_t counted = 0, listed = 0;
    for (const CaseSpan& found : detail.cases()) {
      counted += found.count;
      std::vector<ItemIndex> items;
      CHECK(detail.CaseItems(found.case_index, {INT64_MIN, INT64_MAX}, 1000, &items));
      listed += static_cast<std::uint32_t>(items.size());
    }
    CHECK(counted == in_cases);
    CHECK(listed == in_cases);
  }
}

TEST_CASE("the memory it says it takes is that of all it holds") {
  FeedShape shape;
  shape.items = 6000;
  shape.cases = 800;
  const World world(shape, 0.8, 3);
  std::vector<std::uint32_t> density;
  const auto without = world.detail.MemoryBytes();
  world.detail.Density({{1300000000, 0, 1e8}, 0, 5000}, 5000, &density);
  CHECK(world.detail.MemoryBytes() >= without + 5000 * sizeof(std::uint32_t));
  std::size_t held = world.result.bits.size() * sizeof(std::uint64_t);
  held += world.detail.cases().size() * sizeof(CaseSpan);
  for (const Item& item : world.feed.items) {
    // Its time, its number, and three sums; its number once more in its case.
    if (!item.withdrawn) held += 28 + (item.case_index >= 0 ? sizeof(ItemIndex) : 0);
  }
  CHECK(without >= held);
  CHECK(without < 2 * held);
}

}  // namespace
}  // namespace kringen

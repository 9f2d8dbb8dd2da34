#include "view/outline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "model/feed.h"
#include "model/item.h"
#include "model/query.h"
#include "support/random.h"

namespace kringen {
namespace {

constexpr TimePoint kDay = 86400;
constexpr TimePoint kYear = 365 * kDay;

TimePoint At(int year, int month, int day, int hour = 0) {
  return FromCivil({year, month, day, hour, 0, 0});
}

Feed FeedOf(const std::vector<TimePoint>& times) {
  Feed feed;
  for (const TimePoint time : times) {
    Item item;
    item.time = item.end = time;
    feed.items.push_back(item);
  }
  Refresh(&feed);
  return feed;
}

// Times within `width`, many of them equal.
Feed RandomFeed(int items, TimePoint from, TimePoint width, Random* random) {
  std::vector<TimePoint> times;
  for (int i = 0; i < items; ++i) {
    const bool again = i > 0 && random->Below(4) == 0;
    times.push_back(again ? times.back() : from + random->Below(width));
  }
  return FeedOf(times);
}

void Add(ItemIndex item, QueryResult* result) {
  result->bits[item / 64] |= std::uint64_t{1} << (item % 64);
  ++result->count;
}

QueryResult NoneOf(const Feed& feed) {
  QueryResult result;
  result.bits.assign((feed.items.size() + 63) / 64, 0);
  return result;
}

QueryResult AllOf(const Feed& feed) {
  QueryResult result = NoneOf(feed);
  for (ItemIndex i = 0; i < feed.items.size(); ++i) Add(i, &result);
  return result;
}

QueryResult SomeOf(const Feed& feed, std::int64_t one_in, Random* random) {
  QueryResult result = NoneOf(feed);
  for (ItemIndex i = 0; i < feed.items.size(); ++i) {
    if (random->Below(one_in) == 0) Add(i, &result);
  }
  return result;
}

// Newest first; what happened at the same moment in the order of arrival.
bool InOrder(const Feed& feed, ItemIndex a, ItemIndex b) {
  const TimePoint at = feed.items[a].time, bt = feed.items[b].time;
  return at != bt ? at > bt : a < b;
}

void CheckGroups(const Feed& feed, const QueryResult& result, const Outline& outline) {
  std::uint32_t sum = 0;
  std::size_t in_items = 0;
  for (std::size_t i = 0; i < outline.groups.size(); ++i) {
    const OutlineGroup& group = outline.groups[i];
    sum += group.count;
    CHECK(group.count > 0);
    CHECK(group.unit == outline.groups[0].unit);
    CHECK(group.span == UnitSpan(group.unit, group.span.from));
    if (i > 0) CHECK(group.span.to <= outline.groups[i - 1].span.from);
    if (!group.open) continue;
    REQUIRE(group.first == in_items);
    REQUIRE(group.first + group.count <= outline.items.size());
    in_items += group.count;
    bool all_inside = true;
    for (std::size_t k = group.first; k < in_items; ++k) {
      all_inside &= group.span.Contains(feed.items[outline.items[k]].time);
    }
    CHECK(all_inside);
  }
  CHECK(sum == result.count);
  CHECK(in_items == outline.items.size());
}

void CheckOutline(const Feed& feed, const QueryResult& result, const Outline& outline) {
  CHECK(outline.total == result.count);
  CHECK(outline.whole == (result.count <= kWholeListLimit));
  CheckGroups(feed, result, outline);
  const auto unordered =
      std::adjacent_find(outline.items.begin(), outline.items.end(),
                         [&](ItemIndex a, ItemIndex b) { return !InOrder(feed, a, b); });
  CHECK(unordered == outline.items.end());
  CHECK(std::all_of(outline.items.begin(), outline.items.end(),
                    [&](ItemIndex item) { return result.Has(item); }));
  const auto open = std::count_if(outline.groups.begin(), outline.groups.end(),
                                  [](const OutlineGroup& group) { return group.open; });
  const auto expected = outline.whole ? outline.groups.size() : std::size_t{1};
  CHECK(static_cast<std::size_t>(open) == expected);
}

const OutlineGroup& OpenGroup(const Outline& outline) {
  const auto found = std::find_if(outline.groups.begin(), outline.groups.end(),
                                  [](const OutlineGroup& group) { return group.open; });
  REQUIRE(found != outline.groups.end());
  return *found;
}

// 60,000 items, 1,250 in each month of 2010 to 2014, but none in 2012.
Feed LongFeed() {
  std::vector<TimePoint> times;
  for (const int year : {2010, 2011, 2013, 2014}) {
    for (int month = 1; month <= 12; ++month) {
      for (int i = 0; i < 1250; ++i) times.push_back(At(year, month, 1 + i % 28, 12) + i);
    }
  }
  return FeedOf(times);
}

}  // namespace

TEST_CASE("outline laws: every match once, in its group, newest first") {
  Random random(1);
  for (int round = 0; round < 120; ++round) {
    static constexpr TimePoint kWidths[] = {1,         kDay,       20 * kDay,  32 * kDay,
                                            2 * kYear, 19 * kYear, 25 * kYear, 300 * kYear};
    const TimePoint width = kWidths[random.Below(8)];
    const Feed feed = RandomFeed(static_cast<int>(random.Below(900)),
                                 At(1850, 1, 1) + random.Below(60 * kYear), width, &random);
    const QueryResult result = SomeOf(feed, 1 + random.Below(5), &random);
    CAPTURE(round);
    CheckOutline(feed, result, MakeOutline(feed, result, random.Below(100 * kYear)));
  }
}

TEST_CASE("outline laws hold for lists that are too long to be whole, whatever is open") {
  Random random(2);
  for (const TimePoint width : {kDay, 30 * kDay, 10 * kYear, 100 * kYear}) {
    const TimePoint from = At(1950, 1, 1);
    const Feed feed = RandomFeed(70000, from, width, &random);
    const QueryResult result = SomeOf(feed, 1, &random);
    for (const TimePoint open_at :
         {INT64_MIN, from - 1, from + width / 3, from + width, INT64_MAX}) {
      CheckOutline(feed, result, MakeOutline(feed, result, open_at));
    }
  }
}

TEST_CASE("the outline does not depend on the order in which pages came") {
  Random random(3);
  std::vector<TimePoint> times;
  times.reserve(500);
  for (int i = 0; i < 500; ++i) times.push_back(At(2012, 1, 1) + i * 40000);
  const Feed rising = FeedOf(times);
  const Outline expected = MakeOutline(rising, AllOf(rising), 0);
  for (std::size_t i = times.size(); i > 1; --i) {
    std::swap(times[i - 1], times[static_cast<std::size_t>(random.Below(static_cast<int>(i)))]);
  }
  const Feed mixed = FeedOf(times);
  const Outline outline = MakeOutline(mixed, AllOf(mixed), 0);
  REQUIRE(outline.groups.size() == expected.groups.size());
  for (std::size_t i = 0; i < outline.groups.size(); ++i) {
    CHECK(outline.groups[i].span == expected.groups[i].span);
    CHECK(outline.groups[i].count == expected.groups[i].count);
  }
  REQUIRE(outline.items.size() == expected.items.size());
  for (std::size_t i = 0; i < outline.items.size(); ++i) {
    CHECK(mixed.items[outline.items[i]].time == rising.items[expected.items[i]].time);
  }
}

TEST_CASE("nothing matches: no groups, and it is whole") {
  const Feed nothing;
  CHECK(MakeOutline(nothing, QueryResult{}, 0).groups.empty());
  const Feed feed = FeedOf({At(2014, 1, 1), At(2014, 2, 1)});
  const Outline outline = MakeOutline(feed, NoneOf(feed), 0);
  CHECK(outline.total == 0);
  CHECK(outline.whole);
  CHECK(outline.groups.empty());
  CHECK(outline.items.empty());
}

TEST_CASE("days for a few weeks, months for years, years for generations") {
  const auto unit_of = [](const std::vector<TimePoint>& times) {
    const Feed feed = FeedOf(times);
    return MakeOutline(feed, AllOf(feed), 0).groups[0].unit;
  };
  CHECK(unit_of({At(2014, 3, 1)}) == TimeUnit::kDay);
  CHECK(unit_of({At(2014, 5, 1), At(2014, 5, 31, 23)}) == TimeUnit::kDay);
  CHECK(unit_of({At(2014, 5, 1), At(2014, 6, 3)}) == TimeUnit::kMonth);
  std::vector<TimePoint> monthly;
  monthly.reserve(242);
  for (int month = 0; month < 240; ++month) monthly.push_back(At(1990, 1 + month, 15));
  CHECK(unit_of(monthly) == TimeUnit::kMonth);
  monthly.push_back(At(2010, 1, 15));
  CHECK(unit_of(monthly) == TimeUnit::kYear);
}

TEST_CASE("groups begin and end at local midnight, in summer too") {
  const Feed feed = FeedOf({At(2014, 6, 30, 23), At(2014, 7, 1, 0), At(2014, 12, 1)});
  const Outline outline = MakeOutline(feed, AllOf(feed), 0);
  REQUIRE(outline.groups.size() == 3);
  CHECK(outline.groups[1].span == TimeSpan{At(2014, 7, 1), At(2014, 8, 1)});
  CHECK(outline.groups[2].span == TimeSpan{At(2014, 6, 1), At(2014, 7, 1)});
  CHECK(outline.items == std::vector<ItemIndex>{2, 1, 0});
}

TEST_CASE("items that came after the answer was made are not in it") {
  Feed feed = FeedOf({At(2014, 1, 1)});
  const QueryResult result = AllOf(feed);
  for (int i = 0; i < 100; ++i) feed.items.push_back(Item{});
  Refresh(&feed);
  const Outline outline = MakeOutline(feed, result, 0);
  CHECK(outline.items == std::vector<ItemIndex>{0});
}

TEST_CASE("what is withdrawn is in no group") {
  Feed feed = FeedOf({At(2014, 1, 1), At(2014, 1, 2)});
  feed.channels.emplace_back();
  feed.items[1].withdrawn = true;
  const QueryResult result = Evaluate(feed, Query{});
  CHECK(MakeOutline(feed, result, 0).items == std::vector<ItemIndex>{0});
}

TEST_CASE("what happened at one moment stays in the order of arrival") {
  const TimePoint noon = At(2014, 6, 5, 12);
  const Feed feed = FeedOf({noon, noon + 1, noon, noon});
  CHECK(MakeOutline(feed, AllOf(feed), 0).items == std::vector<ItemIndex>{1, 0, 2, 3});
}

TEST_CASE("a long list has one period open: the one asked for, or the nearest") {
  const Feed feed = LongFeed();
  const QueryResult result = AllOf(feed);
  REQUIRE(result.count > kWholeListLimit);
  const auto opened = [&](TimePoint open_at) {
    return OpenGroup(MakeOutline(feed, result, open_at)).span.from;
  };
  CHECK(opened(At(2011, 4, 20)) == At(2011, 4, 1));
  CHECK(opened(At(2011, 4, 1)) == At(2011, 4, 1));
  CHECK(opened(At(2011, 5, 1) - 1) == At(2011, 4, 1));
  CHECK(opened(INT64_MAX) == At(2014, 12, 1));
  CHECK(opened(INT64_MIN) == At(2010, 1, 1));
  CHECK(opened(At(2012, 1, 9)) == At(2011, 12, 1));
  CHECK(opened(At(2012, 12, 20)) == At(2013, 1, 1));
}

TEST_CASE("of a long list only the open period's items are there") {
  const Feed feed = LongFeed();
  const Outline outline = MakeOutline(feed, AllOf(feed), At(2013, 2, 3));
  CHECK(outline.groups.size() == 48);
  CHECK(outline.items.size() == 1250);
  for (const OutlineGroup& group : outline.groups) {
    CHECK(group.first == 0);
    CHECK(group.count == 1250);
    CHECK(group.open == (group.span.from == At(2013, 2, 1)));
  }
}

}  // namespace kringen

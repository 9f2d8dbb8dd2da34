#include "view/level_of_detail.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "unit/view/folded_world.h"

namespace kringen {
namespace {

using namespace testing;

// What a fold stands for: its bucket, or the moment itself.
TimeSpan Covered(const Folded& fold) {
  return fold.count == 1 ? TimeSpan{fold.centre, fold.centre + 1} : fold.span;
}

TEST_CASE("panning changes no fold: what lies in both windows is the same in both") {
  std::size_t compared = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const World world = RandomWorld(seed);
    Dice dice(seed * 77);
    for (int i = 0; i < 40; ++i) {
      const TimeScale before = AnyScale(&dice);
      TimeScale after = before;
      after.viewport = Panned(before.viewport, dice.Between(-0.9, 0.9) * before.viewport.length_s);
      const TimeSpan a = SpanOf(before.viewport), b = SpanOf(after.viewport);
      const auto in_both = [&](int lane, const TimeScale& scale) {
        std::vector<Folded> kept;
        for (const Folded& fold : world.Lane(lane, scale)) {
          const TimeSpan span = Covered(fold);
          if (span.from >= std::max(a.from, b.from) && span.to <= std::min(a.to, b.to)) {
            kept.push_back(fold);
          }
        }
        return kept;
      };
      for (int lane = 0; lane < world.detail.lane_count(); ++lane) {
        const std::vector<Folded> kept = in_both(lane, before);
        REQUIRE(kept == in_both(lane, after));
        compared += kept.size();
      }
    }
  }
  CHECK(compared > 4000);
}

TEST_CASE("every visible match is in exactly one fold, and nothing else is") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const World world = RandomWorld(seed);
    Dice dice(seed * 31);
    for (int i = 0; i < 25; ++i) {
      const TimeScale scale = AnyScale(&dice);
      const TimeSpan window = SpanOf(scale.viewport);
      for (int lane = 0; lane < world.detail.lane_count(); ++lane) {
        std::map<TimePoint, std::uint32_t> buckets;
        for (const Folded& fold : world.Lane(lane, scale)) {
          const TimeSpan bucket = UnitSpan(fold.unit, fold.span.from);
          buckets[bucket.from] += fold.count;
          CHECK(world.result.Has(fold.item));
          CHECK(world.feed.items[fold.item].channel == lane);
          CHECK(bucket.Contains(fold.centre));
          if (fold.count > 1) CHECK(fold.span == bucket);
          if (fold.count == 1) CHECK(fold.centre == world.feed.items[fold.item].time);
        }
        const TimeUnit unit = world.detail.UnitFor(scale, kBucket_px);
        std::uint32_t inside = 0;
        for (const auto& [from, count] : buckets) {
          const TimeSpan bucket = UnitSpan(unit, from);
          REQUIRE(count == world.detail.MatchesIn(lane, bucket));
          if (bucket.Intersects(window)) inside += count;
        }
        const TimeSpan whole{FloorTo(unit, window.from), NextAfter(unit, window.to - 1)};
        REQUIRE(inside == world.detail.MatchesIn(lane, whole));
      }
    }
  }
}

TEST_CASE("loose items keep their distance, clusters have a reason, order is by time") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const World world = RandomWorld(seed);
    Dice dice(seed * 13);
    for (int i = 0; i < 25; ++i) {
      const TimeScale scale = AnyScale(&dice);
      const double pace = std::abs(scale.PxPerSecond());
      for (int lane = 0; lane < world.detail.lane_count(); ++lane) {
        const std::vector<Folded> folds = world.Lane(lane, scale);
        const std::vector<ItemIndex> matching = world.Matching(lane);
        for (std::size_t k = 1; k < folds.size(); ++k) {
          const Folded &a = folds[k - 1], &b = folds[k];
          CHECK(a.centre < b.centre);
          const bool same = FloorTo(a.unit, a.centre) == FloorTo(b.unit, b.centre);
          if (same) CHECK(static_cast<double>(b.centre - a.centre) * pace >= kGap_px);
        }
        for (const Folded& fold : folds) {
          if (fold.count == 1) continue;
          double closest = 1e300;
          TimePoint before = INT64_MIN / 2;
          std::int64_t weight = -1;
          for (const ItemIndex item : matching) {
            const Item& found = world.feed.items[item];
            if (!fold.span.Contains(found.time)) continue;
            closest = std::min(closest, static_cast<double>(found.time - before));
            before = found.time;
            if (found.weight >= 0) weight = std::max<std::int64_t>(weight, 0) + found.weight;
          }
          CHECK((closest * pace < kGap_px || fold.count > LevelOfDetail::kMaxLoose));
          CHECK(fold.weight == weight);
        }
      }
    }
  }
}

TEST_CASE(
    "discs stand as far apart as the rule wants, and only those that would not are a cluster") {
  std::size_t loose = 0, clusters = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const World world = RandomWorld(seed);
    Dice dice(seed * 17);
    const auto& items = world.feed.items;
    for (int i = 0; i < 25; ++i) {
      const DiscRule rule{dice.Between(0, 6), dice.Between(0.2, 1.5), dice.Between(1, 4), 14};
      const auto stand_apart = [&](ItemIndex a, ItemIndex b, double pace) {
        const auto radius = [&](const Item& item) {
          const LaneUnit unit = world.detail.UnitOf(item.channel);
          return rule.Radius(item, unit, world.detail.ReferenceWeight(unit));
        };
        const double wanted_px = rule.share * (radius(items[a]) + radius(items[b]));
        return static_cast<double>(items[b].time - items[a].time) * pace >=
               std::max(rule.min_gap_px, wanted_px);
      };
      const TimeScale scale = AnyScale(&dice);
      const double pace = std::abs(scale.PxPerSecond());
      for (int lane = 0; lane < world.detail.lane_count(); ++lane) {
        const std::vector<ItemIndex> matching = world.Matching(lane);
        std::vector<Folded> folds;
        world.detail.FoldLane(lane, scale, kBucket_px, rule, &folds);
        for (std::size_t k = 0; k < folds.size(); ++k) {
          const Folded& fold = folds[k];
          if (fold.count == 1) {
            if (k == 0 ||
                FloorTo(fold.unit, folds[k - 1].centre) != FloorTo(fold.unit, fold.centre)) {
              continue;
            }
            CHECK(stand_apart(folds[k - 1].item, fold.item, pace));
            ++loose;
            continue;
          }
          std::vector<ItemIndex> inside;
          for (const ItemIndex item : matching) {
            if (fold.span.Contains(items[item].time)) inside.push_back(item);
          }
          const auto close = std::adjacent_find(
              inside.begin(), inside.end(),
              [&](ItemIndex a, ItemIndex b) { return !stand_apart(a, b, pace); });
          CHECK((close != inside.end() || fold.count > LevelOfDetail::kMaxLoose));
          ++clusters;
        }
      }
    }
  }
  CHECK(loose > 300);
  CHECK(clusters > 300);
}

TEST_CASE("the area of a disc is as its weight, between the least and the most") {
  const DiscRule rule{8, 0, 2, 20};
  for (int weight = 1; weight <= 1000; ++weight) {
    const double plain = 20 * std::sqrt(weight / 1000.0);
    CHECK(rule.Radius(weight, 1000) == doctest::Approx(std::max(2.0, plain)));
  }
  CHECK(rule.Radius(5000, 1000) == 20);
  CHECK(rule.Radius(0, 1000) == 2);
  CHECK(rule.Radius(-1, 1000) == 2);
}

TEST_CASE("counts, density and extents agree with a plain count") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const World world = RandomWorld(seed);
    Dice dice(seed * 5);
    for (int i = 0; i < 20; ++i) {
      const TimeScale scale = AnyScale(&dice);
      const TimeSpan window = SpanOf(scale.viewport);
      std::uint32_t plain = 0;
      for (const ItemIndex item : world.feed.by_time) {
        if (world.result.Has(item) && window.Contains(world.feed.items[item].time)) ++plain;
      }
      CHECK(world.detail.MatchesIn(window) == plain);
      std::vector<std::uint32_t> density;
      const TimeScale whole{
          {scale.viewport.start_s, 0, std::ceil(scale.viewport.length_s)}, 0, 900};
      world.detail.Density(whole, 900, &density);
      REQUIRE(density.size() == 900);
      std::uint32_t sum = 0;
      for (const std::uint32_t count : density) sum += count;
      CHECK(sum == world.detail.MatchesIn(SpanOf(whole.viewport)));
    }
    TimeSpan extent{INT64_MAX, INT64_MIN};
    for (const ItemIndex item : world.feed.by_time) {
      if (!world.result.Has(item)) continue;
      extent.from = std::min(extent.from, world.feed.items[item].time);
      extent.to = std::max(extent.to, world.feed.items[item].time + 1);
    }
    if (world.result.count == 0) extent = {};
    CHECK(world.detail.Extent() == extent);
    CHECK(world.detail.FeedExtent().from <= extent.from);
  }
}

TEST_CASE("where reach is known, density sums it per column, wherever the first column stands") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Feed feed = MakeFeed({400, 3, 2}, seed);
    feed.has_estimates = true;
    Dice dice(seed * 11);
    for (Item& item : feed.items) item.reach_known = item.weight >= 0 && dice.Below(3) > 0;
    const QueryResult result = MatchSome(feed, 0.7, seed);
    LevelOfDetail detail;
    detail.SetFeed(feed);
    detail.SetResult(result);
    const double origin_px = dice.Between(-300, 300);
    const TimeScale scale{RandomViewport(&dice), origin_px, 100};
    std::vector<std::uint32_t> plain(100, 0), density;
    for (const ItemIndex i : feed.by_time) {
      const Item& item = feed.items[i];
      const double px = scale.ToPx(item.time) - origin_px;
      if (!result.Has(i) || !item.reach_known || px < 0 || px >= 100) continue;
      plain[static_cast<std::size_t>(px)] += static_cast<std::uint32_t>(item.weight);
    }
    detail.Density(scale, 100, &density);
    CHECK(density == plain);
  }
}

TEST_CASE("the reach of a message at the edge of a column is in the column that begins there") {
  Feed feed = FeedOfTimes({999, 1000, 1009, 1010, 1099, 1100});
  feed.has_estimates = true;
  for (std::size_t i = 0; i < feed.items.size(); ++i) {
    feed.items[i].reach_known = true;
    feed.items[i].weight = 1 << i;
  }
  LevelOfDetail detail;
  detail.SetFeed(feed);
  detail.SetResult(MatchAll(feed));
  std::vector<std::uint32_t> density;
  detail.Density({{1000, 0, 100}, 50, 10}, 10, &density);
  CHECK(density == std::vector<std::uint32_t>{2 + 4, 8, 0, 0, 0, 0, 0, 0, 0, 16});
}

TEST_CASE("a cluster lies midway between its ends, weighs all of it, shows the heaviest of six") {
  std::size_t clusters = 0;
  for (std::uint64_t seed = 1; seed <= 80; ++seed) {
    const World world = RandomWorld(seed);
    Dice dice(seed * 13);
    const std::vector<ItemIndex> matching = world.Matching(0);
    const auto& items = world.feed.items;
    for (const Folded& fold : world.Lane(0, AnyScale(&dice))) {
      if (fold.count == 1) continue;
      std::vector<ItemIndex> inside;
      for (const ItemIndex i : matching) {
        if (fold.span.Contains(items[i].time)) inside.push_back(i);
      }
      ++clusters;
      REQUIRE(inside.size() == fold.count);
      const TimePoint first = items[inside.front()].time, last = items[inside.back()].time;
      CHECK(fold.centre == first + (last - first) / 2);
      std::int64_t weight = -1;
      for (const ItemIndex i : inside) {
        if (items[i].weight >= 0) weight = std::max<std::int64_t>(weight, 0) + items[i].weight;
      }
      CHECK(fold.weight == weight);
      inside.resize(std::min<std::size_t>(inside.size(), 6));
      const auto heaviest = std::max_element(
          inside.begin(), inside.end(),
          [&](ItemIndex a, ItemIndex b) { return items[a].weight < items[b].weight; });
      CHECK(fold.item == *heaviest);
    }
  }
  CHECK(clusters > 100);
}

TEST_CASE("midnight belongs to the day, the month and the year that begin with it") {
  std::vector<TimePoint> times;
  for (int month = 0; month < 60; ++month) {
    const TimePoint begin = FromCivil({2010 + month / 12, 1 + month % 12, 1, 0, 0, 0});
    if (month > 0) times.push_back(begin - 1);
    for (int i = 0; i < 20; ++i) times.push_back(begin + i / 2 * 86400);
  }
  const Feed feed = FeedOfTimes(times);
  LevelOfDetail detail;
  detail.SetFeed(feed);
  detail.SetResult(MatchAll(feed));
  const auto length_s = static_cast<double>(times.back() - times.front() + 1);
  for (double width_px = 100; width_px < 1e6; width_px *= 1.5) {
    std::vector<Folded> folds;
    detail.FoldLane(0, {{times.front(), 0, length_s}, 0, width_px}, kBucket_px, {1e9}, &folds);
    std::uint32_t sum = 0;
    for (const Folded& fold : folds) {
      const TimeSpan bucket = UnitSpan(fold.unit, fold.centre);
      CHECK(fold.count == detail.MatchesIn(0, bucket));
      CHECK(fold.count == std::count_if(times.begin(), times.end(),
                                        [&](TimePoint t) { return bucket.Contains(t); }));
      sum += fold.count;
    }
    CHECK(sum == times.size());
  }
}

// A feed of one channel whose items have these weights.
Feed FeedOfWeights(const std::vector<std::int32_t>& weights) {
  Feed feed;
  feed.channels.resize(1);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    Item item;
    item.time = item.end = static_cast<TimePoint>(i) * 1000;
    item.weight = weights[i];
    feed.items.push_back(item);
    feed.by_time.push_back(static_cast<ItemIndex>(i));
  }
  return feed;
}

TEST_CASE("a lane has one unit: who saw it, else who reacted, and of a paper none") {
  Feed feed = FeedOfWeights({100, 20, 30, 40, 17000, 17000});
  for (const char* id : {"reactions", "paper", "silent"}) {
    Channel channel;
    channel.id = id;
    channel.kind = channel.id == "paper" ? ChannelKind::kPress : ChannelKind::kSocial;
    feed.channels.push_back(channel);
  }
  feed.channels[0].kind = ChannelKind::kSocial;
  const std::int16_t lanes[] = {0, 0, 1, 1, 2, 2};
  for (std::size_t i = 0; i < feed.items.size(); ++i) feed.items[i].channel = lanes[i];
  for (const std::size_t seen : {0, 4, 5}) feed.items[seen].reach_known = true;
  LevelOfDetail detail;
  detail.SetFeed(feed);
  CHECK(detail.UnitOf(0) == LaneUnit::kReach);
  CHECK(detail.UnitOf(1) == LaneUnit::kReactions);
  CHECK(detail.UnitOf(2) == LaneUnit::kNothing);
  CHECK(detail.UnitOf(3) == LaneUnit::kNothing);
  // The circulation of the paper makes no other disc smaller, nor its own larger.
  CHECK(detail.ReferenceWeight(LaneUnit::kReach) < 120);
  const DiscRule rule{8, .9, 3, 12};
  const auto radius = [&](std::size_t item) {
    const LaneUnit unit = detail.UnitOf(feed.items[item].channel);
    return rule.Radius(feed.items[item], unit, detail.ReferenceWeight(unit));
  };
  CHECK(radius(0) > 10);
  CHECK(radius(1) == 3);  // twenty reactions say nothing in a lane of viewers
  CHECK(radius(2) < radius(3));
  CHECK(radius(4) == radius(5));
  CHECK(radius(4) < 8);
}

TEST_CASE("a cluster knows whether a shorter window would part it") {
  for (const TimePoint apart : {TimePoint{0}, TimePoint{59}, TimePoint{60}, TimePoint{4000}}) {
    Feed feed = FeedOfTimes({1'000'000, 1'000'000 + apart});
    LevelOfDetail detail;
    detail.SetFeed(feed);
    detail.SetResult(MatchAll(feed));
    std::vector<Folded> folds;
    detail.FoldLane(0, {{0, 0, 100'000'000}, 0, 1000}, 28, {8, .9, 3, 12}, &folds);
    REQUIRE(folds.size() == 1);
    CHECK(folds[0].count == 2);
    CHECK(folds[0].at_once == (apart < 60));
  }
}

TEST_CASE("the weight that marks are measured by is one that one in a hundred exceeds") {
  // Steps of an eighth of a doubling; nothing below 1; what is not known does not count.
  const auto reference = [](const std::vector<std::int32_t>& weights) {
    const Feed feed = FeedOfWeights(weights);
    LevelOfDetail detail;
    detail.SetFeed(feed);
    CHECK(detail.MemoryBytes() >= weights.size() * 28);  // time, item, and three sums
    return detail.ReferenceWeight(LaneUnit::kReactions);
  };
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Dice dice(seed);
    std::vector<std::int32_t> weights;
    const std::uint64_t count = 1 + dice.Below(500), most = 1 + dice.Below(5000);
    for (std::uint64_t i = 0; i < count; ++i) {
      weights.push_back(static_cast<std::int32_t>(dice.Below(3) == 0 ? 0 : dice.Below(most)));
    }
    std::vector<std::int32_t> sorted = weights;
    std::sort(sorted.begin(), sorted.end());
    const double exact = sorted[static_cast<std::size_t>(0.99 * static_cast<double>(count))];
    weights.insert(weights.begin(), 5, -1);
    CHECK(reference(weights) >= std::max(1.0, exact - 1e-9));
    CHECK(reference(weights) <= std::max(1.0, (exact + 1) * std::exp2(0.125) - 1 + 1e-9));
  }
  std::vector<std::int32_t> one_outlier(99, 10);
  one_outlier.push_back(1000000);
  CHECK(reference(one_outlier) > 900000);  // one in a hundred is at it
  one_outlier.insert(one_outlier.begin(), 10);
  CHECK(reference(one_outlier) < 12);
  CHECK(reference({0, 0, 0}) == 1);
  CHECK(reference({}) == 1);
}

TEST_CASE("a day of the calendar is a bucket, also when the clock changes") {
  Feed feed;
  feed.channels.resize(1);
  const TimePoint changing = FromCivil({2014, 3, 30, 0, 0, 0});
  for (int i = 0; i < 23 * 4; ++i) {
    Item item;
    item.time = item.end = changing + i * 900;
    feed.items.push_back(item);
    feed.by_time.push_back(static_cast<ItemIndex>(i));
  }
  LevelOfDetail detail;
  detail.SetFeed(feed);
  detail.SetResult(MatchAll(feed));
  std::vector<Folded> folds;
  detail.FoldLane(0, {{changing - 86400, 0, 30 * 86400.0}, 0, 900}, kBucket_px, {kGap_px}, &folds);
  REQUIRE(folds.size() == 1);
  CHECK(folds[0].unit == TimeUnit::kDay);
  CHECK(folds[0].count == 92);
  CHECK(folds[0].span.to - folds[0].span.from == 23 * 3600);
}

TEST_CASE("pages that come later: the index is as if all had come at once") {
  FeedShape shape;
  shape.items = 2000;
  Feed feed = MakeFeed(shape, 8);
  LevelOfDetail at_once;
  at_once.SetFeed(feed);
  at_once.SetResult(MatchAll(feed));
  LevelOfDetail again;
  again.SetFeed(MakeFeed({700, 5, 3}, 3));
  again.SetFeed(feed);
  again.SetResult(MatchAll(feed));
  Dice dice(2);
  for (int i = 0; i < 50; ++i) {
    const TimeScale scale = AnyScale(&dice);
    for (int lane = 0; lane < 5; ++lane) {
      std::vector<Folded> a, b;
      at_once.FoldLane(lane, scale, kBucket_px, {kGap_px}, &a);
      again.FoldLane(lane, scale, kBucket_px, {kGap_px}, &b);
      CHECK(a == b);
    }
  }
}

TEST_CASE("nothing there, nothing shown") {
  LevelOfDetail detail;
  CHECK(detail.lane_count() == 0);
  CHECK(detail.Extent() == TimeSpan{});
  const World none({100, 2, 2}, 0, 1);
  CHECK(none.Lane(0, {{1300000000, 0, 1e8}, 0, 800}).empty());
  CHECK(none.detail.Extent() == TimeSpan{});
  CHECK(none.detail.cases().empty());
  std::vector<std::uint32_t> density;
  none.detail.Density({}, 10, &density);
  CHECK(density == std::vector<std::uint32_t>(10, 0));
  for (const int columns : {0, -3}) {
    const World some({100, 2, 2}, 1, 1);
    density = {7};
    some.detail.Density({{1300000000, 0, 1e8}, 0, 800}, columns, &density);
    CHECK(density.empty());
  }
}

}  // namespace
}  // namespace kringen

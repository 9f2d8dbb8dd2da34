// A feed made up, what of it matches, and its folds: for the tests of LevelOfDetail. Times are
// seconds, lengths pixels; the same seed gives the same world on every machine.
#pragma once

#include <vector>

#include "unit/view/synthetic_feed.h"
#include "view/level_of_detail.h"

namespace kringen::testing {

inline constexpr double kBucket_px = 28, kGap_px = 8;

struct World {
  Feed feed;
  QueryResult result;
  LevelOfDetail detail;

  World(const FeedShape& shape, double share, std::uint64_t seed)
      : feed(MakeFeed(shape, seed)), result(MatchSome(feed, share, seed + 1)) {
    detail.SetFeed(feed);
    detail.SetResult(result);
  }

  std::vector<Folded> Lane(int lane, const TimeScale& scale) const {
    std::vector<Folded> folds;
    detail.FoldLane(lane, scale, kBucket_px, {kGap_px}, &folds);
    return folds;
  }

  // The matching items of a lane, by (time, arrival).
  std::vector<ItemIndex> Matching(int lane) const {
    std::vector<ItemIndex> items;
    for (const ItemIndex i : feed.by_time) {
      if (feed.items[i].channel == lane && result.Has(i)) items.push_back(i);
    }
    return items;
  }
};

// A feed of one channel whose items have these times, from the first to the last.
inline Feed FeedOfTimes(const std::vector<TimePoint>& times) {
  Feed feed;
  feed.channels.resize(1);
  for (const TimePoint time : times) {
    Item item;
    item.time = item.end = time;
    feed.by_time.push_back(static_cast<ItemIndex>(feed.items.size()));
    feed.items.push_back(item);
  }
  return feed;
}

inline World RandomWorld(std::uint64_t seed) {
  Dice dice(seed);
  FeedShape shape;
  shape.items = static_cast<std::uint32_t>(dice.Below(4) == 0 ? dice.Below(20) : dice.Below(6000));
  shape.channels = 1 + static_cast<int>(dice.Below(6));
  return World(shape, dice.Below(3) == 0 ? 0.2 : 1, seed);
}

inline TimeScale AnyScale(Dice* dice) {
  const bool up = dice->Below(4) == 0;
  const double px = dice->Between(200, 1600);
  return {RandomViewport(dice), up ? px : 104.0, up ? -px : px};
}

}  // namespace kringen::testing

#include "view/level_of_detail.h"

#include <algorithm>
#include <cmath>

#include "model/feed.h"
#include "model/item.h"
#include "model/query.h"

namespace kringen {

namespace {

// A level is kept where its buckets hold this many items on average.
constexpr std::size_t kItemsPerBucket = 8;

// The first index >= from with times[index] >= t. Cheap when it is near.
std::size_t GallopTo(const std::vector<TimePoint>& times, std::size_t from, TimePoint t) {
  std::size_t step = 1, low = from, high = from;
  while (high < times.size() && times[high] < t) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  const auto begin = times.begin() + static_cast<std::ptrdiff_t>(low);
  const auto end = times.begin() + static_cast<std::ptrdiff_t>(std::min(high, times.size()));
  return static_cast<std::size_t>(std::lower_bound(begin, end, t) - times.begin());
}

std::size_t LowerBound(const std::vector<TimePoint>& times, TimePoint t) {
  return static_cast<std::size_t>(std::lower_bound(times.begin(), times.end(), t) - times.begin());
}

// Weights in steps of an eighth of a doubling: exact enough for the size of a mark.
class WeightHistogram {
 public:
  void Add(std::int32_t weight) {
    ++counts_[Slot(weight)];
    ++total_;
  }

  // The weight below which `share` of all lie.
  double Quantile(double share) const {
    const auto wanted = static_cast<std::size_t>(share * static_cast<double>(total_));
    std::size_t seen = 0;
    for (std::size_t slot = 0; slot < counts_.size(); ++slot) {
      seen += counts_[slot];
      if (seen > wanted) return std::exp2(static_cast<double>(slot + 1) / 8) - 1;
    }
    return 1;
  }

 private:
  static std::size_t Slot(std::int32_t weight) {
    const double octaves = std::log2(1 + static_cast<double>(std::max(weight, 0)));
    return std::min<std::size_t>(static_cast<std::size_t>(octaves * 8), 255);
  }

  std::array<std::size_t, 256> counts_{};
  std::size_t total_ = 0;
};

}  // namespace

double DiscRule::Radius(std::int64_t weight, double reference) const {
  if (weight <= 0) return least_px;
  return std::clamp(most_px * std::sqrt(static_cast<double>(weight) / reference), least_px,
                    most_px);
}

double DiscRule::Radius(const Item& item, LaneUnit unit, double reference) const {
  if (unit == LaneUnit::kNothing) return item.weight >= 0 ? (2 * least_px + most_px) / 3 : least_px;
  return Radius(Measures(unit, item.reach_known) ? item.weight : -1, reference);
}

// The walk over one lane's buckets.
class LevelOfDetail::Folder {
 public:
  Folder(const LevelOfDetail& detail, const Lane& lane, TimeUnit unit, double px_per_second,
         const DiscRule& rule, std::vector<Folded>* out)
      : detail_(detail),
        lane_(lane),
        unit_(unit),
        px_per_second_(px_per_second),
        rule_(rule),
        out_(out) {}

  void WalkLevel(const Level& level, TimeSpan span) const {
    const auto first = std::lower_bound(level.starts.begin(), level.starts.end(), span.from);
    for (auto i = static_cast<std::size_t>(first - level.starts.begin());
         i < level.starts.size() && level.starts[i] < span.to; ++i) {
      const TimePoint start = level.starts[i];
      Add({start, start + level.lengths_s[i]}, level.first[i], level.first[i + 1]);
    }
  }

  void WalkItems(TimeSpan span) const {
    std::size_t i = LowerBound(lane_.times, span.from);
    while (i < lane_.times.size() && lane_.times[i] < span.to) {
      const TimeSpan bucket = UnitSpan(unit_, lane_.times[i]);
      const std::size_t end = GallopTo(lane_.times, i + 1, bucket.to);
      Add(bucket, i, end);
      i = end;
    }
  }

 private:
  // The items [begin, end) of one bucket.
  void Add(TimeSpan bucket, std::size_t begin, std::size_t end) const {
    const std::uint32_t count = lane_.matches[end] - lane_.matches[begin];
    if (count == 0) return;
    const double most = static_cast<double>(bucket.to - bucket.from) * px_per_second_;
    const bool few = count <= kMaxLoose && (count - 1) * rule_.min_gap_px <= most;
    if (few && AddLoose(begin, end, count)) return;
    AddCluster(bucket, begin, end, count);
  }

  bool AddLoose(std::size_t begin, std::size_t end, std::uint32_t count) const {
    const std::size_t before = out_->size();
    std::size_t at = begin;
    double radius_before = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      at = NextMatch(at, end);
      const TimePoint time = lane_.times[at];
      const double radius = RadiusOf(lane_.items[at]);
      if (i > 0) {
        const double gap_px = static_cast<double>(time - out_->back().centre) * px_per_second_;
        if (gap_px < std::max(rule_.min_gap_px, rule_.share * (radius_before + radius))) {
          out_->resize(before);
          return false;
        }
      }
      radius_before = radius;
      out_->push_back({{time, time}, unit_, lane_.items[at], 1, WeightIn(at, at + 1), time, false});
      ++at;
    }
    return true;
  }

  void AddCluster(TimeSpan bucket, std::size_t begin, std::size_t end, std::uint32_t count) const {
    constexpr std::uint32_t kLookedAt = 6;
    Folded fold{bucket, unit_, kNoItem, count, WeightIn(begin, end), 0, false};
    std::size_t at = begin;
    std::int64_t heaviest = -2;
    TimePoint first = bucket.from;
    for (std::uint32_t i = 0; i < std::min(count, kLookedAt); ++i) {
      at = NextMatch(at, end);
      const std::int64_t weight = WeightIn(at, at + 1);
      if (weight > heaviest) {
        heaviest = weight;
        fold.item = lane_.items[at];
      }
      if (i == 0) first = lane_.times[at];
      ++at;
    }
    const TimePoint last = lane_.times[LastMatch(begin, end)];
    fold.centre = first + (last - first) / 2;
    fold.at_once = static_cast<double>(last - first) < kShortestWindow_s;
    out_->push_back(fold);
  }

  double RadiusOf(ItemIndex index) const {
    return rule_.Radius(detail_.feed_->items[index], lane_.unit,
                        detail_.ReferenceWeight(lane_.unit));
  }

  bool Matches(std::size_t i) const { return lane_.matches[i + 1] != lane_.matches[i]; }

  // There is one in [at, end).
  std::size_t NextMatch(std::size_t at, std::size_t end) const {
    if (Matches(at)) return at;
    const std::uint32_t before = lane_.matches[at];
    const auto first = lane_.matches.begin() + static_cast<std::ptrdiff_t>(at);
    const auto last = lane_.matches.begin() + static_cast<std::ptrdiff_t>(end);
    return static_cast<std::size_t>(std::upper_bound(first, last, before) - lane_.matches.begin()) -
           1;
  }

  std::size_t LastMatch(std::size_t begin, std::size_t end) const {
    if (Matches(end - 1)) return end - 1;
    const std::uint32_t after = lane_.matches[end];
    const auto first = lane_.matches.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lane_.matches.begin() + static_cast<std::ptrdiff_t>(end);
    return static_cast<std::size_t>(std::lower_bound(first, last, after) - lane_.matches.begin()) -
           1;
  }

  std::int64_t WeightIn(std::size_t begin, std::size_t end) const {
    return lane_.known[end] == lane_.known[begin] ? -1 : lane_.weights[end] - lane_.weights[begin];
  }

  const LevelOfDetail& detail_;
  const Lane& lane_;
  TimeUnit unit_;
  double px_per_second_;
  const DiscRule& rule_;
  std::vector<Folded>* out_;
};

void LevelOfDetail::SetFeed(const Feed& feed) {
  feed_ = &feed;
  std::vector<std::size_t> sizes(feed.channels.size(), 0);
  for (const Item& item : feed.items) {
    if (!item.withdrawn) ++sizes[static_cast<std::size_t>(item.channel)];
  }
  lanes_.assign(sizes.size(), {});
  ChooseUnits(feed);
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    lanes_[i].times.reserve(sizes[i]);
    lanes_[i].items.reserve(sizes[i]);
  }
  for (const ItemIndex index : feed.by_time) {
    const Item& item = feed.items[index];
    if (item.withdrawn) continue;
    Lane& lane = lanes_[static_cast<std::size_t>(item.channel)];
    lane.times.push_back(item.time);
    lane.items.push_back(index);
  }
  for (Lane& lane : lanes_) {
    BuildLevels(&lane);
    lane.matches.assign(lane.items.size() + 1, 0);
    lane.known.assign(lane.items.size() + 1, 0);
    lane.weights.assign(lane.items.size() + 1, 0);
  }
  BuildCases(feed);
  bits_.clear();
  cases_.clear();
  case_row_count_ = 0;
  density_ = {};
}

void LevelOfDetail::ChooseUnits(const Feed& feed) {
  for (const Item& item : feed.items) {
    const auto at = static_cast<std::size_t>(item.channel);
    if (item.withdrawn || item.weight < 0 || feed.channels[at].kind == ChannelKind::kPress) {
      continue;
    }
    LaneUnit& unit = lanes_[at].unit;
    if (unit != LaneUnit::kReach) {
      unit = item.reach_known ? LaneUnit::kReach : LaneUnit::kReactions;
    }
  }
  std::array<WeightHistogram, 3> histograms;
  for (const Item& item : feed.items) {
    const LaneUnit unit = lanes_[static_cast<std::size_t>(item.channel)].unit;
    if (item.withdrawn || item.weight < 0 || !Measures(unit, item.reach_known)) continue;
    histograms[static_cast<std::size_t>(unit)].Add(item.weight);
  }
  for (std::size_t unit = 0; unit < histograms.size(); ++unit) {
    reference_weights_[unit] = std::max(1.0, histograms[unit].Quantile(0.99));
  }
}

void LevelOfDetail::BuildLevels(Lane* lane) {
  for (int unit = kTimeUnitCount - 1; unit >= 0; --unit) {
    Level level;
    if (!BuildLevel(*lane, static_cast<TimeUnit>(unit), &level)) return;
    lane->levels.push_back(std::move(level));
  }
}

bool LevelOfDetail::BuildLevel(const Lane& lane, TimeUnit unit, Level* level) {
  level->unit = unit;
  const std::size_t most = lane.times.size() / kItemsPerBucket;
  std::size_t i = 0;
  while (i < lane.times.size()) {
    if (level->starts.size() >= most) return false;
    const TimeSpan bucket = UnitSpan(unit, lane.times[i]);
    level->starts.push_back(bucket.from);
    level->lengths_s.push_back(static_cast<std::uint32_t>(bucket.to - bucket.from));
    level->first.push_back(static_cast<std::uint32_t>(i));
    i = GallopTo(lane.times, i + 1, bucket.to);
  }
  level->first.push_back(static_cast<std::uint32_t>(i));
  level->starts.shrink_to_fit();
  level->lengths_s.shrink_to_fit();
  level->first.shrink_to_fit();
  return !level->starts.empty();
}

void LevelOfDetail::SetResult(const QueryResult& result) {
  bits_ = result.bits;
  density_ = {};
  for (Lane& lane : lanes_) {
    std::uint32_t matches = 0, known = 0;
    std::int64_t weights = 0;
    for (std::size_t i = 0; i < lane.items.size(); ++i) {
      const ItemIndex index = lane.items[i];
      if (index / 64 < bits_.size() && (bits_[index / 64] >> (index % 64) & 1) != 0) {
        ++matches;
        const std::int32_t weight = feed_->items[index].weight;
        if (weight >= 0) {
          ++known;
          weights += weight;
        }
      }
      lane.matches[i + 1] = matches;
      lane.known[i + 1] = known;
      lane.weights[i + 1] = weights;
    }
  }
  CountCases(result);
}

std::uint32_t LevelOfDetail::MatchesIn(int lane_index, TimeSpan span) const {
  const Lane& lane = lanes_[static_cast<std::size_t>(lane_index)];
  if (span.to <= span.from) return 0;
  return lane.matches[LowerBound(lane.times, span.to)] -
         lane.matches[LowerBound(lane.times, span.from)];
}

std::uint32_t LevelOfDetail::MatchesIn(TimeSpan span) const {
  std::uint32_t sum = 0;
  for (int lane = 0; lane < lane_count(); ++lane) sum += MatchesIn(lane, span);
  return sum;
}

TimeUnit LevelOfDetail::UnitFor(const TimeScale& scale, double min_bucket_px) const {
  const double px_per_second = std::abs(scale.PxPerSecond());
  for (int i = 0; i < kTimeUnitCount; ++i) {
    const auto unit = static_cast<TimeUnit>(i);
    if (TypicalSeconds(unit) * px_per_second >= min_bucket_px) return unit;
  }
  return TimeUnit::kCentury;
}

void LevelOfDetail::FoldLane(int lane_index, const TimeScale& scale, double min_bucket_px,
                             const DiscRule& rule, std::vector<Folded>* out) const {
  const Lane& lane = lanes_[static_cast<std::size_t>(lane_index)];
  if (lane.matches.back() == 0) return;
  const TimeUnit unit = UnitFor(scale, min_bucket_px);
  const TimeSpan window = SpanOf(scale.viewport);
  const TimeSpan padded{FloorTo(unit, FloorTo(unit, window.from) - 1),
                        NextAfter(unit, NextAfter(unit, window.to))};
  const Folder folder(*this, lane, unit, std::abs(scale.PxPerSecond()), rule, out);
  const auto level = std::find_if(lane.levels.begin(), lane.levels.end(),
                                  [&](const Level& l) { return l.unit == unit; });
  if (level != lane.levels.end()) {
    folder.WalkLevel(*level, padded);
  } else {
    folder.WalkItems(padded);
  }
}

}  // namespace kringen

// Folding items by calendar unit. For each lane the items lie in time order with prefix sums of
// matches and weights; a bucket is a calendar unit of a lane, so a cluster "is" maart 2014 and
// depends on the zoom level only, never on where the window stands.
// Cost of FoldLane: visible buckets, not items. Cost of a new query: one pass for the prefix sums.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "model/kinds.h"
#include "view/time_scale.h"

namespace kringen {

struct Feed;
struct Item;
struct QueryResult;

// One thing to draw: a single item (count 1) or a cluster, the bucket [span) of `unit`.
struct Folded {
  TimeSpan span;  // the calendar unit; for a single item its own time
  TimeUnit unit = TimeUnit::kDay;
  ItemIndex item = kNoItem;  // the item, or the heaviest of the cluster's first few
  std::uint32_t count = 0;   // matching items
  std::int64_t weight = 0;   // summed known weights; -1 when none is known
  TimePoint centre = 0;      // where to draw it: midway between its first and last item
  bool at_once = false;      // a cluster within a minute: no window is short enough to part it

  bool operator==(const Folded&) const = default;
};

// What the size of a lane's discs says, one thing in a lane: who saw it, where that is known of any
// of its messages, else who reacted. What a paper prints says nothing of who read it, so that its
// discs are of one size.
enum class LaneUnit : std::uint8_t { kNothing, kReach, kReactions };
constexpr bool Measures(LaneUnit unit, bool reach_known) {
  return unit == (reach_known ? LaneUnit::kReach : LaneUnit::kReactions);
}

// How large the disc of an item is, by weight, and how far apart two must stand in pixels to be
// drawn singly: min_gap, and a share of their radii together (1: they do not overlap).
struct DiscRule {
  double min_gap_px = 8;
  double share = 0;
  double least_px = 0, most_px = 0;  // radii

  // The area is proportional to the weight, up to the reference; unknown weights are the least.
  double Radius(std::int64_t weight, double reference) const;
  // Of an item in a lane of that unit: what the unit does not measure is the least.
  double Radius(const Item& item, LaneUnit unit, double reference) const;
};

// A case that has matching items, from the first to past the last. Cases in one row never overlap
// in time; row -1 means that there was no room in kMostCaseRows.
struct CaseSpan {
  int case_index = 0;
  TimeSpan span;
  std::uint32_t count = 0;
  int row = -1;
};

class LevelOfDetail {
 public:
  // Rebuilds the lanes; call after Refresh(feed). One lane per channel, in the feed's order.
  void SetFeed(const Feed& feed);
  // Rebuilds the prefix sums only.
  void SetResult(const QueryResult& result);

  int lane_count() const { return static_cast<int>(lanes_.size()); }
  LaneUnit UnitOf(int lane) const { return lanes_[static_cast<std::size_t>(lane)].unit; }
  // All items of a lane, matching or not.
  std::size_t ItemsIn(int lane) const {
    return lanes_[static_cast<std::size_t>(lane)].items.size();
  }
  std::uint32_t MatchesIn(int lane, TimeSpan span) const;
  std::uint32_t MatchesIn(TimeSpan span) const;

  // Appends the folds of a lane that touch the visible window (padded by one bucket at each side).
  // A bucket of at most kMaxLoose items whose neighbours all stand apart as the rule wants is given
  // as single items; a larger one as a cluster. The unit is the finest that is >= min_bucket_px
  // wide. Folds come in order of time.
  void FoldLane(int lane, const TimeScale& scale, double min_bucket_px, const DiscRule& rule,
                std::vector<Folded>* out) const;
  // All lanes together, for the overview strip: matches per pixel column, or where the reach model
  // has spoken the summed reach of the matches whose reach is known.
  void Density(const TimeScale& scale, int columns, std::vector<std::uint32_t>* out) const;

  // The next matching item of the lane after / before (time, item) in time order; kNoItem at ends.
  ItemIndex Next(int lane, ItemIndex from) const;
  ItemIndex Previous(int lane, ItemIndex from) const;
  ItemIndex Nearest(int lane, TimePoint t) const;
  // Over all lanes: from the first matching moment to just past the last; from == to when there is
  // none. And the same for all items, matching or not.
  TimeSpan Extent() const;
  TimeSpan FeedExtent() const;

  // In order of their beginning.
  const std::vector<CaseSpan>& cases() const { return cases_; }
  int case_row_count() const { return case_row_count_; }
  // Appends the matching items of a case within a span, in order of time, at most `most`; false
  // and nothing when there are more.
  bool CaseItems(int case_index, TimeSpan span, std::size_t most,
                 std::vector<ItemIndex>* out) const;

  // The weight that only one in a hundred items exceeds, so that one outlier does not make all
  // other marks small. By unit, because a reach is larger than a count of reactions; at least 1.
  double ReferenceWeight(LaneUnit unit) const {
    return reference_weights_[static_cast<std::size_t>(unit)];
  }
  TimeUnit UnitFor(const TimeScale& scale, double min_bucket_px) const;

  static constexpr std::uint32_t kMaxLoose = 64;
  static constexpr int kMostCaseRows = 4;
  std::size_t MemoryBytes() const;

 private:
  // The non-empty buckets of a lane in one unit. Only units that gather many items are kept: in
  // finer ones the items themselves are as quick to walk.
  struct Level {
    TimeUnit unit = TimeUnit::kDay;
    std::vector<TimePoint> starts;
    std::vector<std::uint32_t> lengths_s;
    std::vector<std::uint32_t> first;  // index of the bucket's first item; one more at the end
  };
  struct Lane {
    LaneUnit unit = LaneUnit::kNothing;
    std::vector<TimePoint> times;
    std::vector<ItemIndex> items;
    std::vector<std::uint32_t> matches;  // prefix sums, size items + 1
    std::vector<std::uint32_t> known;    // matches whose weight is known
    std::vector<std::int64_t> weights;
    std::vector<Level> levels;  // from coarse to fine
  };
  struct DensityCache {
    TimeScale scale;
    std::vector<std::uint32_t> columns;
  };
  class Folder;

  void AddMatches(const Lane& lane, std::vector<std::uint32_t>* columns) const;
  void AddReach(const Lane& lane, std::vector<std::uint32_t>* columns) const;
  void ChooseUnits(const Feed& feed);
  static void BuildLevels(Lane* lane);
  static bool BuildLevel(const Lane& lane, TimeUnit unit, Level* level);
  void BuildCases(const Feed& feed);
  void CountCases(const QueryResult& result);
  std::size_t PositionOf(const Lane& lane, ItemIndex item) const;

  std::vector<Lane> lanes_;
  std::vector<std::vector<ItemIndex>> case_items_;  // by case, in order of time, matching or not
  std::vector<std::uint64_t> bits_;                 // of the result
  std::vector<CaseSpan> cases_;
  int case_row_count_ = 0;
  std::array<double, 3> reference_weights_{1, 1, 1};  // by LaneUnit
  mutable DensityCache density_;
  const Feed* feed_ = nullptr;
};

}  // namespace kringen

// LevelOfDetail's answers about the whole: density, neighbours, extents, cases.
#include <algorithm>
#include <cmath>

#include "base/order.h"
#include "model/feed.h"
#include "model/item.h"
#include "model/query.h"
#include "view/level_of_detail.h"

namespace kringen {

namespace {

template <typename T>
std::size_t BytesOf(const std::vector<T>& values) {
  return values.capacity() * sizeof(T);
}

// Time that lies at the end of column `column` of `columns`, so that every moment is in one column.
TimePoint ColumnEdge(const TimeScale& scale, int column, int columns) {
  const double share = static_cast<double>(column) / columns;
  const double seconds = share * scale.viewport.length_s + scale.viewport.fraction_s;
  return scale.viewport.start_s + static_cast<TimePoint>(std::ceil(seconds));
}

int FirstFreeRow(const std::vector<CaseSpan>& placed, TimeSpan span) {
  for (int row = 0; row < LevelOfDetail::kMostCaseRows; ++row) {
    const bool taken = std::any_of(placed.begin(), placed.end(), [&](const CaseSpan& other) {
      return other.row == row && other.span.Intersects(span);
    });
    if (!taken) return row;
  }
  return -1;
}

}  // namespace

void LevelOfDetail::Density(const TimeScale& scale, int columns,
                            std::vector<std::uint32_t>* out) const {
  if (columns <= 0) return out->clear();
  const auto size = static_cast<std::size_t>(columns);
  if (density_.columns.size() != size || density_.scale != scale) {
    density_.scale = scale;
    density_.columns.assign(size, 0);
    for (const Lane& lane : lanes_) {
      if (feed_->has_estimates) {
        AddReach(lane, &density_.columns);
      } else {
        AddMatches(lane, &density_.columns);
      }
    }
  }
  out->assign(density_.columns.begin(), density_.columns.end());
}

void LevelOfDetail::AddMatches(const Lane& lane, std::vector<std::uint32_t>* columns) const {
  const int count = static_cast<int>(columns->size());
  const auto at = [&](int column) {
    const TimePoint edge = ColumnEdge(density_.scale, column, count);
    const auto found = std::lower_bound(lane.times.begin(), lane.times.end(), edge);
    return lane.matches[static_cast<std::size_t>(found - lane.times.begin())];
  };
  std::uint32_t before = at(0);
  for (int column = 0; column < count; ++column) {
    const std::uint32_t after = at(column + 1);
    (*columns)[static_cast<std::size_t>(column)] += after - before;
    before = after;
  }
}

// One pass over the lane; estimates exist only for feeds of some hundreds of messages.
void LevelOfDetail::AddReach(const Lane& lane, std::vector<std::uint32_t>* columns) const {
  for (std::size_t i = 0; i < lane.items.size(); ++i) {
    if (lane.matches[i + 1] == lane.matches[i]) continue;
    const Item& item = feed_->items[lane.items[i]];
    if (lane.unit != LaneUnit::kReach || !item.reach_known || item.weight <= 0) continue;
    const double px = density_.scale.ToPx(lane.times[i]) - density_.scale.origin_px;
    if (px < 0 || px >= static_cast<double>(columns->size())) continue;
    std::uint32_t& column = (*columns)[static_cast<std::size_t>(px)];
    const auto weight = static_cast<std::uint32_t>(item.weight);
    column = weight > UINT32_MAX - column ? UINT32_MAX : column + weight;
  }
}

// Where (time, item) stands or would stand in the lane.
std::size_t LevelOfDetail::PositionOf(const Lane& lane, ItemIndex item) const {
  const TimePoint time = feed_->items[item].time;
  auto at = static_cast<std::size_t>(std::lower_bound(lane.times.begin(), lane.times.end(), time) -
                                     lane.times.begin());
  while (at < lane.times.size() && lane.times[at] == time && lane.items[at] < item) ++at;
  return at;
}

ItemIndex LevelOfDetail::Next(int lane_index, ItemIndex from) const {
  const Lane& lane = lanes_[static_cast<std::size_t>(lane_index)];
  if (from >= feed_->items.size()) return kNoItem;
  std::size_t at = PositionOf(lane, from);
  if (at < lane.items.size() && lane.items[at] == from) ++at;
  const auto found = std::upper_bound(lane.matches.begin(), lane.matches.end(), lane.matches[at]);
  if (found == lane.matches.end()) return kNoItem;
  return lane.items[static_cast<std::size_t>(found - lane.matches.begin()) - 1];
}

ItemIndex LevelOfDetail::Previous(int lane_index, ItemIndex from) const {
  const Lane& lane = lanes_[static_cast<std::size_t>(lane_index)];
  if (from >= feed_->items.size()) return kNoItem;
  const std::size_t at = PositionOf(lane, from);
  if (lane.matches[at] == 0) return kNoItem;
  const auto found = std::lower_bound(lane.matches.begin(), lane.matches.end(), lane.matches[at]);
  return lane.items[static_cast<std::size_t>(found - lane.matches.begin()) - 1];
}

ItemIndex LevelOfDetail::Nearest(int lane_index, TimePoint t) const {
  const Lane& lane = lanes_[static_cast<std::size_t>(lane_index)];
  if (lane.matches.back() == 0) return kNoItem;
  const auto at = std::lower_bound(lane.times.begin(), lane.times.end(), t) - lane.times.begin();
  const auto middle = lane.matches.begin() + at;
  const auto after = std::upper_bound(middle, lane.matches.end(), *middle);
  const auto before = std::lower_bound(lane.matches.begin(), middle, *middle);
  const auto index_of = [&](auto found) {
    return static_cast<std::size_t>(found - lane.matches.begin()) - 1;
  };
  if (*middle == 0) return lane.items[index_of(after)];
  if (after == lane.matches.end()) return lane.items[index_of(before)];
  const TimePoint later = lane.times[index_of(after)], earlier = lane.times[index_of(before)];
  return lane.items[later - t < t - earlier ? index_of(after) : index_of(before)];
}

TimeSpan LevelOfDetail::Extent() const {
  TimeSpan extent{INT64_MAX, INT64_MIN};
  for (const Lane& lane : lanes_) {
    if (lane.matches.back() == 0) continue;
    const auto first = std::upper_bound(lane.matches.begin(), lane.matches.end(), 0u);
    const auto last =
        std::lower_bound(lane.matches.begin(), lane.matches.end(), lane.matches.back());
    const auto index_of = [&](auto found) {
      return static_cast<std::size_t>(found - lane.matches.begin()) - 1;
    };
    extent.from = std::min(extent.from, lane.times[index_of(first)]);
    extent.to = std::max(extent.to, lane.times[index_of(last)] + 1);
  }
  return extent.from < extent.to ? extent : TimeSpan{};
}

TimeSpan LevelOfDetail::FeedExtent() const {
  TimeSpan extent{INT64_MAX, INT64_MIN};
  for (const Lane& lane : lanes_) {
    if (lane.times.empty()) continue;
    extent.from = std::min(extent.from, lane.times.front());
    extent.to = std::max(extent.to, lane.times.back() + 1);
  }
  return extent.from < extent.to ? extent : TimeSpan{};
}

void LevelOfDetail::BuildCases(const Feed& feed) {
  case_items_.assign(feed.cases.size(), {});
  if (feed.cases.empty()) return;
  std::vector<std::size_t> sizes(feed.cases.size(), 0);
  for (const Item& item : feed.items) {
    if (item.case_index >= 0 && !item.withdrawn) ++sizes[static_cast<std::size_t>(item.case_index)];
  }
  for (std::size_t i = 0; i < sizes.size(); ++i) case_items_[i].reserve(sizes[i]);
  for (const ItemIndex index : feed.by_time) {
    const Item& item = feed.items[index];
    if (item.case_index < 0 || item.withdrawn) continue;
    case_items_[static_cast<std::size_t>(item.case_index)].push_back(index);
  }
}

void LevelOfDetail::CountCases(const QueryResult& result) {
  cases_.clear();
  case_row_count_ = 0;
  for (std::size_t i = 0; i < case_items_.size(); ++i) {
    CaseSpan found{static_cast<int>(i), {INT64_MAX, INT64_MIN}, 0, -1};
    for (const ItemIndex index : case_items_[i]) {
      if (index / 64 >= bits_.size() || !result.Has(index)) continue;
      const Item& item = feed_->items[index];
      found.span.from = std::min(found.span.from, item.time);
      found.span.to = std::max(found.span.to, std::max(item.time, item.end) + 1);
      ++found.count;
    }
    if (found.count > 0) cases_.push_back(found);
  }
  // The shortest case chooses its row first: more cases find a place than when one that lasts for
  // years goes before them.
  SortBy(&cases_, [](const CaseSpan& found) { return found.span.to - found.span.from; });
  std::vector<CaseSpan> placed;
  for (CaseSpan& span : cases_) {
    span.row = FirstFreeRow(placed, span.span);
    if (span.row >= 0) placed.push_back(span);
    case_row_count_ = std::max(case_row_count_, span.row + 1);
  }
  SortBy(&cases_, [](const CaseSpan& found) { return std::int64_t{found.case_index}; });
  SortBy(&cases_, [](const CaseSpan& found) { return found.span.from; });
}

bool LevelOfDetail::CaseItems(int case_index, TimeSpan span, std::size_t most,
                              std::vector<ItemIndex>* out) const {
  const std::vector<ItemIndex>& items = case_items_[static_cast<std::size_t>(case_index)];
  const std::size_t before = out->size();
  auto at = std::lower_bound(items.begin(), items.end(), span.from,
                             [&](ItemIndex i, TimePoint t) { return feed_->items[i].time < t; });
  std::size_t looked_at = 0;
  for (; at != items.end() && feed_->items[*at].time < span.to; ++at) {
    if (++looked_at > 4 * most || out->size() - before >= most) {
      out->resize(before);
      return false;
    }
    if (*at / 64 < bits_.size() && (bits_[*at / 64] >> (*at % 64) & 1) != 0) out->push_back(*at);
  }
  return true;
}

std::size_t LevelOfDetail::MemoryBytes() const {
  std::size_t bytes = BytesOf(bits_) + BytesOf(cases_) + BytesOf(density_.columns);
  for (const Lane& lane : lanes_) {
    bytes += BytesOf(lane.times) + BytesOf(lane.items) + BytesOf(lane.matches) +
             BytesOf(lane.known) + BytesOf(lane.weights);
    for (const Level& level : lane.levels) {
      bytes += BytesOf(level.starts) + BytesOf(level.lengths_s) + BytesOf(level.first);
    }
  }
  for (const std::vector<ItemIndex>& items : case_items_) bytes += BytesOf(items);
  return bytes;
}

}  // namespace kringen

#include "view/outline.h"

#include <algorithm>

namespace kringen {

namespace {

constexpr std::size_t kMostMonths = 240;
constexpr std::int64_t kFewDays_s = 31 * 86400;

bool Wanted(const QueryResult& result, ItemIndex item) {
  return item / 64 < result.bits.size() && result.Has(item);
}

// All matches, newest first; what happened at the same moment stays in the order of arrival.
std::vector<ItemIndex> NewestFirst(const Feed& feed, const QueryResult& result) {
  std::vector<ItemIndex> items;
  items.reserve(result.count);
  const std::vector<ItemIndex>& order = feed.by_time;
  std::size_t end = order.size();
  while (end > 0) {
    const TimePoint moment = feed.items[order[end - 1]].time;
    std::size_t begin = end - 1;
    while (begin > 0 && feed.items[order[begin - 1]].time == moment) --begin;
    for (std::size_t i = begin; i < end; ++i) {
      if (Wanted(result, order[i]) && !feed.items[order[i]].withdrawn) items.push_back(order[i]);
    }
    end = begin;
  }
  return items;
}

std::vector<OutlineGroup> GroupBy(const Feed& feed, const std::vector<ItemIndex>& items,
                                  TimeUnit unit) {
  std::vector<OutlineGroup> groups;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const TimePoint moment = feed.items[items[i]].time;
    if (groups.empty() || moment < groups.back().span.from) {
      OutlineGroup group;
      group.unit = unit;
      group.span = UnitSpan(unit, moment);
      group.first = static_cast<std::uint32_t>(i);
      groups.push_back(group);
    }
    ++groups.back().count;
  }
  return groups;
}

// The group at a moment, or else the newest one before it, or else the oldest.
std::size_t GroupAt(const std::vector<OutlineGroup>& groups, TimePoint moment) {
  const auto found = std::find_if(groups.begin(), groups.end(), [&](const OutlineGroup& group) {
    return group.span.from <= moment;
  });
  return found == groups.end() ? groups.size() - 1
                               : static_cast<std::size_t>(found - groups.begin());
}

void KeepOneOpen(TimePoint open_at, Outline* outline) {
  const std::size_t open = GroupAt(outline->groups, open_at);
  for (std::size_t i = 0; i < outline->groups.size(); ++i) {
    OutlineGroup& group = outline->groups[i];
    group.open = i == open;
    if (!group.open) group.first = 0;
  }
  OutlineGroup& group = outline->groups[open];
  const auto first = outline->items.begin() + static_cast<std::ptrdiff_t>(group.first);
  outline->items =
      std::vector<ItemIndex>(first, first + static_cast<std::ptrdiff_t>(group.count));
  group.first = 0;
}

}  // namespace

Outline MakeOutline(const Feed& feed, const QueryResult& result, TimePoint open_at) {
  Outline outline;
  outline.items = NewestFirst(feed, result);
  outline.total = static_cast<std::uint32_t>(outline.items.size());
  if (outline.items.empty()) return outline;
  const TimePoint newest = feed.items[outline.items.front()].time;
  const TimePoint oldest = feed.items[outline.items.back()].time;
  const bool few_days = newest - oldest <= kFewDays_s;
  outline.groups = GroupBy(feed, outline.items, few_days ? TimeUnit::kDay : TimeUnit::kMonth);
  if (outline.groups.size() > kMostMonths) {
    outline.groups = GroupBy(feed, outline.items, TimeUnit::kYear);
  }
  outline.whole = outline.total <= kWholeListLimit;
  if (!outline.whole) KeepOneOpen(open_at, &outline);
  return outline;
}

}  // namespace kringen

#include "view/outline.h"

#include <algorithm>

#include "model/feed.h"
#include "model/query.h"

namespace kringen {

namespace {

constexpr std::size_t kMostMonths = 240;
constexpr std::int64_t kFewDays_s = std::int64_t{31} * 86400;

// The matches in the order of time. Items lie in memory as they arrived, so looking at one costs a
// cache miss; only the bits are asked per item, and times only where a group may end.
class Matches {
 public:
  Matches(const Feed& feed, const QueryResult& result) : feed_(feed), result_(result) {
    while (end_ > 0 && !IsMatch(end_ - 1)) --end_;
    while (begin_ < end_ && !IsMatch(begin_)) ++begin_;
  }

  bool empty() const { return begin_ == end_; }
  TimePoint newest() const { return TimeAt(end_ - 1); }
  TimePoint oldest() const { return TimeAt(begin_); }

  // Newest first; at most one more group than `most`.
  std::vector<OutlineGroup> Groups(TimeUnit unit, std::size_t most) const {
    std::vector<OutlineGroup> groups;
    std::size_t end = end_;
    while (end > begin_ && groups.size() <= most) {
      OutlineGroup group;
      group.unit = unit;
      group.span = UnitSpan(unit, TimeAt(end - 1));
      const std::size_t begin = FirstFrom(group.span.from, end);
      for (std::size_t i = begin; i < end; ++i) group.count += IsMatch(i) ? 1 : 0;
      groups.push_back(group);
      end = begin;
      while (end > begin_ && !IsMatch(end - 1)) --end;
    }
    return groups;
  }

  // Newest first; what happened at the same moment stays in the order of arrival.
  void Append(TimeSpan span, std::vector<ItemIndex>* items) const {
    const std::size_t begin = FirstFrom(span.from, end_);
    std::size_t run = items->size();  // where the items of one moment begin
    TimePoint moment = 0;
    const auto turn_run = [&] {
      std::reverse(items->begin() + static_cast<std::ptrdiff_t>(run), items->end());
    };
    for (std::size_t i = FirstFrom(span.to, end_); i > begin; --i) {
      if (!IsMatch(i - 1)) continue;
      const TimePoint time = TimeAt(i - 1);
      if (time != moment) {
        turn_run();
        run = items->size();
        moment = time;
      }
      items->push_back(feed_.by_time[i - 1]);
    }
    turn_run();
  }

  // The first in the document's order of what happened before, or the last of what happened at or
  // after a moment.
  ItemIndex FirstBefore(TimePoint moment) const {
    std::size_t end = FirstFrom(moment, end_);
    while (end > begin_ && !IsMatch(end - 1)) --end;
    if (end == begin_) return kNoItem;
    std::size_t place = FirstFrom(TimeAt(end - 1), end);
    while (!IsMatch(place)) ++place;
    return feed_.by_time[place];
  }
  ItemIndex LastFrom(TimePoint moment) const {
    std::size_t begin = FirstFrom(moment, end_);
    while (begin < end_ && !IsMatch(begin)) ++begin;
    if (begin == end_) return kNoItem;
    std::size_t place = FirstFrom(TimeAt(begin) + 1, end_) - 1;
    while (!IsMatch(place)) --place;
    return feed_.by_time[place];
  }

  // The next match of the same moment, in the order of arrival or against it.
  ItemIndex Beside(ItemIndex item, bool later_arrival) const {
    const TimePoint moment = feed_.items[item].time;
    const std::size_t from = FirstFrom(moment, end_), to = FirstFrom(moment + 1, end_);
    ItemIndex found = kNoItem;
    for (std::size_t place = from; place < to; ++place) {
      const ItemIndex other = feed_.by_time[place];
      if (!IsMatch(place)) continue;
      if (other > item && later_arrival) return other;
      if (other < item && !later_arrival) found = other;
    }
    return found;
  }

 private:
  bool IsMatch(std::size_t place) const {
    const ItemIndex item = feed_.by_time[place];
    return item / 64 < result_.bits.size() && result_.Has(item);
  }
  TimePoint TimeAt(std::size_t place) const { return feed_.items[feed_.by_time[place]].time; }

  // The first place in [begin_, end) at or after a moment.
  std::size_t FirstFrom(TimePoint moment, std::size_t end) const {
    const auto at = [this](std::size_t place) {
      return feed_.by_time.begin() + static_cast<std::ptrdiff_t>(place);
    };
    const auto is_earlier = [this](ItemIndex item, TimePoint t) {
      return feed_.items[item].time < t;
    };
    const auto found = std::lower_bound(at(begin_), at(end), moment, is_earlier);
    return static_cast<std::size_t>(found - feed_.by_time.begin());
  }

  const Feed& feed_;
  const QueryResult& result_;
  // Places in by_time: the oldest match, and behind the newest.
  std::size_t begin_ = 0;
  std::size_t end_ = feed_.by_time.size();
};

std::vector<OutlineGroup> MakeGroups(const Matches& matches) {
  if (matches.newest() - matches.oldest() <= kFewDays_s) {
    return matches.Groups(TimeUnit::kDay, SIZE_MAX);
  }
  std::vector<OutlineGroup> months = matches.Groups(TimeUnit::kMonth, kMostMonths);
  return months.size() <= kMostMonths ? months : matches.Groups(TimeUnit::kYear, SIZE_MAX);
}

// The group at a moment, or the nearest; between two that are equally near the newer.
std::size_t GroupAt(const std::vector<OutlineGroup>& groups, TimePoint moment) {
  const auto begun = std::find_if(groups.begin(), groups.end(), [&](const OutlineGroup& group) {
    return group.span.from <= moment;
  });
  if (begun == groups.end()) return groups.size() - 1;
  const auto older = static_cast<std::size_t>(begun - groups.begin());
  if (older == 0 || moment < begun->span.to) return older;
  const std::size_t newer = older - 1;
  return groups[newer].span.from - moment <= moment - begun->span.to ? newer : older;
}

}  // namespace

ItemIndex NewestMatch(const Feed& feed, const QueryResult& result) {
  const Matches matches(feed, result);
  return matches.empty() ? kNoItem : matches.FirstBefore(matches.newest() + 1);
}

ItemIndex OldestMatch(const Feed& feed, const QueryResult& result) {
  const Matches matches(feed, result);
  return matches.empty() ? kNoItem : matches.LastFrom(matches.oldest());
}

ItemIndex NewerMatch(const Feed& feed, const QueryResult& result, ItemIndex item) {
  const Matches matches(feed, result);
  const ItemIndex beside = matches.Beside(item, false);
  return beside != kNoItem ? beside : matches.LastFrom(feed.items[item].time + 1);
}

ItemIndex OlderMatch(const Feed& feed, const QueryResult& result, ItemIndex item) {
  const Matches matches(feed, result);
  const ItemIndex beside = matches.Beside(item, true);
  return beside != kNoItem ? beside : matches.FirstBefore(feed.items[item].time);
}

Outline MakeOutline(const Feed& feed, const QueryResult& result, TimePoint open_at) {
  Outline outline;
  const Matches matches(feed, result);
  if (matches.empty()) return outline;
  outline.groups = MakeGroups(matches);
  for (const OutlineGroup& group : outline.groups) outline.total += group.count;
  outline.whole = outline.total <= kWholeListLimit;
  const std::size_t chosen = GroupAt(outline.groups, open_at);
  outline.items.reserve(outline.whole ? outline.total : outline.groups[chosen].count);
  for (std::size_t i = 0; i < outline.groups.size(); ++i) {
    OutlineGroup& group = outline.groups[i];
    group.open = outline.whole || i == chosen;
    if (!group.open) continue;
    group.first = static_cast<std::uint32_t>(outline.items.size());
    matches.Append(group.span, &outline.items);
  }
  return outline;
}

}  // namespace kringen

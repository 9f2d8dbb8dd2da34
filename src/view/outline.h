// The document's order: matching items newest first, grouped by calendar unit. The list, the
// printed page and the screen reader read this; it has every item, on screen or not.
// Above kWholeListLimit matches only one group is `open` at a time, and the page says so.
#pragma once

#include <cstdint>
#include <vector>

#include "base/civil_time.h"
#include "model/kinds.h"

namespace kringen {

struct Feed;
struct QueryResult;

inline constexpr std::uint32_t kWholeListLimit = 5000;

struct OutlineGroup {
  TimeUnit unit = TimeUnit::kMonth;
  TimeSpan span;
  std::uint32_t count = 0;
  std::uint32_t first = 0;  // index into Outline::items when open
  bool open = true;
};

struct Outline {
  std::uint32_t total = 0;
  bool whole = true;                 // false: one period at a time
  std::vector<OutlineGroup> groups;  // newest first; empty groups are left out
  std::vector<ItemIndex> items;      // of the open groups, newest first
};

// Groups are months, or years when there would be more than 240 months, or days when everything
// lies within 31 days. `open_at` chooses the open group when the list is not whole.
Outline MakeOutline(const Feed& feed, const QueryResult& result, TimePoint open_at);

// The ends of the document's order, and the matches right above and below an item in it, which need
// not match itself. kNoItem when there is none.
ItemIndex NewestMatch(const Feed& feed, const QueryResult& result);
ItemIndex OldestMatch(const Feed& feed, const QueryResult& result);
ItemIndex NewerMatch(const Feed& feed, const QueryResult& result, ItemIndex item);
ItemIndex OlderMatch(const Feed& feed, const QueryResult& result, ItemIndex item);

}  // namespace kringen

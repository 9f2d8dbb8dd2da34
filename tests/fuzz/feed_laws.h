// What the rest of the program relies on in a feed, whatever bytes it was read from: indices lie
// within their tables, texts are there, the order is complete. A broken law ends the fuzzer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "fuzz/require.h"
#include "model/feed.h"
#include "model/feed_json.h"

namespace kringen {

inline bool Inside(std::int64_t index, std::size_t size) {
  return index >= -1 && index < static_cast<std::int64_t>(size);
}

inline void CheckTables(const Feed& feed) {
  Require(feed.channels.size() <= 64, "channels");
  Require(feed.cases.size() <= 1000, "cases");
  Require(feed.villages.size() <= 16, "villages");
  Require(feed.tags.size() <= 5000, "tags");
  Require(feed.search_starts.size() + feed.partial_items == feed.items.size(), "search texts");
  for (const auto& set : feed.tag_sets) {
    Require(std::is_sorted(set.begin(), set.end()) && !set.empty(), "tag set");
    for (const std::int32_t tag : set) Require(tag >= 0 && Inside(tag, feed.tags.size()), "tag");
  }
  for (const Village& village : feed.villages) {
    for (const auto& point : village.outline) {
      Require(point[0] >= -180 && point[0] <= 180 && point[1] >= -90 && point[1] <= 90, "outline");
    }
  }
}

inline void CheckItem(const Feed& feed, ItemIndex index) {
  const Item& item = feed.items[index];
  Require(item.id.size > 0 && item.id.size <= 512, "id");
  Require(feed.Find(feed.Id(index)) == index, "id is found");
  Require(item.text.size <= 1u << 20, "text");
  Require(feed.Text(item.text).size() == item.text.size, "text is there");
  Require(feed.Text(item.url).size() == item.url.size, "url is there");
  Require(item.time >= -5364800000 && item.time <= 7289741000, "time");
  Require(item.end >= item.time, "end");
  Require(item.channel >= 0 && Inside(item.channel, feed.channels.size()), "channel");
  Require(Inside(item.case_index, feed.cases.size()), "case");
  Require(Inside(item.language, feed.languages.size()), "language");
  Require(Inside(item.tags, feed.tag_sets.size()), "tags");
  Require(Inside(item.metrics, feed.metrics.size()), "metrics");
  Require(Inside(item.extra, feed.extras.size()), "extra");
  Require(item.weight >= -1, "weight");
  Require(item.villages >> feed.villages.size() == 0, "villages");
  const std::string_view search = feed.SearchText(index);
  const bool is_searched = !search.empty() && search.back() == '\x01';
  Require(feed.IsPartial(index) ? search.empty() : is_searched, "search text");
  Require(Inside(item.page, feed.pages.size()), "page");
  Require(!feed.Heading(index, 20).empty() || !feed.Text(item.text).empty(), "heading");
}

inline void CheckOrder(const Feed& feed) {
  Require(feed.by_time.size() == feed.items.size(), "by_time is complete");
  for (std::size_t i = 1; i < feed.by_time.size(); ++i) {
    const ItemIndex a = feed.by_time[i - 1];
    const ItemIndex b = feed.by_time[i];
    const TimePoint at = feed.items[a].time;
    const TimePoint bt = feed.items[b].time;
    Require(at < bt || (at == bt && a < b), "by_time is sorted");
  }
  Require(feed.parent.empty() || feed.parent.size() == feed.items.size(), "parents");
  for (ItemIndex i = 0; i < feed.parent.size(); ++i) {
    std::size_t steps = 0;
    for (ItemIndex at = i; at != kNoItem; at = feed.parent[at]) {
      Require(at < feed.items.size() && steps++ <= feed.items.size(), "no ring of answers");
    }
  }
}

}  // namespace kringen

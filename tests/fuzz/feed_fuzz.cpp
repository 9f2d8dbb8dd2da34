// libFuzzer target for everything that reads bytes from outside: feed pages (the second time on
// top of the first), population, withdrawn list, and a search over what came of it. Checks the
// invariants that the rest of the program relies on.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/query.h"

namespace kringen {
namespace {

void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "invariant broken: %s\n", what);
  std::abort();
}

bool Inside(std::int64_t index, std::size_t size) {
  return index >= -1 && index < static_cast<std::int64_t>(size);
}

void CheckTables(const Feed& feed) {
  Require(feed.channels.size() <= 64, "channels");
  Require(feed.cases.size() <= 1000, "cases");
  Require(feed.villages.size() <= 16, "villages");
  Require(feed.tags.size() <= 5000, "tags");
  Require(feed.search_starts.size() == feed.items.size(), "search texts");
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

void CheckItem(const Feed& feed, ItemIndex index) {
  const Item& item = feed.items[index];
  Require(item.id.size > 0 && item.id.size <= 512, "id");
  Require(feed.Find(feed.Id(index)) == index, "id is found");
  Require(item.text.size <= 1u << 20, "text");
  Require(feed.Text(item.text).size() == item.text.size, "text is there");
  Require(feed.Text(item.url).size() == item.url.size, "url is there");
  Require(item.time >= -5364800000 && item.time <= 7289740000, "time");
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
  Require(!search.empty() && search.back() == '\x01', "search text");
  Require(!feed.Heading(index, 20).empty() || !feed.Text(item.text).empty(), "heading");
}

void CheckOrder(const Feed& feed) {
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

std::uint32_t Sum(const std::vector<std::uint32_t>& counts) {
  std::uint32_t sum = 0;
  for (const std::uint32_t count : counts) sum += count;
  return sum;
}

void CheckQuery(const Feed& feed, const std::string& text) {
  Query query;
  query.text = text;
  const QueryResult result = Evaluate(feed, query);
  std::uint32_t count = 0;
  for (ItemIndex i = 0; i < feed.items.size(); ++i) {
    const bool has = result.Has(i);
    count += has ? 1 : 0;
    Require(!has || !feed.items[i].withdrawn, "withdrawn items never match");
    const bool expected = feed.SearchText(i).find(Fold(text)) != std::string_view::npos;
    Require(has == (expected && !feed.items[i].withdrawn), "search");
  }
  Require(count == result.count, "count");
  Require(Sum(result.facets.channels) == count, "channel counts");
  Require(Sum(result.facets.instruments) == count, "instrument counts");
  Require(Sum(result.facets.directions) == count, "direction counts");
  Require(Sum(result.facets.cases) <= count, "case counts");
}

}  // namespace
}  // namespace kringen

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kringen::Feed feed;
  const kringen::PageReport first = kringen::ReadFeedPage(bytes, &feed);
  kringen::Require(first.added == static_cast<std::int64_t>(feed.items.size()), "added");
  kringen::Require(first.skipped_count >= static_cast<std::int64_t>(first.skipped.size()),
                   "skipped");
  kringen::Require(first.skipped.size() <= 100, "reports are capped");
  kringen::Refresh(&feed);
  const kringen::PageReport second = kringen::ReadFeedPage(bytes, &feed);
  kringen::Require(second.added == 0, "the same page brings nothing new");
  (void)kringen::ReadPopulation(bytes, &feed);
  kringen::Refresh(&feed);
  if (feed.items.size() > 2) kringen::Withdraw(&feed, {std::string(feed.Id(1))});
  kringen::CheckTables(feed);
  for (kringen::ItemIndex i = 0; i < feed.items.size(); ++i) kringen::CheckItem(feed, i);
  kringen::CheckOrder(feed);
  kringen::CheckQuery(feed, "");
  kringen::CheckQuery(feed, "e");
  kringen::CheckQuery(feed, "een");
  (void)kringen::ReadWithdrawn(bytes, &feed);
  return 0;
}

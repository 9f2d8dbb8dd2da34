// libFuzzer target for everything that reads bytes from outside: feed pages (the second time on
// top of the first), population, withdrawn list, and a search over what came of it. Checks the
// invariants that the rest of the program relies on.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "fuzz/feed_laws.h"
#include "model/feed.h"
#include "model/feed_json.h"
#include "model/query.h"

namespace kringen {
namespace {

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

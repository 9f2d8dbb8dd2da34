// libFuzzer target for the index of an export: a part that the first page has named, whatever is
// in it. It is added whole or not at all, and what came of it can be written as a part again.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "fuzz/feed_laws.h"
#include "model/feed_index.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  kringen::Feed feed;
  feed.index_digests.push_back(kringen::Sha256Hex(bytes));
  const kringen::PageReport report = kringen::ReadIndexPart(bytes, &feed);
  kringen::Require(report.failure.empty() || feed.items.empty(), "whole or not at all");
  kringen::Require(report.added == static_cast<std::int64_t>(feed.items.size()), "added");
  kringen::Refresh(&feed);
  kringen::CheckTables(feed);
  for (kringen::ItemIndex i = 0; i < feed.items.size(); ++i) kringen::CheckItem(feed, i);
  kringen::CheckOrder(feed);
  if (feed.items.empty()) return 0;
  const std::string again = kringen::WriteIndexPart(feed, 0, {{"feed-2.json", feed.items.size()}});
  kringen::Feed second;
  second.index_digests.push_back(kringen::Sha256Hex(again));
  const kringen::PageReport whole = kringen::ReadIndexPart(again, &second);
  kringen::Require(whole.added == report.added, "a part that was read can be written");
  return 0;
}

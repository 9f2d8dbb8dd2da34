// Reads JSON Feed 1.0 / 1.1 pages, with `_kringen` where present, straight into a Feed by a SAX
// handler: no DOM is built. Also population.json and withdrawn.json.
// A bad item is skipped and reported with its JSON pointer; what was read before a syntax error
// stays. Limits: depth 64, page 64 MiB, text 1 MiB (cut, reported), dates 1800-2200.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kringen {

struct Feed;

struct PageRef {
  std::string url;
  std::string newest;
  std::string oldest;
  std::int64_t items = -1;
};

// A part of the index (feed_index.h), which stands for pages one after the other, from the second.
struct IndexRef {
  std::string url;
  std::string sha256;
  std::int64_t pages = -1;
};

// What one page brought. `skipped` and `notices` are capped at 100 entries each; the counts are
// not. Codes: "feed.not_json", "feed.truncated", "feed.not_a_feed", "feed.too_large",
// "feed.newer_schema", "item.not_an_object", "item.no_id", "item.no_content", "item.bad_date",
// "item.duplicate_id", "item.withdrawn", "item.wrong_type", "item.text_cut", "feed.too_deep".
struct PageReport {
  std::int64_t added = 0;
  std::int64_t skipped_count = 0;
  std::vector<Error> skipped;
  std::vector<Error> notices;
  std::vector<Error> failure;  // one entry when the page as a whole could not be read to its end
  std::string next_url;
  std::vector<PageRef> pages;
  std::vector<IndexRef> index;
};

PageReport ReadFeedPage(std::string_view bytes, Feed* feed);

// Villages with outlines; sets feed->villages (by id, keeping bits already given out).
Result<int> ReadPopulation(std::string_view bytes, Feed* feed);
Result<int> ReadWithdrawn(std::string_view bytes, Feed* feed);

}  // namespace kringen

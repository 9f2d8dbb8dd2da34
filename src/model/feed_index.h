// The compact index of an export: of every message what the timeline, the filters and the reach
// model ask of it, and how its heading begins, by columns. The page starts from it and reads the
// pages with the texts when somebody looks at them.
// An index is JSON, in parts of some ten thousand messages, newest first; a part names the pages
// that its messages are on, in their order. docs/export-format.md has the columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/feed.h"
#include "model/feed_json.h"

namespace kringen {

inline constexpr std::int64_t kIndexVersion = 1;
// Of a heading so many characters stand in an index.
inline constexpr std::size_t kIndexedHeading = 40;

struct IndexedPage {
  std::string url;        // relative to feed.json
  std::size_t items = 0;  // of the feed that lie on it
};

// A part for the items from `first` on, which lie on `pages` in the order of the feed. What the
// feed has folded together ("other" channels) the index has as well.
std::string WriteIndexPart(const Feed& feed, ItemIndex first,
                           const std::vector<IndexedPage>& pages);

// Adds the messages of a part to a feed, which are partial until their page comes. Nothing is
// added when anything in it is not as it should be. Known and withdrawn ones are left out, and
// counted as skipped. Failures: "index.other" for one that the first page of the feed did not name,
// "index.not_json", "index.newer", "index.damaged" with the column.
PageReport ReadIndexPart(std::string_view bytes, Feed* feed);

}  // namespace kringen

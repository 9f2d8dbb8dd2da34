#include "model/publication_feed.h"

#include "model/feed_json.h"
#include "model/publication_json.h"

namespace kringen {

Feed FeedOf(const Publication& publication, const std::string& today) {
  Feed feed;
  feed.today = today;
  for (const OutputFile& page : WritePages(publication)) ReadFeedPage(page.bytes, &feed);
  Refresh(&feed);
  return feed;
}

}  // namespace kringen

#include "import/readers/rss.h"

#include "import/readers/feed_items.h"

namespace kringen {

Reading ReadRss(const SourceFile& file) { return ReadFeed(file, "rss", "rss"); }

}  // namespace kringen

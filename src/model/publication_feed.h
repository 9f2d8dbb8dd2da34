// All pages that belong to an export, as the timeline reads them: written and read again, so that
// whoever reckons with an export reckons with what a visitor sees.
#pragma once

#include "model/feed.h"
#include "model/publication.h"

namespace kringen {

// `today` as Feed::today.
Feed FeedOf(const Publication& publication, const std::string& today);

}  // namespace kringen

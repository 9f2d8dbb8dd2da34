// What an item of a feed says itself about whether it is a published message: WordPress by its
// status, type and password, Blogger by its kind and status, any site by a link to a preview.
// Fails closed: a word that is not known is none that publishes.
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "import/text/source_file.h"

namespace kringen {

// kRead: a message that was published. Otherwise the level and code to report; nothing of it is
// kept.
struct FeedState {
  ReportLine::Level level = ReportLine::Level::kRead;
  std::string_view code = {};
};

// `must_say`: in an export, where what says nothing of itself is no message.
FeedState StateInWordPress(const pugi::xml_node& item, bool must_say);
FeedState StateInBlogger(const pugi::xml_node& entry);
// Of an address: drafts are shown under "?preview=true".
bool IsPreview(std::string_view address);

}  // namespace kringen

// WordPress's export of a site (WXR 1.0 to 1.2: RSS with elements of the wp: namespace). Only
// published posts and pages without a password are messages of the site; comments, drafts, media,
// menus and what plugins store are counted and left.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

Reading ReadWordPress(const SourceFile& file);
bool IsWordPressStart(std::string_view path, std::string_view start);

}  // namespace kringen

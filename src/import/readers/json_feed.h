// A JSON Feed 1.0 or 1.1, with `_kringen` or without, of one page or several: an export of ours
// comes back as it was written.
#pragma once

#include <string_view>

#include "import/readers/candidate.h"

namespace kringen {

// The pages come in any order; each is read for itself.
Reading ReadJsonFeed(const std::vector<SourceFile>& files);

// By its members, wherever they stand: a version of jsonfeed.org, or items with an id and a text.
bool IsJsonFeed(std::string_view path, std::string_view bytes);

}  // namespace kringen

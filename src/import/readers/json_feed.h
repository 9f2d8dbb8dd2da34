// A JSON Feed 1.0 or 1.1, with `_kringen` or without, of one page or several: an export of ours
// comes back as it was written.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// The pages come in any order; each is read for itself.
Reading ReadJsonFeed(const std::vector<SourceFile>& files);

}  // namespace kringen

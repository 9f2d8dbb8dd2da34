// Instagram's "Download your information" as JSON: posts in the three layouts that are about
// (formats.md 4). It says neither who could see a post nor what its address is, and its texts are
// spoiled as those of Facebook are. Archived posts and stories are not read.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

bool MayReadInstagram(std::string_view path);

// Asks "instagram_audience" (choices "public", "review"): an account may have been private.
Reading ReadInstagramArchive(const std::vector<SourceFile>& files);

}  // namespace kringen

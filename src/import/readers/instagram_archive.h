// Instagram's "Download your information" as JSON: posts in the three layouts that are about
// (docs/formats.md 4). It says neither who could see a post nor what its address is, and its texts
// are spoiled as those of Facebook are. Archived posts and stories are not read.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Posts, and the file that tells whose they are.
bool MayReadInstagram(std::string_view path);
bool IsInstagramPosts(std::string_view path);
// Reels, stories, IGTV, pictures of the profile: known, and not read.
bool LeavesOutInstagram(std::string_view path);

// Asks "instagram_audience" (choices "public", "review"): an account may have been private.
Reading ReadInstagramArchive(const std::vector<SourceFile>& files);

}  // namespace kringen

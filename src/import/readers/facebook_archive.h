// Facebook's "Download Your Information" as JSON: a profile's posts in all layouts since 2018, and
// a Page's (formats.md 1). The archive says nothing about who could see a post: a Page is public,
// a profile's posts are withheld until a person says that they were.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// The owner's posts; not what was archived or thrown away, nor what others wrote.
bool MayReadFacebook(std::string_view path);

// Asks "facebook_audience" (choices "public", "review") when a profile's posts are among the files.
Reading ReadFacebookArchive(const std::vector<SourceFile>& files);

}  // namespace kringen

// The archive of a Facebook profile or Page, as JSON (docs/formats.md 1). It does not say who could
// see a post: what has a plain title waits for one answer, each other kind of title for its own,
// what says that it was not for everybody stays in. Counts are in Meta's tables (meta_csv.h).
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Posts, and the file that tells whose they are.
bool MayReadFacebook(std::string_view path);
bool IsFacebookPosts(std::string_view path);
// Reels, albums, videos, notes: known, and not read.
bool LeavesOutFacebook(std::string_view path);

// Asks, with choices "public" and "review": "facebook_audience" and "facebook_kind:KIND" of a
// profile, "facebook_page_audience" and "facebook_page_kind:KIND" of a Page (facebook_titles.h).
Reading ReadFacebookArchive(const std::vector<SourceFile>& files);

}  // namespace kringen

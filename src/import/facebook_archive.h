// Facebook's "Download Your Information" as JSON: a profile's posts in all layouts since 2018, and
// a Page's (formats.md 1). The archive says nothing about who could see a post: a Page is public,
// of a profile a person has to say so.
#pragma once

#include "import/candidate.h"

namespace kringen {

bool MayReadFacebook(std::string_view path);

// Asks "question.facebook_audience" (choices "public", "review") when a profile's posts are among
// the files.
Reading ReadFacebookArchive(const std::vector<SourceFile>& files, const Answers& answers);

}  // namespace kringen

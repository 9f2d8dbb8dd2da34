// Blogger's export of a blog: Atom with posts, pages, comments, settings and the template as
// entries, told apart by a category (until 2024) or by blogger:type and blogger:status (Google
// Takeout, "Blogger/Blogs/NAME/feed.atom"). Only live posts and pages are messages.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

Reading ReadBlogger(const std::vector<SourceFile>& files);
bool MayReadBlogger(std::string_view path);
bool IsBloggerStart(std::string_view path, std::string_view start);

}  // namespace kringen

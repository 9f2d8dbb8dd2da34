// The archive that X (Twitter) gives: tweets of all layouts since 2018, long posts, edits, threads
// (formats.md 2). Tweets for a circle only are subtracted; deleted ones are never read. Whether the
// account was ever protected is not in it: a person has to say so.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

bool MayReadX(std::string_view path);

// Asks "x_audience" (choices "public", "review").
Reading ReadXArchive(const std::vector<SourceFile>& files);

// "Fri Mar 15 09:00:05 +0000 2024"; -1 when it is no such time or before 2006.
TimePoint ParseXTime(std::string_view text);

}  // namespace kringen

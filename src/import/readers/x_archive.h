// The archive that X (Twitter) gives: tweets of all layouts since 2018, long posts, edits, threads
// (docs/formats.md 2). Tweets for a circle or a community, and those of a time in which the account
// was protected, stay in; deleted ones are never read. Of that time the archive knows the last six
// months only: a person has to say the rest.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Tweets, what belongs to them, and what tells whose they are and who could see them.
bool MayReadX(std::string_view path);
bool IsXTweets(std::string_view path);
// Articles, moments, broadcasts: known, and not read.
bool LeavesOutX(std::string_view path);

// Asks "x_audience" (choices "public", "review").
Reading ReadXArchive(const std::vector<SourceFile>& files);

// "Fri Mar 15 09:00:05 +0000 2024"; -1 when it is no such time or before 2006.
TimePoint ParseXTime(std::string_view text);

}  // namespace kringen

// What the readers of archives tell about the archive as a whole: whether all its numbered files
// are there, of which day it is, and which time it covers. A coverage is told only of what is
// undamaged, because messages that are missing in it are taken for deleted.
#pragma once

#include <string_view>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

// "your_posts.json" and "your_posts_12.json" of "your_posts"; nothing else.
bool IsNumbered(std::string_view name, std::string_view stem);

// Numbered files of one folder and stem begin at 1 and leave none out; one that is missing is
// reported. `paths` are of files that were read.
bool AreAllThere(const std::vector<const SourceFile*>& files, Reading* reading);

// The day of the newest message that may have been public, where the archive names none.
void TellExported(Reading* reading);

// From the oldest to the newest message; `to` is later where the archive tells its own time. None
// when something of the archive was malformed.
void TellCoverage(bool has_begin, TimePoint to, Reading* reading);

}  // namespace kringen

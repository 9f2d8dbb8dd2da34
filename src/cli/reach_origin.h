// reach.json beside an export: it is of use while the feed and the population are those that it was
// computed from, and a command that changes either says so.
#pragma once

#include <string>
#include <vector>

#include "publish/reach_file.h"

namespace kringen {

bool HasReachFile(const std::string& folder);

struct ReachBeside {
  ReachFile file;         // empty when it is stale, or when there is none
  bool is_stale = false;  // of another feed or population, or it does not tell of which
};
// `files`: the export's; `population`: bytes, "" where there is none.
ReachBeside ReadReachBeside(const std::string& folder, const std::vector<OutputFile>& files,
                            const std::string& population);

}  // namespace kringen

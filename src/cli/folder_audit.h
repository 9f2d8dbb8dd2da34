// What lies in an export or a site against the list of its own files, for `kringen check`: nothing
// is changed, links are not followed.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/publication_json.h"

namespace kringen {

// Problems with the path as place: "folder.stray" (in no list), "folder.missing", "folder.altered",
// "folder.hostile" (a name in the list that leads outside). None for a folder without a list.
// `files` are its .json files; what they name (a population and its claims) is no stray.
std::vector<Error> AuditFolder(const std::string& folder, const std::vector<OutputFile>& files,
                               const std::string& population);

}  // namespace kringen

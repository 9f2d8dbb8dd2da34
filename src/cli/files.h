// Folders as the command line reads them: an export is a folder of .json files. Symbolic links in
// them are not followed. They are written by owned_folder.h.
#pragma once

#include <string>
#include <vector>

#include "model/publication_json.h"

namespace kringen {

// The .json files at the top of a folder, by name; none when it cannot be read.
std::vector<OutputFile> ReadFolder(const std::string& folder);

// All files under a folder, by path within it.
std::vector<OutputFile> ReadTree(const std::string& folder);
// One file; empty when it cannot be read.
std::string ReadWhole(const std::string& path);

}  // namespace kringen

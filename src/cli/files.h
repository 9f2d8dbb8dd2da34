// Files and folders for the command line: an export is a folder of .json files, read and written as
// a whole.
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

// Writes all files, each whole or not at all (a new file takes the old one's place). Makes the
// folder. The path of the first that failed; empty: all well.
std::string WriteFolder(const std::string& folder, const std::vector<OutputFile>& files);

}  // namespace kringen

// Check numbers that a reader can work out again: the SHA-256 of the lines that sha256sum prints
// for some files, so that `sha256sum feed*.json | sha256sum` says the same.
#pragma once

#include <string>
#include <vector>

#include "model/publication_json.h"

namespace kringen {

// Of files at the top of one folder, in the order of their names as bytes.
std::string DigestOfFiles(std::vector<OutputFile> files);
// "a.csv b.csv": those files and no others, for sha256sum.
std::string NamesOfFiles(std::vector<OutputFile> files);
// feed.json, feed-2.json, ... out of the files of an export.
std::vector<OutputFile> FeedFilesOf(const std::vector<OutputFile>& files);
// For a policy of a page: 'sha256-...' of what stands between <style> and </style>.
std::string PolicySource(std::string_view style);

}  // namespace kringen

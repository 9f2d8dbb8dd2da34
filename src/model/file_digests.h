// Check numbers of files together, which a reader can work out again: the SHA-256 of the lines that
// sha256sum prints for them, so that `sha256sum feed*.json | sha256sum` says the same.
#pragma once

#include <string>
#include <vector>

#include "model/publication_json.h"

namespace kringen {

// By their names as bytes.
void SortByPath(std::vector<OutputFile>* files);
// Of files at the top of one folder, in the order of their names as bytes.
std::string DigestOfFiles(std::vector<OutputFile> files);
// feed.json, feed-2.json, ... out of the files of an export or of a site.
std::vector<OutputFile> FeedFilesOf(const std::vector<OutputFile>& files);

}  // namespace kringen

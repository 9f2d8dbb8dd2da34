// A new version of a folder, made beside the old one and put in its place in one step: who looks,
// and a run that is killed, finds the old or the new one, whole. A folder is exchanged with its
// successor (or, where a file system cannot, by two renames of which Recover() mends the half); a
// symbolic link is swung to a new folder; what cannot be renamed is changed file by file, what
// leads to others last. Files of others come along as the same files (hard links). The caller holds
// the lock. See docs/publiceren.md.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/disk.h"
#include "model/publication_json.h"

namespace kringen {

struct NewVersion {
  std::vector<OutputFile> files;       // all of ours, herkomst.json among them
  std::vector<std::string> unchanged;  // those whose bytes the old version has, sorted
  std::vector<DiskEntry> kept;         // of the old version, of others and the folders above them
  std::vector<DiskEntry> dropped;      // of the old version, to be removed or replaced
};

enum class PutWay { kBest, kTwoRenames, kInPlace };

// "folder.in_place", "folder.leftover" with a place.
using FolderNotice = std::function<void(const Error&)>;

// `folder` without '/' at its end. On failure the old version is as it was.
Failure PutInPlace(const std::string& folder, const NewVersion& version, PutWay way,
                   const FolderNotice& notice);

// Removes or completes what a killed run left beside and in the folder. What is in no list of ours
// and nowhere else stays and is told ("folder.leftover").
void Recover(const std::string& folder, const FolderNotice& notice);

}  // namespace kringen

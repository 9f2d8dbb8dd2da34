// A new version of a folder, made beside the old one and put in its place in one step, so that who
// looks, and a run that is killed, finds the old or the new one, whole:
//  - a folder: FOLDER.kringen-new-N is filled and the two names are exchanged (renameat2); where
//    the file system cannot exchange, by two renames, of which Recover() mends the half;
//  - a symbolic link to a folder: a new folder beside the one it leads to, then the link is swung;
//  - what cannot be renamed (a mount point, a folder of somebody else, nothing may be written
//  beside
//    it): all is written inside it first and then moved file by file, what leads to others last.
// Files of others come along as the same files (hard links). A lock is held meanwhile.
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

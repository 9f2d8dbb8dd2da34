#include "cli/leftovers.h"

#include <unistd.h>

#include <algorithm>
#include <set>

#include "model/provenance.h"

namespace kringen {
namespace {

bool IsSame(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

bool IsSameFile(const struct stat& a, const std::string& path) {
  struct stat b {};
  return lstat(path.c_str(), &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

// Not when it is a link that somebody put there.
bool IsRealFolder(const std::string& path) {
  struct stat about {};
  return lstat(path.c_str(), &about) == 0 && S_ISDIR(about.st_mode);
}

bool Exists(const std::string& path) {
  struct stat about {};
  return lstat(path.c_str(), &about) == 0;
}

// Deepest first, those that are empty by now; never into another file system.
bool RemoveFolders(const std::string& root, const std::vector<DiskEntry>& entries) {
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    if (entry->is_folder()) rmdir((root + "/" + entry->path).c_str());
  }
  return rmdir(root.c_str()) == 0 || !Exists(root);
}

std::set<std::string> ManifestPaths(const std::string& folder) {
  std::set<std::string> paths;
  const auto json = ReadPlainFile(folder + "/" + std::string(kProvenanceName));
  if (!json) return paths;
  const Result<Provenance> provenance = ReadProvenance(*json);
  if (!provenance.ok()) return paths;
  for (const OwnedFile& file : provenance.value().files) paths.insert(file.path);
  return paths;
}

// A link that hangs among ours leads nobody when its folder goes; a file is looked at.
bool IsElsewhere(const DiskEntry& entry, const std::string& left, const std::string& now) {
  if (!entry.is_file()) return IsSameFile(entry.stat, now + "/" + entry.path);
  if (entry.stat.st_nlink > 1) return true;
  const auto bytes = ReadPlainFile(left + "/" + entry.path);
  return bytes && bytes == ReadPlainFile(now + "/" + entry.path);
}

}  // namespace

bool RemoveOldVersion(const std::string& old, const std::vector<DiskEntry>& dropped,
                      const std::string& now) {
  const Result<std::vector<DiskEntry>> entries = ListTree(old);
  if (!entries.ok()) return false;
  for (const DiskEntry& entry : entries.value()) {
    if (entry.is_folder()) continue;
    const auto known =
        std::lower_bound(dropped.begin(), dropped.end(), entry,
                         [](const DiskEntry& a, const DiskEntry& b) { return a.path < b.path; });
    const bool is_dropped =
        known != dropped.end() && known->path == entry.path && IsSame(known->stat, entry.stat);
    const std::string path = old + "/" + entry.path, new_path = now + "/" + entry.path;
    if (is_dropped || IsSameFile(entry.stat, new_path)) {
      unlink(path.c_str());
    } else if (!Exists(new_path) && !MakeFoldersAbove(now, entry.path)) {
      MoveFile(path, new_path);
    }
  }
  return RemoveFolders(old, entries.value());
}

bool RemoveLeftover(const std::string& left, const std::string& now) {
  if (!IsRealFolder(left)) return false;
  const Result<std::vector<DiskEntry>> entries = ListTree(left);
  if (!entries.ok()) return false;
  std::set<std::string> ours = ManifestPaths(left);
  ours.merge(ManifestPaths(now));
  ours.emplace(kProvenanceName);
  const DiskEntry* manifest = nullptr;
  for (const DiskEntry& entry : entries.value()) {
    if (entry.path == kProvenanceName) manifest = &entry;
    if (entry.is_folder() || entry.path == kProvenanceName) continue;
    const bool is_ours = entry.is_file() && ours.count(entry.path) > 0;
    if (is_ours || IsElsewhere(entry, left, now)) unlink((left + "/" + entry.path).c_str());
  }
  // Last, so that a second killing leaves the list of what is ours.
  if (manifest != nullptr && manifest->is_file()) unlink((left + "/" + manifest->path).c_str());
  return RemoveFolders(left, entries.value());
}

void RemoveOurs(const std::string& folder) {
  if (!IsRealFolder(folder)) return;
  const Result<std::vector<DiskEntry>> entries = ListTree(folder);
  if (!entries.ok()) return;
  for (const DiskEntry& entry : entries.value()) {
    if (!entry.is_folder()) unlink((folder + "/" + entry.path).c_str());
  }
  RemoveFolders(folder, entries.value());
}

}  // namespace kringen

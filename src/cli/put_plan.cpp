#include "cli/put_plan.h"

#include <algorithm>
#include <optional>

#include "base/digest.h"
#include "base/file_path.h"

namespace kringen {
namespace {

constexpr const char* kBeside = ".nieuw";  // our version of a setting that a person changed

class Planner {
 public:
  Planner(const std::string& folder, const std::vector<DiskEntry>& entries, const KnownFiles& known,
          FolderKind kind, const PutOptions& options)
      : folder_(folder), entries_(entries), known_(known), kind_(kind), options_(options) {}

  PutPlan Plan(std::vector<OutputFile> files) {
    plan_.version.files = std::move(files);
    if (kind_ == FolderKind::kSettings) StandBeside();
    Index();
    for (const DiskEntry& entry : entries_) {
      if (!entry.is_folder()) Decide(entry);
    }
    KeepFolders();
    const auto by_path = [](const DiskEntry& a, const DiskEntry& b) { return a.path < b.path; };
    std::sort(plan_.version.kept.begin(), plan_.version.kept.end(), by_path);
    std::sort(plan_.version.unchanged.begin(), plan_.version.unchanged.end());
    return std::move(plan_);
  }

 private:
  bool IsOwned(const std::string& path, const std::string& bytes) const {
    const auto known = known_.find(path);
    return known != known_.end() && known->second.count(Sha256Hex(bytes)) > 0;
  }

  void Index() {
    for (const OutputFile& file : plan_.version.files) {
      news_[file.path] = &file;
      for (std::size_t slash = file.path.find('/'); slash != std::string::npos;
           slash = file.path.find('/', slash + 1)) {
        needed_folders_.insert(file.path.substr(0, slash));
      }
    }
  }

  // A person finishes model texts and adapts settings; the new version then lies beside them.
  void StandBeside() {
    for (OutputFile& file : plan_.version.files) {
      const auto there = ReadPlainFile(folder_ + "/" + file.path);
      if (!there || *there == file.bytes || file.path == kProvenanceName) continue;
      if (IsOwned(file.path, *there)) continue;
      plan_.renamed.push_back(file.path);
      file.path += kBeside;
    }
    AddProvenance({}, &plan_.version.files);
  }

  void Decide(const DiskEntry& entry) {
    const auto found = news_.find(entry.path);
    const bool is_in_the_way = needed_folders_.count(entry.path) > 0;
    if (found != news_.end()) return Replace(entry, *found->second);
    const bool is_known = known_.count(entry.path) > 0;
    if (!is_known && !is_in_the_way) return Keep(entry);
    if (options_.keeps_others && !is_in_the_way) return Keep(entry);
    const std::optional<std::string> bytes = Bytes(entry);
    if (bytes && IsOwned(entry.path, *bytes)) return Drop(entry);
    if (kind_ == FolderKind::kSettings && !is_in_the_way) return Keep(entry);
    Conflict(entry);
  }

  void Replace(const DiskEntry& entry, const OutputFile& file) {
    const std::optional<std::string> bytes = Bytes(entry);
    if (bytes && *bytes == file.bytes) {
      plan_.version.unchanged.push_back(entry.path);
      return Drop(entry);
    }
    // The manifest is always ours; ids that somebody wrote into the list by hand were read.
    const bool is_ours =
        bytes && (entry.path == kProvenanceName || IsOwned(entry.path, *bytes) ||
                  (kind_ == FolderKind::kExport && entry.path == "withdrawn.json"));
    if (is_ours) return Drop(entry);
    Conflict(entry);
  }

  std::optional<std::string> Bytes(const DiskEntry& entry) const {
    if (!entry.is_file()) return {};
    return ReadPlainFile(folder_ + "/" + entry.path);
  }

  void Drop(const DiskEntry& entry) {
    plan_.version.dropped.push_back(entry);
    CountAbove(entry.path, &ours_above_);
  }

  void Keep(const DiskEntry& entry) {
    plan_.version.kept.push_back(entry);
    CountAbove(entry.path, &kept_above_);
  }

  void Conflict(const DiskEntry& entry) {
    plan_.conflicts.push_back(entry.path);
    Drop(entry);
  }

  static void CountAbove(const std::string& path, std::set<std::string>* folders) {
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      folders->insert(path.substr(0, slash));
    }
  }

  // A folder stays when something in it stays or comes, or when nothing in it was ever ours.
  void KeepFolders() {
    for (const DiskEntry& entry : entries_) {
      if (!entry.is_folder()) continue;
      const bool is_foreign =
          kept_above_.count(entry.path) > 0 || ours_above_.count(entry.path) == 0;
      const bool is_wanted = is_foreign || needed_folders_.count(entry.path) > 0;
      if (news_.count(entry.path) > 0) {
        if (is_foreign) plan_.blocked.push_back(entry.path);
      } else if (is_wanted) {
        plan_.version.kept.push_back(entry);
      }
    }
  }

  const std::string& folder_;
  const std::vector<DiskEntry>& entries_;
  const KnownFiles& known_;
  FolderKind kind_;
  const PutOptions& options_;
  std::map<std::string, const OutputFile*> news_;
  std::set<std::string> needed_folders_, ours_above_, kept_above_;
  PutPlan plan_;
};

}  // namespace

KnownFiles KnownFilesOf(const std::vector<OwnedFile>& files) {
  KnownFiles known;
  for (const OwnedFile& file : files) {
    if (IsInnerPath(file.path) && file.path != kProvenanceName) {
      known[file.path].insert(file.sha256);
    }
  }
  return known;
}

PutPlan MakePutPlan(const std::string& folder, const std::vector<DiskEntry>& entries,
                    const KnownFiles& known, std::vector<OutputFile> files, FolderKind kind,
                    const PutOptions& options) {
  return Planner(folder, entries, known, kind, options).Plan(std::move(files));
}

}  // namespace kringen

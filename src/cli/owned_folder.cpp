#include "cli/owned_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file_path.h"
#include "cli/old_folder.h"

namespace kringen {
namespace {

namespace fs = std::filesystem;

// The shell that called stands in it, and would go on in the folder of before.
bool IsAroundUs(const std::string& folder) {
  std::error_code problem;
  return IsWithin(fs::current_path(problem).string(), folder);
}

}  // namespace

std::string FolderName(const std::string& path) {
  std::error_code problem;
  fs::path whole = fs::absolute(path, problem);
  while (!whole.has_filename() && whole.has_parent_path() && whole != whole.root_path()) {
    whole = whole.parent_path();
  }
  const bool is_step = whole.filename() == "." || whole.filename() == "..";
  if (is_step) whole = fs::weakly_canonical(whole, problem);
  return whole.string();
}

bool IsWithin(const std::string& folder, const std::string& outer) {
  std::error_code problem;
  const fs::path inside = fs::weakly_canonical(FolderName(folder), problem);
  const fs::path around = fs::weakly_canonical(FolderName(outer), problem);
  return std::mismatch(around.begin(), around.end(), inside.begin(), inside.end()).first ==
         around.end();
}

std::string SomeNames(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(kMost, names.size()); ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  return names.size() > kMost ? text + " ..." : text;
}

Result<OwnedFolder> OwnedFolder::Open(const std::string& path, FolderKind kind, double wait_s,
                                      FolderNotice notice) {
  const std::string folder = FolderName(path);
  std::error_code problem;
  fs::create_directories(fs::path(folder).parent_path(), problem);
  Result<FolderLock> lock = FolderLock::Take(folder, FolderLock::Use::kWrite, wait_s, notice);
  if (!lock.ok()) return lock.error();
  Recover(folder, notice);
  const fs::file_status status = fs::symlink_status(folder, problem);
  if (fs::exists(status) && !fs::is_directory(folder, problem)) {
    return Error{"folder.no_folder", "", path};
  }
  OwnedFolder owned(folder, kind, std::move(notice), std::move(lock).value());
  if (Failure failure = owned.ReadBefore()) return *failure;
  return owned;
}

Failure OwnedFolder::ReadBefore() {
  std::error_code problem;
  if (!fs::exists(path_, problem)) return {};
  if (const auto json = ReadPlainFile(path_ + "/" + std::string(kProvenanceName))) {
    Result<Provenance> read = ReadProvenance(*json);
    if (read.ok()) provenance_ = std::move(read).value();
  }
  if (!provenance_.files.empty()) return {};
  const Result<std::vector<DiskEntry>> entries = ListTree(path_);
  if (!entries.ok()) return entries.error();
  provenance_.files = FilesOfOldFolder(path_, entries.value(), kind_);
  if (!provenance_.files.empty() && notice_) notice_({"folder.adopted", "", path_});
  return {};
}

Failure OwnedFolder::CheckHeld() const {
  const auto holds = [&](std::string_view path) {
    return std::any_of(provenance_.files.begin(), provenance_.files.end(),
                       [&](const OwnedFile& file) { return file.path == path; });
  };
  if (!holds("feed.json")) return {};
  const bool is_site = holds("index.html");
  if (kind_ == FolderKind::kExport && is_site) return Error{"folder.is_site", "", path_};
  if (kind_ == FolderKind::kSite && !is_site) return Error{"folder.is_export", "", path_};
  return {};
}

Failure OwnedFolder::Put(std::vector<OutputFile> files, const PutOptions& options) {
  if (Failure failure = CheckHeld()) return failure;
  std::set<std::string> names;
  for (const OutputFile& file : files) {
    const bool is_good = IsInnerPath(file.path) && names.insert(file.path).second;
    if (!is_good) return Error{"folder.bad_name", "", file.path};
  }
  std::vector<DiskEntry> entries;
  std::error_code problem;
  if (fs::exists(path_, problem)) {
    Result<std::vector<DiskEntry>> listed = ListTree(path_);
    if (!listed.ok()) return listed.error();
    entries = std::move(listed).value();
  }
  PutPlan plan = MakePutPlan(path_, entries, KnownFilesOf(provenance_.files), std::move(files),
                             kind_, options);
  if (options.force) plan.conflicts.clear();
  plan.conflicts.insert(plan.conflicts.end(), plan.blocked.begin(), plan.blocked.end());
  if (!plan.conflicts.empty()) {
    return Error{"folder.foreign", SomeNames(plan.conflicts), path_};
  }
  const FolderNotice notice = notice_ ? notice_ : [](const Error&) {};
  const PutWay way = options.in_place || IsAroundUs(path_) ? PutWay::kInPlace : PutWay::kBest;
  if (Failure failure = PutInPlace(path_, plan.version, way, notice)) return failure;
  if (!plan.renamed.empty()) notice({"folder.changed", SomeNames(plan.renamed), path_});
  return {};
}

Failure OwnedFolder::Add(std::vector<OutputFile> files, PutOptions options) {
  options.keeps_others = true;
  Provenance provenance = provenance_;
  std::vector<OwnedFile>& owned = provenance.files;
  std::erase_if(owned, [&](const OwnedFile& each) {
    return std::any_of(files.begin(), files.end(),
                       [&](const OutputFile& file) { return file.path == each.path; });
  });
  for (const OwnedFile& each : OwnedFilesOf(files)) owned.push_back(each);
  std::sort(owned.begin(), owned.end(),
            [](const OwnedFile& a, const OwnedFile& b) { return a.path < b.path; });
  files.push_back({std::string(kProvenanceName), WriteProvenance(provenance)});
  return Put(std::move(files), options);
}

}  // namespace kringen

#include "cli/site_zip.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "archive/zip_writer.h"
#include "cli/leftovers.h"
#include "model/provenance.h"

namespace kringen {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kEnd = ".zip";
constexpr std::string_view kSiteStart = "site/";

// Half zips of killed runs; the lock says that there is no other run.
void RemoveHalves(const fs::path& zip) {
  const std::string start = zip.filename().string() + kNewMark;
  std::error_code problem;
  for (fs::directory_iterator at(zip.parent_path(), problem), end; !problem && at != end;
       at.increment(problem)) {
    const std::string name = at->path().filename().string();
    const std::string digits = name.substr(std::min(start.size(), name.size()));
    const bool is_half = name.compare(0, start.size(), start) == 0 && !digits.empty() &&
                         digits.find_first_not_of("0123456789") == std::string::npos;
    if (is_half) unlink(at->path().c_str());
  }
}

}  // namespace

bool IsZipName(const std::string& path) {
  return path.size() > kEnd.size() && path.substr(path.size() - kEnd.size()) == kEnd;
}

Failure PutSiteZip(const std::string& path, WrittenSite site, const std::string& day, bool force,
                   double wait_s, const FolderNotice& notice) {
  const std::string zip = FolderName(path);
  std::error_code problem;
  fs::create_directories(fs::path(zip).parent_path(), problem);
  const Result<FolderLock> held = FolderLock::Take(zip, FolderLock::Use::kWrite, wait_s, notice);
  if (!held.ok()) return held.error();
  RemoveHalves(zip);
  const fs::file_status status = fs::symlink_status(zip, problem);
  const bool is_ours = fs::is_regular_file(status) &&
                       HasZipMember(zip, std::string(kSiteStart).append(kProvenanceName));
  if (fs::exists(status) && !is_ours && (!force || !fs::is_regular_file(status))) {
    return Error{"folder.foreign", fs::path(zip).filename().string(),
                 fs::path(zip).parent_path().string()};
  }
  std::vector<ZipFile> files;
  for (OutputFile& file : site.files) {
    files.push_back({std::string(kSiteStart) + file.path, std::move(file.bytes)});
  }
  for (OutputFile& file : site.settings) {
    files.push_back(
        {"site" + std::string(kSettingsSuffix) + "/" + file.path, std::move(file.bytes)});
  }
  const std::string bytes = PackZip(files, day);
  if (bytes.empty()) return Error{"not_written", "", path};
  const std::string half = zip + kNewMark + std::to_string(getpid());
  Failure failure = WriteNewFile(half, bytes);
  if (!failure) failure = SyncAll(fs::path(zip).parent_path().string());
  if (!failure) failure = MoveFile(half, zip);
  if (failure) unlink(half.c_str());
  return failure ? failure : SyncEntries(fs::path(zip).parent_path().string());
}

}  // namespace kringen

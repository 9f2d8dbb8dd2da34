#include "cli/put_in_place.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "cli/leftovers.h"
#include "model/provenance.h"

namespace kringen {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNoStage = "no_stage";  // within this file: another way is tried

std::string ParentOf(const std::string& path) {
  const std::string parent = fs::path(path).parent_path().string();
  return parent.empty() ? "." : parent;
}

bool Exists(const std::string& path) {
  struct stat about {};
  return lstat(path.c_str(), &about) == 0;
}

Failure NoStage(const Failure& failure) {
  if (!failure || failure->code == "folder.full") return failure;
  return Error{kNoStage, failure->detail, failure->place};
}

// False and an errno when the two could not be exchanged.
bool Exchange(const std::string& a, const std::string& b) {
#ifdef RENAME_EXCHANGE
  return renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
#else
  errno = ENOSYS;
  return false;
#endif
}

bool CannotExchange(int number) {
  return number == EINVAL || number == ENOSYS || number == ENOTSUP;
}

// The manifest first: it says to whom the others belong, should this be all.
Failure WriteFiles(const std::string& stage, const std::string& old, const NewVersion& version) {
  const auto write = [&](const OutputFile& file) -> Failure {
    if (Failure failure = MakeFoldersAbove(stage, file.path)) return failure;
    const std::string to = stage + "/" + file.path;
    const bool is_unchanged =
        std::binary_search(version.unchanged.begin(), version.unchanged.end(), file.path);
    // The same file keeps its time, by which servers tell browsers that nothing changed.
    if (is_unchanged && link((old + "/" + file.path).c_str(), to.c_str()) == 0) return {};
    return WriteNewFile(to, file.bytes);
  };
  for (const bool is_manifest : {true, false}) {
    for (const OutputFile& file : version.files) {
      if ((file.path == kProvenanceName) != is_manifest) continue;
      if (Failure failure = write(file)) return failure;
    }
  }
  return {};
}

// Folders as they were; other things as a second name of the same thing.
Failure CarryOver(const std::string& stage, const std::string& old, const NewVersion& version) {
  for (const DiskEntry& entry : version.kept) {
    const std::string from = old + "/" + entry.path, to = stage + "/" + entry.path;
    if (entry.is_folder()) {
      if (Failure failure = MakeFolderLike(to, from)) return NoStage(failure);
    } else if (linkat(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), 0) != 0) {
      return NoStage(FailureOf(errno, to));
    }
  }
  return {};
}

void KeepTimes(const std::string& stage, const NewVersion& version) {
  for (auto entry = version.kept.rbegin(); entry != version.kept.rend(); ++entry) {
    if (!entry->is_folder()) continue;
    const timespec times[2] = {entry->stat.st_atim, entry->stat.st_mtim};
    utimensat(AT_FDCWD, (stage + "/" + entry->path).c_str(), times, AT_SYMLINK_NOFOLLOW);
  }
}

// A whole new version in a folder of its own; `old` empty: there was none.
Failure MakeStage(const std::string& stage, const std::string& old, const NewVersion& version) {
  constexpr mode_t kMode = 0777;
  if (old.empty()) {
    if (mkdir(stage.c_str(), kMode) != 0) return FailureOf(errno, stage);
  } else {
    struct stat made {
    }, wanted{};
    if (Failure failure = MakeFolderLike(stage, old)) return NoStage(failure);
    const auto is_elsewhere = [&](const DiskEntry& entry) {
      return entry.stat.st_dev != wanted.st_dev;
    };
    const bool is_one = lstat(stage.c_str(), &made) == 0 && stat(old.c_str(), &wanted) == 0 &&
                        made.st_dev == wanted.st_dev &&
                        std::none_of(version.kept.begin(), version.kept.end(), is_elsewhere) &&
                        std::none_of(version.dropped.begin(), version.dropped.end(), is_elsewhere);
    if (!is_one) return NoStage(FailureOf(EXDEV, stage));
  }
  if (Failure failure = CarryOver(stage, old, version)) return failure;
  if (Failure failure = WriteFiles(stage, old, version)) return failure;
  KeepTimes(stage, version);
  return SyncAll(stage);
}

Failure PutFresh(const std::string& folder, const std::string& stage, const NewVersion& version) {
  Failure failure = MakeStage(stage, "", version);
  if (!failure) failure = MoveFile(stage, folder);
  if (failure) RemoveOurs(stage);
  return failure ? failure : SyncEntries(ParentOf(folder));
}

Failure PutFolder(const std::string& folder, const std::string& stage, const std::string& aside,
                  const NewVersion& version, PutWay way, const FolderNotice& notice) {
  if (Failure failure = MakeStage(stage, folder, version)) {
    RemoveOurs(stage);
    return failure;
  }
  std::string old = stage;
  const bool is_exchanged = way != PutWay::kTwoRenames && Exchange(stage, folder);
  if (!is_exchanged) {
    const int problem = way == PutWay::kTwoRenames ? EINVAL : errno;
    if (!CannotExchange(problem)) {
      RemoveOurs(stage);
      return NoStage(FailureOf(problem, folder));
    }
    old = aside;
    if (Failure failure = MoveFile(folder, old)) {
      RemoveOurs(stage);
      return NoStage(failure);
    }
    if (Failure failure = MoveFile(stage, folder)) {
      MoveFile(old, folder);
      RemoveOurs(stage);
      return failure;
    }
  }
  if (Failure failure = SyncEntries(ParentOf(folder))) return failure;
  if (!RemoveOldVersion(old, version.dropped, folder)) notice({"folder.leftover", "", old});
  return {};
}

// The link is replaced by one that leads to the new folder.
Failure PutRelease(const std::string& link, const NewVersion& version, const FolderNotice& notice) {
  std::error_code problem;
  const std::string old = fs::canonical(link, problem).string();
  if (problem) return FailureOf(problem.value(), link);
  const std::string text = fs::read_symlink(link, problem).string();
  const std::string start = ParentOf(old) + "/" + fs::path(link).filename().string() + kReleaseMark;
  int number = 1;
  while (Exists(start + std::to_string(number))) ++number;
  const std::string release = start + std::to_string(number);
  // As the old link leads there: relative or not, by the same folders.
  const fs::path way_there = fs::path(text).parent_path() / fs::path(release).filename();
  const bool is_plain = fs::path(text).filename() == fs::path(old).filename();
  const std::string before = link + kBeforeMark, swung = link + kNewMark + "link";
  Failure failure = MakeStage(release, old, version);
  if (!failure && symlink(old.c_str(), before.c_str()) != 0) {
    failure = NoStage(FailureOf(errno, before));
  }
  const std::string target = is_plain ? way_there.string() : release;
  if (!failure && symlink(target.c_str(), swung.c_str()) != 0) {
    failure = NoStage(FailureOf(errno, swung));
  }
  if (!failure && rename(swung.c_str(), link.c_str()) != 0) {
    failure = NoStage(FailureOf(errno, link));
  }
  if (failure) {
    unlink(swung.c_str());
    unlink(before.c_str());
    RemoveOurs(release);
    return failure;
  }
  if (Failure unsynced = SyncEntries(ParentOf(link))) return unsynced;
  if (!RemoveOldVersion(old, version.dropped, release)) notice({"folder.leftover", "", old});
  unlink(before.c_str());
  return {};
}

// What leads to others comes after them: first what nothing names yet, then the lists, last the
// documents.
int RankOf(const std::string& path) {
  if (path.compare(0, 4, "app-") == 0) return 0;
  if (path == "withdrawn.json") return 2;
  if (path == "feed.json" || path == "words.json") return 3;
  const bool is_document = path.find('/') == std::string::npos && path.size() > 5 &&
                           path.compare(path.size() - 5, 5, ".html") == 0;
  return is_document ? 4 : 1;
}

// The manifest of both versions, so that a killed run leaves nothing that the next does not know.
std::string ManifestOfBoth(const std::string& folder, const NewVersion& version) {
  const std::string name(kProvenanceName);
  const auto before = ReadPlainFile(folder + "/" + name);
  Result<Provenance> read = ReadProvenance(before.value_or("{}"));
  Provenance both = read.ok() ? std::move(read).value() : Provenance();
  for (const OwnedFile& file : OwnedFilesOf(version.files)) both.files.push_back(file);
  return WriteProvenance(both);
}

Failure PutFileByFile(const std::string& folder, const NewVersion& version) {
  const std::string stage = folder + "/" + kInsideName, manifest(kProvenanceName);
  if (mkdir(stage.c_str(), S_IRWXU) != 0) return FailureOf(errno, stage);
  std::vector<const OutputFile*> files;
  Failure failure;
  for (const OutputFile& file : version.files) {
    const bool is_unchanged =
        std::binary_search(version.unchanged.begin(), version.unchanged.end(), file.path);
    const bool is_manifest = file.path == manifest;  // that of both takes its place meanwhile
    if (!is_unchanged && !is_manifest) files.push_back(&file);
    if ((is_unchanged && !is_manifest) || failure) continue;
    failure = MakeFoldersAbove(stage, file.path);
    if (!failure) failure = WriteNewFile(stage + "/" + file.path, file.bytes);
  }
  const std::string both = stage + "/" + manifest + ".both";
  if (!failure) failure = WriteNewFile(both, ManifestOfBoth(folder, version));
  if (!failure) failure = SyncAll(stage);
  if (failure) {
    RemoveOurs(stage);
    return failure;
  }
  std::stable_sort(files.begin(), files.end(), [](const OutputFile* a, const OutputFile* b) {
    return RankOf(a->path) < RankOf(b->path);
  });
  if (Failure problem = MoveFile(both, folder + "/" + manifest)) return problem;
  std::set<std::string> written, folders;
  for (const OutputFile& file : version.files) {
    written.insert(file.path);
    for (std::size_t slash = file.path.find('/'); slash != std::string::npos;
         slash = file.path.find('/', slash + 1)) {
      folders.insert(file.path.substr(0, slash));
    }
  }
  // What stands where a folder must come was asked about before.
  for (const DiskEntry& entry : version.dropped) {
    if (folders.count(entry.path) > 0) unlink((folder + "/" + entry.path).c_str());
  }
  for (const OutputFile* file : files) {
    if (Failure problem = MakeFoldersAbove(folder, file->path)) return problem;
    const std::string to = folder + "/" + file->path;
    if (Failure problem = MoveFile(stage + "/" + file->path, to)) return problem;
  }
  for (const DiskEntry& entry : version.dropped) {
    const bool is_there = written.count(entry.path) > 0 || folders.count(entry.path) > 0;
    if (!is_there) unlink((folder + "/" + entry.path).c_str());
  }
  if (Failure problem = MoveFile(stage + "/" + manifest, folder + "/" + manifest)) return problem;
  RemoveOurs(stage);
  // Folders that held only what is gone.
  for (auto entry = version.dropped.rbegin(); entry != version.dropped.rend(); ++entry) {
    for (fs::path at = fs::path(entry->path).parent_path(); !at.empty(); at = at.parent_path()) {
      if (rmdir((folder + "/" + at.string()).c_str()) != 0) break;
    }
  }
  return SyncAll(folder);
}

}  // namespace

Failure PutInPlace(const std::string& folder, const NewVersion& version, PutWay way,
                   const FolderNotice& notice) {
  struct stat about {};
  const std::string number = std::to_string(getpid());
  const std::string stage = folder + kNewMark + number;
  if (lstat(folder.c_str(), &about) != 0) return PutFresh(folder, stage, version);
  if (access(folder.c_str(), W_OK) != 0) return FailureOf(errno, folder);
  Failure failure = Error{kNoStage, "", folder};
  if (way != PutWay::kInPlace) {
    failure = S_ISLNK(about.st_mode)
                  ? PutRelease(folder, version, notice)
                  : PutFolder(folder, stage, folder + kOldMark + number, version, way, notice);
  }
  if (!failure || failure->code != kNoStage) return failure;
  failure = PutFileByFile(folder, version);
  if (!failure) notice({"folder.in_place", "", folder});
  return failure;
}

void Recover(const std::string& folder, const FolderNotice& notice) {
  const std::string parent = ParentOf(folder), name = fs::path(folder).filename().string();
  std::error_code problem;
  const auto left_of = [&](const std::string& where, const std::string& start) {
    std::vector<std::string> found;
    for (fs::directory_iterator at(where, problem), end; !problem && at != end;
         at.increment(problem)) {
      const std::string file = at->path().filename().string();
      const std::string digits = file.substr(std::min(start.size(), file.size()));
      const bool is_number =
          !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
      if (file.compare(0, start.size(), start) == 0 && is_number &&
          fs::is_directory(at->symlink_status(problem))) {
        found.push_back(at->path().string());
      }
    }
    return found;
  };
  const std::vector<std::string> olds = left_of(parent, name + kOldMark);
  if (!Exists(folder) && !olds.empty()) {
    // Killed between two renames: the new version is whole, or else the old one is.
    const std::string pid = olds[0].substr(olds[0].rfind('-') + 1);
    if (MoveFile(folder + kNewMark + pid, folder)) MoveFile(olds[0], folder);
  }
  std::vector<std::string> left = left_of(parent, name + kNewMark);
  for (std::string& each : left_of(parent, name + kOldMark)) left.push_back(std::move(each));
  const std::string now = fs::canonical(folder, problem).string();
  if (fs::is_symlink(fs::symlink_status(folder, problem))) {
    unlink((folder + kNewMark + "link").c_str());
    for (std::string& each : left_of(ParentOf(now), name + kReleaseMark)) {
      if (each != now) left.push_back(std::move(each));
    }
    const std::string before = folder + kBeforeMark;
    if (fs::is_symlink(fs::symlink_status(before, problem))) {
      const std::string old = fs::canonical(before, problem).string();
      if (!problem && old != now && std::find(left.begin(), left.end(), old) == left.end()) {
        left.push_back(old);
      }
      unlink(before.c_str());
    }
  }
  for (const std::string& each : left) {
    if (!RemoveLeftover(each, folder)) notice({"folder.leftover", "", each});
  }
  RemoveOurs(folder + "/" + kInsideName);
}

}  // namespace kringen

#include "cli/disk.h"

#include <fcntl.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include "base/file_path.h"

namespace kringen {
namespace {

namespace fs = std::filesystem;

// Closed when it goes.
class OpenFile {
 public:
  OpenFile(const std::string& path, int flags, mode_t mode = 0)
      : number_(open(path.c_str(), flags | O_CLOEXEC, mode)) {}
  ~OpenFile() {
    if (number_ >= 0) close(number_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

// Labels of SELinux and the like belong to the place, not to the folder.
constexpr std::string_view kLabels = "security.";

// Access lists and what else hangs on a folder.
bool CopyAttributes(const std::string& from, const std::string& to) {
  const ssize_t size = llistxattr(from.c_str(), nullptr, 0);
  if (size <= 0) return size == 0 || errno == ENOTSUP;
  std::string names(static_cast<std::size_t>(size), '\0');
  const ssize_t got = llistxattr(from.c_str(), names.data(), names.size());
  if (got < 0) return false;
  names.resize(static_cast<std::size_t>(got));
  for (std::size_t at = 0; at < names.size();) {
    const std::string name(names.c_str() + at);
    at += name.size() + 1;
    if (name.compare(0, kLabels.size(), kLabels) == 0) continue;
    const ssize_t length = lgetxattr(from.c_str(), name.c_str(), nullptr, 0);
    if (length < 0) return false;
    std::string value(static_cast<std::size_t>(length), '\0');
    if (lgetxattr(from.c_str(), name.c_str(), value.data(), value.size()) != length) return false;
    if (lsetxattr(to.c_str(), name.c_str(), value.data(), value.size(), 0) != 0) return false;
  }
  return true;
}

}  // namespace

Failure FailureOf(int number, const std::string& place) {
  const bool is_full = number == ENOSPC || number == EDQUOT;
  return Error{is_full ? "folder.full" : "not_written",
               std::error_code(number, std::generic_category()).message(), place};
}

Result<std::vector<DiskEntry>> ListTree(const std::string& folder) {
  std::vector<DiskEntry> entries;
  std::vector<std::string> open_folders{""};
  while (!open_folders.empty()) {
    const std::string inner = std::move(open_folders.back());
    open_folders.pop_back();
    std::string at = folder;
    if (!inner.empty()) at.append("/").append(inner);
    std::error_code problem;
    fs::directory_iterator next(at, problem);
    for (; !problem && next != fs::directory_iterator(); next.increment(problem)) {
      DiskEntry entry;
      entry.path = (inner.empty() ? "" : inner + "/") + next->path().filename().string();
      if (lstat(next->path().c_str(), &entry.stat) != 0) continue;  // gone meanwhile
      if (entry.is_folder()) open_folders.push_back(entry.path);
      entries.push_back(std::move(entry));
    }
    if (problem) return *FailureOf(problem.value(), at);
  }
  std::sort(entries.begin(), entries.end(),
            [](const DiskEntry& a, const DiskEntry& b) { return a.path < b.path; });
  return entries;
}

std::optional<std::string> ReadPlainFile(const std::string& path) {
  const OpenFile file(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  struct stat about {};
  if (file.number() < 0 || fstat(file.number(), &about) != 0 || !S_ISREG(about.st_mode)) return {};
  std::string bytes(static_cast<std::size_t>(about.st_size), '\0');
  std::size_t got = 0;
  for (;;) {
    constexpr std::size_t kMore = 65536;
    if (got == bytes.size()) bytes.resize(got + kMore);
    const ssize_t count = read(file.number(), bytes.data() + got, bytes.size() - got);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return {};
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  bytes.resize(got);
  return bytes;
}

std::optional<std::string> ReadInnerFile(const std::string& folder, const std::string& inner_path) {
  if (!IsInnerPath(inner_path)) return {};
  for (std::size_t slash = inner_path.find('/'); slash != std::string::npos;
       slash = inner_path.find('/', slash + 1)) {
    struct stat about {};
    const std::string above = folder + "/" + inner_path.substr(0, slash);
    if (lstat(above.c_str(), &about) != 0 || !S_ISDIR(about.st_mode)) return {};
  }
  return ReadPlainFile(folder + "/" + inner_path);
}

Failure WriteNewFile(const std::string& path, std::string_view bytes) {
  constexpr mode_t kMode = 0666;  // less what the person's umask takes
  const OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, kMode);
  if (file.number() < 0) return FailureOf(errno, path);
  while (!bytes.empty()) {
    const ssize_t count = write(file.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return FailureOf(count < 0 ? errno : ENOSPC, path);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

Failure MakeFolderLike(const std::string& path, const std::string& model) {
  struct stat wanted {
  }, made{};
  if (lstat(model.c_str(), &wanted) != 0) return FailureOf(errno, model);
  if (mkdir(path.c_str(), S_IRWXU) != 0 || lstat(path.c_str(), &made) != 0) {
    return FailureOf(errno, path);
  }
  const bool has_owner = made.st_uid == wanted.st_uid && made.st_gid == wanted.st_gid;
  if (!has_owner && lchown(path.c_str(), wanted.st_uid, wanted.st_gid) != 0) {
    return FailureOf(errno, path);
  }
  constexpr mode_t kRights = 07777;
  if (chmod(path.c_str(), wanted.st_mode & kRights) != 0) return FailureOf(errno, path);
  if (!CopyAttributes(model, path)) return FailureOf(ENOTSUP, path);
  return {};
}

Failure MakeFoldersAbove(const std::string& folder, const std::string& inner_path) {
  constexpr mode_t kMode = 0777;  // less what the person's umask takes
  for (std::size_t slash = inner_path.find('/'); slash != std::string::npos;
       slash = inner_path.find('/', slash + 1)) {
    const std::string path = folder + "/" + inner_path.substr(0, slash);
    struct stat about {};
    if (mkdir(path.c_str(), kMode) == 0) continue;
    if (errno != EEXIST) return FailureOf(errno, path);
    if (lstat(path.c_str(), &about) != 0 || !S_ISDIR(about.st_mode)) {
      return FailureOf(ENOTDIR, path);
    }
  }
  return {};
}

Failure MoveFile(const std::string& from, const std::string& to) {
  if (rename(from.c_str(), to.c_str()) != 0) return FailureOf(errno, to);
  return {};
}

Failure SyncAll(const std::string& folder) {
  const OpenFile at(folder, O_RDONLY | O_DIRECTORY);
  if (at.number() < 0 || syncfs(at.number()) != 0) return FailureOf(errno, folder);
  return {};
}

Failure SyncEntries(const std::string& folder) {
  const OpenFile at(folder, O_RDONLY | O_DIRECTORY);
  if (at.number() < 0) return FailureOf(errno, folder);
  const bool is_synced = fsync(at.number()) == 0 || errno == EINVAL;
  return is_synced ? Failure() : FailureOf(errno, folder);
}

}  // namespace kringen

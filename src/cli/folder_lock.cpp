#include "cli/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <thread>
#include <utility>

#include "cli/disk.h"

namespace kringen {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kBetween = std::chrono::milliseconds(20);
constexpr double kTold_s = 1;

// Is the open file still the one of that name? Who ends removes it.
bool IsThere(int file, const std::string& path) {
  struct stat open_one {
  }, named{};
  return fstat(file, &open_one) == 0 && lstat(path.c_str(), &named) == 0 &&
         open_one.st_dev == named.st_dev && open_one.st_ino == named.st_ino;
}

std::string Seconds(double seconds) {
  char text[32];
  std::snprintf(text, sizeof(text), "%.0f", seconds);
  return text;
}

}  // namespace

Result<FolderLock> FolderLock::Take(const std::string& folder, Use use, double wait_s,
                                    const Notice& notice) {
  constexpr mode_t kMode = 0666;
  const auto start = Clock::now();
  const int how = use == Use::kWrite ? LOCK_EX : LOCK_SH;
  bool is_told = false;
  for (;;) {
    FolderLock lock;
    lock.path_ = folder + ".kringen-lock";
    lock.file_ = open(lock.path_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, kMode);
    if (lock.file_ < 0 && use == Use::kRead) return lock;
    if (lock.file_ < 0) {
      const int problem = errno;
      lock.file_ = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (lock.file_ < 0) return *FailureOf(problem, lock.path_);
      lock.path_.clear();
    }
    const bool is_ours = flock(lock.file_, how | LOCK_NB) == 0;
    if (is_ours && (lock.path_.empty() || IsThere(lock.file_, lock.path_))) return lock;
    const int problem = is_ours ? EWOULDBLOCK : errno;
    close(std::exchange(lock.file_, -1));
    if (is_ours) continue;  // the file went while it was opened
    if (problem != EWOULDBLOCK && problem != EINTR) {
      if (use == Use::kRead) return lock;
      return *FailureOf(problem, folder);
    }
    const double waited_s = std::chrono::duration<double>(Clock::now() - start).count();
    if (waited_s >= wait_s) return Error{"folder.busy", Seconds(wait_s), folder};
    if (waited_s >= kTold_s && !std::exchange(is_told, true) && notice) {
      notice({"folder.waiting", "", folder});
    }
    std::this_thread::sleep_for(kBetween);
  }
}

// The file goes only when nobody else has it.
void FolderLock::Release() {
  if (file_ < 0) return;
  if (!path_.empty() && flock(file_, LOCK_EX | LOCK_NB) == 0 && IsThere(file_, path_)) {
    unlink(path_.c_str());
  }
  close(std::exchange(file_, -1));
}

FolderLock::~FolderLock() { Release(); }

FolderLock::FolderLock(FolderLock&& other) noexcept
    : file_(std::exchange(other.file_, -1)), path_(std::move(other.path_)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  if (this != &other) {
    Release();
    file_ = std::exchange(other.file_, -1);
    path_ = std::move(other.path_);
  }
  return *this;
}

}  // namespace kringen

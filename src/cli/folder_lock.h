// One run at a time in a folder: a lock on "FOLDER.kringen-lock" beside it, given back by the
// system however the run ends. Many may read at once. Where nothing can be written beside the
// folder, the folder itself is locked.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"

namespace kringen {

class FolderLock {
 public:
  enum class Use { kRead, kWrite };
  // Told once, after a second of waiting: "folder.waiting" with the place.
  using Notice = std::function<void(const Error&)>;

  // Waits at most `wait_s`; then "folder.busy" with the seconds as detail. For kRead a folder where
  // no lock can be had is read without.
  static Result<FolderLock> Take(const std::string& folder, Use use, double wait_s,
                                 const Notice& notice);
  ~FolderLock();
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;

 private:
  FolderLock() = default;
  void Release();

  int file_ = -1;
  std::string path_;  // of the lock file; empty: the folder itself
};

}  // namespace kringen

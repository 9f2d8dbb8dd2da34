// What lies in a folder, and steps by which it is changed, for who must not damage what is not his:
// symbolic links are neither read nor written through, a file is written whole and new, and every
// failure says what it was. POSIX.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kringen {

struct DiskEntry {
  std::string path;     // within the folder, with '/'
  struct stat stat {};  // of itself, also of a link

  bool is_file() const { return S_ISREG(stat.st_mode); }
  bool is_folder() const { return S_ISDIR(stat.st_mode); }
};

// Why a step failed; nothing: it did not. Codes "folder.full" and "not_written".
using Failure = std::optional<Error>;
Failure FailureOf(int number, const std::string& place);

// Everything below a folder, sorted by path, a folder before what is in it.
Result<std::vector<DiskEntry>> ListTree(const std::string& folder);

// The bytes of a plain file; nothing when it is none (a link, a pipe) or cannot be read.
std::optional<std::string> ReadPlainFile(const std::string& path);

// The same of a file within a folder; also no folder above it is a link.
std::optional<std::string> ReadInnerFile(const std::string& folder, const std::string& inner_path);

// A file that was not there yet.
Failure WriteNewFile(const std::string& path, std::string_view bytes);
// A folder with the rights, owner, attributes of another one. Fails when it cannot be the same.
Failure MakeFolderLike(const std::string& path, const std::string& model);
// The folders above a file, those that are not there yet.
Failure MakeFoldersAbove(const std::string& folder, const std::string& inner_path);
Failure MoveFile(const std::string& from, const std::string& to);

// On the disk, not only in memory: all of a folder's file system; the entries of one folder.
Failure SyncAll(const std::string& folder);
Failure SyncEntries(const std::string& folder);

}  // namespace kringen

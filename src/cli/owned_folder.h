// A folder of which a run owns the files that runs wrote: an export, a site, settings. One run at a
// time holds it. The files are listed in its herkomst.json; what is not listed, or was changed
// since, is of others and stays. Nothing changes before everything is decided, and then all at once
// (put_in_place.h).
#pragma once

#include <string>
#include <vector>

#include "cli/folder_lock.h"
#include "cli/put_plan.h"

namespace kringen {

class OwnedFolder {
 public:
  // Waits for another run, mends what a killed one left, and reads the list. Errors: "folder.busy",
  // "folder.no_folder", "not_written". Notices: "folder.waiting", "folder.adopted" and those of
  // put_in_place.h.
  static Result<OwnedFolder> Open(const std::string& path, FolderKind kind, double wait_s,
                                  FolderNotice notice);

  // Of the run before, with all its members; empty where there was none.
  const Provenance& provenance() const { return provenance_; }

  // Replaces all files of the runs before by these; herkomst.json is among them (AddProvenance), or
  // made here where only a list is wanted. Errors: "folder.is_site" for an export where a site is
  // and "folder.is_export" for a site where an export is, also by force: what the other has would
  // go; "folder.foreign" with the names, "folder.full", "not_written", "folder.bad_name". Notice
  // "folder.changed": a setting that a person changed.
  Failure Put(std::vector<OutputFile> files, const PutOptions& options);
  // Adds files, or replaces them, and leaves the others.
  Failure Add(std::vector<OutputFile> files, PutOptions options);

 private:
  OwnedFolder(std::string path, FolderKind kind, FolderNotice notice, FolderLock lock)
      : path_(std::move(path)), kind_(kind), notice_(std::move(notice)), lock_(std::move(lock)) {}
  Failure ReadBefore();
  Failure CheckHeld() const;

  std::string path_;
  FolderKind kind_;
  FolderNotice notice_;
  FolderLock lock_;
  Provenance provenance_;
};

// A folder as the lock and the renames need it: whole, without '/' or "." at its end.
std::string FolderName(const std::string& path);
// Whether a folder is another one or lies in it, where their links lead.
bool IsWithin(const std::string& folder, const std::string& outer);
// "a, b, c ..." of at most five.
std::string SomeNames(const std::vector<std::string>& names);

}  // namespace kringen

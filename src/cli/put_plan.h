// What a run does to the files of a folder: what is written, what goes, what of others stays, and
// what it must not touch unless it is told to. Decided before anything is changed.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "cli/put_in_place.h"
#include "model/provenance.h"

namespace kringen {

enum class FolderKind { kExport, kSite, kSettings };

struct PutOptions {
  bool force = false;         // overwrites what is of others or was changed
  bool in_place = false;      // file by file, for a folder that others hold on to
  bool keeps_others = false;  // adds to our files instead of replacing them all
};

// A manifest for looking up: a path may have had two contents, when a run was killed.
using KnownFiles = std::map<std::string, std::set<std::string>>;  // path -> digests
// Only names that stay within a folder.
KnownFiles KnownFilesOf(const std::vector<OwnedFile>& files);

struct PutPlan {
  NewVersion version;
  std::vector<std::string> conflicts;  // of others, or ours and changed since; --force takes them
  std::vector<std::string> blocked;    // folders of others where a file of ours must come
  std::vector<std::string> renamed;    // settings that a person changed: ours lie beside them
};

// `entries` are all of the folder now.
PutPlan MakePutPlan(const std::string& folder, const std::vector<DiskEntry>& entries,
                    const KnownFiles& known, std::vector<OutputFile> files, FolderKind kind,
                    const PutOptions& options);

}  // namespace kringen

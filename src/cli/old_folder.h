// Exports and sites that were made before there was a list of their files: which of the files are
// ours, by what they are. The next run takes them over.
#pragma once

#include <string>
#include <vector>

#include "cli/disk.h"
#include "cli/put_plan.h"
#include "model/provenance.h"

namespace kringen {

// None when the folder is no export or site of Kringen.
std::vector<OwnedFile> FilesOfOldFolder(const std::string& folder,
                                        const std::vector<DiskEntry>& entries, FolderKind kind);

}  // namespace kringen

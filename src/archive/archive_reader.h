// Opens a zip, a tar or a single file of this machine and hands its members to the intake that
// decides what is read (import/session/archive_intake.h). libzip and libarchive; native only.
#pragma once

#include <string>

#include "import/session/archive_intake.h"

namespace kringen {

// A zip, a tar (also .tar.gz), or a single file.
ArchiveReading ReadArchive(const std::string& path, const ArchiveLimits& limits);

}  // namespace kringen

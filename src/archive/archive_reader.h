// Members of a zip or tar archive, in memory, by the allow-list of import/session.h: nothing is
// ever unpacked to disk, and what may not be read is not opened. Sizes are counted while reading,
// as headers can lie. libzip and libarchive; native only.
#pragma once

#include <string>
#include <vector>

#include "import/session.h"

namespace kringen {

struct ArchiveLimits {
  std::uint64_t members = 100'000;
  std::uint64_t member_bytes = std::uint64_t{1} << 30;
  std::uint64_t all_bytes = std::uint64_t{2} << 30;
  // Of a member above a megabyte. Text shrinks to a tenth or a hundredth, a bomb to a thousandth.
  std::uint64_t ratio = 250;
};

struct ArchiveReading {
  SourceKind kind = SourceKind::kUnknown;
  std::vector<SourceFile> files;
  // Why something was not read: "archive.not_readable", "archive.too_many_members",
  // "archive.bad_name", "archive.encrypted", "archive.link", "archive.too_large", "archive.bomb",
  // "archive.damaged", "archive.conflict", "archive.nothing_known".
  std::vector<ReportLine> report;
};

// A zip, a tar (also .tar.gz), or a single file.
ArchiveReading ReadArchive(const std::string& path, const ArchiveLimits& limits);

// False for names that lead out of an archive: absolute, with "..", a drive or a backslash.
bool IsSafeName(std::string_view name);

}  // namespace kringen

// libFuzzer target for archives: zip and tar, through libzip and libarchive, into the importer.
// Checks that the limits hold whatever the headers say, and that nothing comes out of an archive
// that may not.
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <set>
#include <string>

#include "archive/archive_reader.h"
#include "fuzz/laws.h"
#include "import/session/session.h"

namespace kringen {
namespace {

constexpr ArchiveLimits kLimits{1000, 1 << 20, 2 << 20, 250};

// libzip and libarchive want a file. In memory where the system has that.
const std::string& Path() {
  static const std::string path = std::string(access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp") +
                                  "/kringen-fuzz-" + std::to_string(getpid());
  return path;
}

void RequireWithinLimits(const ArchiveReading& reading) {
  std::uint64_t all = 0;
  std::set<std::string> names;
  for (const SourceFile& file : reading.files) {
    all += file.bytes.size();
    Require(file.bytes.size() <= kLimits.member_bytes, "no member over its limit");
    Require(IsSafeName(file.path), "no name leads out");
    Require(std::any_of(reading.sources.begin(), reading.sources.end(),
                        [&](const Source* source) { return MayRead(*source, file.path); }),
            "on the allow-list");
    Require(names.insert(file.path).second, "each name once");
  }
  Require(all <= kLimits.all_bytes, "not more than all may be");
  Require(!reading.files.empty() || !reading.report.empty(), "a reason, or a file");
}

}  // namespace
}  // namespace kringen

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kringen;  // NOLINT: a program of one function
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const bool is_zip = bytes.substr(0, 2) == "PK";
  const bool is_tar =
      bytes.substr(0, 2) == "\x1F\x8B" || bytes.substr(0, 4096).find("ustar") == 257;
  if (!is_zip && !is_tar) return 0;  // files by themselves have targets of their own
  std::FILE* const file = std::fopen(Path().c_str(), "wb");
  if (file == nullptr) return 0;
  std::fwrite(data, 1, size, file);
  std::fclose(file);
  const ArchiveReading reading = ReadArchive(Path(), kLimits);
  std::remove(Path().c_str());
  RequireWithinLimits(reading);
  if (reading.files.empty()) return 0;
  ImportSession session{ImportOptions()};
  session.Add("archief", reading.files);
  session.Update();
  for (const Candidate& candidate : session.candidates()) RequireSoundCandidate(candidate);
  return 0;
}

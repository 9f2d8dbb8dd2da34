// What may come out of an archive, whoever opens it: libzip on the command line, JavaScript in the
// studio. Members are kept by the allow-list of readers/sources.h, in memory, within limits that
// count what really came, as headers can lie. Nothing is ever unpacked to disk. Of an archive that
// no source knows, tables of figures are kept, which hold no message; other tables are named.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/readers/sources.h"

namespace kringen {

struct ArchiveLimits {
  std::uint64_t members = 100'000;
  std::uint64_t member_bytes = std::uint64_t{1} << 30;
  std::uint64_t all_bytes = std::uint64_t{2} << 30;
  // Of a member above a megabyte. Text shrinks to a tenth or a hundredth, a bomb to a thousandth.
  std::uint64_t ratio = 250;
};

struct ArchiveMember {
  std::string name;
  std::uint64_t packed_bytes = 0;  // 0: not known
  bool is_link = false;
  bool is_encrypted = false;
};

struct ArchiveReading {
  std::vector<const Source*> sources;  // what the archive is
  std::vector<SourceFile> files;
  // Why something was not read: "archive.not_readable", "archive.too_many_members",
  // "archive.bad_name", "archive.encrypted", "archive.link", "archive.too_large", "archive.bomb",
  // "archive.damaged", "archive.conflict", "archive.nothing_known"; and what is left out, with the
  // count of its records: "file.left_out"; tables that are not of figures: "archive.unread_table".
  std::vector<ReportLine> report;
};

// Takes the members of one archive one by one: Announce, then for each wanted one Begin, Take until
// it says false or the member ends, End; at last Finish.
class ArchiveIntake {
 public:
  // `name` is the archive's, for the report.
  ArchiveIntake(std::string_view name, const ArchiveLimits& limits)
      : name_(name), limits_(limits) {}

  // Indices of the members to open, in their order.
  std::vector<std::size_t> Announce(std::vector<ArchiveMember> members);
  void Begin(std::size_t index);
  bool Take(std::string_view bytes);
  void End(bool is_whole);
  void Tell(std::string_view code, std::string place);
  ArchiveReading Finish();

 private:
  void CountRecords(const SourceFile& file);
  void Warn(std::string_view code, std::string_view member);

  std::string name_;
  ArchiveLimits limits_;
  std::vector<ArchiveMember> members_;
  std::set<std::size_t> only_counted_;
  std::set<std::size_t> tables_;  // known by what they hold
  std::size_t open_ = 0;
  SourceFile file_;
  const char* problem_ = nullptr;
  std::uint64_t all_bytes_ = 0;
  std::map<std::string, std::size_t> known_;
  ArchiveReading reading_;
};

// False for names that lead out of an archive: absolute, with "..", or with a drive. A backslash is
// read as '/' first, as Windows writes it.
bool IsSafeName(std::string_view name);

}  // namespace kringen

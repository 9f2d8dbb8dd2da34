// The sum law (import/text/source_file.h) counted: of each file, how many records were read and
// where each of them went. A sum that does not come out is an error of the program, never of the
// file, and is told.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

struct FileSum {
  std::string archive;
  std::string file;
  std::int64_t read = 0;
  std::int64_t published = 0;
  std::int64_t withheld = 0;
  std::int64_t merged = 0;
  std::int64_t malformed = 0;
  std::int64_t not_ours = 0;

  bool holds() const { return read == published + withheld + merged + malformed + not_ours; }
};

// Adds up; files of one archive that come several times are one.
class SumKeeper {
 public:
  // Lines of a reading, or of a table of counts.
  void AddReport(const std::string& archive, const std::vector<ReportLine>& report);
  void AddCandidate(const std::string& archive, const Candidate& candidate);
  void AddMerged(const std::string& archive, const std::string& record, std::int64_t count = 1);
  void AddNotOurs(const std::string& archive, const std::string& record);
  // By archive and file; begins anew.
  std::vector<FileSum> Take();

 private:
  FileSum& SumOf(const std::string& archive, const std::string& place);

  std::vector<FileSum> sums_;
  std::size_t last_ = 0;  // mostly the same file again
};

}  // namespace kringen

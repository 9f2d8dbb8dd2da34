#include "import/session/sums.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kringen {
namespace {

using Level = ReportLine::Level;

// Where "#12" begins in "posts/your_posts_1.json#12", or ":12" of a row in a table; none: npos.
std::size_t RecordAt(const std::string& place) {
  const std::size_t mark = place.rfind('#');
  if (mark != std::string::npos) return mark;
  const std::size_t colon = place.rfind(':');
  const bool is_row = colon != std::string::npos && colon + 1 < place.size() &&
                      place.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  return is_row ? colon : std::string::npos;
}

std::string FileOf(const std::string& place) { return place.substr(0, RecordAt(place)); }

bool NamesRecord(const std::string& place) { return RecordAt(place) != std::string::npos; }

}  // namespace

FileSum& SumKeeper::SumOf(const std::string& archive, const std::string& place) {
  const std::string file = FileOf(place);
  const auto is_it = [&](const FileSum& sum) { return sum.file == file && sum.archive == archive; };
  if (last_ >= sums_.size() || !is_it(sums_[last_])) {
    const auto found = std::find_if(sums_.begin(), sums_.end(), is_it);
    last_ = static_cast<std::size_t>(found - sums_.begin());
    if (found == sums_.end()) sums_.push_back({archive, file});
  }
  return sums_[last_];
}

void SumKeeper::AddReport(const std::string& archive, const std::vector<ReportLine>& report) {
  for (const ReportLine& line : report) {
    if (line.level == Level::kRead && line.code == "file.read") {
      SumOf(archive, line.place).read += line.count;
    }
    if (!NamesRecord(line.place)) continue;
    if (line.level == Level::kWithheld) SumOf(archive, line.place).withheld += line.count;
    if (line.level == Level::kMerged) SumOf(archive, line.place).merged += line.count;
    if (line.level == Level::kMalformed) SumOf(archive, line.place).malformed += line.count;
    if (line.level == Level::kNotOurs) SumOf(archive, line.place).not_ours += line.count;
  }
}

void SumKeeper::AddCandidate(const std::string& archive, const Candidate& candidate) {
  FileSum& sum = SumOf(archive, candidate.record);
  ++(candidate.withheld.empty() ? sum.published : sum.withheld);
}

void SumKeeper::AddMerged(const std::string& archive, const std::string& record,
                          std::int64_t count) {
  SumOf(archive, record).merged += count;
}

void SumKeeper::AddNotOurs(const std::string& archive, const std::string& record) {
  ++SumOf(archive, record).not_ours;
}

std::vector<FileSum> SumKeeper::Take() {
  std::sort(sums_.begin(), sums_.end(), [](const FileSum& a, const FileSum& b) {
    return std::tie(a.archive, a.file) < std::tie(b.archive, b.file);
  });
  return std::exchange(sums_, {});
}

}  // namespace kringen

#include "import/readers/archive_facts.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string>

#include "import/readers/reader.h"
#include "model/publication_json.h"

namespace kringen {
namespace {

constexpr std::string_view kJson = ".json";

// The number behind the last '_' of a name; 0: none.
int NumberIn(std::string_view name, std::string_view* stem) {
  if (!HasSuffix(name, kJson)) return 0;
  name.remove_suffix(kJson.size());
  const std::size_t at = name.rfind('_');
  if (at == std::string_view::npos) return 0;
  int number = 0;
  const char* const end = name.data() + name.size();
  const auto [read, problem] = std::from_chars(name.data() + at + 1, end, number);
  if (problem != std::errc() || read != end || number < 1) return 0;
  *stem = name.substr(0, at);
  return number;
}

}  // namespace

bool IsNumbered(std::string_view name, std::string_view stem) {
  if (name.substr(0, stem.size()) != stem || !HasSuffix(name, kJson)) return false;
  std::string_view rest = name.substr(stem.size());
  rest.remove_suffix(kJson.size());
  if (rest.empty()) return true;
  return rest.size() > 1 && rest.size() < 8 && rest.front() == '_' &&
         rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool AreAllThere(const std::vector<const SourceFile*>& files, Reading* reading) {
  constexpr int kMost = 10'000;  // of a name made to be absurd, not every number is told
  std::map<std::string, std::set<int>> numbers;
  for (const SourceFile* file : files) {
    const std::string_view path = file->path;
    const std::string_view name = FileName(path);
    std::string_view stem;
    const int number = NumberIn(name, &stem);
    if (number == 0) continue;
    const std::string_view folder = path.substr(0, path.size() - name.size());
    numbers[std::string(folder) + std::string(stem)].insert(number);
  }
  bool all = true;
  for (const auto& [stem, there] : numbers) {
    const int last = *there.rbegin();
    all &= last == static_cast<int>(there.size());
    for (int number = 1, told = 0; number < std::min(last, kMost) && told < 20; ++number) {
      if (there.count(number) > 0) continue;
      ++told;
      Report(ReportLine::Level::kWarning, "file.missing",
             stem + "_" + std::to_string(number) + std::string(kJson), reading);
    }
  }
  return all;
}

void TellExported(Reading* reading) {
  if (!reading->source.exported.empty()) return;
  TimePoint newest = 0;
  for (const Candidate& each : reading->candidates) {
    const bool was_private =
        each.audience == Audience::kFollowers || each.audience == Audience::kDirect;
    if (!was_private) newest = std::max(newest, each.item.published);
  }
  if (newest > 0) reading->source.exported = FormatDate(newest);
}

void TellCoverage(bool has_begin, TimePoint to, Reading* reading) {
  reading->covers.reset();
  const bool is_damaged = std::any_of(
      reading->report.begin(), reading->report.end(),
      [](const ReportLine& line) { return line.level == ReportLine::Level::kMalformed; });
  if (is_damaged || reading->candidates.empty()) return;
  const auto [oldest, newest] = std::minmax_element(
      reading->candidates.begin(), reading->candidates.end(),
      [](const Candidate& a, const Candidate& b) { return a.item.published < b.item.published; });
  reading->covers = {oldest->item.published, std::max(to, newest->item.published), has_begin};
}

}  // namespace kringen

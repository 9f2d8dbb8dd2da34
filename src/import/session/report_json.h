// What an import says of itself, grouped and as JSON: the command line and the studio tell the
// same. A code may come a hundred thousand times: its first places are listed, the rest counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/json_write.h"
#include "import/session/session.h"

namespace kringen {

// "read", "withheld", "merged", "not_ours", "warning", "malformed"
const char* LevelName(ReportLine::Level level);

// Lines of one level and code, together.
struct ReportGroup {
  std::int64_t count = 0;
  std::vector<std::string> places;
  std::int64_t more = 0;  // places that are not listed

  void Add(std::string place, std::size_t most_places);
};
using ReportGroups = std::map<std::pair<ReportLine::Level, std::string>, ReportGroup>;

// "posts.csv#4 (Bereik)": the file, the row and the column.
std::string PlaceOf(const ReportLine& line);

// How many places of a group are listed: of what is lost more than of what is well.
std::size_t MostPlaces(ReportLine::Level level);

// The lines of what could not be opened and of the session.
ReportGroups GroupReport(const std::vector<ReportLine>& refused,
                         const std::vector<ReportLine>& report);

// Arrays "report", "questions" and "withdrawals" of an open object.
void WriteGroups(const ReportGroups& groups, JsonWriter* json);
void WriteQuestions(const std::vector<Question>& questions, JsonWriter* json);
void WriteWithdrawals(const std::vector<NewWithdrawal>& withdrawals, JsonWriter* json);
// The counts of a sum, as members of an open object.
void WriteSumCounts(const FileSum& sum, JsonWriter* json);

}  // namespace kringen

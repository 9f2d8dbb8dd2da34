// What an import says of itself, grouped and as JSON: the command line and the studio tell the
// same. A code may come a hundred thousand times; its places are cut to the first few.
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
};
using ReportGroups = std::map<std::pair<ReportLine::Level, std::string>, ReportGroup>;

// The lines of what could not be opened and of the session, with at most so many places each.
ReportGroups GroupReport(const std::vector<ReportLine>& refused,
                         const std::vector<ReportLine>& report, std::size_t most_places);

// Arrays "report", "questions" and "withdrawals" of an open object.
void WriteGroups(const ReportGroups& groups, JsonWriter* json);
void WriteQuestions(const std::vector<Question>& questions, JsonWriter* json);
void WriteWithdrawals(const std::vector<NewWithdrawal>& withdrawals, JsonWriter* json);
// The counts of a sum, as members of an open object.
void WriteSumCounts(const FileSum& sum, JsonWriter* json);

}  // namespace kringen

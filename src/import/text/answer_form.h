// Answers that are no choice out of a few: a day, a count, counts of followers by day, a share.
// What does not read as one is no answer, and it is said what is wrong with it; nothing is guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/text/source_file.h"
#include "model/entries.h"

namespace kringen {

// A day that exists, as YYYY-MM-DD, and is not after `today` (empty: no limit).
bool IsPastDay(std::string_view text, std::string_view today);

// What is wrong with a part of an answer: a code of assets/cli, and that part.
struct AnswerFault {
  std::string code;
  std::string part;

  bool operator==(const AnswerFault&) const = default;
};

// "8900@2026-10-01", several with commas between them, in order of their days. A count is written
// as in a table (ParseCount: "8.900", "8,900").
std::optional<std::vector<FollowerCount>> ReadFollowerCounts(std::string_view text,
                                                             std::string_view today);

// "12400@2026-10" of a month, "12400@2026-10-01/2026-10-31" of days, with a word of the platform
// behind it where it is not viewers ("12400 reach@2026-10"); several with commas between them, in
// order of their days. A period has passed.
std::optional<std::vector<ReportedPeriod>> ReadReportedPeriods(std::string_view text,
                                                               std::string_view today);

// A whole number, written as in a table.
std::optional<std::int64_t> ReadWholeCount(std::string_view text);

// A percentage, 0 to 1: "65", "65%", "12,5%". Without the sign only a whole one: "0,5" may be a
// half or half a per cent.
std::optional<double> ReadShare(std::string_view text);
// A part of one, as tables have it: "0.453", "0,453".
std::optional<double> ReadFraction(std::string_view text);

// Does the question take it? Nothing: it does.
std::optional<AnswerFault> FaultOf(const Question& question, std::string_view answer,
                                   std::string_view today);

}  // namespace kringen

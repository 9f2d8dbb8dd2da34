// Answers that are no choice out of a few: a day, counts of followers by day, a share. What does
// not read as one is no answer; nothing is guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/text/source_file.h"
#include "model/entries.h"

namespace kringen {

// A day that exists, as YYYY-MM-DD, and is not after `today` (empty: no limit).
bool IsPastDay(std::string_view text, std::string_view today);

// "8900@2026-10-01", several with commas between them, in order of their days.
std::optional<std::vector<FollowerCount>> ReadFollowerCounts(std::string_view text,
                                                             std::string_view today);

// "65", "65%", "0.65", "0,65": 0 to 1; a whole number is a percentage.
std::optional<double> ReadShare(std::string_view text);

// Does the question take it?
bool IsAnswerOf(const Question& question, std::string_view answer, std::string_view today);

}  // namespace kringen

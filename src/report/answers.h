// Questions of residents below the messages of a period, and how soon they had an answer. Of a
// message of which the export does not say it, nothing is counted.
#pragma once

#include <cstdint>
#include <optional>

#include "report/tally.h"

namespace kringen {

struct AnswerFigures {
  std::int64_t questions = 0;  // below messages of which it is known how many had an answer
  std::int64_t answered = 0;
  std::int64_t messages = 0;                   // those messages
  std::int64_t unknown = 0;                    // questions of which that is not known
  std::optional<std::int64_t> median_minutes;  // half had an answer by then, as the page has it
  std::int64_t timed = 0;                      // questions of which all times are known
  std::int64_t open() const { return questions - answered; }
  bool is_known() const { return messages > 0; }
};
AnswerFigures AnswersOf(const Tally& tally, const Feed& feed);

}  // namespace kringen

// The messages of a period that most people saw, and those that fewest saw. Only like figures are
// put in order: estimated residents where there are some, else what one kind of source reported. A
// message of which that is unknown is in neither list.
#pragma once

#include <cstdint>
#include <vector>

#include "report/period_reach.h"

namespace kringen {

inline constexpr std::size_t kMostRanked = 3;  // in a list

struct Ranking {
  enum class By { kNothing, kResidents, kViewers, kViews };
  By by = By::kNothing;
  std::vector<const MessageFigures*> most;   // the most seen first
  std::vector<const MessageFigures*> least;  // the least seen first; no message is in both
  // All messages of the period: what was put in order, what has another kind of figure, what has
  // none, what has figures that contradict each other, answers.
  std::int64_t ranked = 0, unlike = 0, unknown = 0, contradicted = 0, replies = 0;
};
// Points into the tally.
Ranking RankingOf(const Tally& tally, const PeriodReach& reach);

}  // namespace kringen

// What cannot be, of a message's figures and of the days beside them: the one rule of `kringen
// check`, of the page and of whoever reckons with a feed. Figures are totals since publication. A
// day that cannot be is not used; of figures that contradict each other nobody can say which one is
// wrong, so none of them is evidence. Every code has its sentence in assets/cli and assets/i18n.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "model/item_draft.h"
#include "model/kinds.h"
#include "model/publication.h"

namespace kringen {

// No message of a municipality was seen by more people than live in any country of the Union, nor
// more often than ten times by each of them.
inline constexpr std::int64_t kMostPeople = 100'000'000;
inline constexpr std::int64_t kMostViews = 1'000'000'000;

// "item.no_day": the calendar does not have it. "item.day_ahead": it comes after `today`, where
// that is known (YYYY-MM-DD). nullptr for a day that can be.
const char* WrongDay(std::string_view day, std::string_view today);

// Is a day before the message was there? Of a message of which only the month or the year is known,
// these count.
bool IsBeforeMessage(std::string_view day, TimePoint published, TimePrecision precision);

struct Impossible {
  const char* code;
  const char* member;  // of the measurement
  std::string detail;
};

// Of one measurement among those of its message:
// "item.too_many"                   more than kMostPeople, or kMostViews;
// "item.views_below_reach"          it was shown less often than there are people who saw it;
// "item.part_above_reach"           organic, followers' or paid reach is more than all reach;
// "item.engaged_above_reach"        more people did something with it than saw it;
// "item.commenters_above_comments"  more people commented than there are comments.
std::vector<Impossible> ImpossibleFigures(const ItemDraft& draft, std::size_t which);
// The same of an export that is not written yet.
std::vector<Impossible> ImpossibleFigures(const std::vector<MetricRow>& rows, std::size_t which);

// Is it one of these codes?
bool IsImpossibleFigure(std::string_view code);

}  // namespace kringen

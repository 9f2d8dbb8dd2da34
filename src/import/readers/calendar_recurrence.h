// When an event recurs (RFC 5545, RRULE): by days, weeks, months and years, with INTERVAL, COUNT,
// UNTIL, WKST, BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY with and without numbers, and
// BYSETPOS. Rules by hours and less are not read. A series without an end ends at a horizon.
#pragma once

#include <string_view>
#include <vector>

#include "import/readers/calendar_lines.h"

namespace kringen {

inline constexpr std::size_t kMostOccurrences = 5000;

struct CalendarSeries {
  std::vector<CalendarTime> starts;  // in order; the event's own start first
  bool is_cut = false;               // it goes on after the horizon
  bool is_full = false;              // it goes on after kMostOccurrences
};

// Nothing for a rule that is not understood. The start is the first, also where the days of the
// rule pass it over, unless `has_start` is false.
std::optional<CalendarSeries> CalendarOccurrences(const CalendarTime& start, std::string_view rule,
                                                  TimePoint horizon, bool has_start = true);

}  // namespace kringen

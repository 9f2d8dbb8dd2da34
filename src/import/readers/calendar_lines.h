// The lines of an iCalendar file (RFC 5545): folded lines put together on bytes, name, parameters
// and value taken apart, dates, durations and simple rules of recurrence understood.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/civil_time.h"

namespace kringen {

struct CalendarLine {
  std::string name;                                             // upper case
  std::vector<std::pair<std::string, std::string>> parameters;  // names in upper case
  std::string value;

  std::string_view Parameter(std::string_view parameter) const;
};

std::vector<CalendarLine> CalendarLines(std::string_view bytes);

// "Een\, twee\nDrie" as it is meant.
std::string UnescapedCalendarText(std::string_view value);

struct CalendarTime {
  CivilTime civil;  // of its zone
  bool is_day = false;
  bool is_utc = false;  // else Europe/Amsterdam

  // Noon for a day, as the export has it.
  TimePoint Instant() const;
  bool operator==(const CalendarTime&) const = default;
};

// Nothing when it is no time or in a zone whose clock is not that of Amsterdam; `is_strange_zone`
// tells which.
std::optional<CalendarTime> CalendarTimeOf(const CalendarLine& line, std::string_view value,
                                           bool* is_strange_zone);

// "P1DT2H" in seconds; nothing when it is none or negative.
std::optional<std::int64_t> CalendarDuration(std::string_view value);

inline constexpr std::size_t kMostOccurrences = 500;

// The starts of an event that recurs, the first included; nothing for a rule without an end, with
// more occurrences than kMostOccurrences, or with parts beyond FREQ, INTERVAL, COUNT, UNTIL, WKST,
// and BYDAY without numbers in weeks.
std::optional<std::vector<CalendarTime>> CalendarOccurrences(const CalendarTime& start,
                                                             std::string_view rule);

}  // namespace kringen

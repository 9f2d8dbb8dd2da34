// The lines of an iCalendar file (RFC 5545): folded lines put together on bytes, name, parameters
// and value taken apart, times and durations understood.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/text/zones.h"

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
// The commas between values, not those within one.
std::vector<std::string> CalendarValues(std::string_view list);
std::string UpperAscii(std::string_view text);

struct CalendarTime {
  CivilTime civil;  // of its zone
  bool is_day = false;
  bool is_utc = false;
  const Zone* zone = nullptr;  // where it is not UTC; null: Europe/Amsterdam

  // Noon for a day, as the export has it.
  TimePoint Instant() const;
  bool operator==(const CalendarTime&) const = default;
};

// 20240315, 20240315T090000 or 20240315T090000Z; a zone is not set. Nothing when it is no time.
std::optional<CalendarTime> WrittenCalendarTime(std::string_view value);

// "P1DT2H" in seconds; nothing when it is none or negative.
std::optional<std::int64_t> CalendarDuration(std::string_view value);

}  // namespace kringen

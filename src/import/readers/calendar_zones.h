// The clocks of one iCalendar file: those it defines itself (VTIMEZONE, with its rules), those that
// everybody knows, and the one of the whole calendar (X-WR-TIMEZONE) for times without any. The
// name of a place ("Europe/Amsterdam") means that place, whatever a file says of it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "import/readers/calendar_lines.h"

namespace kringen {

class CalendarZones {
 public:
  explicit CalendarZones(const std::vector<CalendarLine>& lines);

  // The value as a time in the zone that the line names. Nothing when it is no time or when nobody
  // knows its zone; `is_strange_zone` tells which. The zone lives as long as this.
  std::optional<CalendarTime> TimeOf(const CalendarLine& line, std::string_view value,
                                     bool* is_strange_zone);

 private:
  // STANDARD or DAYLIGHT: from when on which offset holds.
  struct Observance {
    std::string start, rule;
    std::vector<std::string> dates;
    std::optional<int> from_s, to_s;
  };
  struct Definition {
    std::string name;
    std::vector<Observance> observances;
  };

  static std::optional<Zone> ZoneOf(const Definition& definition);
  const Zone* Find(std::string_view name);

  std::map<std::string, Definition, std::less<>> defined_;
  std::map<std::string, std::unique_ptr<Zone>, std::less<>> known_;  // null: nobody knows it
  std::string calendar_zone_;
};

}  // namespace kringen

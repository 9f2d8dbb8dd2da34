// What belongs together of the events that share a UID: versions of one meeting, its changed times
// (RECURRENCE-ID), and different meetings to which a careless program gave one UID.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "import/readers/calendar_event.h"
#include "import/readers/candidate.h"

namespace kringen {

struct EventGroup {
  std::optional<CalendarEvent> whole;          // absent: only changed times are in the file
  std::map<TimePoint, CalendarEvent> changed;  // by the time that they change
  bool shares_uid = false;                     // with another meeting
};

// Of versions the latest stays, the others are told in the reading's report. The order of the
// events changes nothing.
std::vector<EventGroup> GroupVersions(std::vector<CalendarEvent> events, Reading* reading);

}  // namespace kringen

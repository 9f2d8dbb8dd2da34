// One VEVENT of an iCalendar file as it is written: what it says, when it is, and what makes it a
// private one. Who is invited or organises is not kept.
#pragma once

#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "import/readers/calendar_zones.h"

namespace kringen {

struct CalendarEvent {
  std::string place;  // file#record
  std::string uid;
  std::int64_t sequence = 0;
  std::string stamp;  // DTSTAMP or LAST-MODIFIED, the later; both sort as texts
  std::optional<CalendarTime> start, end, recurrence;
  std::optional<std::int64_t> duration_s;
  std::string title, text, location, url;
  std::vector<std::string> rules, excluded_rules, tags;
  std::vector<CalendarTime> added;
  std::set<TimePoint> excluded;
  bool changes_all_after = false;  // RECURRENCE-ID;RANGE=THISANDFUTURE
  bool is_cancelled = false;
  bool is_private = false;   // by CLASS or by a mark of Outlook, Apple, ...
  bool is_invited = false;   // somebody is
  bool is_odd_zone = false;  // DTSTART or RECURRENCE-ID in a zone that nobody knows

  bool Recurs() const { return !rules.empty() || !added.empty(); }
  auto Version() const { return std::tie(sequence, stamp, title, text, location, place); }
};

void ReadEventLine(const CalendarLine& line, CalendarZones* zones, CalendarEvent* event);

}  // namespace kringen

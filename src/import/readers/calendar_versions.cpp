#include "import/readers/calendar_versions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "import/readers/reader.h"

namespace kringen {
namespace {

bool IsSameTime(const CalendarEvent& a, const CalendarEvent& b) {
  return a.start->Instant() == b.start->Instant();
}

// One meeting written twice: at one time, under one name or changed in between.
bool IsRepeated(const CalendarEvent& a, const CalendarEvent& b) {
  if (a.sequence != b.sequence || !IsSameTime(a, b)) return false;
  return a.title == b.title || (!a.stamp.empty() && !b.stamp.empty() && a.stamp != b.stamp);
}

void TellReplaced(const CalendarEvent& old, const CalendarEvent& kept, Reading* reading) {
  const bool is_same = old.title == kept.title && old.text == kept.text && IsSameTime(old, kept);
  Report(ReportLine::Level::kMerged, is_same ? "record.twin" : "record.earlier_version", old.place,
         reading);
}

// From the latest version down, each either is an earlier one of a meeting that is kept, or another
// meeting. A numbered chain, each number once, is one meeting however it was moved and renamed.
std::vector<CalendarEvent> Meetings(std::vector<CalendarEvent> events, Reading* reading) {
  std::sort(events.begin(), events.end(), [](const CalendarEvent& a, const CalendarEvent& b) {
    return a.Version() > b.Version();
  });
  std::vector<CalendarEvent> distinct;
  for (CalendarEvent& event : events) {
    const auto known =
        std::find_if(distinct.begin(), distinct.end(),
                     [&](const CalendarEvent& other) { return IsRepeated(event, other); });
    if (known == distinct.end()) {
      distinct.push_back(std::move(event));
    } else {
      TellReplaced(event, *known, reading);
    }
  }
  std::set<std::int64_t> numbers;
  for (const CalendarEvent& event : distinct) numbers.insert(event.sequence);
  const bool is_chain = numbers.size() == distinct.size();
  std::vector<CalendarEvent> meetings;
  for (CalendarEvent& event : distinct) {
    const auto later =
        std::find_if(meetings.begin(), meetings.end(), [&](const CalendarEvent& other) {
          return other.sequence > event.sequence &&
                 (is_chain || other.title == event.title || IsSameTime(other, event));
        });
    if (later == meetings.end()) {
      meetings.push_back(std::move(event));
    } else {
      TellReplaced(event, *later, reading);
    }
  }
  return meetings;
}

}  // namespace

std::vector<EventGroup> GroupVersions(std::vector<CalendarEvent> events, Reading* reading) {
  std::vector<CalendarEvent> wholes;
  std::map<TimePoint, CalendarEvent> changed;
  for (CalendarEvent& event : events) {
    if (!event.recurrence) {
      wholes.push_back(std::move(event));
      continue;
    }
    const TimePoint time = event.recurrence->Instant();
    auto [at, is_new] = changed.try_emplace(time, event);
    if (is_new) continue;
    if (event.Version() > at->second.Version()) std::swap(event, at->second);
    TellReplaced(event, at->second, reading);
  }
  std::vector<EventGroup> groups;
  for (CalendarEvent& whole : Meetings(std::move(wholes), reading)) {
    groups.emplace_back().whole = std::move(whole);
  }
  // Changed times belong to the meeting that recurs.
  std::stable_partition(groups.begin(), groups.end(),
                        [](const EventGroup& group) { return group.whole->Recurs(); });
  for (EventGroup& group : groups) group.shares_uid = groups.size() > 1;
  if (groups.empty() && !changed.empty()) groups.emplace_back();
  if (!changed.empty()) groups.front().changed = std::move(changed);
  return groups;
}

}  // namespace kringen

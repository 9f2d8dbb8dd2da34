#include "import/readers/calendar_zones.h"

#include <algorithm>

#include "base/text.h"
#include "import/readers/calendar_recurrence.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

constexpr TimePoint kLastOnset = 4102444800;  // 2100

// "+0100", "-043000"
std::optional<int> OffsetOf(std::string_view text) {
  const bool is_west = !text.empty() && text[0] == '-';
  if (text.size() != 5 && text.size() != 7) return std::nullopt;
  if (!is_west && text[0] != '+') return std::nullopt;
  int parts[3] = {0, 0, 0};
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    int& part = parts[(i - 1) / 2];
    part = part * 10 + (text[i] - '0');
  }
  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  return (parts[0] * 3600 + parts[1] * 60 + parts[2]) * (is_west ? -1 : 1);
}

// "Europe/Amsterdam", also with what a program puts before it. Names of Windows have blanks.
bool IsPlaceName(std::string_view name) {
  return name.find('/') != std::string_view::npos && name.find(' ') == std::string_view::npos;
}

}  // namespace

CalendarZones::CalendarZones(const std::vector<CalendarLine>& lines) {
  std::vector<std::string> open;
  Definition definition;
  for (const CalendarLine& line : lines) {
    const std::string value(Trimmed(line.value));
    if (line.name == "BEGIN") {
      open.push_back(UpperAscii(value));
      if (open.size() == 2) definition = Definition();
      if (open.size() == 3) definition.observances.emplace_back();
    } else if (line.name == "END") {
      if (open.size() == 2 && open[1] == "VTIMEZONE") {
        defined_.try_emplace(definition.name, definition);
      }
      if (!open.empty()) open.pop_back();
    } else if (open.size() == 1 && line.name == "X-WR-TIMEZONE") {
      calendar_zone_ = value;
    } else if (open.size() == 2 && line.name == "TZID") {
      definition.name = value;
    } else if (open.size() == 3 && open[1] == "VTIMEZONE") {
      Observance& observance = definition.observances.back();
      if (line.name == "DTSTART") observance.start = value;
      if (line.name == "RRULE") observance.rule = value;
      if (line.name == "RDATE") {
        for (const std::string& date : CalendarValues(value)) observance.dates.push_back(date);
      }
      if (line.name == "TZOFFSETFROM") observance.from_s = OffsetOf(value);
      if (line.name == "TZOFFSETTO") observance.to_s = OffsetOf(value);
    }
  }
}

std::optional<Zone> CalendarZones::ZoneOf(const Definition& definition) {
  struct Onset {
    TimePoint at;
    int from_s, to_s;
  };
  std::vector<Onset> onsets;
  for (const Observance& observance : definition.observances) {
    std::optional<CalendarTime> start = WrittenCalendarTime(observance.start);
    if (!start || !observance.from_s || !observance.to_s) continue;
    const auto add = [&](const CalendarTime& time) {
      onsets.push_back(
          {LocalSeconds(time.civil) - *observance.from_s, *observance.from_s, *observance.to_s});
    };
    if (observance.rule.empty()) {
      add(*start);
    } else {
      // Rules of "since ever" (1601) begin in 1970, which is early enough.
      const bool is_old = start->civil.year < 1970;
      if (is_old) start->civil = {1970, 1, 1, start->civil.hour, start->civil.minute, 0};
      const auto series = CalendarOccurrences(*start, observance.rule, kLastOnset, !is_old);
      if (!series) return std::nullopt;
      for (const CalendarTime& time : series->starts) add(time);
    }
    for (const std::string& date : observance.dates) {
      if (const auto time = WrittenCalendarTime(Trimmed(date)); time) add(*time);
    }
  }
  if (onsets.empty()) return std::nullopt;
  std::stable_sort(onsets.begin(), onsets.end(),
                   [](const Onset& a, const Onset& b) { return a.at < b.at; });
  Zone zone;
  zone.first_offset_s = onsets.front().from_s;
  for (const Onset& onset : onsets) zone.changes.push_back({onset.at, onset.to_s});
  return zone;
}

const Zone* CalendarZones::Find(std::string_view name) {
  if (const auto known = known_.find(name); known != known_.end()) return known->second.get();
  std::optional<Zone> zone;
  if (IsPlaceName(name)) zone = FindZone(name);
  const auto defined = defined_.find(name);
  if (!zone && defined != defined_.end()) zone = ZoneOf(defined->second);
  if (!zone) zone = FindZone(name);
  auto kept = zone ? std::make_unique<Zone>(std::move(*zone)) : nullptr;
  return known_.emplace(std::string(name), std::move(kept)).first->second.get();
}

std::optional<CalendarTime> CalendarZones::TimeOf(const CalendarLine& line, std::string_view value,
                                                  bool* is_strange_zone) {
  *is_strange_zone = false;
  std::optional<CalendarTime> time = WrittenCalendarTime(Trimmed(value));
  if (!time || time->civil.year < 1800) return std::nullopt;
  if (time->is_day || time->is_utc) return time;
  const std::string_view own = Trimmed(line.Parameter("TZID"));
  const std::string_view name = own.empty() ? std::string_view(calendar_zone_) : own;
  if (name.empty()) return time;
  time->zone = Find(name);
  *is_strange_zone = time->zone == nullptr;
  return *is_strange_zone ? std::nullopt : time;
}

}  // namespace kringen

#include "import/readers/calendar_event.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.h"
#include "import/readers/reader.h"
#include "model/html_text.h"

namespace kringen {
namespace {

std::string PlainDescription(const std::string& written, bool is_html) {
  if (!is_html && written.find("</") == std::string::npos) return Tidied(written);
  std::string text;
  AppendTextOfHtml(written, &text);
  return Tidied(text);
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Marks that programs set beside CLASS: X-MICROSOFT-CDO-SENSITIVITY, X-CALENDARSERVER-ACCESS,
// X-MS-OLK-PRIVATE, ... The name tells, or the value. Absence (OOF) and a draft are not for all.
// TRANSP says only whether the time counts as taken: days of celebration have it too.
bool IsPrivateMark(std::string_view name, std::string_view written) {
  const std::string value = UpperAscii(Trimmed(written));
  if (IsOneOf(value, {"PRIVATE", "CONFIDENTIAL", "PERSONAL", "RESTRICTED", "COMPANY-CONFIDENTIAL",
                      "PRIVE", "SECRET"})) {
    return true;
  }
  if (name.find("BUSYSTATUS") != std::string_view::npos ||
      name.find("INTENDEDSTATUS") != std::string_view::npos) {
    return value == "OOF";
  }
  constexpr std::array<std::string_view, 6> kNames{"SENSITIVITY", "PRIVATE", "CONFIDENTIAL",
                                                   "-ACCESS",     "ISDRAFT", "PRIVACY"};
  const bool is_mark = std::any_of(kNames.begin(), kNames.end(), [&](std::string_view part) {
    return name.find(part) != std::string_view::npos;
  });
  return is_mark && !IsOneOf(value, {"", "0", "FALSE", "NO", "NORMAL", "PUBLIC", "NONE"});
}

void ReadTime(const CalendarLine& line, CalendarZones* zones, std::optional<CalendarTime>* time,
              bool* is_odd) {
  bool is_strange = false;
  *time = zones->TimeOf(line, line.value, &is_strange);
  *is_odd |= is_strange;
}

// RDATE may have periods: "start/end" or "start/duration".
void ReadTimes(const CalendarLine& line, CalendarZones* zones, std::vector<CalendarTime>* times) {
  for (const std::string& value : CalendarValues(line.value)) {
    bool is_strange = false;
    const auto time = zones->TimeOf(line, value.substr(0, value.find('/')), &is_strange);
    if (time) times->push_back(*time);
  }
}

bool ReadText(const CalendarLine& line, CalendarEvent* event) {
  const std::string& name = line.name;
  if (name == "SUMMARY") {
    event->title = Tidied(UnescapedCalendarText(line.value));
  } else if (name == "DESCRIPTION") {
    event->text = PlainDescription(UnescapedCalendarText(line.value), false);
  } else if (name == "X-ALT-DESC") {
    if (event->text.empty()) {
      event->text = PlainDescription(UnescapedCalendarText(line.value), true);
    }
  } else if (name == "LOCATION") {
    event->location = Tidied(UnescapedCalendarText(line.value));
  } else if (name == "URL") {
    event->url = Trimmed(line.value);
  } else if (name == "CATEGORIES") {
    for (const std::string& value : CalendarValues(line.value)) {
      std::string tag = Tidied(UnescapedCalendarText(value));
      if (!tag.empty()) event->tags.push_back(std::move(tag));
    }
  } else {
    return false;
  }
  return true;
}

bool ReadWhen(const CalendarLine& line, CalendarZones* zones, CalendarEvent* event) {
  const std::string& name = line.name;
  bool is_odd = false;  // an end in a zone that nobody knows is only no end
  if (name == "DTSTART") {
    ReadTime(line, zones, &event->start, &event->is_odd_zone);
  } else if (name == "DTEND") {
    ReadTime(line, zones, &event->end, &is_odd);
  } else if (name == "DURATION") {
    event->duration_s = CalendarDuration(Trimmed(line.value));
  } else if (name == "RECURRENCE-ID") {
    ReadTime(line, zones, &event->recurrence, &event->is_odd_zone);
    event->changes_all_after = UpperAscii(line.Parameter("RANGE")) == "THISANDFUTURE";
  } else if (name == "RRULE") {
    event->rules.emplace_back(Trimmed(line.value));
  } else if (name == "EXRULE") {
    event->excluded_rules.emplace_back(Trimmed(line.value));
  } else if (name == "RDATE") {
    ReadTimes(line, zones, &event->added);
  } else if (name == "EXDATE") {
    std::vector<CalendarTime> times;
    ReadTimes(line, zones, &times);
    for (const CalendarTime& time : times) event->excluded.insert(time.Instant());
  } else {
    return false;
  }
  return true;
}

}  // namespace

void ReadEventLine(const CalendarLine& line, CalendarZones* zones, CalendarEvent* event) {
  if (ReadText(line, event) || ReadWhen(line, zones, event)) return;
  const std::string& name = line.name;
  const std::string value = UpperAscii(Trimmed(line.value));
  if (name == "UID") event->uid = Trimmed(line.value);
  if (name == "SEQUENCE") event->sequence = std::strtoll(value.c_str(), nullptr, 10);
  if (name == "DTSTAMP" || name == "LAST-MODIFIED") event->stamp = std::max(event->stamp, value);
  if (name == "STATUS") event->is_cancelled = value == "CANCELLED";
  if (name == "CLASS") event->is_private |= value != "PUBLIC";
  if (name == "ATTENDEE") event->is_invited = true;
  if (name.substr(0, 2) == "X-") event->is_private |= IsPrivateMark(name, value);
}

}  // namespace kringen

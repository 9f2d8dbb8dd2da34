// agenda.ics (RFC 5545): the visits and events, for who wants them in a calendar of their own.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "publish/site_writer.h"

namespace kringen {
namespace {

constexpr std::size_t kLine = 75;  // bytes, RFC 5545 section 3.1
constexpr std::int64_t kDay_s = 86400;

std::string EscapeText(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') safe += '\\';
    if (c == '\n') {
      safe += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      safe += c;
    }
  }
  return safe;
}

// A line, folded so that no character is cut.
void AddLine(const std::string& line, std::string* ics) {
  std::size_t at = 0;
  while (line.size() - at > kLine - (at > 0 ? 1 : 0)) {
    std::size_t end = at + kLine - (at > 0 ? 1 : 0);
    while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    *ics += line.substr(at, end - at) + "\r\n ";
    at = end;
  }
  *ics += line.substr(at) + "\r\n";
}

std::string Utc(TimePoint time) {
  const std::chrono::sys_seconds moment{std::chrono::seconds(time)};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(moment - day);
  char text[64];
  std::snprintf(text, sizeof(text), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text;
}

std::string Day(TimePoint time) {
  std::string day = FormatDate(time);
  std::erase(day, '-');
  return day;
}

void AddEvent(const PublicationItem& item, const std::string& stamp, const SiteOptions& options,
              std::string* ics) {
  const bool is_day = item.precision == TimePrecision::kDay;
  AddLine("BEGIN:VEVENT", ics);
  AddLine("UID:" + EscapeText(item.id) + "@kringen", ics);
  AddLine("DTSTAMP:" + stamp, ics);
  if (is_day) {
    // The end of whole days is the day after.
    const TimePoint last = std::max(item.end, item.published);
    AddLine("DTSTART;VALUE=DATE:" + Day(item.published), ics);
    AddLine("DTEND;VALUE=DATE:" + Day(last + kDay_s), ics);
  } else {
    AddLine("DTSTART:" + Utc(item.published), ics);
    if (item.end > item.published) AddLine("DTEND:" + Utc(item.end), ics);
  }
  AddLine("SUMMARY:" + EscapeText(HeadingOf(item, 120)), ics);
  AddLine("DESCRIPTION:" + EscapeText(item.content_text), ics);
  AddLine("URL:" + options.base_url + ItemPath(item), ics);
  AddLine("END:VEVENT", ics);
}

}  // namespace

std::string AgendaIcs(const Publication& publication, const SiteOptions& options) {
  const auto is_dated = [](const PublicationItem& item) {
    const bool is_happening = item.kind == ItemKind::kEvent || item.kind == ItemKind::kVisit;
    return is_happening && item.precision != TimePrecision::kMonth &&
           item.precision != TimePrecision::kYear;
  };
  if (std::none_of(publication.items.begin(), publication.items.end(), is_dated)) return {};
  std::string ics;
  AddLine("BEGIN:VCALENDAR", &ics);
  AddLine("VERSION:2.0", &ics);
  AddLine("PRODID:-//Kringen//agenda//NL", &ics);
  AddLine("X-WR-CALNAME:" + EscapeText(publication.title), &ics);
  const Result<TimePoint> generated = ParseTime(publication.generated);
  const std::string stamp =
      Utc(generated.ok() ? generated.value() : publication.items.front().published);
  for (const PublicationItem& item : publication.items) {
    if (is_dated(item)) AddEvent(item, stamp, options, &ics);
  }
  AddLine("END:VCALENDAR", &ics);
  return ics;
}

}  // namespace kringen

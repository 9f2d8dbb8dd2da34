#include "import/readers/calendar.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "import/readers/calendar_lines.h"
#include "import/readers/reader.h"
#include "import/redact/redact_parts.h"
#include "model/html_text.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr TimePoint kDay_s = 86400;
constexpr std::size_t kMostEvents = 20'000;  // of a file, recurrences counted one by one

struct Event {
  std::string place;
  std::string uid;
  std::int64_t sequence = 0;
  std::string stamp;  // DTSTAMP or LAST-MODIFIED, the later; both sort as texts
  std::optional<CalendarTime> start, end, recurrence;
  std::optional<std::int64_t> duration_s;
  std::string title, text, location, url, rule;
  std::vector<std::string> tags;
  std::set<TimePoint> excluded;
  bool is_cancelled = false;
  bool is_private = false;
  bool has_strange_zone = false;
  bool has_unread_rule = false;  // RDATE, or a change of all that follow

  auto Version() const { return std::tie(sequence, stamp, title, text); }
};

// FNV-1a, 64 bits: a UID often holds a mail address, so it is not published itself.
std::string HashOf(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[hash >> shift & 15];
  return digits;
}

std::string PlainDescription(const std::string& written) {
  if (written.find("</") == std::string::npos) return Tidied(written);
  std::string text;
  AppendTextOfHtml(written, &text);
  return Tidied(text);
}

// The commas between values, not those within one.
std::vector<std::string> Values(std::string_view list) {
  std::vector<std::string> values(1);
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (list[at] == '\\' && at + 1 < list.size()) {
      values.back() += list.substr(at++, 2);
    } else if (list[at] == ',') {
      values.emplace_back();
    } else {
      values.back() += list[at];
    }
  }
  return values;
}

void ReadTime(const CalendarLine& line, std::optional<CalendarTime>* time, Event* event) {
  bool is_strange = false;
  *time = CalendarTimeOf(line, line.value, &is_strange);
  event->has_strange_zone |= is_strange;
}

void ReadLine(const CalendarLine& line, Event* event) {
  const std::string& name = line.name;
  if (name == "UID") event->uid = Trimmed(line.value);
  if (name == "SEQUENCE") event->sequence = std::strtoll(line.value.c_str(), nullptr, 10);
  if (name == "DTSTAMP" || name == "LAST-MODIFIED") {
    event->stamp = std::max(event->stamp, std::string(Trimmed(line.value)));
  }
  if (name == "DTSTART") ReadTime(line, &event->start, event);
  if (name == "DTEND") ReadTime(line, &event->end, event);
  if (name == "DURATION") event->duration_s = CalendarDuration(Trimmed(line.value));
  if (name == "SUMMARY") event->title = Tidied(UnescapedCalendarText(line.value));
  if (name == "DESCRIPTION") event->text = PlainDescription(UnescapedCalendarText(line.value));
  if (name == "LOCATION") event->location = Tidied(UnescapedCalendarText(line.value));
  if (name == "URL") event->url = Trimmed(line.value);
  if (name == "STATUS") event->is_cancelled = PlainPath(Trimmed(line.value)) == "cancelled";
  if (name == "CLASS") event->is_private = PlainPath(Trimmed(line.value)) != "public";
  if (name == "RRULE") event->rule = Trimmed(line.value);
  if (name == "RDATE" || name == "EXRULE") event->has_unread_rule = true;
  if (name == "RECURRENCE-ID") {
    ReadTime(line, &event->recurrence, event);
    event->has_unread_rule |= !line.Parameter("RANGE").empty();
  }
  if (name == "CATEGORIES") {
    for (const std::string& value : Values(line.value)) {
      std::string tag = Tidied(UnescapedCalendarText(value));
      if (!tag.empty()) event->tags.push_back(std::move(tag));
    }
  }
  if (name == "EXDATE") {
    for (const std::string& value : Values(line.value)) {
      bool is_strange = false;
      const auto time = CalendarTimeOf(line, value, &is_strange);
      if (time) event->excluded.insert(time->Instant());
    }
  }
}

class CalendarReader {
 public:
  explicit CalendarReader(const SourceFile& file) : file_(file) {}

  Reading Read() {
    reading_.source = {"ics", "icalendar", "", -1, -1};
    ReadLines();
    if (!has_calendar_) {
      Tell(Level::kMalformed, "calendar.unknown", file_.path);
      return std::move(reading_);
    }
    if (!open_.empty()) Tell(Level::kMalformed, "file.truncated", file_.path);
    NameChannel();
    for (const auto& [uid, versions] : events_) ReadVersions(versions);
    if (is_full_) Tell(Level::kWarning, "calendar.too_many", file_.path);
    NumberIds(&reading_.candidates);
    const auto read = static_cast<std::int64_t>(reading_.candidates.size());
    reading_.report.push_back({Level::kRead, "file.read", file_.path, read, ""});
    return std::move(reading_);
  }

 private:
  // Of one UID: the event itself under 0, its changed occurrences under their first time.
  using Versions = std::map<TimePoint, Event>;

  void Tell(Level level, std::string_view code, const std::string& place) {
    Report(level, code, place, &reading_);
  }

  // Only lines of the event itself: an alarm in it has texts of its own.
  void ReadLines() {
    std::int64_t index = -1;
    Event event;
    for (const CalendarLine& line : CalendarLines(file_.bytes)) {
      const std::string value = PlainPath(Trimmed(line.value));
      if (line.name == "BEGIN") {
        open_.push_back(value);
        has_calendar_ |= value == "vcalendar";
        const bool is_event = open_.size() == 2 && value == "vevent";
        if (is_event) {
          event = Event();
          event.place = RecordPlace(file_.path, ++index);
        } else if (open_.size() == 2 && value != "vtimezone") {
          Tell(Level::kWarning, "calendar.no_event", file_.path);
        }
      } else if (line.name == "END") {
        if (open_.size() == 2 && value == "vevent") Keep(std::exchange(event, Event()));
        if (!open_.empty()) open_.pop_back();
      } else if (open_.size() == 2 && open_[1] == "vevent") {
        ReadLine(line, &event);
      } else if (open_.size() == 1 && line.name == "X-WR-CALNAME") {
        name_ = Tidied(UnescapedCalendarText(line.value));
      }
    }
  }

  void Keep(Event event) {
    if (!event.start || (event.recurrence && event.has_unread_rule)) {
      const char* code = event.has_strange_zone ? "record.strange_zone"
                         : !event.start         ? "record.bad_time"
                                                : "calendar.rule_not_read";
      return Tell(Level::kMalformed, code, event.place);
    }
    latest_ = std::max(latest_, event.stamp.substr(0, 8));
    if (event.uid.empty()) event.uid = event.title + std::to_string(event.start->Instant());
    const TimePoint key = event.recurrence ? event.recurrence->Instant() : 0;
    auto [at, is_new] = events_[event.uid].try_emplace(key, event);
    if (!is_new && event.Version() > at->second.Version()) at->second = std::move(event);
  }

  void NameChannel() {
    const std::string_view file_name = FileName(file_.path);
    if (name_.empty()) name_ = file_name.substr(0, file_name.find_last_of('.'));
    const std::string slug = Slug(name_);
    channel_ = slug.empty() ? "ics" : "ics-" + slug;
    reading_.channels.push_back({channel_, name_, ChannelKind::kOther, "page", -1});
    reading_.source.id = channel_;
    if (latest_.size() == 8) {
      reading_.source.exported =
          latest_.substr(0, 4) + "-" + latest_.substr(4, 2) + "-" + latest_.substr(6);
    }
  }

  void ReadVersions(const Versions& versions) {
    const auto whole = versions.find(0);
    if (whole != versions.end()) ReadWhole(whole->second, versions);
    for (const auto& [time, event] : versions) {
      if (time == 0) continue;
      Emit(event, *event.start, "-" + std::to_string(time));
    }
  }

  void ReadWhole(const Event& event, const Versions& versions) {
    if (event.rule.empty() && !event.has_unread_rule) return Emit(event, *event.start, "");
    std::vector<CalendarTime> starts{*event.start};
    const auto found =
        event.has_unread_rule ? std::nullopt : CalendarOccurrences(*event.start, event.rule);
    if (found) {
      starts = *found;
    } else {
      Tell(Level::kWarning, "calendar.rule_not_read", event.place);
    }
    for (const CalendarTime& start : starts) {
      const TimePoint time = start.Instant();
      if (event.excluded.count(time) > 0 || versions.count(time) > 0) continue;
      Emit(event, start, "-" + std::to_string(time));
    }
  }

  void Emit(const Event& event, const CalendarTime& start, const std::string& suffix) {
    if (reading_.candidates.size() >= kMostEvents) {
      is_full_ = true;
      return;
    }
    const std::string id = "ics-" + HashOf(event.uid) + suffix;
    if (event.is_cancelled) {
      reading_.deleted.push_back(id);
      return Tell(Level::kWithheld, "calendar.cancelled", event.place);
    }
    Candidate candidate;
    candidate.record = event.place;
    candidate.source = channel_;
    PublicationItem& item = candidate.item;
    item.id = id;
    item.kind = ItemKind::kEvent;
    item.channel = channel_;
    item.title = event.title;
    item.tags = event.tags;
    item.published = start.Instant();
    item.precision = start.is_day ? TimePrecision::kDay : TimePrecision::kMinute;
    SetEnd(event, &item);
    std::string kind;
    if (IsWebAddress(event.url)) item.url = CleanLink(event.url, &kind);
    candidate.original_text = event.text.empty() ? event.title : event.text;
    if (!event.location.empty()) {
      candidate.original_text += (candidate.original_text.empty() ? "" : "\n") + event.location;
      candidate.flags.emplace_back("place");
    }
    item.content_text = candidate.original_text;
    candidate.audience = event.is_private ? Audience::kDirect : Audience::kPublic;
    if (event.is_private) {
      candidate.withheld = "withheld.not_public";
    } else if (candidate.original_text.empty()) {
      candidate.withheld = "withheld.no_text";
    }
    reading_.candidates.push_back(std::move(candidate));
  }

  // The end of whole days is the day after the last; the export has the noon of the last.
  void SetEnd(const Event& event, PublicationItem* item) {
    TimePoint length = event.duration_s.value_or(0);
    if (event.end) length = event.end->Instant() - event.start->Instant();
    if (event.start->is_day) {
      const TimePoint days = (length + kDay_s / 2) / kDay_s;
      length = days > 1 ? (days - 1) * kDay_s : 0;
      CivilTime last = ToCivil(item->published + length);
      last.hour = 12;
      if (length > 0) item->end = FromCivil(last);
    } else if (length > 0) {
      item->end = item->published + length;
    }
    const bool is_bad = event.end && event.end->Instant() < event.start->Instant();
    if (is_bad) Tell(Level::kWarning, "record.bad_end", event.place);
  }

  const SourceFile& file_;
  std::vector<std::string> open_;
  bool has_calendar_ = false;
  bool is_full_ = false;
  std::string name_, channel_, latest_;
  std::map<std::string, Versions> events_;
  Reading reading_;
};

}  // namespace

Reading ReadCalendar(const SourceFile& file) { return CalendarReader(file).Read(); }

}  // namespace kringen

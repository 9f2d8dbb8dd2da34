#include "import/readers/calendar.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "base/digest.h"
#include "base/text.h"
#include "import/readers/calendar_event.h"
#include "import/readers/calendar_meetings.h"
#include "import/readers/calendar_recurrence.h"
#include "import/readers/calendar_versions.h"
#include "import/readers/reader.h"
#include "import/redact/public_slug.h"
#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

using Level = ReportLine::Level;

constexpr TimePoint kDay_s = 86400;
constexpr TimePoint kHorizon_s = 2 * 365 * kDay_s;
constexpr std::size_t kMostEvents = 20'000;  // of a file, recurrences counted one by one

// FNV-1a, 64 bits: a UID often holds a mail address, so it is not published itself.
std::string HashOf(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  std::string digits;
  for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[hash >> shift & 15];
  return digits;
}

class CalendarReader {
 public:
  CalendarReader(const SourceFile& file, const std::string& today)
      : file_(file), lines_(CalendarLines(file.bytes)), zones_(lines_) {
    if (const auto day = ParseTime(today); day.ok()) horizon_ = day.value() + kHorizon_s;
  }

  Reading Read() {
    reading_.source = {"ics", "icalendar", "", -1, -1};
    ReadLines();
    if (!has_calendar_) {
      Tell(Level::kMalformed, "calendar.unknown", file_.path);
      return std::move(reading_);
    }
    if (!open_.empty()) Tell(Level::kMalformed, "file.truncated", file_.path);
    NameChannel();
    for (auto& [uid, events] : events_) {
      for (const EventGroup& group : GroupVersions(std::move(events), &reading_)) {
        ReadGroup(uid, group);
      }
    }
    if (is_full_) Tell(Level::kWarning, "calendar.too_many", file_.path);
    if (is_cut_) Tell(Level::kWarning, "calendar.horizon", file_.path);
    Finish();
    return std::move(reading_);
  }

 private:
  void Tell(Level level, std::string_view code, const std::string& place) {
    Report(level, code, place, &reading_);
  }

  // Only lines of the event itself: an alarm in it has texts of its own.
  void ReadLines() {
    std::int64_t index = -1;
    CalendarEvent event;
    for (const CalendarLine& line : lines_) {
      const std::string value = UpperAscii(Trimmed(line.value));
      if (line.name == "BEGIN") {
        open_.push_back(value);
        has_calendar_ |= value == "VCALENDAR";
        if (open_.size() != 2 || value == "VTIMEZONE") continue;
        event = CalendarEvent();
        event.place = RecordPlace(file_.path, ++index);
        if (value != "VEVENT") Tell(Level::kNotOurs, "calendar.no_event", event.place);
      } else if (line.name == "END") {
        if (open_.size() == 2 && open_[1] == "VEVENT") {
          Keep(std::exchange(event, CalendarEvent()));
        }
        if (!open_.empty()) open_.pop_back();
      } else if (open_.size() == 2 && open_[1] == "VEVENT") {
        ReadEventLine(line, &zones_, &event);
      } else if (open_.size() == 1) {
        ReadHead(line, value);
      }
    }
    if (open_.size() >= 2 && open_[1] == "VEVENT") {
      Tell(Level::kMalformed, "record.truncated", event.place);
    }
  }

  void ReadHead(const CalendarLine& line, const std::string& value) {
    if (line.name == "X-WR-CALNAME") name_ = Tidied(UnescapedCalendarText(line.value));
    if (line.name == "X-WR-RELCALID") own_id_ = Trimmed(line.value);
    if (line.name == "PRODID") product_ = Trimmed(line.value);
    if (line.name == "METHOD") {
      is_invitation_ = value != "PUBLISH" && value != "CANCEL";
      is_cancelled_ = value == "CANCEL";
    }
  }

  void Keep(CalendarEvent event) {
    if (!event.start || event.is_odd_zone) {
      return Tell(Level::kMalformed, event.is_odd_zone ? "record.strange_zone" : "record.bad_time",
                  event.place);
    }
    latest_ = std::max(latest_, event.stamp.substr(0, 8));
    event.text = WithoutMeetingDetails(event.text);
    event.title = WithoutMeetingDetails(event.title);
    event.location = WithoutMeetingDetails(event.location);
    if (IsMeetingLink(event.url)) event.url.clear();
    if (event.uid.empty()) event.uid = event.title + std::to_string(event.start->Instant());
    events_[event.uid].push_back(std::move(event));
  }

  // The event with which it begins: a later export of the same calendar begins with it too, another
  // calendar does not.
  std::string FirstEvent() const {
    std::pair<TimePoint, std::string> first{std::numeric_limits<TimePoint>::max(), ""};
    for (const auto& [uid, events] : events_) {
      for (const CalendarEvent& event : events) {
        first = std::min(first, {event.start->Instant(), uid});
      }
    }
    return first.second;
  }

  // Two calendars may have one name, and two files too: the answer for one must not open the other.
  // Only an id of its own surely tells a calendar. Without one it is told by all that names it and
  // by its first event, and asked again when these change.
  std::string Identity() const {
    const std::string names = name_ + "\n" + file_.path + "\n";
    return own_id_.empty() ? names + product_ + "\n" + FirstEvent() : own_id_ + "\n" + names;
  }

  void NameChannel() {
    const std::string_view file_name = FileName(file_.path);
    const bool has_name = !name_.empty();
    if (!has_name) name_ = file_name.substr(0, file_name.find_last_of('.'));
    const std::string slug = PublicSlug(name_);
    channel_ = slug.empty() ? "ics" : "ics-" + slug;
    reading_.channels.push_back(
        {channel_, name_, ChannelKind::kOther, Platform::kOther, "page", -1});
    reading_.account = !own_id_.empty() ? own_id_ : name_;
    reading_.account_name = name_;
    source_ = channel_ + "-" + Sha256Hex(Identity()).substr(0, 8);
    reading_.source.id = source_;
    if (latest_.size() == 8) {
      reading_.source.exported =
          latest_.substr(0, 4) + "-" + latest_.substr(4, 2) + "-" + latest_.substr(6);
    }
  }

  TimePoint HorizonOf(const CalendarEvent& event) const {
    return horizon_ ? std::max(*horizon_, event.start->Instant())
                    : event.start->Instant() + kHorizon_s;
  }

  // The starts of an event; a rule that is not understood leaves the first.
  std::vector<CalendarTime> StartsOf(const CalendarEvent& event) {
    std::map<TimePoint, CalendarTime> starts{{event.start->Instant(), *event.start}};
    std::set<TimePoint> excluded = event.excluded;
    bool is_read = true;
    const auto expand = [&](const std::string& rule, bool has_start, const auto& take) {
      const auto series = CalendarOccurrences(*event.start, rule, HorizonOf(event), has_start);
      if (!series) return false;
      is_cut_ |= series->is_cut;
      is_full_ |= series->is_full;
      for (const CalendarTime& start : series->starts) take(start);
      return true;
    };
    for (const std::string& rule : event.rules) {
      is_read &= expand(rule, true, [&](const CalendarTime& start) {
        starts.try_emplace(start.Instant(), start);
      });
    }
    for (const std::string& rule : event.excluded_rules) {
      is_read &=
          expand(rule, false, [&](const CalendarTime& start) { excluded.insert(start.Instant()); });
    }
    for (const CalendarTime& start : event.added) starts.try_emplace(start.Instant(), start);
    if (!is_read) {
      Tell(Level::kWarning, "calendar.rule_not_read", event.place);
      starts = {{event.start->Instant(), *event.start}};
    }
    std::vector<CalendarTime> kept;
    for (const auto& [time, start] : starts) {
      if (excluded.count(time) == 0) kept.push_back(start);
    }
    return kept;
  }

  void ReadGroup(const std::string& uid, const EventGroup& group) {
    const std::string id = "ics-" + HashOf(uid);
    std::set<TimePoint> followed;
    if (group.whole && group.whole->Recurs()) {
      followed = ReadSeries(*group.whole, group, id);
    } else if (group.whole) {
      const CalendarTime& start = *group.whole->start;
      ReadOne(*group.whole, start, group.shares_uid ? id + Suffix(start.Instant()) : id);
    }
    for (const auto& [time, event] : group.changed) {
      if (followed.count(time) == 0) ReadOne(event, *event.start, id + Suffix(time));
    }
  }

  static std::string Suffix(TimePoint time) { return "-" + std::to_string(time); }

  // Gives the times from which on a change holds for all that follow.
  std::set<TimePoint> ReadSeries(const CalendarEvent& whole, const EventGroup& group,
                                 const std::string& id) {
    const CalendarEvent* event = &whole;
    std::set<TimePoint> followed;
    if (IsCancelled(whole)) Tell(Level::kWithheld, "calendar.cancelled", whole.place);
    for (const CalendarTime& start : StartsOf(whole)) {
      const TimePoint time = start.Instant();
      const auto change = group.changed.find(time);
      if (change != group.changed.end() && change->second.changes_all_after) {
        event = &change->second;
        followed.insert(time);
        if (IsCancelled(*event)) Tell(Level::kWithheld, "calendar.cancelled", event->place);
      } else if (change != group.changed.end()) {
        continue;
      }
      if (IsCancelled(*event)) {
        reading_.deleted.push_back(id + Suffix(time));
      } else {
        Emit(*event, event == &whole ? start : Moved(start, *event), id + Suffix(time));
      }
    }
    return followed;
  }

  // As far from its own time as the change moved the first of those that it changes.
  static CalendarTime Moved(const CalendarTime& start, const CalendarEvent& change) {
    CalendarTime moved = *change.start;
    const std::int64_t shift =
        LocalSeconds(change.start->civil) - LocalSeconds(change.recurrence->civil);
    moved.civil = CivilOfLocal(LocalSeconds(start.civil) + shift);
    return change.recurrence->zone == start.zone && change.recurrence->is_utc == start.is_utc
               ? moved
               : start;
  }

  bool IsCancelled(const CalendarEvent& event) const { return event.is_cancelled || is_cancelled_; }

  void ReadOne(const CalendarEvent& event, const CalendarTime& start, const std::string& id) {
    if (!IsCancelled(event)) return Emit(event, start, id);
    reading_.deleted.push_back(id);
    Tell(Level::kWithheld, "calendar.cancelled", event.place);
  }

  void Emit(const CalendarEvent& event, const CalendarTime& start, const std::string& id) {
    if (reading_.candidates.size() >= kMostEvents) {
      is_full_ = true;
      return;
    }
    Candidate candidate;
    candidate.record = event.place;
    candidate.source = source_;
    PublicationItem& item = candidate.item;
    item.id = id;
    item.kind = ItemKind::kEvent;
    item.channel = channel_;
    item.title = event.title;
    item.tags = event.tags;
    item.published = start.Instant();
    item.precision = start.is_day ? TimePrecision::kDay : TimePrecision::kMinute;
    SetEnd(event, &item);
    item.url = OwnLink(event.url);
    if (item.url.empty() && IsWebAddress(event.url)) {
      Tell(Level::kWarning, "record.personal_link", event.place);
    }
    candidate.original_text = event.text.empty() ? event.title : event.text;
    if (!event.location.empty()) {
      candidate.original_text += (candidate.original_text.empty() ? "" : "\n") + event.location;
      candidate.flags.emplace_back("place");
    }
    item.content_text = candidate.original_text;
    Judge(event, &candidate);
    reading_.candidates.push_back(std::move(candidate));
  }

  void Judge(const CalendarEvent& event, Candidate* candidate) {
    if (event.is_private) {
      candidate->audience = Audience::kDirect;
      candidate->withheld = "withheld.not_public";
    } else if (candidate->original_text.empty()) {
      candidate->withheld = "withheld.no_text";
    } else if (is_invitation_ || event.is_invited) {
      candidate->withheld = "withheld.invitation";
      candidate->may_overrule = true;
    } else {
      candidate->withheld = "withheld.audience_unknown";
      candidate->question = source_ + "_audience";
      candidate->may_overrule = true;
      is_asked_ = true;
    }
  }

  // The end of whole days is the day after the last; the export has the noon of the last.
  void SetEnd(const CalendarEvent& event, PublicationItem* item) {
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

  void Finish() {
    NumberIds(IdsAre::kWritten, &reading_);
    if (is_asked_) {
      reading_.questions.push_back({source_ + "_audience",
                                    "question.calendar_public",
                                    file_.path,
                                    {"public", "review"},
                                    ""});
    }
    auto read = static_cast<std::int64_t>(reading_.candidates.size());
    read += std::count_if(reading_.report.begin(), reading_.report.end(), [](const auto& line) {
      return line.level != Level::kWarning && line.place.find('#') != std::string::npos;
    });
    reading_.report.push_back({Level::kRead, "file.read", file_.path, read, ""});
  }

  const SourceFile& file_;
  const std::vector<CalendarLine> lines_;
  CalendarZones zones_;
  std::optional<TimePoint> horizon_;
  std::vector<std::string> open_;
  bool has_calendar_ = false, is_invitation_ = false, is_cancelled_ = false, is_asked_ = false;
  bool is_full_ = false, is_cut_ = false;
  std::string name_, own_id_, product_, channel_, source_, latest_;
  std::map<std::string, std::vector<CalendarEvent>> events_;  // by UID
  Reading reading_;
};

}  // namespace

Reading ReadCalendar(const SourceFile& file, const std::string& today) {
  return CalendarReader(file, today).Read();
}

}  // namespace kringen

#include "import/readers/calendar_lines.h"

#include <algorithm>
#include <array>

#include "import/readers/reader.h"
#include "import/text/text_encoding.h"

namespace kringen {
namespace {

std::string Upper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

// NAME;PARAMETER=value;OTHER="with : and ;":value
std::optional<CalendarLine> TakeApart(std::string_view text) {
  CalendarLine line;
  std::size_t at = std::min(text.size(), text.find_first_of(";:"));
  line.name = Upper(Trimmed(text.substr(0, at)));
  while (at < text.size() && text[at] == ';') {
    const std::size_t equals = text.find_first_of("=:;", ++at);
    if (equals == std::string_view::npos || text[equals] != '=') return std::nullopt;
    const std::string name = Upper(text.substr(at, equals - at));
    at = equals + 1;
    std::string value;
    for (bool is_quoted = false; at < text.size(); ++at) {
      if (text[at] == '"') {
        is_quoted = !is_quoted;
      } else if (!is_quoted && (text[at] == ';' || text[at] == ':')) {
        break;
      } else {
        value += text[at];
      }
    }
    line.parameters.emplace_back(name, value);
  }
  if (at >= text.size() || line.name.empty()) return std::nullopt;
  line.value = text.substr(at + 1);
  return line;
}

bool Digits(std::string_view text, std::size_t at, std::size_t count, int* number) {
  if (at + count > text.size()) return false;
  *number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    *number = *number * 10 + (text[i] - '0');
  }
  return true;
}

int DaysInMonth(int year, int month) {
  const int next_year = month == 12 ? year + 1 : year;
  const int next_month = month == 12 ? 1 : month + 1;
  return static_cast<int>(DaysFromCivil(next_year, next_month, 1) - DaysFromCivil(year, month, 1));
}

bool Exists(const CivilTime& civil) {
  return civil.year >= 1800 && civil.year <= 2200 && civil.month >= 1 && civil.month <= 12 &&
         civil.day >= 1 && civil.day <= DaysInMonth(civil.year, civil.month) && civil.hour < 24 &&
         civil.minute < 60 && civil.second <= 60;
}

// Zones with the clock of Amsterdam since 1996, also by the names of Windows and with a prefix.
bool IsLocal(std::string_view zone) {
  constexpr std::array<std::string_view, 12> kSame{
      "Europe/Amsterdam",  "Europe/Brussels",  "Europe/Berlin", "Europe/Paris",
      "Europe/Luxembourg", "Europe/Vienna",    "Europe/Rome",   "Europe/Madrid",
      "Europe/Copenhagen", "Europe/Stockholm", "Europe/Oslo",   "CET"};
  constexpr std::array<std::string_view, 4> kWindows{
      "W. Europe Standard Time", "Romance Standard Time",  // technical
      "Central Europe Standard Time",                      // technical
      "Central European Standard Time"};                   // technical
  return std::any_of(kSame.begin(), kSame.end(),
                     [&](std::string_view name) { return HasSuffix(zone, name); }) ||
         std::find(kWindows.begin(), kWindows.end(), zone) != kWindows.end();
}

bool IsUtc(std::string_view zone) {
  return zone == "UTC" || zone == "Etc/UTC" || zone == "GMT" || zone == "Etc/GMT" || zone == "Z";
}

// 20240315 or 20240315T090000, with or without Z.
std::optional<CalendarTime> Written(std::string_view value) {
  CalendarTime time;
  CivilTime& civil = time.civil;
  if (!Digits(value, 0, 4, &civil.year) || !Digits(value, 4, 2, &civil.month) ||
      !Digits(value, 6, 2, &civil.day)) {
    return std::nullopt;
  }
  time.is_day = value.size() == 8;
  if (!time.is_day) {
    time.is_utc = value.size() == 16 && value[15] == 'Z';
    const bool is_whole = value[8] == 'T' && (value.size() == 15 || time.is_utc);
    if (!is_whole || !Digits(value, 9, 2, &civil.hour) || !Digits(value, 11, 2, &civil.minute) ||
        !Digits(value, 13, 2, &civil.second)) {
      return std::nullopt;
    }
  }
  return Exists(civil) ? std::optional(time) : std::nullopt;
}

enum class Frequency : std::uint8_t { kDaily, kWeekly, kMonthly, kYearly };

struct Rule {
  Frequency frequency = Frequency::kDaily;
  std::int64_t interval = 1;
  std::int64_t count = 0;  // 0: none
  std::optional<CalendarTime> until;
  std::vector<int> weekdays;  // 0 = Monday, sorted
};

std::optional<std::int64_t> Whole(std::string_view text) {
  int number = 0;
  const bool is_whole = !text.empty() && text.size() <= 4 && Digits(text, 0, text.size(), &number);
  return is_whole && number > 0 ? std::optional<std::int64_t>(number) : std::nullopt;
}

bool SetWeekdays(std::string_view list, std::vector<int>* weekdays) {
  constexpr std::array<std::string_view, 7> kDays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  for (; !list.empty(); list.remove_prefix(std::min<std::size_t>(list.size(), 3))) {
    const auto day = std::find(kDays.begin(), kDays.end(), list.substr(0, 2));
    if (day == kDays.end() || (list.size() > 2 && list[2] != ',')) return false;
    weekdays->push_back(static_cast<int>(day - kDays.begin()));
  }
  std::sort(weekdays->begin(), weekdays->end());
  weekdays->erase(std::unique(weekdays->begin(), weekdays->end()), weekdays->end());
  return !weekdays->empty();
}

bool SetPart(std::string_view name, std::string_view value, Rule* rule) {
  constexpr std::array<std::string_view, 4> kFrequencies{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  if (name == "FREQ") {
    const auto found = std::find(kFrequencies.begin(), kFrequencies.end(), value);
    rule->frequency = static_cast<Frequency>(found - kFrequencies.begin());
    return found != kFrequencies.end();
  }
  if (name == "INTERVAL" || name == "COUNT") {
    const std::optional<std::int64_t> number = Whole(value);
    if (number) (name == "COUNT" ? rule->count : rule->interval) = *number;
    return number.has_value();
  }
  if (name == "UNTIL") {
    rule->until = Written(value);
    return rule->until.has_value();
  }
  if (name == "WKST") return value == "MO";
  return name == "BYDAY" && SetWeekdays(value, &rule->weekdays);
}

std::optional<Rule> ReadRule(std::string_view text) {
  Rule rule;
  bool has_frequency = false;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.size(), part.find('='));
    const std::string name = Upper(part.substr(0, equals));
    const std::string value = Upper(part.substr(std::min(part.size(), equals + 1)));
    if (!SetPart(name, value, &rule)) return std::nullopt;
    has_frequency |= name == "FREQ";
  }
  const bool has_end = (rule.count > 0) != rule.until.has_value();
  const bool is_known = rule.weekdays.empty() || rule.frequency == Frequency::kWeekly;
  return has_frequency && has_end && is_known ? std::optional(rule) : std::nullopt;
}

std::int64_t DayOf(const CivilTime& civil) {
  return DaysFromCivil(civil.year, civil.month, civil.day);
}

CivilTime OnDay(const CivilTime& clock, std::int64_t day) {
  CivilTime civil = ToCivil(day * 86400 + 43200);  // noon: the same day in Amsterdam
  civil.hour = clock.hour;
  civil.minute = clock.minute;
  civil.second = clock.second;
  return civil;
}

// The n-th step of a rule may be no day (31 February), or several of a week.
std::vector<CivilTime> Step(const CivilTime& start, const Rule& rule, std::int64_t n) {
  const std::int64_t steps = n * rule.interval;
  const std::int64_t first = DayOf(start);
  if (rule.frequency == Frequency::kDaily) return {OnDay(start, first + steps)};
  if (rule.frequency == Frequency::kWeekly) {
    if (rule.weekdays.empty()) return {OnDay(start, first + steps * 7)};
    const std::int64_t monday = first - ((first + 3) % 7 + 7) % 7;  // day 0 was a Thursday
    std::vector<CivilTime> days;
    for (const int weekday : rule.weekdays) {
      if (monday + steps * 7 + weekday < first) continue;
      days.push_back(OnDay(start, monday + steps * 7 + weekday));
    }
    return days;
  }
  const std::int64_t months =
      start.month - 1 + (rule.frequency == Frequency::kMonthly ? steps : steps * 12);
  CivilTime civil = start;
  civil.year += static_cast<int>(months / 12);
  civil.month = static_cast<int>(months % 12) + 1;
  if (civil.day > DaysInMonth(civil.year, civil.month)) return {};
  return {civil};
}

}  // namespace

std::string_view CalendarLine::Parameter(std::string_view parameter) const {
  for (const auto& [parameter_name, parameter_value] : parameters) {
    if (parameter_name == parameter) return parameter_value;
  }
  return {};
}

std::vector<CalendarLine> CalendarLines(std::string_view bytes) {
  // A fold may go through a character: first the bytes together, then the characters.
  std::string unfolded;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const bool is_end = bytes[at] == '\n' || bytes[at] == '\r';
    if (!is_end) {
      unfolded += bytes[at];
      continue;
    }
    if (bytes[at] == '\r' && at + 1 < bytes.size() && bytes[at + 1] == '\n') ++at;
    const char next = at + 1 < bytes.size() ? bytes[at + 1] : '\0';
    if (next == ' ' || next == '\t') {
      ++at;
    } else {
      unfolded += '\n';
    }
  }
  bool was_windows_1252 = false;
  const std::string text = DecodeText(unfolded, &was_windows_1252);
  std::vector<CalendarLine> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.size(), text.find('\n', at));
    if (auto line = TakeApart(std::string_view(text).substr(at, end - at)); line) {
      lines.push_back(std::move(*line));
    }
    at = end + 1;
  }
  return lines;
}

std::string UnescapedCalendarText(std::string_view value) {
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '\\' || at + 1 == value.size()) {
      text += value[at];
      continue;
    }
    const char next = value[++at];
    text += next == 'n' || next == 'N' ? '\n' : next;
  }
  return text;
}

TimePoint CalendarTime::Instant() const {
  CivilTime local = civil;
  if (is_day) {
    local.hour = 12;
    local.minute = local.second = 0;
  }
  if (!is_utc) return FromCivil(local);
  return DayOf(civil) * 86400 + civil.hour * 3600 + civil.minute * 60 + civil.second;
}

std::optional<CalendarTime> CalendarTimeOf(const CalendarLine& line, std::string_view value,
                                           bool* is_strange_zone) {
  *is_strange_zone = false;
  std::optional<CalendarTime> time = Written(Trimmed(value));
  const std::string_view zone = line.Parameter("TZID");
  if (!time || time->is_day || time->is_utc || zone.empty() || IsLocal(zone)) return time;
  time->is_utc = IsUtc(zone);
  *is_strange_zone = !time->is_utc;
  return time->is_utc ? time : std::nullopt;
}

std::optional<std::int64_t> CalendarDuration(std::string_view value) {
  std::int64_t seconds = 0, number = -1;
  bool in_time = false;
  if (!value.empty() && value[0] == '+') value.remove_prefix(1);
  if (value.size() < 3 || value[0] != 'P') return std::nullopt;
  for (const char c : value.substr(1)) {
    if (c >= '0' && c <= '9') {
      number = std::max<std::int64_t>(number, 0) * 10 + (c - '0');
      if (number > 1'000'000) return std::nullopt;
      continue;
    }
    if (c == 'T' && !in_time && number < 0) {
      in_time = true;
      continue;
    }
    const std::int64_t unit = c == 'W' && !in_time   ? 7 * 86400
                              : c == 'D' && !in_time ? 86400
                              : c == 'H' && in_time  ? 3600
                              : c == 'M' && in_time  ? 60
                              : c == 'S' && in_time  ? 1
                                                     : 0;
    if (unit == 0 || number < 0) return std::nullopt;
    seconds += number * unit;
    number = -1;
  }
  return number < 0 ? std::optional(seconds) : std::nullopt;
}

std::optional<std::vector<CalendarTime>> CalendarOccurrences(const CalendarTime& start,
                                                             std::string_view text) {
  constexpr std::int64_t kMostSteps = 10'000;
  const std::optional<Rule> rule = ReadRule(text);
  if (!rule || rule->count > static_cast<std::int64_t>(kMostOccurrences)) return std::nullopt;
  std::optional<TimePoint> last;
  if (rule->until) {
    // A day is whole; an event of whole days begins at its noon.
    last = rule->until->is_day && !start.is_day ? rule->until->Instant() + 43200
                                                : rule->until->Instant();
  }
  // The start is the first, also where the days of the rule pass it over.
  std::vector<CalendarTime> occurrences{start};
  for (std::int64_t n = 0; n < kMostSteps; ++n) {
    for (const CivilTime& civil : Step(start.civil, *rule, n)) {
      CalendarTime next = start;
      next.civil = civil;
      if (next == start) continue;
      const bool is_after = last && next.Instant() > *last;
      const bool is_enough =
          rule->count > 0 && occurrences.size() >= static_cast<std::size_t>(rule->count);
      if (is_after || is_enough || !Exists(civil)) return occurrences;
      if (occurrences.size() >= kMostOccurrences) return std::nullopt;
      occurrences.push_back(next);
    }
  }
  return std::nullopt;
}

}  // namespace kringen

#include "import/readers/calendar_recurrence.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/text.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

enum class Frequency : std::uint8_t { kDaily, kWeekly, kMonthly, kYearly };

struct OrdinalDay {
  int ordinal = 0;  // 0: each; -1: the last
  int weekday = 0;  // 0 = Monday
};

struct Rule {
  Frequency frequency = Frequency::kDaily;
  int interval = 1;
  int count = 0;  // 0: none
  std::optional<CalendarTime> until;
  int week_start = 0;
  std::vector<int> months, weeks, year_days, month_days, positions;
  std::vector<OrdinalDay> days;
  std::vector<int> hours, minutes, seconds;  // only those of the start are understood

  bool HasDays() const {
    return !weeks.empty() || !year_days.empty() || !month_days.empty() || !days.empty();
  }
};

// -999..9999, with a sign or without.
std::optional<int> Number(std::string_view text) {
  const bool is_negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 4) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return is_negative ? -number : number;
}

bool SetNumbers(std::string_view list, int least, int most, bool may_be_negative,
                std::vector<int>* numbers) {
  for (const std::string& value : CalendarValues(list)) {
    const std::optional<int> number = Number(Trimmed(value));
    if (!number || std::abs(*number) < least || std::abs(*number) > most) return false;
    if (*number < 0 && !may_be_negative) return false;
    numbers->push_back(*number);
  }
  return true;
}

int WeekdayOf(std::string_view name) {
  constexpr std::array<std::string_view, 7> kDays{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  const auto day = std::find(kDays.begin(), kDays.end(), name);
  return day == kDays.end() ? -1 : static_cast<int>(day - kDays.begin());
}

bool SetDays(std::string_view list, std::vector<OrdinalDay>* days) {
  for (const std::string& value : CalendarValues(list)) {
    const std::string_view text = Trimmed(value);
    if (text.size() < 2) return false;
    const int weekday = WeekdayOf(text.substr(text.size() - 2));
    const std::string_view ordinal = text.substr(0, text.size() - 2);
    const std::optional<int> number = ordinal.empty() ? 0 : Number(ordinal);
    if (weekday < 0 || !number || std::abs(*number) > 53) return false;
    if (!ordinal.empty() && *number == 0) return false;
    days->push_back({*number, weekday});
  }
  return true;
}

bool SetPart(std::string_view name, std::string_view value, Rule* rule) {
  constexpr std::array<std::string_view, 4> kFrequencies{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
  if (name == "FREQ") {
    const auto found = std::find(kFrequencies.begin(), kFrequencies.end(), value);
    rule->frequency = static_cast<Frequency>(found - kFrequencies.begin());
    return found != kFrequencies.end();
  }
  if (name == "INTERVAL" || name == "COUNT") {
    const std::optional<int> number = Number(value);
    if (number) (name == "COUNT" ? rule->count : rule->interval) = *number;
    return number && *number > 0;
  }
  if (name == "UNTIL") {
    rule->until = WrittenCalendarTime(value);
    return rule->until.has_value();
  }
  if (name == "WKST") return (rule->week_start = WeekdayOf(value)) >= 0;
  if (name == "BYDAY") return SetDays(value, &rule->days);
  if (name == "BYMONTH") return SetNumbers(value, 1, 12, false, &rule->months);
  if (name == "BYMONTHDAY") return SetNumbers(value, 1, 31, true, &rule->month_days);
  if (name == "BYYEARDAY") return SetNumbers(value, 1, 366, true, &rule->year_days);
  if (name == "BYWEEKNO") return SetNumbers(value, 1, 53, true, &rule->weeks);
  if (name == "BYSETPOS") return SetNumbers(value, 1, 366, true, &rule->positions);
  if (name == "BYHOUR") return SetNumbers(value, 0, 23, false, &rule->hours);
  if (name == "BYMINUTE") return SetNumbers(value, 0, 59, false, &rule->minutes);
  return name == "BYSECOND" && SetNumbers(value, 0, 60, false, &rule->seconds);
}

// RFC 5545, 3.3.10: which parts go with which frequency.
bool IsSound(const Rule& rule) {
  const bool has_ordinal = std::any_of(rule.days.begin(), rule.days.end(),
                                       [](const OrdinalDay& day) { return day.ordinal != 0; });
  const bool is_yearly = rule.frequency == Frequency::kYearly;
  if (has_ordinal && !is_yearly && rule.frequency != Frequency::kMonthly) return false;
  if (has_ordinal && !rule.weeks.empty()) return false;
  if (!rule.weeks.empty() && !is_yearly) return false;
  if (!rule.year_days.empty() && !is_yearly) return false;
  if (!rule.month_days.empty() && rule.frequency == Frequency::kWeekly) return false;
  return rule.count == 0 || !rule.until;
}

bool IsOnly(const std::vector<int>& numbers, int own) {
  return numbers.empty() || (numbers.size() == 1 && numbers[0] == own);
}

std::optional<Rule> ReadRule(std::string_view text, const CalendarTime& start) {
  Rule rule;
  bool has_frequency = false;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
    if (Trimmed(part).empty()) continue;
    const std::size_t equals = std::min(part.size(), part.find('='));
    const std::string name = UpperAscii(Trimmed(part.substr(0, equals)));
    const std::string value = UpperAscii(Trimmed(part.substr(std::min(part.size(), equals + 1))));
    if (!SetPart(name, value, &rule)) return std::nullopt;
    has_frequency |= name == "FREQ";
  }
  const bool is_own_clock = start.is_day || (IsOnly(rule.hours, start.civil.hour) &&
                                             IsOnly(rule.minutes, start.civil.minute) &&
                                             IsOnly(rule.seconds, start.civil.second));
  if (!has_frequency || !is_own_clock || !IsSound(rule)) return std::nullopt;
  if (rule.until && !rule.until->is_utc) rule.until->zone = start.zone;
  if (rule.frequency == Frequency::kYearly && rule.months.empty() && !rule.HasDays()) {
    rule.months.push_back(start.civil.month);
  }
  return rule;
}

// A day as the parts of a rule ask for it.
struct Day {
  std::int64_t number = 0;  // since 1970
  int year = 0, month = 0, day = 0, weekday = 0;
  int of_month = 0, of_year = 0;  // how many days there are
  int year_day = 0;
};

std::int64_t FirstOfMonth(int year, int month) {
  return DaysFromCivil(year + (month - 1) / 12, (month - 1) % 12 + 1, 1);
}

int WeekdayOfDay(std::int64_t day) { return static_cast<int>(((day + 3) % 7 + 7) % 7); }

Day DayAt(std::int64_t number) {
  const CivilTime civil = CivilOfLocal(number * 86400);
  Day day{number, civil.year, civil.month, civil.day, WeekdayOfDay(number), 0, 0, 0};
  const std::int64_t first = DaysFromCivil(day.year, 1, 1);
  day.of_month =
      static_cast<int>(FirstOfMonth(day.year, day.month + 1) - FirstOfMonth(day.year, day.month));
  day.of_year = static_cast<int>(DaysFromCivil(day.year + 1, 1, 1) - first);
  day.year_day = static_cast<int>(number - first) + 1;
  return day;
}

// `index` from 1 of `all`, or from -1 backwards.
bool Has(const std::vector<int>& wanted, int index, int all) {
  return std::any_of(wanted.begin(), wanted.end(), [&](int number) {
    return number == index || (number < 0 && number == index - all - 1);
  });
}

// The first day of a year's first week: the one with at least four of its days.
std::int64_t FirstWeek(int year, int week_start) {
  const std::int64_t fourth = DaysFromCivil(year, 1, 4);
  return fourth - (WeekdayOfDay(fourth) - week_start + 7) % 7;
}

bool IsInWeeks(const Rule& rule, std::int64_t day, int year) {
  const std::int64_t first = FirstWeek(year, rule.week_start);
  const std::int64_t next = FirstWeek(year + 1, rule.week_start);
  if (day < first || day >= next) return false;
  return Has(rule.weeks, static_cast<int>((day - first) / 7) + 1,
             static_cast<int>((next - first) / 7));
}

bool IsOrdinal(const Rule& rule, const Day& day) {
  const bool is_of_month = rule.frequency == Frequency::kMonthly || !rule.months.empty();
  const int index = is_of_month ? day.day : day.year_day;
  const int all = is_of_month ? day.of_month : day.of_year;
  return std::any_of(rule.days.begin(), rule.days.end(), [&](const OrdinalDay& wanted) {
    if (wanted.weekday != day.weekday) return false;
    return wanted.ordinal == 0 || wanted.ordinal == (index - 1) / 7 + 1 ||
           wanted.ordinal == -((all - index) / 7 + 1);
  });
}

bool IsInMonths(const Rule& rule, const Day& day) {
  return rule.months.empty() ||
         std::find(rule.months.begin(), rule.months.end(), day.month) != rule.months.end();
}

bool IsDayOf(const Rule& rule, const Day& start, const Day& day, int year) {
  if (!rule.weeks.empty() && !IsInWeeks(rule, day.number, year)) return false;
  if (!rule.year_days.empty() && !Has(rule.year_days, day.year_day, day.of_year)) return false;
  if (!rule.month_days.empty() && !Has(rule.month_days, day.day, day.of_month)) return false;
  if (!rule.days.empty()) return IsOrdinal(rule, day);
  if (!rule.weeks.empty()) return day.weekday == start.weekday;
  if (rule.HasDays() || rule.frequency == Frequency::kDaily) return true;
  if (rule.frequency == Frequency::kWeekly) return day.weekday == start.weekday;
  return day.day == start.day;
}

struct Period {
  std::int64_t first = 0, last = 0;  // days
  int year = 0;
};

Period PeriodOf(const Rule& rule, const Day& start, std::int64_t n) {
  const std::int64_t steps = n * rule.interval;
  Period period;
  if (rule.frequency == Frequency::kDaily) {
    period.first = period.last = start.number + steps;
  } else if (rule.frequency == Frequency::kWeekly) {
    period.first = start.number - (start.weekday - rule.week_start + 7) % 7 + steps * 7;
    period.last = period.first + 6;
  } else if (rule.frequency == Frequency::kMonthly) {
    const std::int64_t month = start.month - 1 + steps;
    const int year = start.year + static_cast<int>(month / 12);
    period.first = FirstOfMonth(year, static_cast<int>(month % 12) + 1);
    period.last = FirstOfMonth(year, static_cast<int>(month % 12) + 2) - 1;
  } else {
    period.year = start.year + static_cast<int>(steps);
    period.first = DaysFromCivil(period.year, 1, 1);
    period.last = DaysFromCivil(period.year + 1, 1, 1) - 1;
    if (!rule.weeks.empty()) {  // the weeks of a year may begin before it and end after it
      period.first -= 3;
      period.last += 3;
    }
  }
  return period;
}

std::vector<std::int64_t> DaysIn(const Rule& rule, const Day& start, const Period& period) {
  std::vector<std::int64_t> days;
  for (std::int64_t number = period.first; number <= period.last; ++number) {
    const Day day = DayAt(number);
    if (!IsInMonths(rule, day)) {
      number += day.of_month - day.day;
    } else if (IsDayOf(rule, start, day, period.year)) {
      days.push_back(number);
    }
  }
  if (rule.positions.empty()) return days;
  std::vector<std::int64_t> chosen;
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (Has(rule.positions, static_cast<int>(i) + 1, static_cast<int>(days.size()))) {
      chosen.push_back(days[i]);
    }
  }
  return chosen;
}

class Series {
 public:
  Series(const CalendarTime& start, const Rule& rule, TimePoint horizon)
      : start_(start), rule_(rule), horizon_(horizon) {}

  CalendarSeries Run(bool has_start) {
    constexpr std::int64_t kMostSteps = 40'000;
    const Day first = DayAt(DaysFromCivil(start_.civil.year, start_.civil.month, start_.civil.day));
    if (has_start) series_.starts.push_back(start_);
    for (std::int64_t n = 0; n < kMostSteps; ++n) {
      const Period period = PeriodOf(rule_, first, n);
      if (period.first > last_day_ || period.first * 86400 > horizon_ + 2 * 86400) {
        series_.is_cut = true;
        return std::move(series_);
      }
      for (const std::int64_t day : DaysIn(rule_, first, period)) {
        if (day < first.number || (has_start && day == first.number)) continue;
        if (!Take(day)) return std::move(series_);
      }
    }
    series_.is_full = true;
    return std::move(series_);
  }

 private:
  // False when the series has ended.
  bool Take(std::int64_t day) {
    CalendarTime next = start_;
    next.civil = CivilOfLocal(day * 86400);
    next.civil.hour = start_.civil.hour;
    next.civil.minute = start_.civil.minute;
    next.civil.second = start_.civil.second;
    if (rule_.count > 0 && series_.starts.size() >= static_cast<std::size_t>(rule_.count)) {
      return false;
    }
    if (rule_.until && IsAfter(day, next)) return false;
    series_.is_cut = day > last_day_ || next.Instant() > horizon_;
    series_.is_full = series_.starts.size() >= kMostOccurrences;
    if (series_.is_cut || series_.is_full) return false;
    series_.starts.push_back(next);
    return true;
  }

  // A day as the end is whole, in the zone of the event.
  bool IsAfter(std::int64_t day, const CalendarTime& next) const {
    const CivilTime& end = rule_.until->civil;
    if (rule_.until->is_day) return day > DaysFromCivil(end.year, end.month, end.day);
    return next.Instant() > rule_.until->Instant();
  }

  const CalendarTime& start_;
  const Rule& rule_;
  const TimePoint horizon_;
  const std::int64_t last_day_ = DaysFromCivil(2200, 12, 31);
  CalendarSeries series_;
};

}  // namespace

std::optional<CalendarSeries> CalendarOccurrences(const CalendarTime& start, std::string_view text,
                                                  TimePoint horizon, bool has_start) {
  const std::optional<Rule> rule = ReadRule(text, start);
  if (!rule) return std::nullopt;
  return Series(start, *rule, horizon).Run(has_start);
}

}  // namespace kringen

#include "view/locale.h"

#include <algorithm>
#include <array>
#include <utility>

namespace kringen {

namespace {

struct Placeholder {
  std::string_view name;
  std::string_view value;
};

// Replaces each {name}; what is not known stays as it is.
template <typename Placeholders>
std::string Fill(std::string_view pattern, const Placeholders& placeholders) {
  std::string out;
  out.reserve(pattern.size() + 16);
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) break;
    out.append(pattern.substr(at, open - at));
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    std::string_view value = pattern.substr(open, close - open + 1);
    for (const auto& [known, words] : placeholders) {
      if (known == name) value = words;
    }
    out.append(value);
    at = close + 1;
  }
  out.append(pattern.substr(at));
  return out;
}

std::string Numbered(std::string_view prefix, int number) {
  std::string key(prefix);
  key += '.';
  key += std::to_string(number);
  return key;
}

std::string Clock(int hour, int minute) {
  std::string text = "00:00";
  text[0] = static_cast<char>('0' + hour / 10 % 10);
  text[1] = static_cast<char>('0' + hour % 10);
  text[3] = static_cast<char>('0' + minute / 10 % 10);
  text[4] = static_cast<char>('0' + minute % 10);
  return text;
}

std::string FormatDay(const Locale& locale, std::string_view pattern, std::string_view month_names,
                      TimePoint t) {
  const CivilTime civil = ToCivil(t);
  const std::string day = std::to_string(civil.day), year = std::to_string(civil.year);
  return Fill(locale.Get(pattern),
              std::array<Placeholder, 5>{{
                  {"weekday", locale.Get(Numbered("date.weekday_short", Weekday(t)))},
                  {"day", day},
                  {"month", locale.Get(Numbered(month_names, civil.month))},
                  {"year", year},
                  {"yy", std::string_view(year).substr(year.size() < 2 ? 0 : year.size() - 2)},
              }});
}

// "02:30", or "02:30 zomertijd" where it is half past two twice.
std::string WithClockPart(const Locale& locale, TimePoint t, std::string clock) {
  const ClockPart part = ClockPartOf(t);
  if (part == ClockPart::kOnly) return clock;
  const char* key = part == ClockPart::kSummer ? "clock.summer" : "clock.winter";
  return FormatWords(locale, key, {{"clock", clock}});
}

std::string DayTime(const Locale& locale, TimePoint t, std::string_view time) {
  const std::string day = FormatUnit(locale, TimeUnit::kDay, t);
  return Fill(locale.Get("date.day_time"),
              std::array<Placeholder, 2>{{{"day", day}, {"time", time}}});
}

std::string Range(const Locale& locale, std::string_view from, std::string_view to) {
  return Fill(locale.Get("date.range"), std::array<Placeholder, 2>{{{"from", from}, {"to", to}}});
}

std::string FormatHours(const Locale& locale, TimeUnit unit, TimePoint t) {
  const TimeSpan span = UnitSpan(unit, t);
  // The end is the minute after the last, by the clock of the span: midnight reads 24:00, and three
  // o'clock so where the clock went back.
  const CivilTime last = ToCivil(span.to - 1);
  const std::string end = Clock(last.hour + (last.minute == 59 ? 1 : 0), (last.minute + 1) % 60);
  const std::string hours = Range(locale, FormatClock(span.from), end);
  return DayTime(locale, t, WithClockPart(locale, span.from, hours));
}

std::string FormatWeek(const Locale& locale, TimePoint t) {
  // A week belongs to the year of its Thursday.
  const CivilTime monday = ToCivil(FloorTo(TimeUnit::kWeek, t));
  const TimePoint thursday = FromCivil({monday.year, monday.month, monday.day + 3, 12, 0, 0});
  const std::string week = std::to_string(IsoWeek(t));
  const std::string year = std::to_string(ToCivil(thursday).year);
  return Fill(locale.Get("date.week"),
              std::array<Placeholder, 2>{{{"week", week}, {"year", year}}});
}

std::string FormatQuarter(const Locale& locale, std::string_view pattern, TimePoint t) {
  const CivilTime civil = ToCivil(t);
  const std::string quarter = std::to_string((civil.month - 1) / 3 + 1);
  const std::string year = std::to_string(civil.year);
  return Fill(locale.Get(pattern),
              std::array<Placeholder, 2>{{{"quarter", quarter}, {"year", year}}});
}

std::string FormatYears(const Locale& locale, int first, int count) {
  return Range(locale, std::to_string(first), std::to_string(first + count - 1));
}

// Of a year, its last two digits.
std::string Last(int year) {
  const std::string digits = std::to_string(year);
  return digits.substr(digits.size() - std::min<std::size_t>(digits.size(), 2));
}

int FloorYear(int year, int step) { return year - (year % step + step) % step; }

}  // namespace

std::string_view Locale::Get(std::string_view key) const {
  const auto found = strings.find(key);
  return found == strings.end() ? key : std::string_view(found->second);
}

std::string FormatCount(const Locale& locale, std::int64_t count) {
  const std::string_view group = locale.Get("number.group");
  // Through unsigned, so that the smallest number has an absolute value too.
  const auto magnitude =
      count < 0 ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
  const std::string digits = std::to_string(magnitude);
  std::string out = count < 0 ? "-" : "";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out.append(group);
    out += digits[i];
  }
  return out;
}

std::string FormatPlural(const Locale& locale, std::string_view key, std::int64_t count) {
  std::string full(key);
  full += count == 1 ? ".one" : ".other";
  const std::string number = FormatCount(locale, count);
  return Fill(locale.Get(full), std::array<Placeholder, 1>{{{"count", number}}});
}

std::string FormatWords(
    const Locale& locale, std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  return Fill(locale.Get(key), values);
}

std::string FormatClock(TimePoint t) {
  const CivilTime civil = ToCivil(t);
  return Clock(civil.hour, civil.minute);
}

std::string FormatUnit(const Locale& locale, TimeUnit unit, TimePoint t) {
  const int year = unit >= TimeUnit::kYear ? ToCivil(t).year : 0;
  switch (unit) {
    case TimeUnit::kMinute:
      return DayTime(locale, t, WithClockPart(locale, t, FormatClock(t)));
    case TimeUnit::kQuarterHour:
    case TimeUnit::kHour:
    case TimeUnit::kDayPart:
      return FormatHours(locale, unit, t);
    case TimeUnit::kDay:
      return FormatDay(locale, "date.day", "date.month", t);
    case TimeUnit::kWeek:
      return FormatWeek(locale, t);
    case TimeUnit::kMonth:
      return FormatDay(locale, "date.month_year", "date.month", t);
    case TimeUnit::kQuarter:
      return FormatQuarter(locale, "date.quarter", t);
    case TimeUnit::kYear:
      return std::to_string(year);
    case TimeUnit::kDecade:
      return FormatYears(locale, FloorYear(year, 10), 10);
    case TimeUnit::kCentury:
      return FormatYears(locale, FloorYear(year, 100), 100);
  }
  return {};
}

std::string FormatTime(const Locale& locale, TimePoint t, TimePrecision precision) {
  switch (precision) {
    case TimePrecision::kSecond:  // nobody says the seconds
    case TimePrecision::kMinute:
      return FormatUnit(locale, TimeUnit::kMinute, t);
    case TimePrecision::kDay:
      return FormatUnit(locale, TimeUnit::kDay, t);
    case TimePrecision::kMonth:
      return FormatUnit(locale, TimeUnit::kMonth, t);
    case TimePrecision::kYear:
      return FormatUnit(locale, TimeUnit::kYear, t);
  }
  return {};
}

std::string FormatTick(const Locale& locale, TimeUnit unit, TimePoint t, bool roomy) {
  switch (unit) {
    case TimeUnit::kMinute:
    case TimeUnit::kQuarterHour:
    case TimeUnit::kHour:
    case TimeUnit::kDayPart:
      return roomy ? WithClockPart(locale, t, FormatClock(t)) : FormatClock(t);
    case TimeUnit::kDay:
      return roomy ? FormatDay(locale, "date.weekday_day", "date.month_short", t)
                   : std::to_string(ToCivil(t).day);
    case TimeUnit::kWeek:
      return std::to_string(ToCivil(t).day);
    case TimeUnit::kMonth:
      return std::string(
          locale.Get(Numbered(roomy ? "date.month" : "date.month_short", ToCivil(t).month)));
    case TimeUnit::kQuarter:
      return FormatQuarter(locale, "date.quarter_short", t);
    default:
      return std::to_string(ToCivil(t).year);
  }
}

std::string FormatUnitBriefly(const Locale& locale, TimeUnit unit, TimePoint t) {
  if (unit == TimeUnit::kDay) return FormatDay(locale, "date.day_short", "date.month_short", t);
  if (unit == TimeUnit::kMonth) return FormatDay(locale, "date.month_year", "date.month_short", t);
  if (unit >= TimeUnit::kDecade) {  // the first year alone would be told as a year
    const int first = ToCivil(FloorTo(unit, t)).year;
    return Range(locale, std::to_string(first), unit == TimeUnit::kDecade ? Last(first + 9) : "99");
  }
  return FormatUnit(locale, unit, t);
}

}  // namespace kringen

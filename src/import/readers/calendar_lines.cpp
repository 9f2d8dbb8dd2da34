#include "import/readers/calendar_lines.h"

#include <algorithm>

#include "base/text.h"
#include "import/readers/reader.h"
#include "import/text/text_encoding.h"

namespace kringen {
namespace {

// NAME;PARAMETER=value;OTHER="with : and ;":value
std::optional<CalendarLine> TakeApart(std::string_view text) {
  CalendarLine line;
  std::size_t at = std::min(text.size(), text.find_first_of(";:"));
  line.name = UpperAscii(Trimmed(text.substr(0, at)));
  while (at < text.size() && text[at] == ';') {
    const std::size_t equals = text.find_first_of("=:;", ++at);
    if (equals == std::string_view::npos || text[equals] != '=') return std::nullopt;
    const std::string name = UpperAscii(text.substr(at, equals - at));
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
  return civil.year >= 1600 && civil.year <= 2200 && civil.month >= 1 && civil.month <= 12 &&
         civil.day >= 1 && civil.day <= DaysInMonth(civil.year, civil.month) && civil.hour < 24 &&
         civil.minute < 60 && civil.second <= 60;
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

std::vector<std::string> CalendarValues(std::string_view list) {
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

std::string UpperAscii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

TimePoint CalendarTime::Instant() const {
  CivilTime local = civil;
  if (is_day) {
    local.hour = 12;
    local.minute = local.second = 0;
  }
  if (is_day || (!is_utc && zone == nullptr)) return FromCivil(local);
  return is_utc ? LocalSeconds(local) : zone->FromLocal(LocalSeconds(local));
}

std::optional<CalendarTime> WrittenCalendarTime(std::string_view value) {
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

}  // namespace kringen

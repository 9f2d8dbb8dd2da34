#include "import/text/measured_day.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "import/text/tidy.h"
#include "import/text/written_dates.h"

namespace kringen {
namespace {

// What the line of a period or an export begins with or has, folded.
constexpr std::array<std::string_view, 16> kPeriodWords{
    "as of", "period",     "periode", "export", "peildatum", "gemeten",    "measured", "stand op",
    "t/m",   "tot en met", "until",   "range",  "updated",   "bijgewerkt", "through",  "gegevens"};

std::string DayText(const WrittenTime& time) {
  const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(time.year) + "-" + two(time.month) + "-" + two(time.day);
}

// Numbers alone may be anything: a day has a sign between its parts, or eight digits of this age.
bool LooksLikeDay(std::string_view text) {
  if (text.find_first_of("-/ .") != std::string_view::npos) return true;
  return text.size() == 8 && text.substr(0, 2) == "20";
}

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  constexpr std::string_view kEnds = " _()[]:;\t";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.size(), text.find_first_of(kEnds, at));
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string LatestDayOf(const std::vector<std::string_view>& words) {
  std::string latest;
  for (std::size_t first = 0; first < words.size(); ++first) {
    for (std::size_t count = 1; count <= 4 && first + count <= words.size(); ++count) {
      std::string written(words[first]);
      for (std::size_t i = 1; i < count; ++i) written.append(" ").append(words[first + i]);
      if (!LooksLikeDay(written)) continue;
      const auto time = SplitWrittenTime(written, ShortYears::kRefused);
      if (!time || time->precision > TimePrecision::kDay || IsAmbiguous(*time)) continue;
      WrittenTime day = *time;
      if (day.is_order_open && day.month > 12) std::swap(day.month, day.day);
      if (InstantOf(*time)) latest = std::max(latest, DayText(day));
    }
  }
  return latest;
}

// "cijfers-2026-10-03-v2" -> "cijfers 2026-10-03 v2": a hyphen between a letter and a digit may
// join a day to what stands beside it.
std::string WithoutJoints(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::string loose(text);
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const char before = text[i - 1], after = text[i + 1];
    const bool is_joint =
        (is_letter(before) && is_digit(after)) || (is_digit(before) && is_letter(after));
    if (text[i] == '-' && is_joint) loose[i] = ' ';
  }
  return loose;
}

}  // namespace

std::string LatestDayIn(std::string_view text) {
  const std::string loose = WithoutJoints(text);
  const std::string latest = LatestDayOf(WordsOf(text));
  return loose == text ? latest : std::max(latest, LatestDayOf(WordsOf(loose)));
}

std::string MeasuredDay(std::string_view file_name, const std::vector<std::string>& preamble,
                        const std::string& today) {
  std::string day;
  for (const std::string& line : preamble) {
    const std::string folded = Fold(line);
    const bool is_period =
        std::any_of(kPeriodWords.begin(), kPeriodWords.end(),
                    [&](std::string_view word) { return folded.find(word) != std::string::npos; });
    if (is_period) day = std::max(day, LatestDayIn(line));
  }
  if (day.empty()) {
    const std::string_view name = FileName(file_name);
    day = LatestDayIn(name.substr(0, name.find_last_of('.')));
  }
  return !today.empty() && day > today ? "" : day;
}

}  // namespace kringen

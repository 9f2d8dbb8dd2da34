// Columns of written dates, and what a written date means.
#include "import/text/written_dates.h"

#include <utility>

#include "base/text.h"
#include "import/text/tidy.h"
#include "import/text/written_names.h"
#include "import/text/zones.h"

namespace kringen {
namespace {

bool Exists(int year, int month, int day) {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  return CivilOfLocal(DaysFromCivil(year, month, day) * 86400).day == day;
}

}  // namespace

bool LooksLikeDate(std::string_view text) {
  const std::string lower = Fold(text);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  std::size_t numbers = 0, months = 0;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t start = at;
    if (is_digit(lower[at])) {
      while (at < lower.size() && is_digit(lower[at])) ++at;
      if (at - start > 4) return false;
      ++numbers;
    } else if (is_letter(lower[at])) {
      while (at < lower.size() && is_letter(lower[at])) ++at;
      if (MonthOfName(std::string_view(lower).substr(start, at - start)) == 0) return false;
      ++months;
    } else if (std::string_view("-/., '").find(lower[at++]) == std::string_view::npos) {
      return false;
    }
  }
  return numbers > 0 && months < 2 && numbers + months > 1 && numbers + months < 4;
}

bool IsAmbiguous(const WrittenTime& time) {
  return time.is_order_open && time.month != time.day && time.month <= 12 && time.day <= 12;
}

std::optional<TimePoint> InstantOf(const WrittenTime& written) {
  if (IsAmbiguous(written)) return std::nullopt;
  WrittenTime time = written;
  if (time.is_order_open && time.month > 12) std::swap(time.month, time.day);
  if (!Exists(time.year, time.month, time.day)) return std::nullopt;
  if (!time.offset_s) {
    return FromCivil({time.year, time.month, time.day, time.hour, time.minute, time.second});
  }
  return DaysFromCivil(time.year, time.month, time.day) * 86400 + time.hour * 3600 +
         time.minute * 60 + time.second - *time.offset_s;
}

WrittenColumn WrittenTimes(const CsvTable& table, int column) {
  WrittenColumn times(table.rows.size());
  for (std::size_t row = 0; row < times.size(); ++row) {
    times[row] = SplitWrittenTime(table.Cell(row, column), ShortYears::kRefused);
  }
  return times;
}

void SettleDateOrder(const SourceFile& file, const Answers& answers,
                     const std::vector<WrittenColumn*>& columns, std::vector<Question>* questions) {
  bool is_open = false, day_first = false, month_first = false;
  std::vector<WrittenTime*> ambiguous;
  for (WrittenColumn* column : columns) {
    for (std::optional<WrittenTime>& time : *column) {
      if (!time || !time->is_order_open) continue;
      day_first |= time->month > 12;
      month_first |= time->day > 12;
      if (IsAmbiguous(*time)) {
        is_open = true;
        ambiguous.push_back(&*time);
        continue;
      }
      if (time->month > 12) std::swap(time->month, time->day);
      time->is_order_open = false;
    }
  }
  if (!is_open) return;
  if (day_first == month_first) {
    const std::string id = "date_order:" + std::string(FileName(file.path));
    const std::string answer = answers.Find(id);
    questions->push_back(
        {id, "question.date_order", file.path, {"day_first", "month_first"}, answer});
    if (answer.empty()) return;
    day_first = answer == "day_first";
  }
  for (WrittenTime* time : ambiguous) {
    if (day_first) std::swap(time->month, time->day);
    time->is_order_open = false;
  }
}

}  // namespace kringen

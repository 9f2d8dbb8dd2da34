// Dates and times as people, tables and feeds write them: "15-3-2024 9:00", "Fri, 15 Mar 24 09:00
// CET", "vr 15 maart 2024 om 9.00 uur", "2024-03-15T09:00:00Z", "maart 2024", "1710489600", "45366"
// (Excel). What has one meaning is read; what does not say whether day or month comes first is
// settled by its weekday or its whole column, or asked; never guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"
#include "import/text/csv_table.h"
#include "import/text/source_file.h"
#include "model/kinds.h"

namespace kringen {

struct WrittenTime {
  int year = 0;
  int month = 1;
  int day = 1;
  int hour = 12;
  int minute = 0;
  int second = 0;
  TimePrecision precision = TimePrecision::kDay;
  // `month` and `day` are the first and the second number as written, and may change places.
  bool is_order_open = false;
  std::optional<int> offset_s;  // from UTC; absent: no zone is written
};

// Nothing when the whole text is no such time. Years of two digits are for feeds only (RFC 2822:
// 0-49 are 2000-2049).
enum class ShortYears { kRefused, kRead };
std::optional<WrittenTime> SplitWrittenTime(std::string_view text, ShortYears short_years);

// "9:00", "09.00", "09:00:30" into hour, minute and second; false when it is none.
bool SplitWrittenClock(std::string_view text, WrittenTime* time);

// Whether a text that is read as no time was meant for one: "apr-24", of which nobody knows whether
// it is a day or a year, "15-3-24", "apr '24"; not "Totaal 2024".
bool LooksLikeDate(std::string_view text);

// May its two numbers be two days?
bool IsAmbiguous(const WrittenTime& time);

// Local time of Europe/Amsterdam where no zone is written. Nothing for numbers that may be two
// days, for a day that does not exist, and outside 1800-2200.
std::optional<TimePoint> InstantOf(const WrittenTime& time);

// The cells of a column; those without a time are nothing.
using WrittenColumn = std::vector<std::optional<WrittenTime>>;
WrittenColumn WrittenTimes(const CsvTable& table, int column);

// Settles the order of day and month for all columns of a file at once: by a number above 12, else
// by the answer to "date_order:<file>", which is then asked. Open cells stay open without one.
void SettleDateOrder(const SourceFile& file, const Answers& answers,
                     const std::vector<WrittenColumn*>& columns, std::vector<Question>* questions);

}  // namespace kringen

#include "import/text/written_dates.h"

#include <array>

#include "base/text.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

// English and Dutch; three letters tell them apart. "mrt" is how the Dutch shorten March.
int MonthOf(std::string_view word) {
  struct Name {
    std::string_view start;
    int month;
  };
  constexpr std::array<Name, 16> kNames{{{"jan", 1},
                                         {"feb", 2},
                                         {"mar", 3},
                                         {"maa", 3},
                                         {"mrt", 3},
                                         {"apr", 4},
                                         {"may", 5},
                                         {"mei", 5},
                                         {"jun", 6},
                                         {"jul", 7},
                                         {"aug", 8},
                                         {"sep", 9},
                                         {"oct", 10},
                                         {"okt", 10},
                                         {"nov", 11},
                                         {"dec", 12}}};
  for (const Name& name : kNames) {
    if (word.substr(0, 3) == name.start) return name.month;
  }
  return 0;
}

// Names of zones in mail dates (RFC 822) and those of this part of Europe, in hours from UTC.
std::optional<int> ZoneOf(std::string_view word) {
  struct Name {
    std::string_view name;
    int hours;
  };
  constexpr std::array<Name, 18> kNames{{{"z", 0},
                                         {"ut", 0},
                                         {"utc", 0},
                                         {"gmt", 0},
                                         {"wet", 0},
                                         {"west", 1},
                                         {"bst", 1},
                                         {"cet", 1},
                                         {"cest", 2},
                                         {"mez", 1},
                                         {"est", -5},
                                         {"edt", -4},
                                         {"cst", -6},
                                         {"cdt", -5},
                                         {"mst", -7},
                                         {"mdt", -6},
                                         {"pst", -8},
                                         {"pdt", -7}}};
  for (const Name& name : kNames) {
    if (word == name.name) return name.hours * 3600;
  }
  return std::nullopt;
}

int DaysInMonth(int year, int month) {
  const int next_year = month == 12 ? year + 1 : year;
  const int next_month = month == 12 ? 1 : month + 1;
  return static_cast<int>(DaysFromCivil(next_year, next_month, 1) - DaysFromCivil(year, month, 1));
}

class WrittenReader {
 public:
  WrittenReader(std::string_view text, ShortYears short_years)
      : lower_(Fold(text)), short_years_(short_years) {}

  std::optional<WrittenTime> Read() {
    SkipWeekday();
    if (!ReadFields() || !Understand()) return std::nullopt;
    Skip(" ,t");
    if (!AtEnd() && (time_.precision != TimePrecision::kDay || !ReadClock() || !ReadZone())) {
      return std::nullopt;
    }
    return AtEnd() ? std::optional(time_) : std::nullopt;
  }

  bool ReadClockOnly(WrittenTime* time) {
    time_ = *time;
    if (!ReadClock() || !AtEnd()) return false;
    *time = time_;
    return true;
  }

 private:
  struct Field {
    int number = 0;
    int digits = 0;  // 0: the name of a month
  };

  bool AtEnd() const { return at_ >= lower_.size(); }
  char Peek() const { return AtEnd() ? '\0' : lower_[at_]; }
  void Skip(std::string_view chars) {
    while (!AtEnd() && chars.find(Peek()) != std::string_view::npos) ++at_;
  }
  std::string_view Word() {
    const std::size_t start = at_;
    while (IsLetter(Peek())) ++at_;
    return std::string_view(lower_).substr(start, at_ - start);
  }
  bool Number(Field* field) {
    field->number = field->digits = 0;
    while (IsDigit(Peek()) && field->digits < 9) {
      field->number = field->number * 10 + (lower_[at_++] - '0');
      ++field->digits;
    }
    return field->digits > 0 && !IsDigit(Peek());
  }

  void SkipWeekday() {
    const std::size_t start = at_;
    if (Word().empty()) return;
    const bool is_weekday = Peek() == ',' || Peek() == ' ' || Peek() == '.';
    if (!is_weekday || MonthOf(std::string_view(lower_).substr(start, at_ - start)) > 0) {
      at_ = start;
    } else {
      Skip(" ,.");
    }
  }

  // One to three numbers or names of months; a number before ':' is already the hour.
  bool ReadFields() {
    while (count_ < fields_.size()) {
      const std::size_t start = at_;
      Field& field = fields_[count_];
      if (IsLetter(Peek())) {
        field = {MonthOf(Word()), 0};
        if (field.number == 0) {
          at_ = start;
          break;
        }
      } else if (!Number(&field) || Peek() == ':') {
        at_ = start;
        break;
      }
      ++count_;
      if (Peek() == 't' || AtEnd()) break;
      Skip("-/., ");
    }
    return count_ > 0;
  }

  bool Understand() {
    const Field& a = fields_[0];
    if (count_ == 1) return UnderstandOne(a);
    if (count_ == 2) return UnderstandTwo(a, fields_[1]);
    const Field& b = fields_[1];
    const Field& c = fields_[2];
    if (a.digits == 4) return Set(a, b, c, false);
    if (!IsYear(c)) return false;
    if (a.digits == 0) return Set(c, a, b, false);
    if (b.digits == 0) return Set(c, b, a, false);
    return Set(c, a, b, true);
  }

  bool IsYear(const Field& field) const {
    return field.digits == 4 || (field.digits == 2 && short_years_ == ShortYears::kRead);
  }

  bool Set(const Field& year, const Field& month, const Field& day, bool is_order_open) {
    if (month.digits > 2 || day.digits > 2 || day.digits == 0) return false;
    time_.year = year.number;
    if (year.digits == 2) time_.year += year.number < 50 ? 2000 : 1900;
    time_.month = month.number;
    time_.day = day.number;
    time_.is_order_open = is_order_open;
    return true;
  }

  // A year, a day as one number, or the days since 30 December 1899 of spreadsheets.
  bool UnderstandOne(const Field& field) {
    if (field.digits == 4) {
      time_.year = field.number;
      time_.precision = TimePrecision::kYear;
      return true;
    }
    if (field.digits == 8) {
      return Set({field.number / 10000, 4}, {field.number / 100 % 100, 2}, {field.number % 100, 2},
                 false);
    }
    return field.digits == 5 && SetSerial(field.number, 0);
  }

  bool UnderstandTwo(const Field& a, const Field& b) {
    if (a.digits == 5 && b.digits > 0) {  // "45366,375": the fraction is the time of the day
      std::int64_t scale = 1;
      for (int i = 0; i < b.digits; ++i) scale *= 10;
      return SetSerial(a.number, static_cast<int>((b.number * 1440LL + scale / 2) / scale));
    }
    const Field& year = a.digits == 4 ? a : b;
    const Field& month = a.digits == 4 ? b : a;
    if (year.digits != 4 || month.digits > 2) return false;
    time_.year = year.number;
    time_.month = month.number;
    time_.precision = TimePrecision::kMonth;
    return true;
  }

  bool SetSerial(int days, int minutes) {
    constexpr std::int64_t kFirst = -25569;  // 30 December 1899 in days since 1970
    constexpr int kLast = 73050;             // in 2099; what is larger is another number
    if (days > kLast) return false;
    const CivilTime civil = ToCivil((kFirst + days) * 86400 + 43200);
    time_.year = civil.year;
    time_.month = civil.month;
    time_.day = civil.day;
    if (minutes == 0) return true;
    time_.hour = minutes / 60;
    time_.minute = minutes % 60;
    time_.precision = TimePrecision::kMinute;
    return minutes < 1440;
  }

  bool ReadClock() {
    Field hour, minute, second;
    if (!Number(&hour) || (Peek() != ':' && Peek() != '.')) return false;
    ++at_;
    if (!Number(&minute) || minute.digits != 2 || hour.digits > 2) return false;
    time_.precision = TimePrecision::kMinute;
    if (Peek() == ':' || Peek() == '.') {
      ++at_;
      if (!Number(&second) || second.digits != 2) return false;
      time_.precision = TimePrecision::kSecond;
      if (Peek() == '.' || Peek() == ',') {
        ++at_;
        Field fraction;
        if (!Number(&fraction)) return false;
      }
    }
    Skip(" ");
    if (!ReadHalfOfDay(&hour.number)) return false;
    time_.hour = hour.number;
    time_.minute = minute.number;
    time_.second = second.number;
    return hour.number < 24 && minute.number < 60 && second.number <= 60;
  }

  bool ReadHalfOfDay(int* hour) {
    const std::size_t start = at_;
    const std::string_view word = Word();
    if (word == "uur" || word == "u") {
      Skip(" ");
    } else if (word == "am" || word == "pm") {
      if (*hour < 1 || *hour > 12) return false;
      *hour = *hour % 12 + (word == "pm" ? 12 : 0);
      Skip(" ");
    } else {
      at_ = start;
    }
    return true;
  }

  bool ReadZone() {
    if (AtEnd()) return true;
    if (const std::string_view name = Word(); !name.empty()) {
      time_.offset_s = ZoneOf(name);
      return time_.offset_s.has_value();
    }
    const char sign = Peek();
    if (sign != '+' && sign != '-') return false;
    ++at_;
    Field hours, minutes;
    if (!Number(&hours) || (hours.digits != 2 && hours.digits != 4)) return false;
    if (hours.digits == 4) {
      minutes.number = hours.number % 100;
      hours.number /= 100;
    } else if (Peek() == ':') {
      ++at_;
      if (!Number(&minutes) || minutes.digits != 2) return false;
    }
    time_.offset_s = (hours.number * 3600 + minutes.number * 60) * (sign == '-' ? -1 : 1);
    if (Peek() == ' ') {  // "+0100 (CET)"
      Skip(" (");
      Word();
      Skip(")");
    }
    return hours.number < 24 && minutes.number < 60;
  }

  const std::string lower_;
  const ShortYears short_years_;
  std::size_t at_ = 0;
  std::array<Field, 3> fields_;
  std::size_t count_ = 0;
  WrittenTime time_;
};

void Swap(WrittenColumn* column, bool is_day_first) {
  for (std::optional<WrittenTime>& time : *column) {
    if (!time || !time->is_order_open) continue;
    if (is_day_first) std::swap(time->month, time->day);
    time->is_order_open = false;
  }
}

}  // namespace

std::optional<WrittenTime> SplitWrittenTime(std::string_view text, ShortYears short_years) {
  return WrittenReader(text, short_years).Read();
}

bool SplitWrittenClock(std::string_view text, WrittenTime* time) {
  return WrittenReader(text, ShortYears::kRefused).ReadClockOnly(time);
}

std::optional<TimePoint> InstantOf(const WrittenTime& time) {
  if (time.is_order_open && time.month != time.day) return std::nullopt;
  if (time.year < 1800 || time.year > 2200 || time.month < 1 || time.month > 12 || time.day < 1 ||
      time.day > DaysInMonth(time.year, time.month)) {
    return std::nullopt;
  }
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
  for (const WrittenColumn* column : columns) {
    for (const std::optional<WrittenTime>& time : *column) {
      if (!time || !time->is_order_open) continue;
      is_open |= time->month != time->day;
      day_first |= time->month > 12;
      month_first |= time->day > 12;
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
  for (WrittenColumn* column : columns) Swap(column, day_first);
}

}  // namespace kringen

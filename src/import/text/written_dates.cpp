#include "import/text/written_dates.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "import/text/tidy.h"
#include "import/text/written_names.h"
#include "import/text/zones.h"

namespace kringen {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return c >= 'a' && c <= 'z'; }

int DaysInMonth(int year, int month) {
  const int next_year = month == 12 ? year + 1 : year;
  const int next_month = month == 12 ? 1 : month + 1;
  return static_cast<int>(DaysFromCivil(next_year, next_month, 1) - DaysFromCivil(year, month, 1));
}

bool Exists(int year, int month, int day) {
  return year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 &&
         day <= DaysInMonth(year, month);
}

int WeekdayOn(int year, int month, int day) {
  return static_cast<int>(((DaysFromCivil(year, month, day) + 3) % 7 + 7) % 7);
}

class WrittenReader {
 public:
  WrittenReader(std::string_view text, ShortYears short_years)
      : lower_(Fold(text)), short_years_(short_years) {}

  std::optional<WrittenTime> Read() {
    const bool is_clock_first = ClockIsFirst();
    if (is_clock_first && !ReadClock()) return std::nullopt;
    if (is_clock_first) SkipJoint();
    const TimePrecision clock = std::exchange(time_.precision, TimePrecision::kDay);
    SkipWeekday();
    if (ReadWhole()) return AtEnd() ? std::optional(time_) : std::nullopt;
    if (!ReadFields() || !Understand()) return std::nullopt;
    if (is_clock_first) {
      if (time_.precision != TimePrecision::kDay) return std::nullopt;
      time_.precision = clock;
      Skip(" ");
      return ReadZone() && AtEnd() ? std::optional(time_) : std::nullopt;
    }
    SkipJoint();
    if (!AtEnd() && (time_.precision != TimePrecision::kDay || !ReadClock() || !ReadZone())) {
      return std::nullopt;
    }
    if (needs_year_ && !ReadLateYear()) return std::nullopt;
    // "ma 2024" is no Monday; it may be March.
    if (weekday_ >= 0 && time_.precision > TimePrecision::kDay) return std::nullopt;
    SettleByWeekday();
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
  char Peek(std::size_t ahead = 0) const {
    return at_ + ahead >= lower_.size() ? '\0' : lower_[at_ + ahead];
  }
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

  // "9:00 15-3-2024"
  bool ClockIsFirst() const {
    const std::size_t colon = lower_.find(':');
    return colon != std::string::npos && colon > 0 && colon <= 2 &&
           lower_.find_first_not_of("0123456789") == colon;
  }

  // "vr", "Friday,", "op vrijdag"; of other languages what has a comma behind it.
  void SkipWeekday() {
    while (true) {
      const std::size_t start = at_;
      const std::string_view word = Word();
      const int weekday = WeekdayOfName(word);
      const bool is_small = word == "op" || word == "on" || word == "le" || word == "den" ||
                            word == "am" || word == "de";
      const bool is_word = Peek() == ',' || Peek() == ' ' || Peek() == '.';
      const bool is_weekday = is_small || weekday >= 0 || (Peek() == ',' && !word.empty());
      if (!is_word || !is_weekday || MonthOfName(word) > 0) {
        at_ = start;
        return;
      }
      if (weekday >= 0) weekday_ = weekday;
      Skip(" ,.");
    }
  }

  // What stands between a day and its time: "t", ",", "-", "om", "at", "um".
  void SkipJoint() {
    Skip(" ,.");
    const std::size_t start = at_;
    for (const std::string_view sign : {"-", "|", "@", "\xE2\x80\x93", "\xE2\x80\x94"}) {
      if (std::string_view(lower_).substr(at_, sign.size()) != sign) continue;
      at_ += sign.size();
      break;
    }
    if (at_ == start) {
      const std::string_view word = Word();
      const bool is_joint = word == "t" || word == "om" || word == "at" || word == "um" ||
                            word == "te" || word == "a" || word == "op" || word == "on";
      if (!is_joint) at_ = start;
    }
    Skip(" ");
  }

  // Times that are one number, and days by their week or their number in the year.
  bool ReadWhole() {
    const std::size_t start = at_;
    std::size_t digits = 0;
    while (IsDigit(Peek(digits))) ++digits;
    const bool is_alone = at_ + digits == lower_.size();
    if (is_alone && lower_[at_] == '1' && (digits == 10 || digits == 13)) return ReadEpoch(digits);
    if (is_alone && (digits == 12 || digits == 14)) return ReadCompact(digits);
    if (digits == 4 && ReadWeek()) return true;
    at_ = start;
    return false;
  }

  std::int64_t Take(std::size_t count) {
    std::int64_t number = 0;
    for (std::size_t i = 0; i < count; ++i) number = number * 10 + (lower_[at_++] - '0');
    return number;
  }

  // Seconds or thousandths since 1970, from September 2001 to March 2030: later ones may be days of
  // the twentieth century with an hour.
  bool ReadEpoch(std::size_t digits) {
    const std::int64_t seconds = Take(10);
    Take(digits - 10);
    if (seconds >= 1'900'000'000) return false;
    const CivilTime civil = CivilOfLocal(seconds);
    time_ = {civil.year,
             civil.month,
             civil.day,
             civil.hour,
             civil.minute,
             civil.second,
             TimePrecision::kSecond,
             false,
             0};
    return true;
  }

  // "20240315090000", "202403150900"
  bool ReadCompact(std::size_t digits) {
    const auto take = [&](std::size_t count) { return static_cast<int>(Take(count)); };
    time_.year = take(4);
    time_.month = take(2);
    time_.day = take(2);
    time_.hour = take(2);
    time_.minute = take(2);
    time_.second = digits == 14 ? take(2) : 0;
    time_.precision = digits == 14 ? TimePrecision::kSecond : TimePrecision::kMinute;
    if (time_.hour < 24 && time_.minute < 60 && time_.second <= 60) return true;
    at_ = 0;
    time_ = WrittenTime();
    lower_.clear();  // no time at all
    return false;
  }

  // "2024-w11-5", "2024w115"; "2024-075"
  bool ReadWeek() {
    const auto year = static_cast<int>(Take(4));
    const bool has_dash = Peek() == '-';
    if (has_dash) ++at_;
    std::int64_t day = DaysFromCivil(year, 1, 1);
    if (Peek() == 'w') {
      ++at_;
      if (!IsDigit(Peek()) || !IsDigit(Peek(1))) return false;
      const std::int64_t week = Take(2);
      if (has_dash && Peek() == '-') ++at_;
      if (Peek() < '1' || Peek() > '7' || IsDigit(Peek(1)) || week < 1 || week > 53) return false;
      const std::int64_t fourth = DaysFromCivil(year, 1, 4);
      day = fourth - WeekdayOn(year, 1, 4) + (week - 1) * 7 + Take(1) - 1;
      if (week == 53 && ToCivil((day - WeekdayOn(year, 1, 4)) * 86400 + 43200).year > year + 1) {
        return false;
      }
    } else {
      if (!has_dash || !IsDigit(Peek()) || !IsDigit(Peek(1)) || !IsDigit(Peek(2))) return false;
      const std::int64_t number = Take(3);
      if (number < 1 || number > DaysFromCivil(year + 1, 1, 1) - day) return false;
      day += number - 1;
    }
    if (year < 1800 || year > 2200 || !AtEnd()) return false;
    const CivilTime civil = CivilOfLocal(day * 86400);
    time_.year = civil.year;
    time_.month = civil.month;
    time_.day = civil.day;
    return true;
  }

  // "15th", "1er", "15e", "15de", "15.": a day in order.
  void SkipOrdinal(Field* field) {
    const std::size_t start = at_;
    const std::string_view word = Word();
    const bool is_ordinal = word == "th" || word == "st" || word == "nd" || word == "rd" ||
                            word == "e" || word == "de" || word == "ste" || word == "er";
    if (!is_ordinal || field->digits > 2) at_ = start;
  }

  // One to three numbers or names of months; a number before ':' is already the hour.
  bool ReadFields() {
    while (count_ < fields_.size()) {
      const std::size_t start = at_;
      Field& field = fields_[count_];
      if (IsLetter(Peek())) {
        field = {MonthOfName(Word()), 0};
        if (field.number == 0) {
          at_ = start;
          break;
        }
      } else if (!Number(&field) || Peek() == ':') {
        at_ = start;
        break;
      }
      SkipOrdinal(&field);
      ++count_;
      if ((Peek() == 't' && IsDigit(Peek(1))) || AtEnd()) break;
      if (count_ < fields_.size()) has_only_dots_ &= Peek() == '.' || count_ > 2;
      if (count_ == 1) first_sign_ = Peek();
      const std::size_t end = at_;
      Skip("-/., ");
      // "15 maart 2024 - 9:00": the joint is not the date's.
      if (count_ == fields_.size()) at_ = end;
      if (std::string_view(lower_).substr(at_, 3) == "of ") at_ += 3;  // "15th of March"
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
    // "15-3-24" may also be the 24th of 2015.
    if (c.digits != 4) return false;
    // Nobody writes the month first with dots.
    return has_only_dots_ ? Set(c, b, a, false) : Set(c, a, b, true);
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
    // "mar 15 09:00:00 2024", as Unix and X write
    if (a.digits == 0 && (b.digits == 1 || b.digits == 2) && IsDigit(Peek())) {
      time_.month = a.number;
      time_.day = b.number;
      needs_year_ = true;
      return true;
    }
    const Field& year = a.digits == 4 ? a : b;
    const Field& month = a.digits == 4 ? b : a;
    if (year.digits != 4 || month.digits > 2) return false;
    // A spreadsheet takes "2024.10" for a number and writes "2024.1": that is no January.
    const bool is_number = first_sign_ == '.' || first_sign_ == ',';
    if (a.digits == 4 && month.digits == 1 && is_number) return false;
    time_.year = year.number;
    time_.month = month.number;
    time_.precision = TimePrecision::kMonth;
    return true;
  }

  bool ReadLateYear() {
    Field year;
    Skip(" ");
    if (!Number(&year) || year.digits != 4) return false;
    time_.year = year.number;
    return true;
  }

  // "Fri, 05-03-2024" is the third of May: the fifth of March was a Tuesday.
  void SettleByWeekday() {
    if (!time_.is_order_open || weekday_ < 0) return;
    const int a = time_.month, b = time_.day;
    const bool month_first = Exists(time_.year, a, b) && WeekdayOn(time_.year, a, b) == weekday_;
    const bool day_first = Exists(time_.year, b, a) && WeekdayOn(time_.year, b, a) == weekday_;
    if (month_first == day_first) return;
    if (day_first) std::swap(time_.month, time_.day);
    time_.is_order_open = false;
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

  // "9:00", "9.00", "9u30", "9h", "9 uur", "9 am", "0900" behind a 't'
  bool ReadClock() {
    Field hour, minute, second;
    const bool is_behind_t = at_ > 0 && lower_[at_ - 1] == 't';
    if (!Number(&hour)) return false;
    time_.precision = TimePrecision::kMinute;
    if (is_behind_t && (hour.digits == 4 || hour.digits == 6)) {
      const bool has_seconds = hour.digits == 6;
      second.number = has_seconds ? hour.number % 100 : 0;
      if (has_seconds) hour.number /= 100;
      minute.number = hour.number % 100;
      hour.number /= 100;
      if (has_seconds) time_.precision = TimePrecision::kSecond;
      SkipFraction();
    } else if (Peek() == ':' || Peek() == '.' ||
               ((Peek() == 'h' || Peek() == 'u') && IsDigit(Peek(1)))) {
      ++at_;
      if (!Number(&minute) || minute.digits != 2 || hour.digits > 2) return false;
      if ((Peek() == ':' || Peek() == '.') && IsDigit(Peek(1))) {
        ++at_;
        if (!Number(&second) || second.digits != 2) return false;
        time_.precision = TimePrecision::kSecond;
        SkipFraction();
      }
    } else if (hour.digits > 2 || !HasUnit()) {
      return false;
    }
    Skip(" ");
    if (!ReadHalfOfDay(&hour.number)) return false;
    time_.hour = hour.number;
    time_.minute = minute.number;
    time_.second = second.number;
    return hour.number < 24 && minute.number < 60 && second.number <= 60;
  }

  void SkipFraction() {
    if ((Peek() != '.' && Peek() != ',') || !IsDigit(Peek(1))) return;
    ++at_;
    while (IsDigit(Peek())) ++at_;
  }

  // An hour by itself needs a word behind it.
  bool HasUnit() {
    const std::size_t start = at_;
    Skip(" ");
    const std::string_view word = Word();
    at_ = start;
    return word == "uur" || word == "u" || word == "uhr" || word == "h" || word == "am" ||
           word == "pm" || word == "oere" || ((word == "a" || word == "p") && Has(".m", start + 1));
  }

  bool Has(std::string_view text, std::size_t from) const {
    return lower_.find(text, from) != std::string::npos;
  }

  bool ReadHalfOfDay(int* hour) {
    const std::size_t start = at_;
    const std::string_view word = Word();
    const bool has_dots = word.size() == 1 && std::string_view(lower_).substr(at_, 2) == ".m";
    if (word == "uur" || word == "u" || word == "uhr" || word == "h" || word == "oere") {
      Skip(" .");
    } else if (word == "am" || word == "pm" || (has_dots && (word == "a" || word == "p"))) {
      if (*hour < 1 || *hour > 12) return false;
      *hour = *hour % 12 + (word[0] == 'p' ? 12 : 0);
      if (has_dots) at_ += 2;
      Skip(" .");
    } else {
      at_ = start;
    }
    return true;
  }

  bool ReadZone() {
    if (AtEnd() || (needs_year_ && IsDigit(Peek()))) return true;
    if (Peek() == '(' || Peek() == '[') ++at_;
    const std::size_t start = at_;
    if (const std::string_view name = Word(); !name.empty()) {
      time_.offset_s = OffsetOfName(name);
      const bool is_universal = name == "gmt" || name == "utc" || name == "ut";
      if (!time_.offset_s || Peek() == '/') return ReadPlace(start);
      Skip(")]");
      if (is_universal && (Peek() == '+' || Peek() == '-' || Peek() == ' ')) {
        const std::size_t end = at_;
        Skip(" ");
        if (Peek() == '+' || Peek() == '-') return ReadOffset(true);
        at_ = end;
      }
      SkipRemark();
      return true;
    }
    return ReadOffset(false);
  }

  // "+0100", "+01:00", "+01"; behind "UTC" also "+1".
  bool ReadOffset(bool may_be_short) {
    const char sign = Peek();
    if (sign != '+' && sign != '-') return false;
    ++at_;
    Field hours, minutes;
    if (!Number(&hours)) return false;
    if (hours.digits == 4) {
      minutes.number = hours.number % 100;
      hours.number /= 100;
    } else if (hours.digits != 2 && !(may_be_short && hours.digits == 1)) {
      return false;
    } else if (Peek() == ':') {
      ++at_;
      if (!Number(&minutes) || minutes.digits != 2) return false;
    }
    time_.offset_s = (hours.number * 3600 + minutes.number * 60) * (sign == '-' ? -1 : 1);
    SkipRemark();
    return hours.number < 24 && minutes.number < 60;
  }

  // "+0100 (Midden-Europese standaardtijd)", "+01:00[Europe/Amsterdam]"
  void SkipRemark() {
    if (needs_year_) return;
    const std::size_t start = at_;
    Skip(" ");
    const char open = Peek();
    const std::size_t close = lower_.find(open == '(' ? ')' : ']', at_);
    if ((open == '(' || open == '[') && close == lower_.size() - 1) {
      at_ = lower_.size();
    } else {
      at_ = start;
    }
  }

  // "Europe/Amsterdam": its offset at that time.
  bool ReadPlace(std::size_t start) {
    at_ = start;
    std::size_t end = lower_.size();
    while (end > start && (lower_[end - 1] == ']' || lower_[end - 1] == ')')) --end;
    const std::string_view name = std::string_view(lower_).substr(start, end - start);
    const std::optional<Zone> zone = FindZone(name);
    if (!zone || time_.is_order_open || name.find('/') == std::string_view::npos) return false;
    if (!Exists(time_.year, time_.month, time_.day)) return false;
    const std::int64_t local =
        LocalSeconds({time_.year, time_.month, time_.day, time_.hour, time_.minute, time_.second});
    time_.offset_s = static_cast<int>(local - zone->FromLocal(local));
    at_ = lower_.size();
    return true;
  }

  std::string lower_;
  const ShortYears short_years_;
  std::size_t at_ = 0;
  std::array<Field, 3> fields_;
  std::size_t count_ = 0;
  bool has_only_dots_ = true;
  char first_sign_ = '\0';  // behind the first field
  bool needs_year_ = false;
  int weekday_ = -1;
  WrittenTime time_;
};

}  // namespace

std::optional<WrittenTime> SplitWrittenTime(std::string_view text, ShortYears short_years) {
  return WrittenReader(text, short_years).Read();
}

bool SplitWrittenClock(std::string_view text, WrittenTime* time) {
  return WrittenReader(text, ShortYears::kRefused).ReadClockOnly(time);
}

}  // namespace kringen

// ParseTime: RFC 3339 and what people write instead of it.
#include "base/civil_time.h"
#include "base/text.h"

namespace kringen {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool Digits(int count, int* value) {
    if (text_.size() - at_ < static_cast<std::size_t>(count)) return false;
    *value = 0;
    for (int i = 0; i < count; ++i) {
      const char c = text_[at_];
      if (c < '0' || c > '9') return false;
      *value = *value * 10 + (c - '0');
      ++at_;
    }
    return true;
  }
  bool Skip(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool SkipFraction() {
    if (!Skip('.') && !Skip(',')) return true;
    const std::size_t start = at_;
    while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
    return at_ > start;
  }
  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool AtEnd() const { return at_ == text_.size(); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

struct Parsed {
  CivilTime civil;
  bool has_offset = false;
  int offset_s = 0;
};

bool ReadDate(Reader* in, CivilTime* out) {
  if (!in->Digits(4, &out->year) || !in->Skip('-') || !in->Digits(2, &out->month) ||
      !in->Skip('-') || !in->Digits(2, &out->day)) {
    return false;
  }
  if (out->month < 1 || out->month > 12 || out->day < 1) return false;
  const int next_year = out->month == 12 ? out->year + 1 : out->year;
  const int next_month = out->month == 12 ? 1 : out->month + 1;
  return out->day <=
         DaysFromCivil(next_year, next_month, 1) - DaysFromCivil(out->year, out->month, 1);
}

bool ReadClock(Reader* in, CivilTime* out) {
  if (!in->Digits(2, &out->hour) || !in->Skip(':') || !in->Digits(2, &out->minute)) return false;
  if (in->Skip(':') && !(in->Digits(2, &out->second) && in->SkipFraction())) return false;
  // 60 is a leap second; it carries over into the next minute.
  return out->hour <= 23 && out->minute <= 59 && out->second <= 60;
}

bool ReadOffset(Reader* in, Parsed* out) {
  out->has_offset = true;
  if (in->Skip('Z') || in->Skip('z')) return true;
  const bool west = in->Peek() == '-';
  int hours = 0;
  int minutes = 0;
  if (!(in->Skip('+') || in->Skip('-')) || !in->Digits(2, &hours)) return false;
  const bool colon = in->Skip(':');
  if ((colon || !in->AtEnd()) && !in->Digits(2, &minutes)) return false;
  if (hours > 23 || minutes > 59) return false;
  out->offset_s = (hours * 3600 + minutes * 60) * (west ? -1 : 1);
  return true;
}

bool ReadTime(Reader* in, Parsed* out) {
  if (!ReadDate(in, &out->civil)) return false;
  if (in->AtEnd()) return true;
  if (!in->Skip('T') && !in->Skip('t') && !in->Skip(' ')) return false;
  if (!ReadClock(in, &out->civil)) return false;
  if (in->AtEnd()) return true;
  in->Skip(' ');  // "2014-06-05 16:42:00 +02:00"
  return ReadOffset(in, out) && in->AtEnd();
}

Error TimeError(const char* code, std::string_view text) {
  return Error{code, std::string(text.substr(0, 64)), ""};
}

}  // namespace

Result<TimePoint> ParseTime(std::string_view text) {
  Parsed parsed;
  Reader in(Trimmed(text, " \t\n\v\f\r"));
  if (!ReadTime(&in, &parsed)) return TimeError("time.malformed", text);
  if (parsed.civil.year < 1800 || parsed.civil.year > 2200) {
    return TimeError("time.out_of_range", text);
  }
  if (!parsed.has_offset) return FromCivil(parsed.civil);
  const CivilTime& c = parsed.civil;
  return DaysFromCivil(c.year, c.month, c.day) * 86400 + c.hour * 3600 + c.minute * 60 + c.second -
         parsed.offset_s;
}

}  // namespace kringen

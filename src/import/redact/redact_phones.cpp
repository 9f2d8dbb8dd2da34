// Telephone numbers, in digits and in words.
#include <algorithm>
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

constexpr auto kLabels = std::to_array<std::string_view>(
    {"tel", "telefoon", "bel", "app", "whatsapp", "appen", "mobiel", "gsm", "sms", "mob", "fax",
     "telefonisch", "belnummer", "phone"});  // technical
constexpr std::string_view kLooseMarks = " -./()[]_\n\r\x02:=~*|,";

// Numbers of services, which nobody has for himself. Digits without the country's.
bool IsService(std::string_view national) {
  for (const std::string_view service : {"800", "900", "906", "909", "88", "14"}) {
    if (national.substr(0, service.size()) == service) return true;
  }
  return false;
}

int Number(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

// "06-12-2014 10" and "06.30 - 21.00 10": a day with an hour, and hours.
bool IsTime(const Digits& read) {
  const std::string_view digits = read.digits;
  const auto& groups = read.groups;
  if (groups.size() >= 3 && groups[0] == 2 && groups[1] == 2 && groups[2] == 4) {
    const int day = Number(digits.substr(0, 2)), month = Number(digits.substr(2, 2));
    const int year = Number(digits.substr(4, 4));
    if (day <= 31 && month >= 1 && month <= 12 && year >= 1900 && year < 2100) return true;
  }
  const bool is_pairs = std::all_of(groups.begin(), groups.end(), [](auto n) { return n == 2; });
  if (!is_pairs || groups.size() < 4 || (read.marks[0] != '.' && read.marks[0] != ':'))
    return false;
  return read.marks[1] != read.marks[0] && read.marks[2] == read.marks[0] &&
         Number(digits.substr(2, 2)) < 60 && Number(digits.substr(6, 2)) < 60;
}

// Of the ten digits of a number within the country, as its groups stand.
bool IsNational(const Digits& read, bool is_labelled) {
  if (read.digits.size() != 10 || read.digits[0] != '0' || read.digits[1] == '0') return false;
  if (IsService(std::string_view(read.digits).substr(1)) || IsTime(read)) return false;
  // 06, 053 or 0541 by itself, or all in one; "01-02-2014 10" is a date. One by one is no table.
  const std::size_t first = read.groups.front();
  const bool is_mobile = read.digits[1] == '6';
  const bool is_single = read.groups.size() >= 9;
  return is_labelled || is_single || first == 10 ||
         (is_mobile ? first == 2 || first == 3 || first == 6 : first == 3 || first == 4);
}

std::size_t International(std::string_view text, std::size_t start, std::size_t prefix) {
  const Digits read = ReadDigits(text, start, 15, kDigitMarks);
  if (read.digits.size() <= prefix || !EndsWord(text, read.end)) return 0;
  const std::string_view abroad = std::string_view(read.digits).substr(prefix);
  if (abroad.size() < 9 || abroad.size() > 13 || abroad.front() == '0') return 0;
  if (abroad.substr(0, 2) == "31" && IsService(abroad.substr(abroad[2] == '0' ? 3 : 2))) return 0;
  return read.end;
}

std::size_t National(std::string_view text, std::size_t start, bool is_labelled) {
  const bool is_mobile =
      text[start + 1] == '6' || (start + 2 < text.size() && !IsDigit(text[start + 1]));
  for (const std::string_view marks : {kDigitMarks, kLooseMarks}) {
    Digits read = ReadDigits(text, start, 10, marks);
    if (EndsWord(text, read.end) && IsNational(read, is_labelled)) return read.end;
    if (!is_mobile && !is_labelled) return 0;
  }
  if (!is_labelled) return 0;
  // Of a neighbouring country: "Tel. 05923 12345".
  const Digits read = ReadDigits(text, start, 13, " -/()");
  const bool fits = read.digits.size() >= 9 && read.digits.size() <= 12 && read.digits[1] != '0';
  return fits && !IsTime(read) && !IsService(std::string_view(read.digits).substr(1)) &&
                 EndsWord(text, read.end)
             ? read.end
             : 0;
}

// Behind "tel.": without the area.
std::size_t Local(std::string_view text, std::size_t start) {
  constexpr auto kStrict = std::to_array<std::string_view>({"tel", "telefoon", "fax"});
  if (text[start] == '0' || text[start] == '1' || !HasLabel(text, start, kStrict)) return 0;
  const Digits read = ReadDigits(text, start, 15, " -");
  const bool fits = (read.digits.size() == 6 || read.digits.size() == 7) && read.groups.size() <= 3;
  return fits && read.groups.front() >= 2 && EndsWord(text, read.end) ? read.end : 0;
}

// Behind "bel": without its first digit, as "6 12345678".
std::size_t WithoutNought(std::string_view text, std::size_t start) {
  const Digits read = ReadDigits(text, start, 15, " -.");
  const bool fits = read.digits.size() == 9 && EndsWord(text, read.end);
  return fits && HasLabel(text, start, kLabels) ? read.end : 0;
}

// Behind another number, and short as that one's area or "06" goes for both:
// "06 12345678 / 87654321".
std::size_t SecondNumber(std::string_view text, std::size_t start) {
  if (start < 3 || text[start - 1] != ' ') return 0;
  constexpr std::string_view kMark = "onnummer]";  // what is shown of a short one
  bool may_group = false;
  std::size_t end = 0;
  for (const std::string_view word : {" / ", "/ ", " of ", " en "}) {
    if (start < word.size() + kMark.size() || !BeginsAt(text, start - word.size(), word)) continue;
    may_group = word[word.size() - 2] == '/';
    end = start - word.size();
    break;
  }
  if (end < kMark.size() || text.substr(end - kMark.size(), kMark.size()) != kMark) return 0;
  const Digits read = ReadDigits(text, start, 15, " -.");
  const bool fits = read.digits.size() >= 6 && read.digits.size() <= 8 && read.digits[0] > '1';
  return fits && (may_group || read.groups.size() == 1) && EndsWord(text, read.end) ? read.end : 0;
}

// The minutes of "09.00-12.00" begin no number from abroad.
bool AreMinutes(std::string_view text, std::size_t start) {
  return start > 1 && (text[start - 1] == '.' || text[start - 1] == ':') &&
         IsDigit(text[start - 2]);
}

constexpr auto kUnits = std::to_array<std::string_view>(
    {"nul",      "een",      "twee",    "drie",      "vier",     "vijf",     "zes",
     "zeven",    "acht",     "negen",   "tien",      "elf",      "twaalf",   "dertien",
     "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"});
constexpr auto kTens = std::to_array<std::string_view>(
    {"twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"});

// "vierendertig" -> "34"; empty: no such word.
std::string DigitsOfWord(std::string_view word) {
  const std::string lower = LowerPlain(word);
  for (std::size_t i = 0; i < kUnits.size(); ++i) {
    if (lower == kUnits[i]) return std::to_string(i);
  }
  for (std::size_t tens = 0; tens < kTens.size(); ++tens) {
    if (lower == kTens[tens]) return std::to_string((tens + 2) * 10);
    for (std::size_t unit = 1; unit < 10; ++unit) {
      if (lower == std::string(kUnits[unit]) + "en" + std::string(kTens[tens])) {
        return std::to_string((tens + 2) * 10 + unit);
      }
    }
  }
  return {};
}

}  // namespace

std::size_t FindPhone(std::string_view text, std::size_t at) {
  if (at > 0 && (IsWord(text[at - 1]) || text[at - 1] == '+')) return 0;
  std::size_t start = at;
  bool is_plus = BeginsAt(text, at, "plus ");
  if (is_plus) start += 5;
  if (start < text.size() && (text[start] == '(' || text[start] == '[')) ++start;
  if (start < text.size() && text[start] == '+') {
    is_plus = true;
    ++start;
    if (start < text.size() && text[start] == ' ') ++start;
  }
  if (start + 1 >= text.size()) return 0;
  std::size_t end = 0;
  if (LowerAscii(text[start]) == 'o' && text[start + 1] == '6') {  // the letter for the digit
    std::string zero(text.substr(start, 40));
    zero[0] = '0';
    end = IsDigit(text[start + 1]) ? National(zero, 0, false) : 0;
    return end == 0 ? 0 : start + end - at;
  }
  if (!IsDigit(text[start])) return 0;
  if (is_plus) {
    end = International(text, start, 0);
  } else if (text[start] == '0') {
    if (text[start + 1] == '0' && !AreMinutes(text, start)) end = International(text, start, 2);
    if (end == 0) end = National(text, start, HasLabel(text, start, kLabels));
  } else if (text[start] == '3' && text[start + 1] == '1') {
    const Digits read = ReadDigits(text, start, 15, " -");
    const bool is_mobile = read.digits.size() == 11 && read.digits[2] == '6';
    end = is_mobile && EndsWord(text, read.end) ? read.end : 0;
  }
  if (end == 0 && text[start] == '6') end = WithoutNought(text, start);
  if (end == 0 && start == at) end = Local(text, start);
  if (end == 0 && start == at) end = SecondNumber(text, start);
  if (end == 0) return 0;
  const bool closes = start > at && !is_plus && end < text.size() && text[end] == ']';
  return end - at + (closes ? 1 : 0);
}

std::size_t FindSpelledPhone(std::string_view text, std::size_t at) {
  if (IsDigit(text[at]) &&
      (text[at] != '0' || (at + 1 < text.size() && IsDigit(text[at + 1]) && text[at + 1] != '6'))) {
    return 0;
  }
  std::string digits;
  bool has_word = false;
  std::size_t i = at, end = at;
  while (i < text.size() && digits.size() < 10) {
    std::size_t next = i;
    while (next < text.size() && next - i < 16 && IsLetter(text[next])) ++next;
    if (next > i) {
      const std::string read = DigitsOfWord(text.substr(i, next - i));
      if (read.empty()) break;
      has_word = true;
      digits += read;
    } else {
      while (next < text.size() && digits.size() < 10 && IsDigit(text[next])) {
        digits += text[next++];
      }
      if (next == i) break;
    }
    end = i = next;
    while (i < text.size() && i - end < 3 &&
           std::string_view(" -,./()\n").find(text[i]) != std::string_view::npos) {
      ++i;
    }
  }
  const bool fits = has_word && digits.size() == 10 && digits[0] == '0' && digits[1] != '0';
  return fits && !IsService(std::string_view(digits).substr(1)) && EndsWord(text, end) ? end - at
                                                                                       : 0;
}

}  // namespace kringen

// Telephone numbers, IBAN, BSN and number plates.
#include <algorithm>
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

bool StartsWord(std::string_view text, std::size_t at) { return at == 0 || !IsWord(text[at - 1]); }
bool EndsWord(std::string_view text, std::size_t at) {
  return at >= text.size() || !IsWord(text[at]);
}

// Digits in groups with one or two marks between them, as telephone numbers are written.
struct Digits {
  std::string digits;
  std::vector<std::size_t> groups;  // lengths
  std::size_t end = 0;
};

Digits ReadDigits(std::string_view text, std::size_t at, std::size_t most) {
  Digits read;
  std::size_t group = 0;
  while (at < text.size() && read.digits.size() < most) {
    if (IsDigit(text[at])) {
      read.digits += text[at++];
      ++group;
      read.end = at;
      continue;
    }
    std::size_t next = at;
    while (next < text.size() && next - at < 3 &&
           std::string_view(" -./()").find(text[next]) != std::string_view::npos) {
      ++next;
    }
    if (next == at || next >= text.size() || !IsDigit(text[next])) break;
    if (group > 0) read.groups.push_back(group);
    group = 0;
    at = next;
  }
  if (group > 0) read.groups.push_back(group);
  return read;
}

bool PassesElevenTest(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    const int weight = i == 8 ? -1 : 9 - static_cast<int>(i);
    sum += weight * (digits[i] - '0');
  }
  return sum % 11 == 0 && digits != "000000000";
}

// One of the words stands shortly before. Not across a redaction, whose mark is no word of the
// writer, nor across a link, which a redaction may have made shorter.
template <std::size_t Count>
bool Follows(std::string_view text, std::size_t at,
             const std::array<std::string_view, Count>& words) {
  bool is_named = false;
  for (std::size_t i = at < 32 ? 0 : at - 32; i < at; ++i) {
    if (text[i] == ']' || BeginsAt(text, i, "://") || BeginsAt(text, i, "www.")) is_named = false;
    is_named |= std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return BeginsAt(text, i, word) && i + word.size() <= at;
    });
  }
  return is_named;
}

// How much of the text has this form; 0: it does not. `is_loose`: also in small letters and with
// blanks or nothing for its dashes, as people write it behind the word.
std::size_t PlateSize(std::string_view text, std::size_t at, std::string_view form, bool is_loose) {
  std::size_t i = at;
  for (const char wanted : form) {
    const char c = i < text.size() ? text[i] : '\0';
    if (wanted == '-' && c != '-' && !(is_loose && c == ' ')) {
      if (!is_loose) return 0;
      continue;
    }
    const char letter = is_loose && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (wanted == '9' && !IsDigit(c)) return 0;
    if (wanted == 'X' && (letter < 'A' || letter > 'Z')) return 0;
    ++i;
  }
  return EndsWord(text, i) && (i >= text.size() || text[i] != '-') ? i - at : 0;
}

}  // namespace

std::size_t FindPhone(std::string_view text, std::size_t at) {
  if (at > 0 && (IsWord(text[at - 1]) || text[at - 1] == '+')) return 0;
  std::size_t start = at;
  if (text[start] == '(') ++start;
  if (start >= text.size()) return 0;
  const bool is_plus = text[start] == '+';
  if (is_plus) ++start;
  if (start >= text.size() || !IsDigit(text[start])) return 0;
  const Digits read = ReadDigits(text, start, 15);
  const std::string_view digits = read.digits;
  const bool ends = EndsWord(text, read.end);
  if (is_plus || digits.substr(0, 2) == "00") {
    const std::string_view abroad = is_plus ? digits : digits.substr(2);
    const bool fits = abroad.size() >= 9 && abroad.size() <= 13 && abroad.front() != '0';
    return ends && fits ? read.end - at : 0;
  }
  if (digits.size() < 10 || digits[0] != '0') return 0;
  const Digits national = ReadDigits(text, start, 10);
  if (!EndsWord(text, national.end) || national.groups.empty()) return 0;
  const std::string_view area = std::string_view(national.digits).substr(0, 3);
  if (area == "080" || area == "090" || area == "088") return 0;  // services, not persons
  // 06, 053 or 0541 by itself, or all in one; "01-02-2014 10" is a date.
  const std::size_t first = national.groups.front();
  const bool is_mobile = national.digits[1] == '6';
  const bool fits = first == 10 ||
                    (is_mobile ? first == 2 || first == 3 || first == 6 : first == 3 || first == 4);
  return fits ? national.end - at : 0;
}

std::size_t FindIban(std::string_view text, std::size_t at) {
  if (!StartsWord(text, at) || at + 15 > text.size()) return 0;
  const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  // In small letters only the Dutch form: "er 18 geworden is" would pass for one of Eritrea.
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool is_small = BeginsAt(text, at, "nl");
  if (!is_small && !(is_capital(text[at]) && is_capital(text[at + 1]))) return 0;
  std::string iban;
  std::size_t end = 0;
  for (std::size_t i = at; i < text.size() && iban.size() < 34; ++i) {
    const char c = upper(text[i]);
    if (c == ' ' || c == '.' || c == '-') {
      if (i + 1 >= text.size() || !IsWord(text[i + 1])) break;
      continue;
    }
    if (!IsDigit(c) && !(c >= 'A' && c <= 'Z')) break;
    iban += c;
    if (iban.size() >= 3 && iban.size() <= 4 && !IsDigit(c)) return 0;
    const bool is_dutch = iban.substr(0, 2) == "NL";
    const bool may_end = is_dutch ? iban.size() == 18 : iban.size() >= 15;
    if (!may_end || !EndsWord(text, i + 1)) continue;
    int rest = 0;
    for (const char digit : iban.substr(4) + iban.substr(0, 4)) {
      const int value = IsDigit(digit) ? digit - '0' : digit - 'A' + 10;
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    if (rest == 1) end = i + 1;
    if (is_dutch) break;
  }
  return end == 0 ? 0 : end - at;
}

std::size_t FindBsn(std::string_view text, std::size_t at) {
  if (!StartsWord(text, at) || !IsDigit(text[at])) return 0;
  if (at > 0 && (text[at - 1] == ',' || text[at - 1] == '.' || text[at - 1] == '-')) return 0;
  Digits read = ReadDigits(text, at, 9);
  if (read.digits.size() < 8 || !EndsWord(text, read.end)) return 0;
  if (read.end < text.size() && (text[read.end] == ',' || text[read.end] == '.') &&
      read.end + 1 < text.size() && IsDigit(text[read.end + 1])) {
    return 0;
  }
  constexpr std::array<std::string_view, 3> kWords{"bsn", "burgerservicenummer", "sofi"};
  if (Follows(text, at, kWords)) return read.end - at;
  if (read.digits.size() != 9 || !PassesElevenTest(read.digits)) return 0;
  // Without its name only as one number or in the groups of a card: 1.234.567 is an amount.
  const auto& groups = read.groups;
  const bool fits = groups.size() == 1 || groups == std::vector<std::size_t>{4, 2, 3};
  return fits ? read.end - at : 0;
}

std::size_t FindPlate(std::string_view text, std::size_t at) {
  if (!StartsWord(text, at) || (at > 0 && text[at - 1] == '-')) return 0;
  const std::string_view near = text.substr(at, 9);
  if (std::none_of(near.begin(), near.end(), IsDigit)) return 0;
  // The 14 series of the Dutch register; X a letter, 9 a digit.
  constexpr std::array<std::string_view, 14> kForms{
      "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
      "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9"};
  constexpr std::array<std::string_view, 2> kWords{"kenteken", "nummerplaat"};
  for (const std::string_view form : kForms) {
    if (const std::size_t size = PlateSize(text, at, form, false)) return size;
  }
  for (const std::string_view form : kForms) {
    const std::size_t size = PlateSize(text, at, form, true);
    if (size > 0) return Follows(text, at, kWords) ? size : 0;
  }
  return 0;
}

}  // namespace kringen

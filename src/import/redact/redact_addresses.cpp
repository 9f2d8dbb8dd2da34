// Postcodes with a house number, with the street before them.
#include <array>

#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestStreet = 40;

// "7581 AB"; SA, SD and SS are not given out.
std::size_t PostcodeAt(std::string_view text, std::size_t at) {
  if (at + 6 > text.size() || text[at] < '1' || text[at] > '9') return 0;
  if (at > 0 && IsWord(text[at - 1])) return 0;
  for (std::size_t i = 1; i < 4; ++i) {
    if (!IsDigit(text[at + i])) return 0;
  }
  std::size_t i = at + 4;
  if (text[i] == ' ') ++i;
  if (i + 2 > text.size()) return 0;
  const char first = text[i], second = text[i + 1];
  const bool upper = first >= 'A' && first <= 'Z' && second >= 'A' && second <= 'Z';
  const bool lower = i == at + 4 && first >= 'a' && first <= 'z' && second >= 'a' && second <= 'z';
  if (!upper && !lower) return 0;
  if (i + 2 < text.size() && IsWord(text[i + 2])) return 0;
  const char last = LowerAscii(second);
  if (LowerAscii(first) == 's' && (last == 'a' || last == 'd' || last == 's')) return 0;
  return i + 2 - at;
}

// "12", "12a", "12-3", "12 bis"; not a year by itself is asked: the postcode beside it decides.
std::size_t HouseNumberAt(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && IsDigit(text[i]) && i - at < 5) ++i;
  if (i == at || (i < text.size() && IsDigit(text[i]))) return 0;
  if (i < text.size() && (text[i] == '-' || text[i] == '/') && i + 1 < text.size() &&
      IsDigit(text[i + 1])) {
    ++i;
    while (i < text.size() && IsDigit(text[i])) ++i;
  }
  if (i < text.size() && IsLetter(text[i]) && (i + 1 >= text.size() || !IsWord(text[i + 1]))) ++i;
  return i < text.size() && IsWord(text[i]) ? 0 : i - at;
}

std::size_t Between(std::string_view text, std::size_t at) {
  std::size_t i = at;
  while (i < text.size() && i - at < 4 &&
         (text[i] == ' ' || text[i] == ',' || text[i] == '-' || text[i] == '\n')) {
    ++i;
  }
  return i - at;
}

// House number, then postcode.
std::size_t NumberAndPostcode(std::string_view text, std::size_t at) {
  if (at > 0 && IsWord(text[at - 1])) return 0;
  const std::size_t number = HouseNumberAt(text, at);
  if (number == 0) return 0;
  const std::size_t gap = Between(text, at + number);
  const std::size_t postcode = gap > 0 ? PostcodeAt(text, at + number + gap) : 0;
  return postcode > 0 ? number + gap + postcode : 0;
}

// A word that names a street, and the blank after it, where a number follows.
std::size_t StreetAt(std::string_view text, std::size_t at) {
  if ((at > 0 && IsWord(text[at - 1])) || !IsLetter(text[at])) return 0;
  std::size_t i = at;
  while (i < text.size() && i - at < kLongestStreet &&
         (IsLetter(text[i]) || text[i] == '-' || text[i] == '.')) {
    ++i;
  }
  if (i + 1 >= text.size() || text[i] != ' ' || !IsDigit(text[i + 1])) return 0;
  constexpr std::array<std::string_view, 12> kEnds{"straat", "weg",    "laan", "plein",
                                                   "dijk",   "hof",    "pad",  "kade",
                                                   "steeg",  "singel", "es",   "str."};
  for (const std::string_view end : kEnds) {
    if (i - at > end.size() && BeginsAt(text, i - end.size(), end)) return i + 1 - at;
  }
  return 0;
}

}  // namespace

std::size_t FindAddress(std::string_view text, std::size_t at) {
  if (const std::size_t postcode = PostcodeAt(text, at)) {
    const std::size_t gap = Between(text, at + postcode);
    const std::size_t number = gap > 0 ? HouseNumberAt(text, at + postcode + gap) : 0;
    // "1939 EN 1940" are years.
    const bool is_year = number == 4 && (BeginsAt(text, at + postcode + gap, "19") ||
                                         BeginsAt(text, at + postcode + gap, "20"));
    if (number > 0 && !is_year) return postcode + gap + number;
  }
  if (const std::size_t street = StreetAt(text, at)) {
    const std::size_t rest = NumberAndPostcode(text, at + street);
    return rest > 0 ? street + rest : 0;
  }
  return IsDigit(text[at]) ? NumberAndPostcode(text, at) : 0;
}

}  // namespace kringen

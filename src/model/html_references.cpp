#include "model/html_references.h"

#include <algorithm>

#include "base/text.h"
#include "model/html_reference_numbers.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestOpen = 6;  // of the names that do without ';'
constexpr std::size_t kLongest = 31;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsNameCharacter(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// `rest` begins with '&' and a name of so many characters.
std::size_t AppendNamed(std::string_view rest, std::size_t size, bool in_attribute,
                        std::string* out) {
  const bool has_semicolon = size > 0 && size + 1 < rest.size() && rest[size + 1] == ';';
  if (has_semicolon && AppendReferenceText(rest.substr(1, size + 1), out)) return size + 2;
  for (std::size_t open = std::min(size, kLongestOpen); open >= 2; --open) {
    const std::size_t before = out->size();
    if (!AppendReferenceText(rest.substr(1, open), out)) continue;
    if (!in_attribute || open == size) return open + 1;
    out->resize(before);
    return 0;
  }
  return 0;
}

char32_t CharacterOf(char32_t number) {
  if (number >= 0x80 && number < 0xA0) return kOldNumbers[number - 0x80];
  const bool is_none = number == 0 || number > 0x10FFFF || (number >= 0xD800 && number < 0xE000);
  return is_none ? 0xFFFD : number;
}

int DigitOf(char c, bool is_hex) {
  if (IsDigit(c)) return c - '0';
  if (is_hex && c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (is_hex && c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::size_t AppendNumbered(std::string_view rest, std::string* out) {
  const bool is_hex = rest.size() > 2 && (rest[2] == 'x' || rest[2] == 'X');
  const std::size_t begin = is_hex ? 3 : 2;
  std::size_t at = begin;
  char32_t number = 0;
  for (; at < rest.size(); ++at) {
    const int digit = DigitOf(rest[at], is_hex);
    if (digit < 0) break;
    number = std::min<char32_t>(number * (is_hex ? 16 : 10) + static_cast<char32_t>(digit),
                                0x110000);  // and no further
  }
  if (at == begin) return 0;
  AppendCodePoint(CharacterOf(number), out);
  return at < rest.size() && rest[at] == ';' ? at + 1 : at;
}

}  // namespace

std::size_t AppendReference(std::string_view html, std::size_t at, bool in_attribute,
                            std::string* out) {
  const std::string_view rest = html.substr(at);
  if (rest.size() > 1 && rest[1] == '#') return AppendNumbered(rest, out);
  std::size_t end = 1;
  while (end < rest.size() && end <= kLongest + 1 && IsNameCharacter(rest[end])) ++end;
  const bool has_value = in_attribute && end < rest.size() && rest[end] == '=';
  if (has_value) return 0;
  return AppendNamed(rest, end - 1, in_attribute, out);
}

}  // namespace kringen

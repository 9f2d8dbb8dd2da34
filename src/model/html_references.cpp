#include "model/html_references.h"

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "model/html_reference_table.h"

namespace kringen {
namespace {

constexpr std::size_t kLongestOpen = 6;  // of the names that do without ';'
constexpr std::size_t kLongest = 31;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsNameCharacter(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct Entry {
  std::string_view name;
  bool needs_semicolon;
  std::string_view text;
};

// The entry that begins at `at`, a place within the table.
Entry EntryAt(std::size_t at) {
  const std::string_view entry(kReferences + at);
  const std::size_t mark = entry.find_first_of(";,");
  return {entry.substr(0, mark), entry[mark] == ';', entry.substr(mark + 1)};
}

// The text of that name, or empty. Entries are sorted: halves are cut off at where one begins.
std::string_view TextOf(std::string_view name, bool has_semicolon) {
  std::size_t from = 0, to = kReferencesSize;
  while (from < to) {
    std::size_t begin = from + (to - from) / 2;
    while (begin > from && kReferences[begin - 1] != '\0') --begin;
    const Entry entry = EntryAt(begin);
    if (entry.name == name) {
      return has_semicolon || !entry.needs_semicolon ? entry.text : std::string_view();
    }
    if (name < entry.name) {
      to = begin;
    } else {
      from = begin + std::strlen(kReferences + begin) + 1;
    }
  }
  return {};
}

std::size_t AppendNamed(std::string_view name, bool has_semicolon, bool in_attribute,
                        std::string* out) {
  if (has_semicolon) {
    if (const std::string_view text = TextOf(name, true); !text.empty()) {
      out->append(text);
      return name.size() + 2;
    }
  }
  for (std::size_t size = std::min(name.size(), kLongestOpen); size >= 2; --size) {
    const std::string_view text = TextOf(name.substr(0, size), false);
    if (text.empty()) continue;
    if (in_attribute && size < name.size()) return 0;
    out->append(text);
    return size + 1;
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
  const bool has_semicolon = end < rest.size() && rest[end] == ';';
  const bool has_value = in_attribute && end < rest.size() && rest[end] == '=';
  if (has_value) return 0;
  return AppendNamed(rest.substr(1, end - 1), has_semicolon, in_attribute, out);
}

std::size_t NamedReferenceCount() { return kReferenceCount; }

}  // namespace kringen

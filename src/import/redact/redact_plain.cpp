// Plain characters for recognition.
#include <array>

#include "base/text.h"
#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

struct Range {
  char32_t from, to;
};

bool IsIn(char32_t c, const auto& ranges) {
  for (const Range& range : ranges) {
    if (c >= range.from && c <= range.to) return true;
  }
  return false;
}

// What a reader does not see: without width, direction, variation and key cap, accents of their
// own, tags.
constexpr auto kUnseen = std::to_array<Range>({{0xAD, 0xAD},
                                               {0x300, 0x36F},
                                               {0x61C, 0x61C},
                                               {0x180E, 0x180E},
                                               {0x200B, 0x200F},
                                               {0x202A, 0x202E},
                                               {0x2060, 0x206F},
                                               {0x20D0, 0x20F0},
                                               {0xFE00, 0xFE0F},
                                               {0xFEFF, 0xFEFF},
                                               {0xE0000, 0xE01EF}});
// Zero of each script whose ten digits follow it.
constexpr auto kZeros =
    std::to_array<char32_t>({0x660,  0x6F0,  0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,
                             0xBE6,  0xC66,  0xCE6,   0xD66,   0xE50,   0xED0,   0xF20,   0x1040,
                             0x17E0, 0x1810, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0});

bool IsBlank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F || c == 0x3000;
}

bool IsDash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63; }

bool IsDot(char32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x2024 || c == 0x2027 || c == 0x3002 || c == 0xFE52 ||
         c == 0xFF61;
}

// Latin letters without their accents, in their case.
std::array<char, 0x250> MakeLatin() {
  std::array<char, 0x250> latin{};
  for (char32_t c = 0xC0; c < latin.size(); ++c) {
    if (c == 0xD7 || c == 0xF7) continue;
    std::string letter;
    AppendCodePoint(c, &letter);
    const std::string folded = Fold(letter);
    char plain = folded.empty() || static_cast<unsigned char>(folded[0]) >= 0x80
                     ? PlainText::kLetter
                     : folded[0];
    const bool is_capital = c <= 0xDE || (c >= 0x100 && c % 2 == 0);
    if (is_capital && plain >= 'a' && plain <= 'z') plain = static_cast<char>(plain - 'a' + 'A');
    latin[c] = plain;
  }
  return latin;
}

char PlainLetter(char32_t c) {
  static const std::array<char, 0x250> kLatin = MakeLatin();
  if (c < kLatin.size()) return kLatin[c] == '\0' ? PlainText::kOther : kLatin[c];
  for (const char32_t zero : kZeros) {
    if (c >= zero && c < zero + 10) return static_cast<char>('0' + (c - zero));
  }
  if (c >= 0x1D400 && c <= 0x1D6A3) {  // mathematical letters, in alphabets of 52
    const auto place = static_cast<char>((c - 0x1D400) % 52);
    return place < 26 ? static_cast<char>('A' + place) : static_cast<char>('a' + place - 26);
  }
  if (c >= 0x2460 && c <= 0x2468) return static_cast<char>('1' + (c - 0x2460));  // in circles
  if (c == 0x24EA) return '0';
  if (c >= 0x24B6 && c <= 0x24CF) return static_cast<char>('A' + (c - 0x24B6));
  if (c >= 0x24D0 && c <= 0x24E9) return static_cast<char>('a' + (c - 0x24D0));
  const bool is_letter = c < 0x2000 || (c >= 0x3040 && c <= 0xD7FF);
  return is_letter ? PlainText::kLetter : PlainText::kOther;
}

// '\0': not seen.
char Plain(char32_t c) {
  if (c < 0x80) return c == '\t' ? ' ' : static_cast<char>(c);
  if (IsIn(c, kUnseen)) return '\0';
  if (IsBlank(c)) return ' ';
  if (IsDash(c)) return '-';
  if (IsDot(c)) return '.';
  if (c == 0xFE6B) return '@';
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFF01 + '!');
  if (c == 0x2032 || c == 0x2019 || c == 0x2018 || c == 0xB4) return '\'';
  if (c == 0x2033 || c == 0x201C || c == 0x201D || c == 0x201E) return '"';
  return PlainLetter(c);
}

int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  const char lower = LowerAscii(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

struct Escape {
  std::string_view written;
  char32_t c;
};
// What hides an address; others are left to those who read HTML.
constexpr auto kEntities = std::to_array<Escape>({{"commat;", '@'},
                                                  {"period;", '.'},
                                                  {"nbsp;", ' '},
                                                  {"lowbar;", '_'},
                                                  {"plus;", '+'},
                                                  {"lpar;", '('},
                                                  {"rpar;", ')'},
                                                  {"lsqb;", '['},
                                                  {"rsqb;", ']'},
                                                  {"colon;", ':'},
                                                  {"sol;", '/'},
                                                  {"hyphen;", '-'},
                                                  {"dash;", '-'},
                                                  {"shy;", 0xAD},
                                                  {"zwj;", 0x200D},
                                                  {"zwnj;", 0x200C}});

// "&#64;", "&#x40;", "&commat;", also escaped more than once. Size 0: none.
std::size_t EntityAt(std::string_view text, std::size_t at, char32_t* c) {
  std::size_t i = at + 1;
  while (text.substr(i, 4) == "amp;") i += 4;
  for (const Escape& entity : kEntities) {
    if (!BeginsAt(text, i, entity.written)) continue;
    *c = entity.c;
    return i + entity.written.size() - at;
  }
  if (i >= text.size() || text[i] != '#') return 0;
  ++i;
  const bool is_hex = i < text.size() && LowerAscii(text[i]) == 'x';
  if (is_hex) ++i;
  const std::size_t first = i;
  char32_t value = 0;
  while (i < text.size() && i - first < 7 && (is_hex ? HexValue(text[i]) >= 0 : IsDigit(text[i]))) {
    value = value * (is_hex ? 16 : 10) + static_cast<char32_t>(HexValue(text[i++]));
  }
  if (i == first || value < ' ' || value > 0x10FFFF) return 0;
  *c = value;
  return i + (i < text.size() && text[i] == ';' ? 1 : 0) - at;
}

// "%40", "%2E", "%2B": what a mail address or number has where a link was copied.
std::size_t PercentAt(std::string_view text, std::size_t at, char32_t* c) {
  constexpr auto kCodes =
      std::to_array<Escape>({{"%40", '@'}, {"%2e", '.'}, {"%2b", '+'}});  // technical
  for (const Escape& code : kCodes) {
    if (!BeginsAt(text, at, code.written)) continue;
    *c = code.c;
    return code.written.size();
  }
  return 0;
}

}  // namespace

PlainText MakePlain(std::string_view text) {
  PlainText plain;
  plain.chars.resize(text.size());
  plain.starts.resize(text.size() + 1);
  std::size_t count = 0;
  const auto add = [&](char seen, std::size_t start) {
    plain.chars[count] = seen;
    plain.starts[count++] = static_cast<std::uint32_t>(start);
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char first = text[at];
    if (static_cast<signed char>(first) >= ' ' && first != '&' && first != '%') {
      add(first, at++);
      continue;
    }
    char32_t c = 0;
    std::size_t size = first == '&' ? EntityAt(text, at, &c) : 0;
    if (first == '%') size = PercentAt(text, at, &c);
    at += size;
    if (size == 0) c = ReadCodePoint(text, &at);
    const char seen = Plain(c);
    if (seen != '\0') add(seen, start);
  }
  plain.chars.resize(count);
  plain.starts.resize(count + 1);
  plain.starts[count] = static_cast<std::uint32_t>(text.size());
  return plain;
}

bool BeginsAt(std::string_view text, std::size_t at, std::string_view word) {
  if (at > text.size() || text.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (LowerAscii(text[at + i]) != word[i]) return false;
  }
  return true;
}

bool IsWordAt(std::string_view text, std::size_t at, std::string_view word) {
  return BeginsAt(text, at, word) &&
         (at + word.size() >= text.size() || !IsLetter(text[at + word.size()]));
}

std::string LowerPlain(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = LowerAscii(c);
  return lower;
}

}  // namespace kringen

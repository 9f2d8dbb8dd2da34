// Plain characters for recognition.
#include "base/text.h"
#include "import/redact/redact_parts.h"

namespace kringen {
namespace {

bool HasNoWidth(char32_t c) {
  return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD ||
         (c >= 0xFE00 && c <= 0xFE0F);
}

bool IsBlank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x3000;
}

bool IsDash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

char Plain(char32_t c) {
  if (IsBlank(c)) return ' ';
  if (IsDash(c)) return '-';
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - 0xFF01 + '!');
  if (c < 0x80) return static_cast<char>(c);
  const bool is_letter =
      (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x3040 && c <= 0xD7FF);
  return is_letter ? PlainText::kLetter : PlainText::kOther;
}

}  // namespace

PlainText MakePlain(std::string_view text) {
  PlainText plain;
  plain.chars.reserve(text.size());
  plain.starts.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const auto start = static_cast<std::uint32_t>(at);
    const bool is_ascii = static_cast<unsigned char>(text[at]) < 0x80;
    const char32_t c = is_ascii ? static_cast<char32_t>(text[at++]) : ReadCodePoint(text, &at);
    if (HasNoWidth(c)) continue;
    plain.chars += Plain(c);
    plain.starts.push_back(start);
  }
  plain.starts.push_back(static_cast<std::uint32_t>(text.size()));
  return plain;
}

bool BeginsAt(std::string_view text, std::size_t at, std::string_view word) {
  if (at > text.size() || text.size() - at < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (LowerAscii(text[at + i]) != word[i]) return false;
  }
  return true;
}

}  // namespace kringen

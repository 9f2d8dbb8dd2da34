#include "model/visible_text.h"

#include <algorithm>

#include "base/text.h"
#include "model/public_strings.h"

namespace kringen {
namespace {

bool IsPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 0x20 && byte < 0x7F) || c == '\n' || c == '\t';
}

bool IsNoCharacter(char32_t c) {
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xD800 && c < 0xE000);
}

bool IsHidden(char32_t c) {
  const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool turns_direction = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F);
  const bool is_annotation = c >= 0xFFF9 && c <= 0xFFFB;
  return is_control || turns_direction || is_annotation;
}

// Of one that is not plain; 0: it goes.
char32_t VisibleOf(char32_t c) {
  if (c == '\r' || c == 0x85 || c == '\v' || c == '\f') return '\n';
  if (IsNoCharacter(c)) return 0xFFFD;
  return IsHidden(c) ? 0 : c;
}

}  // namespace

std::string VisibleText(std::string_view text) {
  std::string visible;
  for (std::size_t at = 0; at < text.size();) {
    if (IsPlain(text[at])) {
      visible += text[at++];
      continue;
    }
    const bool is_return = text[at] == '\r';
    const char32_t c = VisibleOf(ReadCodePoint(text, &at));
    const bool is_first_half = is_return && text.substr(at, 1) == "\n";
    if (c != 0 && !is_first_half) AppendCodePoint(c, &visible);
  }
  return visible;
}

bool IsVisibleText(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (IsPlain(text[at])) {
      ++at;
      continue;
    }
    const std::size_t from = at;
    const char32_t c = ReadCodePoint(text, &at);
    const bool is_bad_byte = c == 0xFFFD && at - from == 1;
    if (is_bad_byte || c == 0 || VisibleOf(c) != c) return false;
  }
  return true;
}

void MakeVisible(Publication* publication) {
  VisitPublicStrings(
      [](const PublicPlace& /*place*/, std::string* value) {
        if (!IsVisibleText(*value)) *value = VisibleText(*value);
      },
      publication);
}

}  // namespace kringen

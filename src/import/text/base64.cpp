#include "import/text/base64.h"

#include <utf8/core.h>

#include <algorithm>
#include <cstdint>

namespace kringen {
namespace {

// 0..63; -1 for what is no digit.
int DigitOf(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

std::optional<std::string> DecodeBase64(std::string_view text) {
  std::string bytes;
  std::uint32_t bits = 0;
  int digits = 0, padding = 0;
  for (const char c : text) {
    if (c == '\n' || c == '\r') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const int digit = DigitOf(c);
    if (digit < 0 || padding > 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(digit);
    if (++digits % 4 == 1) continue;
    bytes += static_cast<char>(bits >> (digits % 4 == 2 ? 4 : digits % 4 == 3 ? 2 : 0) & 0xFF);
  }
  const bool is_whole = (digits + padding) % 4 == 0 && padding <= 2;
  return is_whole ? std::optional(bytes) : std::nullopt;
}

bool IsPlainText(std::string_view bytes) {
  return utf8::find_invalid(bytes.begin(), bytes.end()) == bytes.end() &&
         std::all_of(bytes.begin(), bytes.end(), [](char c) {
           return static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\r' || c == '\t';
         });
}

}  // namespace kringen

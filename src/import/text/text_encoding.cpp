#include "import/text/text_encoding.h"

#include <utf8/core.h>

#include <array>

#include "base/text.h"

namespace kringen {
namespace {

// 0x80..0x9F of Windows-1252; the rest is Latin-1. Source: the WHATWG encoding standard's index.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::string FromUtf16(std::string_view bytes, bool is_little) {
  std::string text;
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_little ? a | b << 8 : a << 8 | b);
  };
  for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(at + 2);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    AppendCodePoint(c >= 0xD800 && c < 0xE000 ? 0xFFFD : c, &text);
  }
  return text;
}

}  // namespace

std::string FromWindows1252(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    AppendCodePoint(byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80u] : byte, &text);
  }
  return text;
}

std::string RepairedText(std::string_view text) {
  if (utf8::find_invalid(text.begin(), text.end()) == text.end()) return std::string(text);
  std::string repaired;
  for (std::size_t at = 0; at < text.size();) AppendCodePoint(ReadCodePoint(text, &at), &repaired);
  return repaired;
}

std::string DecodeText(std::string_view bytes, bool* was_windows_1252) {
  *was_windows_1252 = false;
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  if (bytes.substr(0, 2) == "\xFF\xFE") return FromUtf16(bytes, true);
  if (bytes.substr(0, 2) == "\xFE\xFF") return FromUtf16(bytes, false);
  if (utf8::find_invalid(bytes.begin(), bytes.end()) == bytes.end()) return std::string(bytes);
  *was_windows_1252 = true;
  return FromWindows1252(bytes);
}

}  // namespace kringen

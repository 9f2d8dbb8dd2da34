// RepairJson: one fast pass over every page, so that one bad character does not cost the page.
#include <cstring>

#include "base/json_read.h"
#include "base/text.h"

namespace kringen {
namespace {

using Bytes16 = std::uint8_t __attribute__((vector_size(16)));
using Words2 = std::uint64_t __attribute__((vector_size(16)));

// Bytes from `at` on that are ASCII and no backslash, in steps of 16.
std::size_t SkipPlain(std::string_view bytes, std::size_t at) {
  const Bytes16 backslash = Bytes16{} + static_cast<std::uint8_t>('\\');
  const Bytes16 ascii_end = Bytes16{} + static_cast<std::uint8_t>(0x80);
  while (at + 16 <= bytes.size()) {
    Bytes16 chunk;
    std::memcpy(&chunk, bytes.data() + at, 16);
    const auto special = (chunk == backslash) | (chunk >= ascii_end);
    Words2 words;
    std::memcpy(&words, &special, 16);
    if ((words[0] | words[1]) != 0) break;
    at += 16;
  }
  return at;
}

// The value of "\uXXXX" at `at`, or -1.
int EscapedUnit(std::string_view bytes, std::size_t at) {
  if (bytes.size() - at < 6 || bytes[at] != '\\' || bytes[at + 1] != 'u') return -1;
  int value = 0;
  for (std::size_t i = at + 2; i < at + 6; ++i) {
    const char c = bytes[i];
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// The size of what stands at `at`, and whether it has to be replaced.
struct Piece {
  std::size_t size;
  bool bad;
};

// What there is of a code point that breaks off: the longest start of one, as browsers replace it
// (WHATWG Encoding, "utf-8 decoder").
std::size_t BrokenSize(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u;
  };
  const unsigned lead = byte(0), second = byte(1);
  const unsigned least = lead == 0xE0 ? 0xA0u : lead == 0xF0 ? 0x90u : 0x80u;
  const unsigned most = lead == 0xED ? 0x9Fu : lead == 0xF4 ? 0x8Fu : 0xBFu;
  if (lead < 0xE0 || lead > 0xF4 || second < least || second > most) return 1;
  return lead >= 0xF0 && (byte(2) & 0xC0) == 0x80 ? 3 : 2;
}

Piece PieceAt(std::string_view bytes, std::size_t at) {
  const char c = bytes[at];
  if (static_cast<unsigned char>(c) >= 0x80) {
    std::size_t next = at;
    const char32_t code_point = ReadCodePoint(bytes, &next);
    const bool bad = code_point == 0xFFFD && next - at == 1;
    return {bad ? BrokenSize(bytes, at) : next - at, bad};
  }
  const bool escapes =
      c == '\\' && at + 1 < bytes.size() && static_cast<signed char>(bytes[at + 1]) >= 0;
  if (!escapes) return {1, false};
  const int unit = EscapedUnit(bytes, at);
  if (unit < 0xD800 || unit > 0xDFFF) return {2, false};
  const int second = unit < 0xDC00 && at + 6 < bytes.size() ? EscapedUnit(bytes, at + 6) : -1;
  if (second >= 0xDC00 && second <= 0xDFFF) return {12, false};
  return {6, true};
}

}  // namespace

bool RepairJson(std::string_view bytes, std::string* repaired) {
  bool copied = false;
  std::size_t kept = 0;  // everything before is in the copy
  std::size_t at = 0;
  while (at < bytes.size()) {
    at = SkipPlain(bytes, at);
    if (at >= bytes.size()) break;
    const Piece piece = PieceAt(bytes, at);
    if (piece.bad) {
      if (!copied) repaired->clear();
      copied = true;
      repaired->append(bytes.substr(kept, at - kept));
      repaired->append("\xEF\xBF\xBD");
      kept = at + piece.size;
    }
    at += piece.size;
  }
  if (copied) repaired->append(bytes.substr(kept));
  return copied;
}

}  // namespace kringen

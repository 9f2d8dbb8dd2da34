#include "import/text/mojibake.h"

#include <utf8/core.h>

#include <algorithm>
#include <cstdint>

#include "base/text.h"
#include "import/text/tidy.h"

namespace kringen {
namespace {

bool IsHex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// The bytes that the code points stand for; false when one of them is no byte.
bool BytesOf(std::string_view text, std::string* bytes, bool* is_ascii) {
  *is_ascii = true;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = ReadCodePoint(text, &at);
    if (c > 0xFF) return false;
    if (c >= 0x80) *is_ascii = false;
    *bytes += static_cast<char>(c);
  }
  return true;
}

// How many bytes the sequence that this one begins has; 0: it begins none.
std::size_t SequenceLength(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  if (byte >= 0xC2 && byte <= 0xDF) return 2;
  if (byte >= 0xE0 && byte <= 0xEF) return 3;
  if (byte >= 0xF0 && byte <= 0xF4) return 4;
  return 0;
}

}  // namespace

bool MayBeMojibake(std::string_view json_bytes) {
  for (std::size_t i = 0; i < json_bytes.size(); ++i) {
    const char c = json_bytes[i];
    if (static_cast<std::uint8_t>(c) >= 0xC4) return false;
    if (c != '\\') continue;
    ++i;  // the escaped character, so that "\\u" is no escape of a code point
    if (i >= json_bytes.size() || json_bytes[i] != 'u' || i + 4 >= json_bytes.size()) continue;
    const std::string_view digits = json_bytes.substr(i + 1, 4);
    if (std::all_of(digits.begin(), digits.end(), IsHex) && digits.substr(0, 2) != "00") {
      return false;
    }
  }
  return true;
}

std::string UndoMojibake(std::string_view text, bool* spoiled) {
  std::string bytes;
  bool is_ascii = true;
  if (!BytesOf(text, &bytes, &is_ascii) || is_ascii) return std::string(text);
  const auto bad = utf8::find_invalid(bytes.begin(), bytes.end());
  if (bad == bytes.end()) return bytes;
  *spoiled = true;
  // Facebook cuts some texts in the middle of a character; the rest of those is sound.
  const auto left = static_cast<std::size_t>(bytes.end() - bad);
  if (left > 3 || SequenceLength(*bad) <= left) return std::string(text);
  bytes.erase(bad, bytes.end());
  return bytes + "\xEF\xBF\xBD";
}

std::string TextMender::Mend(std::string_view text) {
  if (!undo_) return Tidied(text);
  bool spoiled = false;
  std::string mended = Tidied(UndoMojibake(text, &spoiled));
  spoiled_ += spoiled ? 1 : 0;
  return mended;
}

}  // namespace kringen

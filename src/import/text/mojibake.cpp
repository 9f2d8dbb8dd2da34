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

bool HasStrayBytes(std::string_view json_bytes) {
  for (std::size_t i = 0; i + 1 < json_bytes.size(); ++i) {
    const char c = json_bytes[i];
    const auto next = static_cast<std::uint8_t>(json_bytes[i + 1]);
    if (static_cast<std::uint8_t>(c) == 0xC2 && next >= 0x80 && next <= 0x9F) return true;
    if (c != '\\') continue;
    const std::string_view escape = json_bytes.substr(i + 1, 5);
    ++i;  // the escaped character, so that "\\u" is no escape of a code point
    const bool is_control = escape.size() == 5 && escape.substr(0, 3) == "u00" &&
                            (escape[3] == '8' || escape[3] == '9') && IsHex(escape[4]);
    if (is_control) return true;
  }
  return false;
}

std::string UndoMojibake(std::string_view text, bool is_damaged_file, bool* spoiled) {
  std::string bytes;
  bool is_ascii = true;
  if (!BytesOf(text, &bytes, &is_ascii) || is_ascii) return std::string(text);
  const auto bad = utf8::find_invalid(bytes.begin(), bytes.end());
  if (bad == bytes.end()) return bytes;
  const bool begins_damaged =
      std::any_of(bytes.begin(), bad, [](char c) { return static_cast<std::uint8_t>(c) >= 0x80; });
  // Facebook cuts some texts in the middle of a character; the rest of those is sound.
  const auto left = static_cast<std::size_t>(bytes.end() - bad);
  const bool is_cut =
      left <= 3 && SequenceLength(*bad) > left && std::all_of(bad + 1, bytes.end(), [](char c) {
        return (static_cast<std::uint8_t>(c) & 0xC0) == 0x80;
      });
  *spoiled = begins_damaged || (is_cut && is_damaged_file);
  if (!is_cut || !*spoiled) return std::string(text);
  bytes.erase(bad, bytes.end());
  return bytes + "\xEF\xBF\xBD";
}

std::string TextMender::Mend(std::string_view text) {
  bool spoiled = false;
  std::string mended = Tidied(UndoMojibake(text, is_damaged_file_, &spoiled));
  spoiled_ += spoiled ? 1 : 0;
  return mended;
}

}  // namespace kringen

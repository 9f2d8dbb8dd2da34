// Facebook and Instagram write each byte of UTF-8 as a code point of its own ("Ã©" for "é").
// Undone after JSON parsing, each string by itself and strictly: real texts stay as they are, also
// beside damaged ones in one file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kringen {

// Does the file hold bytes that stand for themselves ("\u0080" to "\u009f", raw or escaped)? No
// text has these; they say that what may be a damaged character is one.
bool HasStrayBytes(std::string_view json_bytes);

// A text with a character beyond U+00FF, or that is no UTF-8 when taken for bytes, is a real one.
// `is_damaged_file`: where a text ends with what may be the begin of a character, it was cut there.
// `spoiled` is set when the text is damaged but could not be undone whole.
std::string UndoMojibake(std::string_view text, bool is_damaged_file, bool* spoiled);

// Mends and tidies the texts of one file, each by itself, and counts those that could not be undone
// whole.
class TextMender {
 public:
  explicit TextMender(std::string_view json_bytes) : is_damaged_file_(HasStrayBytes(json_bytes)) {}
  std::string Mend(std::string_view text);
  std::int64_t spoiled() const { return spoiled_; }

 private:
  bool is_damaged_file_;
  std::int64_t spoiled_ = 0;
};

}  // namespace kringen

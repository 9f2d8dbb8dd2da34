// Facebook and Instagram write each byte of UTF-8 as a code point of its own ("Ã©" for "é").
// Undone after JSON parsing, per string and strictly: what is not such a text stays as it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kringen {

// False when the file holds a code point beyond U+00FF anywhere, raw or escaped: then its texts are
// real Unicode and none may be touched.
bool MayBeMojibake(std::string_view json_bytes);

// `spoiled` is set when the text looked damaged but could not be undone whole.
std::string UndoMojibake(std::string_view text, bool* spoiled);

// Mends and tidies the texts of one file, and counts those that could not be undone whole.
class TextMender {
 public:
  explicit TextMender(std::string_view json_bytes) : undo_(MayBeMojibake(json_bytes)) {}
  std::string Mend(std::string_view text);
  std::int64_t spoiled() const { return spoiled_; }

 private:
  bool undo_;
  std::int64_t spoiled_ = 0;
};

}  // namespace kringen

// The tokens of HTML by the standard's tokenizer (WHATWG HTML 13.2.5), for whoever makes text of
// them: tags with their attributes, and text between them. Comments, declarations and processing
// instructions are passed over. Nothing is ever an error; views live as long as the bytes do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kringen {

struct HtmlToken {
  enum class Kind : std::uint8_t { kText, kStartTag, kEndTag };
  Kind kind = Kind::kText;
  std::string_view text;    // as written, references not yet read
  bool is_literal = false;  // there are none in it
  std::string name;         // of a tag, in lower case
  bool closes_itself = false;
  // Those that change what is seen: names in lower case, values as written.
  std::vector<std::pair<std::string, std::string_view>> attributes;

  bool Has(std::string_view attribute) const;
  // References are read; empty when there is none.
  std::string Value(std::string_view attribute) const;
};

class HtmlTokens {
 public:
  explicit HtmlTokens(std::string_view html) : html_(html) {}

  // False at the end. In SVG and MathML "<![CDATA[" is text.
  bool Next(bool in_foreign, HtmlToken* token);
  // What follows up to the end tag of an element whose content is no markup.
  std::string_view RawText(std::string_view name);

 private:
  bool AtEnd() const { return at_ >= html_.size(); }
  bool IsAt(std::string_view word) const { return html_.substr(at_, word.size()) == word; }
  bool IsTag(std::size_t at, std::string_view opening, std::string_view name) const;
  void SkipPast(std::string_view end);
  void SkipComment();
  bool SkipMarkup();
  bool ReadTag(HtmlToken* token);
  void ReadAttribute(HtmlToken* token);
  std::string_view ReadValue();
  std::size_t EndOfScript() const;

  std::string_view html_;
  std::size_t at_ = 0;
};

}  // namespace kringen

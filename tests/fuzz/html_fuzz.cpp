// libFuzzer target for HTML as text: text stays text, and reading it once more as text adds none.
#include <cstdint>

#include "fuzz/laws.h"
#include "model/html_text.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string html(reinterpret_cast<const char*>(data), size);
  std::string text = "vooraf";
  kringen::AppendTextOfHtml(html, &text);
  kringen::Require(text.substr(0, 6) == "vooraf", "what was there stays");
  kringen::Require(!kringen::IsText(html) || kringen::IsText(text), "UTF-8 stays UTF-8");
  const std::string_view last = std::string_view(text).substr(text.size() - 1);
  kringen::Require(text.size() == 6 || (last != " " && last != "\n" && last != "\t"),
                   "no blank end");
  kringen::Require(text.find("\n\n\n") == std::string::npos, "one empty line at most");
  // Numbers and marks of lists add a few characters, references at most two for "&gg;".
  kringen::Require(text.size() <= 8 * html.size() + 64, "no more text than HTML");
  return 0;
}

// UTF-8 text: folding for search, cutting without breaking a character, and reading code points.
// All functions take valid UTF-8 and treat an invalid byte as U+FFFD of length one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kringen {

// Reads the code point at *position and moves the position behind it.
char32_t ReadCodePoint(std::string_view text, std::size_t* position);
void AppendCodePoint(char32_t code_point, std::string* out);

// Lower case without accents: "Één Café" -> "een cafe"; ij ligature, Latin, Greek and Cyrillic
// case; combining marks are dropped; runs of white space become one space. Idempotent.
void AppendFolded(std::string_view text, std::string* out);
std::string Fold(std::string_view text);

// How many code points, which for words of our languages is how many letters.
std::size_t CountCharacters(std::string_view text);

// Without blanks at both ends.
std::string_view Trimmed(std::string_view text, std::string_view blanks = " \t\r\n");

// Its first letter large, where that is one of a to z: a sentence may begin with a name.
std::string Capitalized(std::string text);

// Whether it begins as an address of the web, in small letters: what may become a link.
constexpr bool HasWebScheme(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

// The first sentence or line of a text as a heading of at most `most` characters, cut at a word
// with an ellipsis when longer. Never empty for a text with a visible character.
std::string Headline(std::string_view text, std::size_t most);

// Cuts to at most `most` code points, never inside a combining sequence or emoji sequence; adds
// an ellipsis when something was cut.
std::string Ellipsize(std::string_view text, std::size_t most);

}  // namespace kringen

// What a word is looked up by: its characters from one of them on, up to a length. Both sides of
// the words of an export keep to it. Internal to model/word_index; texts are folded UTF-8.
#pragma once

#include <cstddef>
#include <string_view>

namespace kringen {

// Of longer words so many characters are known, and what is longer is not looked up.
inline constexpr std::size_t kKeyCharacters = 24;
inline constexpr std::size_t kLeastPiece = 3;  // characters; of a piece of a word
inline constexpr std::size_t kLeastWord = 2;   // of a whole word

constexpr std::string_view CutKey(std::string_view word) {
  std::size_t characters = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    if ((static_cast<unsigned char>(word[at]) & 0xc0) == 0x80) continue;
    if (characters++ == kKeyCharacters) return word.substr(0, at);
  }
  return word;
}

}  // namespace kringen

// A text as words and numbers, each with what is known of it and what stands before it. Links are
// left out: the redactor looks after those. Time and memory grow with the length of the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "import/redact/people_names.h"

namespace kringen {

enum class WordShape : std::uint8_t { kLower, kCapital, kCaps, kInitial, kNumber };

// What is between a word and the one before it; the strongest of what stands there.
enum class WordGap : std::uint8_t { kNone, kBlank, kHyphen, kPoint, kOther, kComma, kOpen, kStop };

struct WordToken {
  std::size_t from = 0;  // bytes of the text
  std::size_t to = 0;
  std::size_t folded_at = 0;
  std::size_t folded_size = 0;
  KnownWord known;
  WordShape shape = WordShape::kLower;
  WordGap gap = WordGap::kStop;
  bool is_tag = false;  // part of a hashtag
  int number = -1;      // of a number below 1,000

  bool Is(WordUse use) const { return known.Is(use); }
  bool is_name() const { return (known.name & (kNameGiven | kNamePerson)) != 0; }
  // A name that is no ordinary word and no place.
  bool is_sure_name() const { return is_name() && (known.name & (kNameWord | kNamePlace)) == 0; }
  bool is_given() const { return is_sure_name() && (known.name & kNameGiven) != 0; }
};

struct WordTokens {
  std::vector<WordToken> words;
  std::string folded;

  std::string_view Folded(const WordToken& word) const {
    return std::string_view(folded).substr(word.folded_at, word.folded_size);
  }
};

WordTokens MakeWordTokens(std::string_view text);

}  // namespace kringen

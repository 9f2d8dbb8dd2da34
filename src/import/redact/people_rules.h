// Single rules of the detector of people that need no more than the words of a sentence: family
// names with a prefix, given names that are words as well, ages in words. Places are of the text.
#pragma once

#include <cstddef>
#include <string_view>

#include "import/redact/people_tokens.h"

namespace kringen {

// Words [begin, end) of a text.
struct SentenceWords {
  const WordTokens* tokens = nullptr;
  std::size_t begin = 0, end = 0;

  const WordToken* At(std::size_t i) const {
    return i >= begin && i < end ? &tokens->words[i] : nullptr;
  }
  bool Is(std::size_t i, WordUse use) const {
    const WordToken* word = At(i);
    return word != nullptr && word->Is(use);
  }
  std::string_view Text(std::size_t i) const {
    const WordToken* word = At(i);
    return word == nullptr ? std::string_view() : tokens->Folded(*word);
  }
};

// "De Vries", "Van der Velde", "Ter Horst": at `at` a family name begins with the capital that it
// has without a given name, and ends with the run of capitals before `run_end`.
bool IsPrefixedName(const SentenceWords& sentence, std::size_t at, std::size_t run_end);

// A given name that is a word as well ("Rob", "Merel") with a family name behind it, or before what
// people do.
bool IsGivenWord(const SentenceWords& sentence, std::size_t at, std::size_t run_end);

// "kees bos is ziek": a pair of names without capitals.
bool IsSmallPair(const SentenceWords& sentence, std::size_t at);

// "bij de bakker": a shop or a practice, as long as nothing befalls anybody there.
bool IsShop(const SentenceWords& sentence, std::size_t at);

// "Er ist krank": the German he; the Dutch word says nothing of anybody.
bool IsGermanHe(const SentenceWords& sentence, std::size_t at);

// "vier" behind "een jongetje van"; -1: no age.
int SpokenAge(std::string_view folded);

}  // namespace kringen

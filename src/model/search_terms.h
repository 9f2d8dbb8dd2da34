// What a search asks of an item: terms, of which all must hold; a term holds by one of its texts,
// or because the item is of a channel, a case, a village or a period. The page makes terms out of
// what somebody typed (web/list/search-terms.js); a core only looks them up.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil_time.h"

namespace kringen {

struct Feed;
struct Item;

struct SearchTerm {
  // Of one text all parts must occur, as substrings of the folded words; a part that opens with a
  // blank only where a word begins.
  std::vector<std::vector<std::string>> texts;
  std::vector<std::string> channels;
  std::vector<std::string> cases;
  std::vector<std::string> villages;
  std::vector<TimeSpan> spans;

  bool operator==(const SearchTerm&) const = default;
};

// Letters and digits of a folded text; signs, punctuation and emoji end a word.
bool IsWordCharacter(char32_t c);

// A term for each word.
std::vector<SearchTerm> TermsOf(std::string_view text);

// What lasts is there as long as it lasts.
bool IsWithin(const Item& item, TimeSpan span);

// Bit i of word i/64: item i holds all terms. There must be one at least.
std::vector<std::uint64_t> MatchTerms(const Feed& feed, const std::vector<SearchTerm>& terms);

}  // namespace kringen

// The ages of those who follow an account, as platforms and people write them: a title or a header
// ("Age & gender", "Leeftijd") and below it a line for each age with what part of the followers it
// is, of women and men apart or of all, or how many. A list that is read in part is not believed:
// what is left out of a whole makes the rest of it larger.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/entries.h"

namespace kringen {

struct FollowerAges {
  std::vector<AgeShare> shares;     // youngest first, of those whose age is known; a line each
  std::vector<std::size_t> lines;   // of the text, from 1, where they stand
  std::vector<std::size_t> others;  // likewise: what is no age and has no number
  std::string problem;              // a code of assets/cli: none of it is believed
  std::string told;                 // title and header, which may name the platform
  bool are_shares() const { return !shares.empty() && problem.empty(); }
};

// Where the title or header stands; npos: nowhere.
std::size_t StartOfAges(std::string_view text);
// Of what stands from there on to the next list. Problems: "followers.ages_unread" (an age or a
// number that is not understood), "followers.ages_twice" (one year of age in two lines),
// "followers.ages_columns" (several columns, and which one counts cannot be known),
// "followers.shares_too_large", "followers.shares_too_small" (not the whole).
FollowerAges ReadFollowerAges(std::string_view text);

}  // namespace kringen

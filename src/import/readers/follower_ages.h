// The ages of those who follow an account, as platforms and people write them: a title or a header
// ("Age & gender", "Leeftijd") and below it a line for each age with the share of the followers, of
// women and men apart or of all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/entries.h"

namespace kringen {

struct FollowerAges {
  std::vector<AgeShare> shares;     // youngest first; a line each
  std::vector<std::size_t> lines;   // of the text, from 1, where they stand
  std::vector<std::size_t> others;  // likewise: what is no age, or has no share
  bool is_over_whole = false;       // more than a hundred per cent together: they are no shares
  bool has_twins = false;           // one year of age in two lines
  bool are_shares() const { return !shares.empty() && !is_over_whole && !has_twins; }
};

// Where the title or header stands; npos: nowhere.
std::size_t StartOfAges(std::string_view text);
// Of what stands from there on to the next list.
FollowerAges ReadFollowerAges(std::string_view text);

}  // namespace kringen

// Words that name a street: by their end, by the word before them, or by what is said of them.
// Texts are plain (redact_parts.h); places are in characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kringen {

// kNamed: any word with a capital; kMaybe: it ends as many streets do, and other things too.
enum class Street : std::uint8_t { kNone, kNamed, kMaybe, kLikely, kSure };

struct StreetName {
  Street street = Street::kNone;
  std::size_t end = 0;
};

// The end of the word at `at`, with dashes inside.
std::size_t StreetWordEnd(std::string_view text, std::size_t at);
StreetName StreetAt(std::string_view text, std::size_t at);

// Somebody is said to live at what begins here: "woont aan de", "kapvergunning voor".
bool IsSaidToLive(std::string_view text, std::size_t at);

// "woning", "de bewoner van de", "kapvergunning voor": a house follows.
bool FollowsHouse(std::string_view text, std::size_t at);

// "bestemmingsplan", "sportpark": not a street, but what is called so, and may be numbered.
bool FollowsPlan(std::string_view text, std::size_t at);

bool IsPlaceName(std::string_view word);

// ", Losser" and " te Losser": a place of the dictionary follows.
bool StandsBeforePlace(std::string_view text, std::size_t at);

}  // namespace kringen

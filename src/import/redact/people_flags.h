// Finds what in a text singles out a person: a name, an age, an illness, a debt. It withholds
// nothing and takes nothing out; it says where a person must look before the text is public. What
// it misses and what it marks in vain is measured in
// tests/unit/import/redact/people_flags_test.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kringen {

// `code` is one of kPeopleFlags; from, to: bytes of the text.
struct PeopleFlag {
  std::string_view code;
  std::size_t from = 0;
  std::size_t to = 0;
};

// technical
inline constexpr std::string_view kPeopleFlags[] = {"person", "minor",  "health", "crime",
                                                    "debt",   "asylum", "death",  "household"};

// In order of place. `allowed`: names, as people write them, that may be public: the mayor's, the
// aldermen's. Time grows with the length of the text.
std::vector<PeopleFlag> PeopleFlags(std::string_view text,
                                    const std::vector<std::string>& allowed = {});

}  // namespace kringen

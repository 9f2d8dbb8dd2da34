// Marks what a person should look at before it is public: texts that seem to single somebody out,
// see people_flags.h. A mark withholds nothing by itself; MustBeSeen says which ones a person has
// to have opened before anything is published.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kringen {

// Adds codes of kPeopleFlags, each at most once. `allowed`: names that may be public, as people
// write them.
void AddTextFlags(std::string_view text, std::vector<std::string>* flags,
                  const std::vector<std::string>& allowed = {});

// One of them says that the message may be about a person.
bool MustBeSeen(const std::vector<std::string>& flags);

}  // namespace kringen

// Marks what a person should look at before it is public: texts that seem to name a private person
// or to be about children. A mark withholds nothing; it says where to look.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kringen {

// Adds "person" (a form of address before a name, birth, illness or death) and "minor" (school
// classes, children, an age below 18), each at most once.
void AddTextFlags(std::string_view text, std::vector<std::string>* flags);

}  // namespace kringen

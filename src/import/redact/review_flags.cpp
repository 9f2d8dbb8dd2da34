#include "import/redact/review_flags.h"

#include <algorithm>
#include <iterator>

#include "import/redact/people_flags.h"

namespace kringen {

void AddTextFlags(std::string_view text, std::vector<std::string>* flags,
                  const std::vector<std::string>& allowed) {
  for (const PeopleFlag& found : PeopleFlags(text, allowed)) {
    if (std::find(flags->begin(), flags->end(), found.code) == flags->end()) {
      flags->emplace_back(found.code);
    }
  }
}

bool MustBeSeen(const std::vector<std::string>& flags) {
  return std::any_of(flags.begin(), flags.end(), [](const std::string& flag) {
    return std::find(std::begin(kPeopleFlags), std::end(kPeopleFlags), flag) !=
           std::end(kPeopleFlags);
  });
}

}  // namespace kringen

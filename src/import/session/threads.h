// A message that goes on from one of the account's own is public only with it: a thread whose first
// message stays in would be half a conversation, and tell of what is withheld.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

// Withholds, with "withheld.root_withheld", each candidate that goes on from a message that is
// neither among the public candidates nor among `published`; and what goes on from that, to any
// depth. To be called after answers and decisions. `chosen`: ids that a person lets through by
// themselves; they stay.
void WithholdLooseThreads(const std::set<std::string>& published,
                          const std::set<std::string>& chosen, std::vector<Candidate>* candidates);

}  // namespace kringen

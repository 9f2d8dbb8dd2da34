// Groups of residents that were reached much less than the others, one line for each age: in which
// villages, how many people, and what kept most of them away.
#pragma once

#include <string>
#include <vector>

#include "model/village_names.h"
#include "reach/reach_result.h"

namespace kringen {

inline constexpr std::size_t kMostMissedGroups = 3;

struct MissedGroup {
  std::string age;                    // as the population file has it, "75+"
  std::vector<std::string> villages;  // names
  bool is_everywhere = false;
  double residents = 0;
  std::string reason;  // "not_on_platform", "no_tie", "not_shown"; empty: users are not known
};

// The largest first, at most three. `villages`: how many there are.
std::vector<MissedGroup> MissedGroupsOf(const reach::ReachResult& result, std::size_t villages,
                                        const VillageNames& names);

}  // namespace kringen

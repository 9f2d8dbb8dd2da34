// The ages of those who saw a message, by the platform's own table of the author's followers: which
// part of them is of which age, worth a hundred observations of the viewers here, drawn per
// replicate. The number of all reached stays what it is; of no age are more reached than use the
// platform.
#pragma once

#include <cstdint>
#include <vector>

#include "reach/replicate_store.h"

namespace kringen::reach {

inline constexpr double kAgesWorth = 100;  // assumption: the concentration of a Dirichlet

// The table that holds for all of them; empty where there is none, or more than one.
std::vector<AudienceAge> AgesOfAll(const std::vector<Engagement>& messages);

// [replicate][age]: by what the reached of an age are to be multiplied. Empty without a table.
std::vector<double> AgeEffects(const ReplicateStore& store, const std::vector<AudienceAge>& ages,
                               std::uint64_t seed);

}  // namespace kringen::reach

// The effect that a village has of its own, from the text of the method: normal with spread 0.5 on
// the log odds of having been reached, with the town's number and the mean of each village as they
// were. Drawn by rejection, where the engine shifts the effect of one village.
#pragma once

#include <vector>

#include "reference/distributions.h"

namespace kringen::reference {

// The reached of each village, of so many users; they add up to what they were.
std::vector<double> WithEffects(const std::vector<double>& reached,
                                const std::vector<double>& users, Chance* chance);

}  // namespace kringen::reference

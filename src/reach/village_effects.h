// What ages and households do not say of a village: that it follows more or less, and sees more or
// less. An effect per replicate and village, normal on the log odds of having been reached, on top
// of what the cascade gave. The number of all reached stays what it is, and so does the mean of
// each village: effects that are merely brought back to the town's number would raise the small
// ones, whose odds can grow more than the large one's can shrink.
#pragma once

#include <cstdint>
#include <vector>

#include "reach/replicate_store.h"

namespace kringen::reach {

inline constexpr double kVillageSpread = 0.5;  // assumption

// [replicate][village]: by what the reached of a village are to be multiplied; nobody more than its
// users. Empty with one village.
std::vector<double> VillageEffects(const ReplicateStore& store, std::uint64_t seed);

}  // namespace kringen::reach

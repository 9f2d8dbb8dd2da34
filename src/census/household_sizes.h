// How many households have one person, two, three, four, five or more, out of what the CBS tells of
// a neighbourhood: how many have one, and how many persons they have on average.
#pragma once

#include <optional>

#include "reach/population_spec.h"

namespace kringen::census {

struct HouseholdSizes {
  reach::BySize share{};
  bool fits = true;  // false: no households of these sizes have that mean; the nearest is given
};

// `single`: the share of one person, kept as it is; nothing: unknown. `mean`: persons; nothing:
// unknown. The others are those of the Netherlands, tilted (each size k times a factor to the power
// k) until the mean fits.
HouseholdSizes SizesOfHouseholds(std::optional<double> single, std::optional<double> mean);

// Persons in a household of these sizes; "5 or more" as the population draws them.
double MeanSize(const reach::BySize& share);

}  // namespace kringen::census

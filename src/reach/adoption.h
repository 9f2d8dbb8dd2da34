// Which part of the residents uses a platform, by age, at a moment: what the population's file
// knows of some years, and what lies between. Who is not on a platform cannot have seen a message
// there.
#pragma once

#include <optional>
#include <string_view>

#include "reach/population_spec.h"

namespace kringen::reach {

// What the file says of a platform; nullptr where it says nothing.
const PlatformAdoption* FindAdoption(const PopulationSpec& spec, std::string_view platform);

// The shares at a moment, as a year with its part that has passed: 2025.5 is the beginning of July.
// Between two years they lie on a line of log odds; before the first and behind the last they stay.
// Nothing for a platform that the file does not know, and for a moment that is no number.
std::optional<ByAge> AdoptionAt(const PopulationSpec& spec, std::string_view platform, double year);

// The row of the file that counts most at a moment, for its mark and source; nullptr as above.
const AdoptionYear* NearestAdoption(const PopulationSpec& spec, std::string_view platform,
                                    double year);

}  // namespace kringen::reach

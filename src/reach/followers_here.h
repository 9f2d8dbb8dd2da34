// How many of the town's residents follow the author of a message: counted, derived from what is
// known of the followers, or drawn where nothing is.
#pragma once

#include <cstdint>

#include "reach/engagement.h"
#include "reach/population_spec.h"

namespace kringen::reach {

// At a quantile 0 < u < 1 of what is not known; 0.5 is the usual number. At most all residents.
std::uint32_t FollowersHere(const Engagement& message, const PopulationSpec& spec, double u);

// Mean share of a page's followers whom a post reaches, of the year of the message.
double PageSeenAt(std::int64_t time);

}  // namespace kringen::reach

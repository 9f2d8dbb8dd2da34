// Invented circles of about the sizes of Losser, and an invented reach into them: the same in every
// build, from whole numbers.
#pragma once

#include "model/circles.h"

namespace kringen {

// The five villages of Losser by their ids; about 9,000 circles. `share` of them all, by residents.
Circles SyntheticCircles(double share = 1);
// With times and events when `replay`.
CircleReach SyntheticReach(const Circles& circles, bool replay = true);
// As the reach worker writes them.
std::string CirclesJson(const Circles& circles);
std::string CircleReachJson(const CircleReach& reach);

}  // namespace kringen

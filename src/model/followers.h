// How many follow a channel at a time: a straight line between the days that were counted, and the
// nearest count before the first and after the last. Nothing when no day was.
#pragma once

#include <optional>

#include "base/civil_time.h"
#include "model/entries.h"

namespace kringen {

std::optional<double> FollowersAt(const Channel& channel, TimePoint time);

}  // namespace kringen

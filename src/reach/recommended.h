// The third way to a message, beside following its author and friends who passed it on: the
// platform shows it to others. Nothing is known of whom, so it is as many as are lacking to the
// reach that was reported, by how often they look.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "reach/population.h"

namespace kringen::reach {

struct Recommendation {
  std::vector<std::uint32_t> users;  // who had not seen it yet, ascending
  std::vector<std::uint32_t> cells;  // how many of them, per cell of users
};

// `state` has a byte per user, as in cascade.h. `seen` is how readily a user who looks rarely,
// weekly or daily is shown a message. On average the reach becomes `target`; it stays what it is
// where it is more. The same key and a larger target give the same users and more.
Recommendation Recommend(const std::uint8_t* state, const Population& population, double target,
                         const std::array<double, 3>& seen, std::uint64_t key);

}  // namespace kringen::reach

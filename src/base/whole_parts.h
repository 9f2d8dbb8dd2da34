// A whole number handed to its parts, so that they add up to it: the largest remainder. Each part
// is less than one away from its own size; of equal remainders the first part gets the unit. The
// page's own script does the same (web/reach/panel/totals.js).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace kringen {

// Weights are 0 or more; where all are 0 there is nothing to hand out.
std::vector<std::int64_t> WholeParts(std::int64_t total, std::span<const double> weights);

}  // namespace kringen

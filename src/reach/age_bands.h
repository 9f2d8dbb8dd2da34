// Nine age bands out of five: what the CBS publishes of a neighbourhood (0-14, 15-24, 25-44, 45-64,
// 65 and older) is split as the Netherlands are, by one table.
#pragma once

#include <array>
#include <cstddef>

#include "reach/population_spec.h"

namespace kringen::reach {

// The first year of age of each of the nine, and one past the last that is reckoned with.
inline constexpr std::array<int, kAgeCount + 1> kAgeFrom{0, 12, 18, 25, 35, 45, 55, 65, 75, 90};

inline constexpr std::size_t kFiveBands = 5;
using ByFive = std::array<double, kFiveBands>;

// Amounts, or parts of a whole: the sum stays, and so does that of each of the five but for the
// ages 12 to 17, which lie in two of them.
ByAge SplitFiveBands(const ByFive& amounts);

// Something that is so for a part of each band, as the use of a platform: the mean over its ages.
ByAge MeanOfFiveBands(const ByFive& shares);

}  // namespace kringen::reach

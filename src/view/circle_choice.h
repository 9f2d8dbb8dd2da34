// Which circles the map shows from afar: those with a name (clubs, teams, schools, streets ...), a
// few of every kind, from large to small. Households, families and groups of friends wait until
// somebody comes nearer; until then the rim of the village stands for everybody.
#pragma once

#include <cstdint>
#include <vector>

#include "model/circles.h"

namespace kringen {

inline constexpr float kPieMean_px = 7;  // radius of a circle on the whole map, on average

// How many for each village: fewer where the village is small, on the screen (`radii_px`, on the
// whole map) or by its residents. In steps, so that a window may change its size a little.
std::vector<std::int32_t> CountsFromAfar(const Circles& circles,
                                         const std::vector<float>& radii_px);

// The numbers of at most `count` circles of a village.
std::vector<std::int32_t> ChooseFromAfar(const Circles& circles, std::int32_t village,
                                         std::int32_t count);

}  // namespace kringen

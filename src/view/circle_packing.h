// Circles packed into a disc of radius 1, area proportional to members, none over another; those
// that are seen from afar larger than the others, by a measure of their own. The largest first,
// each on the first free point of a fine grid in scattered order, so that large ones spread and
// small ones fill the gaps between them. Whole numbers decide which point is first, so that the
// same sizes give the same places in every build. Of all scales the largest that fits is taken.
// Positions never change while population and room stay; the camera does the rest.
#pragma once

#include <cstdint>
#include <vector>

#include "model/circles.h"

namespace kringen {

struct PackedCircle {
  float x = 0, y = 0, radius = 0;
};

// One for each size, in the order given. Sizes are numbers of members, at least 1.
std::vector<PackedCircle> PackDisc(const std::vector<std::int32_t>& members);

// The share of a village's disc that circles cover which are seen from afar.
inline constexpr float kPieCover = 0.54f;

struct CirclePacking {
  std::vector<PackedCircle> circles;             // by circle number, in its village's disc
  std::vector<std::vector<std::int32_t>> order;  // per village of Circles: largest first
  std::vector<bool> from_afar;                   // by circle number
  std::vector<std::int32_t> counts;              // of those, as asked for
  std::uint64_t revision = 0;                    // of the Circles it was made from
};
// `counts`: for each village how many circles are seen from afar (view/circle_choice.h).
CirclePacking PackCircles(const Circles& circles, std::vector<std::int32_t> counts = {});

}  // namespace kringen

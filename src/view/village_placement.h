// Finding room for villages: discs with a label each, as large as the area allows, none over
// another. Private to src/view; village_layout.h says what comes of it.
#pragma once

#include <cstdint>
#include <vector>

#include "view/village_layout.h"

namespace kringen {

struct MapPoint {
  float x = 0, y = 0;
};

struct VillageRequest {
  MapPoint at;            // its true place, y downward; any unit
  float size = 1;         // the radius is proportional to this
  float label_width = 0;  // of both lines
  float name_width = 0;   // of the name alone
  bool placed = true;     // false: nobody said where it lies; it stands at the bottom
};

struct VillagePlacement {
  MapPoint at;
  float radius = 0;
  Rect label;  // empty when there was no room
  LabelSide side = LabelSide::kBelow;
};

// Every bearing from the largest village stays within kMostTurn_deg of the truth and no two
// villages change places from north to south, in any area: radii give way first, then labels, then
// distances. Names for which nothing moves stand where it is free. `label_px` is the height of two
// lines.
std::vector<VillagePlacement> PlaceOnMap(const std::vector<VillageRequest>& requests,
                                         const Rect& area, float label_px);

// For villages of which nobody said where they lie.
std::vector<VillagePlacement> PlaceInGrid(const std::vector<VillageRequest>& requests,
                                          const Rect& area, float label_px);

// The furthest that a village may turn around the largest one, in degrees.
inline constexpr float kMostTurn_deg = 12;

// Indices, the largest village first.
std::vector<std::uint32_t> LargestFirst(const std::vector<VillageRequest>& requests);

// What a label of so many pixels keeps when it is cut to a share; some ten letters are never cut.
float CutWidth(float wanted, float share, float label_px);

// The height of a label of so many lines, where two lines are `label_px` high.
float LabelHeight(int lines, float label_px);

}  // namespace kringen

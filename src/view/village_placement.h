// Finding room for villages: discs with a label below each, as large as the area allows, none over
// another. Private to src/view; village_layout.h says what comes of it.
#pragma once

#include <vector>

#include "view/timeline_layout.h"

namespace kringen {

struct MapPoint {
  float x = 0, y = 0;
};

struct VillageRequest {
  MapPoint at;            // its true place on the map, in pixels
  float size = 1;         // the radius is proportional to this
  float label_width = 0;  // at most; a label may get less
};

struct VillagePlacement {
  MapPoint at;
  float radius = 0;
  Rect label;  // empty when there was no room
};

// Bearings from the largest village stay within 12 degrees of the truth as long as that leaves the
// discs a fair size; distances give way.
std::vector<VillagePlacement> PlaceOnMap(const std::vector<VillageRequest>& requests,
                                         const Rect& area, float label_px);

// For villages of which nobody said where they lie.
std::vector<VillagePlacement> PlaceInGrid(const std::vector<VillageRequest>& requests,
                                          const Rect& area, float label_px);

}  // namespace kringen

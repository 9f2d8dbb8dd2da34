// Where the circle map's words stand: the legend in a corner without a village, village names below
// their discs, circle names upon their rims. Greedy, the larger first; what finds no free place
// inside the area stays away, so that no two labels ever overlap.
#pragma once

#include "view/circle_layout.h"

namespace kringen {

void PlaceLegend(const CircleRequest& request, const VillageLayout& villages, const Locale& locale,
                 const MeasureText& measure, CircleLayout* layout);

void PlaceNote(const CircleRequest& request, const Locale& locale, const MeasureText& measure,
               CircleLayout* layout);

void PlaceLabels(const CircleRequest& request, const Feed& feed, const VillageLayout& villages,
                 const Circles& circles, const Locale& locale, const MeasureText& measure,
                 CircleLayout* layout);

// How many of its members were reached: some hundreds at the most, so in tens of per cents.
std::string CircleLine(std::int64_t reached, std::int64_t members, const Locale& locale);
// "Vereniging · 40 leden".
std::string CircleName(const Circles& circles, std::int32_t circle, const Locale& locale);

// The rows of the legend, from the inside of a circle to its outside and what is empty.
inline constexpr const char* kWayKeys[] = {"map.way.direct", "map.way.both", "map.way.shared",
                                           "map.way.none"};
inline constexpr const char* kBriefWayKeys[] = {"map.way_brief.direct", "map.way_brief.both",
                                                "map.way_brief.shared", "map.way_brief.none"};
// Above them: that it is invented, and what circles and rims are.
inline constexpr const char* kReachLines[] = {"map.reach_invented", "map.reach_discs",
                                              "map.reach_rim"};
inline constexpr float kLegendRow_px = 25, kLegendIndent_px = 26, kLegendLine_px = 19;
// Of a narrow map: title and ways in rows across it, and where there is the height a third that
// says what circles and rims are.
inline constexpr float kBriefRow_px = 27;
constexpr float BriefLegendHeight(float map_height) {
  return kBriefRow_px * (map_height >= 520 ? 3 : 2);
}

}  // namespace kringen

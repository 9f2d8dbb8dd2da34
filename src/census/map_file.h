// The map of neighbourhoods as PDOK gives it out: GeoJSON in WGS 84, one feature for each "wijk" or
// "buurt", which is known by its CBS code. Read as it streams; of other municipalities nothing
// stays.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "census/outline.h"

namespace kringen::census {

struct MapArea {
  std::string name;
  Ring outline;  // of the largest of its parts; land before water
};

struct CensusMap {
  std::map<std::string, MapArea, std::less<>> areas;  // by code, "WK177400"
  std::vector<std::string> municipalities;            // all that the map has, ascending
  bool was_swapped = false;                           // latitude stood first
};

// `digits`: of the municipality, "1774". Errors: "census.not_geojson", "census.bad_json" (with the
// line at which it breaks off), "census.rd_coordinates" (metres of the Dutch grid),
// "census.not_wgs84" (any other), "census.map_too_large".
Result<CensusMap> ReadMap(std::string_view bytes, std::string_view digits);

}  // namespace kringen::census

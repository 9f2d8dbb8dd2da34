// Villages as discs on the map: true bearing and distance, area proportional to residents, moved
// apart only as far as overlap demands (iterative projection of overlapping pairs). The municipal
// outline lies faint behind, in the same projection (equirectangular at the mean latitude).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/kinds.h"
#include "view/timeline_layout.h"

namespace kringen {

struct Feed;
struct Query;
struct QueryResult;

struct VillageDisc {
  int village = 0;
  float x = 0, y = 0, radius = 0;
  std::uint32_t matches = 0;  // messages about this village, under the query
  bool chosen = false;        // part of the query
  Rect label;                 // below the disc, clear of other discs and labels
};

struct VillageLayout {
  Rect area;
  std::vector<VillageDisc> discs;
  std::vector<std::vector<float>> outlines;  // x0 y0 x1 y1 ... per village
  std::string attribution;                   // of the outlines; empty when none are drawn
  std::uint64_t inputs = 0;                  // of area, villages and label size, hashed
};

// `label_px` is the height of a two-line label. Placing takes a good part of a millisecond; given
// the layout before with the same inputs, only counts and choices are made anew.
VillageLayout LayoutVillages(const Rect& area, const Feed& feed, const Query& query,
                             const QueryResult& result, float label_px,
                             const VillageLayout* previous = nullptr);

// Index into discs, -1 for none; a label belongs to its disc.
int HitVillage(const VillageLayout& layout, float x, float y);

}  // namespace kringen

// Villages as discs on the map (equirectangular at the mean latitude), area proportional to
// residents. Whatever the area, a village lies within 12 degrees of its true bearing from the
// largest one, and none changes places with another from north to south; distances are true as far
// as discs and words leave room. What nobody placed stands at the bottom, or in rows.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "model/kinds.h"
#include "view/timeline_layout.h"

namespace kringen {

struct Feed;
struct Village;
struct Query;
struct QueryResult;

// The height of a label of two lines, of the font size; and what parts a label from its disc.
inline constexpr float kTwoLineShare = 2.6f, kLabelGap_px = 3;
// A name, of the font size; its letters are bold, and so much wider than measured.
inline constexpr float kNameShare = 17.0f / 16, kBoldShare = 1.1f;

struct LabelText {
  float font_px = 16;
  MeasureText measure;  // of regular letters
};

// Where a label stands, of its disc.
enum class LabelSide : std::uint8_t { kBelow, kRight, kLeft };

struct VillageDisc {
  int village = 0;
  float x = 0, y = 0, radius = 0;
  std::uint32_t matches = 0;  // messages about this village, under the query or of the month
  bool chosen = false;        // part of the query
  Rect label;                 // clear of discs and other labels; empty when there was no room
  LabelSide side = LabelSide::kBelow;
  int lines = 2;  // of the label: name and figures, or the name alone; 0 without one
};

struct VillageLayout {
  Rect area;
  std::vector<VillageDisc> discs;
  std::optional<TimeSpan> month;  // of which the map tells while nobody asks for anything
  std::uint64_t counted = 0;      // Feed::revision, when its messages were counted
  std::uint64_t inputs = 0;       // of area, villages and the size of their labels, hashed
};

// Placing takes some milliseconds; given the layout before with the same inputs, only choices and
// counts that may differ are made anew.
VillageLayout LayoutVillages(const Rect& area, const Feed& feed, const Query& query,
                             const QueryResult& result, const LabelText& text,
                             const VillageLayout* previous = nullptr,
                             TimePoint now = std::numeric_limits<TimePoint>::max());

// The calendar month of the latest message that has come by `now`; none where a query asks.
std::optional<TimeSpan> MonthAtRest(const Feed& feed, const Query& query, TimePoint now);

// Height of width of what the villages take on a map, discs and all; 0 when nobody placed two of
// them apart.
float MapShape(const std::vector<Village>& villages);

// Index into discs, -1 for none; a label belongs to its disc.
int HitVillage(const VillageLayout& layout, float x, float y);

}  // namespace kringen

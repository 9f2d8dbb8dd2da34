// What of the circle map is on screen, as plain geometry in CSS pixels: villages, the circles that
// can be seen with the share of their members reached, labels that never overlap, and at a moment
// of the replay its pulses and arcs. Pure; painters draw this and HitCircle answers from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/circles.h"
#include "view/circle_packing.h"
#include "view/map_camera.h"
#include "view/village_layout.h"

namespace kringen {

struct Feed;

// How far the message came, by now: shares of a circle's members or of a village's residents.
struct WayShares {
  float direct = 0, both = 0, shared = 0;
};

struct ShownVillage : WayShares {  // of all residents: its rim
  int disc = 0;                    // index into VillageLayout::discs
  int circle_set = -1;             // index into Circles::villages; -1: no circles are known of it
  float x = 0, y = 0, radius = 0;
  // The share of its residents that was reached in the end, as printed.
  std::optional<double> figure;
};

struct ShownCircle : WayShares {
  std::int32_t circle = 0;
  std::int32_t members = 0;
  float x = 0, y = 0, radius = 0;
  float open = 0;   // 0: a whole; 1: its members; between them it fades
  float shown = 1;  // less for one that is not seen from afar and comes only now
};

// A name with a line below it (villages), or one line upon a circle's rim.
struct MapLabel {
  Rect area;
  LabelSide side = LabelSide::kBelow;
  std::string name, line;
  int disc = -1;
  std::int32_t circle = -1;
};

struct Pulse {
  float x = 0, y = 0, radius = 0;
  float progress = 0;  // 0..1, then it is over
};
// From the author to a village or a circle that sharing reached for the first time.
struct MapArc {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float progress = 1;  // of its way
};

struct MapButton {
  enum class Kind : std::uint8_t { kIn, kOut, kWhole };
  Kind kind = Kind::kIn;
  Rect area;
};

struct CircleLayout {
  Rect area;
  MapView view;
  bool has_reach = false;
  std::vector<ShownVillage> villages;
  std::vector<ShownCircle> circles;  // village by village
  std::vector<MapLabel> labels;
  std::vector<Pulse> pulses;
  std::vector<MapArc> arcs;
  std::vector<MapButton> buttons;
  Rect legend;
  bool brief_legend = false;         // one row, where there is little room
  float author_x = 0, author_y = 0;  // the largest village's middle
  float author_radius = 0;           // of that village
  float position = 1;                // of the replay
  bool any_open = false;             // some circle shows its members
  Rect note;                         // says what those dots are; empty when there are none

  bool shown() const { return !villages.empty(); }
};

struct CircleRequest {
  Rect area;  // of the painting: the villages' area and the strip of the legend
  MapCamera camera;
  double seconds = 0;  // of the replay
  float font_px = 16;
  float target_px = 24;
  bool waiting = false;  // the estimate belongs to another question: show nobody as reached
  bool still = false;    // no pulses (reduced motion)
};

// The radius on the whole map of each village of `circles`; 0 for one that the feed has not.
std::vector<float> RadiiOf(const Circles& circles, const Feed& feed, const VillageLayout& villages);

CircleLayout LayoutCircles(const CircleRequest& request, const Feed& feed,
                           const VillageLayout& villages, const Circles& circles,
                           const CirclePacking& packing, const CircleReach& reach,
                           const Locale& locale, const MeasureText& measure);

// The circle under a point, by its number; -1 for none, or where it is too small to be meant.
std::int32_t HitCircle(const CircleLayout& layout, float x, float y);
// The village under a point, an index into VillageLayout::discs; -1 for none.
int HitShownVillage(const CircleLayout& layout, float x, float y);

// A circle of this radius answers to the pointer; from the second on it shows rings inside.
inline constexpr float kLeastHit_px = 4.0f, kLeastRings_px = 2.4f;
// What is not seen from afar comes from this radius on; from that of a member's dot a circle opens.
inline constexpr float kLeastShown_px = 1.6f, kLeastDot_px = 1.8f;
// The rim of a village with an estimate, of its radius; its circles lie inside.
inline constexpr float kRimShare = 0.07f;
// A circle of this radius is a pie, a smaller one has rings.
inline constexpr float kLeastPie_px = 4.5f;
inline constexpr float kGolden = 2.39996323f;
// Of a circle's radius: how much its paint fills, and its spiral of members.
inline constexpr float kCircleFill = 0.95f, kMembersFill = 0.86f;

// The radius of a member's dot in a circle of `radius`.
float DotRadius(float radius, std::int32_t members);
// Whole members by way; they never exceed the circle.
struct MembersByWay {
  std::int32_t direct = 0, both = 0, shared = 0;
};
MembersByWay CountMembers(const ShownCircle& circle);

}  // namespace kringen

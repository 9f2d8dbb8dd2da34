// The parts that the circle map is painted from, in circle_panel*.cpp. Positions are CSS pixels as
// the camera sees them; nothing here pushes commands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "ui/paint.h"
#include "ui/ui.h"

namespace kringen {

// Rings in water around the largest village. `phase` 0..1 moves each ring out to the place of the
// next; a stronger colour while the replay runs.
struct Ripples {
  float x = 0, y = 0, radius = 0;
  float phase = 0;
  float strength = 0;
};
void PaintRipples(const Ripples& ripples, const Rect& area, Painter& paint);

const VillageDisc* LargestDisc(const VillageLayout& layout);
// A village's name over a line of figures, which may be empty; towards its disc.
struct VillageLabel {
  Rect area;
  LabelSide side = LabelSide::kBelow;
  std::string_view name;
  std::string line;
  bool lit = false;
};
void PaintVillageLabel(const VillageLabel& label, Painter& paint);
void AddDots(const State& state, const VillageDisc& disc, const VillageTally& tally,
             std::uint32_t messages_per_dot, const Scheme& scheme, std::vector<DiscQuad>* discs);
void PaintDisc(const VillageDisc& disc, Painter& paint, bool hovered);
// What the map shows while no message is chosen: beside the villages, above them, or in the first
// corner of the map where neither a village nor a button is.
struct MapTitle {
  Rect map, buttons;
  std::uint32_t messages_per_dot = 1;
};
void PaintTitle(const State& state, const VillageLayout& layout, const MapTitle& title,
                Painter& paint);

// How each way of being reached is drawn: told by colour and, in grey, by form.
struct WayColours {
  Colour body = 0;    // the ground of a circle: nobody reached
  Colour ground = 0;  // of a village
  Colour edge = 0;
  Colour direct = 0, both = 0, shared = 0;
};
WayColours WaysOf(const Scheme& scheme);

enum class Way : std::uint8_t { kDirect, kBoth, kShared, kNone };
// One member: direct is solid, shared hollow, both solid with a ring inside, none an empty outline.
void AddMember(float x, float y, float radius, Way way, const WayColours& colours,
               std::vector<DiscQuad>* quads);
// A circle: those reached directly fill it from the middle, those through sharing from the rim
// inward, those both ways lie around the middle; areas are in proportion to members. A circle that
// is open shows its members in the same order.
void AddCircles(const CircleLayout& layout, const WayColours& colours,
                std::vector<DiscQuad>* quads);
// Upon those: what part of each circle was reached which way, from kLeastPie_px on; and of each
// village, on its rim.
void PaintPies(const CircleLayout& layout, const WayColours& colours, Painter& paint);
void PaintRims(const CircleLayout& layout, const WayColours& colours, Painter& paint);

}  // namespace kringen

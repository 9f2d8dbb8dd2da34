// The palette as one table (shared/design/look.md) and the sizes that follow from the font size.
// A host's own colours are let in and then pushed darker or lighter until every used pair reads:
// text >= 4.5, graphics >= 3 (WCAG 2.2). tests/ui/theme_test.cpp computes all of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "app/command.h"
#include "model/entries.h"
#include "model/platform.h"

namespace kringen {

// 0xAABBGGRR as Dear ImGui packs it.
using Colour = std::uint32_t;

enum class Role : std::uint8_t {
  kInk,
  kInkSecondary,
  kPaper,
  kPanel,
  kVillage,
  kLine,       // lines that carry meaning
  kLineFaint,  // grid; carries none
  kDirect,
  kShared,
  kBoth,
  kAccent,
  kFocus,
  kBars,
  kCount,
};
inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::kCount);
inline constexpr std::size_t kCaseColourCount = 3;

struct Palette {
  std::array<Colour, kRoleCount> colours{};
  std::array<Colour, kLaneColourRows.size()> lanes{};
  Colour operator[](Role role) const { return colours[static_cast<std::size_t>(role)]; }
  Colour& operator[](Role role) { return colours[static_cast<std::size_t>(role)]; }
};

// What is drawn over what, and the contrast it needs at least; every lane besides, over paper,
// panel and village, as graphics.
struct ContrastPair {
  Role over = Role::kInk;
  Role under = Role::kPaper;
  double least = 4.5;
};
std::span<const ContrastPair> UsedPairs();

Palette MakePalette(const SetTheme& theme);
std::string_view RoleName(Role role);

// The shades of one lane: `line` for rings and solid discs, `tint` inside a hollow disc,
// `cluster` behind a count and `count` for its figures.
struct LaneColours {
  Colour line = 0, tint = 0, cluster = 0, count = 0;
};
// The shades of one case: its band, the title upon it, and its arcs on the lanes.
struct CaseColours {
  Colour band = 0, edge = 0, text = 0, arc = 0;
};
// Everything the painters take colours from; made once per theme.
struct Scheme {
  Palette roles;
  std::array<LaneColours, kLaneColourRows.size()> lanes;
  std::array<CaseColours, kCaseColourCount> cases;
  Colour stripe = 0;         // every other lane
  Colour overview_fill = 0;  // density outside the window
  Colour overview_lit = 0;   // density inside it
  Colour share = 0;          // of a village's messages, on its disc
  Colour ripple = 0;         // the rings in water; decoration
  bool dark = false;

  Colour operator[](Role role) const { return roles[role]; }
  const LaneColours& Lane(const Channel& channel) const {
    return lanes[LaneColourOf(channel.platform)];
  }
  const CaseColours& Case(int case_index) const {
    return cases[static_cast<std::size_t>(case_index) % kCaseColourCount];
  }
};
Scheme MakeScheme(const SetTheme& theme);

// Whole CSS pixels, never under 13: text is baked at these sizes, so that it stays sharp.
struct TypeSizes {
  float title = 18, name = 17, body = 16, label = 15, small = 13;
};
TypeSizes SizesFor(float font_px);

Colour WithAlpha(Colour colour, float alpha);
// One over the other, both opaque, by share 0..1.
Colour Mix(Colour under, Colour over, float share);
// WCAG 2.2 relative luminance contrast, 1..21.
double Contrast(Colour a, Colour b);
// `colour`, moved towards black or white only as far as it needs to stand out from `under`.
Colour Readable(Colour colour, Colour under, double least);

}  // namespace kringen

#include "ui/theme.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace kringen {

namespace {

constexpr Colour Rgb(std::uint32_t rrggbb) {
  return 0xFF000000u | (rrggbb & 0xFFu) << 16 | (rrggbb & 0xFF00u) | rrggbb >> 16;
}
constexpr std::string_view kLanePrefix = "lane_";  // before the name of a lane's colour
constexpr Colour kBlack = Rgb(0x000000);
constexpr Colour kWhite = Rgb(0xFFFFFF);

struct RoleRow {
  Role role;
  std::string_view name;
  Colour light;
  Colour dark;
};

// As in web/base/tokens.css, for when the page sends no colours; tests/web/palette.test.mjs
// compares the two.
constexpr std::array<RoleRow, kRoleCount> kRoles = {{
    {Role::kInk, "ink", Rgb(0x14293D), Rgb(0xF3EFE6)},
    {Role::kInkSecondary, "ink_secondary", Rgb(0x4A5B6C), Rgb(0xB9C4CF)},
    {Role::kPaper, "paper", Rgb(0xFAF7F1), Rgb(0x0F1B28)},
    {Role::kPanel, "panel", Rgb(0xFFFFFF), Rgb(0x16263A)},
    {Role::kVillage, "village", Rgb(0xF1ECE1), Rgb(0x1E3148)},
    {Role::kLine, "line", Rgb(0x8A8272), Rgb(0x8193A6)},
    {Role::kLineFaint, "line_faint", Rgb(0xE3DCCD), Rgb(0x2A3D54)},
    {Role::kDirect, "direct", Rgb(0xB4530A), Rgb(0xF0A04B)},
    {Role::kShared, "shared", Rgb(0x0B7A75), Rgb(0x4FC3B8)},
    {Role::kBoth, "both", Rgb(0x5A2A82), Rgb(0xC39BE8)},
    {Role::kAccent, "accent", Rgb(0x0B5CAD), Rgb(0x7DB7F5)},
    {Role::kFocus, "focus", Rgb(0x0B5CAD), Rgb(0xFFD166)},
    {Role::kBars, "bars", Rgb(0x2F5D8A), Rgb(0x8FB8F2)},
}};

constexpr double kText = 4.5, kGraphic = 3.0;
constexpr Role kSurfaces[] = {Role::kPaper, Role::kPanel, Role::kVillage};

struct Need {
  Role over;
  double least;
};
constexpr Need kNeeds[] = {
    {Role::kInk, kText},     {Role::kInkSecondary, kText}, {Role::kAccent, kText},
    {Role::kLine, kGraphic}, {Role::kDirect, kGraphic},    {Role::kShared, kGraphic},
    {Role::kBoth, kGraphic}, {Role::kFocus, kGraphic},     {Role::kBars, kGraphic},
};

constexpr auto kPairs = [] {
  std::array<ContrastPair, std::size(kNeeds) * std::size(kSurfaces)> pairs{};
  std::size_t count = 0;
  for (const Need& need : kNeeds) {
    for (const Role surface : kSurfaces) pairs[count++] = {need.over, surface, need.least};
  }
  return pairs;
}();

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// "#rrggbb"; anything else leaves the colour as it is.
bool ParseColour(std::string_view text, Colour* out) {
  if (text.size() != 7 || text[0] != '#') return false;
  std::uint32_t value = 0;
  for (const char c : text.substr(1)) {
    const int digit = HexDigit(c);
    if (digit < 0) return false;
    value = value << 4 | static_cast<std::uint32_t>(digit);
  }
  *out = Rgb(value);
  return true;
}

// The colour of a role, or of a lane: "ink", "lane_press"; null of another name.
Colour* Named(std::string_view name, Palette* palette) {
  for (const RoleRow& row : kRoles) {
    if (row.name == name) return &(*palette)[row.role];
  }
  if (!name.starts_with(kLanePrefix)) return nullptr;
  for (std::size_t i = 0; i < kLaneColourRows.size(); ++i) {
    if (name.substr(kLanePrefix.size()) == kLaneColourRows[i].name) return &palette->lanes[i];
  }
  return nullptr;
}

double Channel8(Colour colour, int shift) { return (colour >> shift & 0xFFu) / 255.0; }

double Linear(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

double Luminance(Colour colour) {
  return 0.2126 * Linear(Channel8(colour, 0)) + 0.7152 * Linear(Channel8(colour, 8)) +
         0.0722 * Linear(Channel8(colour, 16));
}

Colour FarEnd(Colour under) {
  return Contrast(kBlack, under) > Contrast(kWhite, under) ? kBlack : kWhite;
}

// Surfaces that do not lie on the same side of the scale could not carry the same ink.
void AlignSurfaces(Palette* palette) {
  const Colour ink = FarEnd((*palette)[Role::kPaper]);
  for (const Role surface : {Role::kPanel, Role::kVillage}) {
    if (Contrast(ink, (*palette)[surface]) < kText) (*palette)[surface] = (*palette)[Role::kPaper];
  }
}

// Towards `end` only as far as it needs to stand out from `under`.
Colour Pushed(Colour start, Colour end, Colour under, double least) {
  Colour over = start;
  for (int step = 1; step <= 32 && Contrast(over, under) < least; ++step) {
    over = Mix(start, end, static_cast<float>(step) / 32);
  }
  return over;
}

void Guard(Palette* palette) {
  AlignSurfaces(palette);
  const Colour end = FarEnd((*palette)[Role::kPaper]);
  for (const ContrastPair& pair : UsedPairs()) {
    Colour& over = (*palette)[pair.over];
    over = Pushed(over, end, (*palette)[pair.under], pair.least);
  }
  for (Colour& lane : palette->lanes) {
    for (const Role surface : kSurfaces) lane = Pushed(lane, end, (*palette)[surface], kGraphic);
  }
}

// A tint of at most `share` that still carries the ink.
Colour TintUnder(Colour ink, Colour ground, Colour colour, float share) {
  Colour tint = Mix(ground, colour, share);
  for (int step = 0; step < 8 && Contrast(ink, tint) < kText; ++step) {
    share /= 2;
    tint = step < 7 ? Mix(ground, colour, share) : ground;
  }
  return tint;
}

}  // namespace

std::span<const ContrastPair> UsedPairs() { return kPairs; }

Palette MakePalette(const SetTheme& theme) {
  Palette palette;
  for (const RoleRow& row : kRoles) palette[row.role] = theme.dark ? row.dark : row.light;
  for (std::size_t i = 0; i < kLaneColourRows.size(); ++i) {
    palette.lanes[i] = Rgb(theme.dark ? kLaneColourRows[i].dark : kLaneColourRows[i].light);
  }
  for (const auto& [name, value] : theme.colours) {
    if (Colour* const colour = Named(name, &palette)) ParseColour(value, colour);
  }
  Guard(&palette);
  return palette;
}

std::string_view RoleName(Role role) { return kRoles[static_cast<std::size_t>(role)].name; }

Scheme MakeScheme(const SetTheme& theme) {
  Scheme scheme;
  scheme.dark = theme.dark;
  scheme.roles = MakePalette(theme);
  const Palette& roles = scheme.roles;
  const Colour paper = roles[Role::kPaper], panel = roles[Role::kPanel];
  for (std::size_t i = 0; i < scheme.lanes.size(); ++i) {
    LaneColours& lane = scheme.lanes[i];
    lane.line = roles.lanes[i];
    lane.tint = TintUnder(roles[Role::kInk], panel, lane.line, theme.dark ? 0.22f : 0.14f);
    lane.count = FarEnd(lane.line) == kBlack && theme.dark ? paper : panel;
    if (Contrast(lane.count, lane.line) < kGraphic) lane.count = FarEnd(lane.line);
    lane.cluster = Readable(lane.line, lane.count, kText);
  }
  static constexpr Role kCaseRoles[kCaseColourCount] = {Role::kBoth, Role::kDirect, Role::kShared};
  for (std::size_t i = 0; i < kCaseColourCount; ++i) {
    CaseColours& colours = scheme.cases[i];
    colours.arc = roles[kCaseRoles[i]];
    colours.band = Mix(paper, colours.arc, theme.dark ? 0.24f : 0.13f);
    colours.edge = Mix(paper, colours.arc, theme.dark ? 0.5f : 0.38f);
    colours.text = Readable(colours.arc, colours.band, kText + 0.1);
  }
  scheme.stripe = panel;
  scheme.overview_fill = Mix(paper, roles[Role::kBars], theme.dark ? 0.26f : 0.17f);
  scheme.overview_lit = Mix(panel, roles[Role::kBars], theme.dark ? 0.62f : 0.5f);
  scheme.share = roles[Role::kBars];
  scheme.ripple = roles[Role::kDirect];
  return scheme;
}

TypeSizes SizesFor(float font_px) {
  const auto size = [&](float share) { return std::max(13.0f, std::round(font_px * share)); };
  return {size(1.15f), size(1.06f), size(1.0f), size(0.9f), size(0.82f)};
}

Colour WithAlpha(Colour colour, float alpha) {
  const float scaled = std::clamp(alpha, 0.0f, 1.0f) * static_cast<float>(colour >> 24);
  return (colour & 0x00FFFFFFu) | static_cast<Colour>(std::lround(scaled)) << 24;
}

Colour Mix(Colour under, Colour over, float share) {
  Colour mixed = 0xFF000000u;
  for (const int shift : {0, 8, 16}) {
    const float low = static_cast<float>(under >> shift & 0xFFu);
    const float high = static_cast<float>(over >> shift & 0xFFu);
    mixed |= static_cast<Colour>(std::lround(low + (high - low) * share)) << shift;
  }
  return mixed;
}

double Contrast(Colour a, Colour b) {
  const double first = Luminance(a), second = Luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Colour Readable(Colour colour, Colour under, double least) {
  return Pushed(colour, FarEnd(under), under, least);
}

}  // namespace kringen

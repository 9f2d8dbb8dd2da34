// Circles and their members as tinted discs: some ten thousand quads in one reserve.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/circle_panel_parts.h"

namespace kringen {

namespace {

constexpr float kEdge_px = 1.0f;
constexpr float kLeastForm_px = 2.6f;  // from here on a member's dot has a form of its own
constexpr float kLargestDot_px = 20.0f;
constexpr float kLeastFormedPie_px = 6, kLeastRim_px = 3;
constexpr std::size_t kTurns = 1024;

struct Turn {
  float x = 0, y = 0;  // on the spiral, at the distance sqrt(i + 1/2)
};

const std::array<Turn, kTurns>& Turns() {
  static const std::array<Turn, kTurns> kTable = [] {
    std::array<Turn, kTurns> turns{};
    for (std::size_t i = 0; i < kTurns; ++i) {
      const float distance = std::sqrt(static_cast<float>(i) + 0.5f);
      const float angle = kGolden * static_cast<float>(i);
      turns[i] = {distance * std::cos(angle), distance * std::sin(angle)};
    }
    return turns;
  }();
  return kTable;
}

Turn TurnOf(std::size_t i) {
  if (i < kTurns) return Turns()[i];
  const float distance = std::sqrt(static_cast<float>(i) + 0.5f);
  const float angle = kGolden * static_cast<float>(i % 100003);
  return {distance * std::cos(angle), distance * std::sin(angle)};
}

// Too small for rings: a speck has the colour of one of its members, always the same one. Of many
// specks the share in a colour is then the share of members reached that way, where colours mixed
// in each would leave everything grey.
Colour SpeckColour(const ShownCircle& circle, const WayColours& colours) {
  const auto number = static_cast<std::uint32_t>(circle.circle);
  const auto member = static_cast<float>(number * 2654435769u >> 8) / 16777216.0f;
  if (member < circle.direct) return colours.direct;
  if (member < circle.direct + circle.both) return colours.both;
  if (member < circle.direct + circle.both + circle.shared) return colours.shared;
  return Mix(colours.body, colours.edge, 0.45f);
}

void AddRings(const ShownCircle& circle, const WayColours& colours, float alpha,
              std::vector<DiscQuad>* quads) {
  const float x = circle.x, y = circle.y, radius = circle.radius;
  const auto disc = [&](float r, Colour colour) {
    quads->push_back({x, y, r, alpha < 1 ? Mix(colours.body, colour, alpha) : colour});
  };
  float inner = radius - kEdge_px;
  if (circle.shared > 0.002f) {
    inner = radius * std::sqrt(std::max(0.0f, 1 - circle.shared));
    disc(radius, colours.shared);
    if (inner > 0.5f) disc(inner, colours.body);
  }
  // Between the two ways stays a seam, so that they are two in grey as well.
  const float seam = std::min(1.2f, radius * 0.1f);
  const float core = circle.direct + circle.both;
  const float outer = std::min(radius * std::sqrt(core), inner - seam);
  if (core <= 0.002f || outer < 0.4f) return;
  if (circle.both > 0.002f) disc(outer, colours.both);
  if (circle.direct <= 0.002f) {
    // Both ways alone: solid, with its ring inside.
    if (outer > 5) {
      disc(outer * 0.62f, colours.body);
      disc(outer * 0.62f - 1.2f, colours.both);
    }
    return;
  }
  const float middle = outer * std::sqrt(circle.direct / core);
  if (circle.both > 0.002f && middle > 3) disc(middle + seam * 0.7f, colours.body);
  disc(middle, colours.direct);
}

void AddMembers(const CircleLayout& layout, const ShownCircle& circle, const WayColours& colours,
                std::vector<DiscQuad>* quads) {
  const auto count = static_cast<std::size_t>(circle.members);
  const MembersByWay ways = CountMembers(circle);
  const auto direct = static_cast<std::size_t>(ways.direct);
  const auto both = direct + static_cast<std::size_t>(ways.both);
  const auto none = count - static_cast<std::size_t>(ways.shared);
  const float spacing =
      circle.radius * kMembersFill / (std::sqrt(static_cast<float>(count)) + 0.35f);
  const float radius = std::min(DotRadius(circle.radius, circle.members), kLargestDot_px);
  const Rect& area = layout.area;
  const bool inside = circle.x - circle.radius >= area.x && circle.y - circle.radius >= area.y &&
                      circle.x + circle.radius <= area.right() &&
                      circle.y + circle.radius <= area.bottom();
  for (std::size_t i = 0; i < count; ++i) {
    // One alone sits in the middle.
    const Turn turn = count == 1 ? Turn{} : TurnOf(i);
    const float x = circle.x + spacing * turn.x, y = circle.y + spacing * turn.y;
    if (!inside && (x < area.x - radius || x > area.right() + radius || y < area.y - radius ||
                    y > area.bottom() + radius)) {
      continue;
    }
    const Way way = i < direct ? Way::kDirect
                    : i < both ? Way::kBoth
                    : i < none ? Way::kNone
                               : Way::kShared;
    AddMember(x, y, radius, way, colours, quads);
  }
}

bool IsPie(const ShownCircle& circle) { return circle.radius >= kLeastPie_px; }

struct Band {
  float inner = 0, outer = 0;
  float alpha = 1;
};

// Clockwise from the top. Each way has the form that its member has, so that grey tells them too:
// direct is solid, both solid with a line inside, shared hollow.
void PaintWays(Point at, const WayShares& ways, const Band& band, const WayColours& colours,
               Painter& paint) {
  constexpr float kLeastPart = 0.004f;
  const float depth = band.outer - band.inner;
  const bool has_form = band.outer >= kLeastFormedPie_px;
  const auto ink = [&](Colour colour) { return Mix(colours.body, colour, band.alpha); };
  float from = 0;
  const auto part = [&](float share) {
    const Painter::Piece piece{band.inner, band.outer, from, std::min(1.0f, from + share)};
    from = piece.to;
    return piece;
  };
  if (ways.direct > kLeastPart) paint.Sector(at, part(ways.direct), ink(colours.direct));
  if (ways.both > kLeastPart) {
    Painter::Piece piece = part(ways.both);
    paint.Sector(at, piece, ink(colours.both));
    piece.inner = band.inner + 0.58f * depth;
    piece.outer = piece.inner + std::max(1.0f, 0.12f * depth);
    if (has_form) paint.Sector(at, piece, ink(colours.body));
  }
  if (ways.shared <= kLeastPart) return;
  Painter::Piece piece = part(ways.shared);
  if (has_form) piece.inner = band.inner + 0.45f * depth;
  paint.Sector(at, piece, ink(colours.shared));
}

}  // namespace

WayColours WaysOf(const Scheme& scheme) {
  WayColours colours;
  colours.body = scheme.dark ? scheme[Role::kPaper] : scheme[Role::kPanel];
  colours.ground = scheme[Role::kVillage];
  colours.edge = Mix(scheme[Role::kVillage], scheme[Role::kLine], 0.8f);
  colours.direct = scheme[Role::kDirect];
  colours.both = scheme[Role::kBoth];
  colours.shared = scheme[Role::kShared];
  return colours;
}

void AddMember(float x, float y, float radius, Way way, const WayColours& colours,
               std::vector<DiscQuad>* quads) {
  const bool formed = radius >= kLeastForm_px;
  const auto disc = [&](float r, Colour colour) { quads->push_back({x, y, r, colour}); };
  switch (way) {
    case Way::kDirect:
      disc(radius, colours.direct);
      break;
    case Way::kBoth:
      disc(radius, colours.both);
      if (!formed) break;
      disc(radius * 0.66f, colours.body);
      disc(radius * 0.66f - std::max(1.0f, radius * 0.16f), colours.both);
      break;
    case Way::kShared:
      disc(radius, colours.shared);
      disc(radius * 0.56f, colours.body);
      break;
    case Way::kNone:
      disc(formed ? radius : radius * 0.7f, colours.edge);
      if (formed) disc(radius - kEdge_px, colours.body);
      break;
  }
}

void AddCircles(const CircleLayout& layout, const WayColours& colours,
                std::vector<DiscQuad>* quads) {
  for (const ShownCircle& circle : layout.circles) {
    if (circle.radius < kLeastRings_px) {
      const Colour speck = SpeckColour(circle, colours);
      quads->push_back(
          {circle.x, circle.y, circle.radius, Mix(colours.ground, speck, circle.shown)});
      continue;
    }
    const auto shown = [&](Colour colour) { return Mix(colours.ground, colour, circle.shown); };
    quads->push_back({circle.x, circle.y, circle.radius, shown(colours.edge)});
    quads->push_back({circle.x, circle.y, circle.radius - kEdge_px, shown(colours.body)});
    if (circle.open < 1 && !IsPie(circle)) AddRings(circle, colours, 1 - circle.open, quads);
    if (circle.open > 0) AddMembers(layout, circle, colours, quads);
  }
}

void PaintPies(const CircleLayout& layout, const WayColours& colours, Painter& paint) {
  for (const ShownCircle& circle : layout.circles) {
    if (!IsPie(circle) || circle.open >= 1) continue;
    const float radius = circle.radius - kEdge_px / 2;
    PaintWays({circle.x, circle.y}, circle, {0, radius, 1 - circle.open}, colours, paint);
  }
}

void PaintRims(const CircleLayout& layout, const WayColours& colours, Painter& paint) {
  for (const ShownVillage& village : layout.villages) {
    const float width = std::max(kLeastRim_px, village.radius * kRimShare * 0.8f);
    if (village.circle_set < 0 || village.radius < 2 * width) continue;
    const Point at{village.x, village.y};
    paint.Ring(at, village.radius - width / 2, width, colours.body);
    PaintWays(at, village, {village.radius - width, village.radius, 1}, colours, paint);
    paint.Ring(at, village.radius - width, 1, colours.edge);
    paint.Ring(at, village.radius, 1, colours.edge);
  }
}

}  // namespace kringen

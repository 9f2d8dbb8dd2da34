// The circle map with the camera upon it: grounds, circles, what the replay adds, and words.
#include <algorithm>
#include <cmath>
#include <string>

#include "ui/circle_panel.h"
#include "ui/circle_panel_parts.h"
#include "view/circle_labels.h"

namespace kringen {

namespace {

std::int32_t HoveredCircle(const Target& hover) {
  const auto* circle = std::get_if<CircleTarget>(&hover);
  return circle != nullptr ? circle->circle : -1;
}

int HoveredDisc(const Target& hover) {
  const auto* village = std::get_if<VillageTarget>(&hover);
  return village != nullptr ? static_cast<int>(village->disc) : -1;
}

constexpr float kRipplesPerReplay = 9;

// The village layout where the camera sees it.
VillageLayout Seen(const VillageLayout& villages, const CircleLayout& map) {
  VillageLayout seen = villages;
  for (const ShownVillage& village : map.villages) {
    VillageDisc& disc = seen.discs[static_cast<std::size_t>(village.disc)];
    disc.x = village.x;
    disc.y = village.y;
    disc.radius = village.radius;
  }
  return seen;
}

void PaintArcs(const CircleLayout& map, Painter& paint) {
  static constexpr int kSteps = 28;
  std::vector<Point> points;
  for (const MapArc& arc : map.arcs) {
    const float dx = arc.x1 - arc.x0, dy = arc.y1 - arc.y0;
    // Bent to one side by a sixth of its length.
    const Point bend{(arc.x0 + arc.x1) / 2 + dy / 6, (arc.y0 + arc.y1) / 2 - dx / 6};
    const float eased = 1 - (1 - arc.progress) * (1 - arc.progress);
    points.clear();
    for (int i = 0; i <= kSteps; ++i) {
      const float t = eased * static_cast<float>(i) / kSteps, s = 1 - t;
      points.push_back({s * s * arc.x0 + 2 * s * t * bend.x + t * t * arc.x1,
                        s * s * arc.y0 + 2 * s * t * bend.y + t * t * arc.y1});
    }
    const float alpha = arc.progress < 1 ? 0.85f : map.position < 1 ? 0.5f : 0.28f;
    paint.Polyline(points, WithAlpha(paint[Role::kShared], alpha), 1.5f * paint.sizes().small / 13,
                   false);
  }
}

void PaintPulses(const CircleLayout& map, Painter& paint) {
  const float size = paint.sizes().small / 13;  // seen from as far as the words are read
  for (const Pulse& pulse : map.pulses) {
    const Point at{pulse.x, pulse.y};
    const float left = 1 - pulse.progress * pulse.progress;
    const float rim = std::max(pulse.radius, 4.0f) + 3 * size;
    paint.Disc(at, rim, WithAlpha(paint[Role::kShared], 0.22f * left));
    paint.Ring(at, rim, 2.5f * size, WithAlpha(paint[Role::kShared], left));
    // Beyond it a wave goes out, and is gone before the rim fades.
    const float wave = std::min(1.0f, pulse.progress * 1.6f);
    if (wave >= 1) continue;
    paint.Ring(at, rim + 22 * size * wave, 1.5f * size,
               WithAlpha(paint[Role::kShared], 0.8f * (1 - wave)));
  }
}

// The mayor, where everything begins.
void PaintAuthor(const CircleLayout& map, Painter& paint) {
  const Point at{map.author_x, map.author_y};
  paint.Disc(at, 9.5f, paint[Role::kPaper]);
  paint.Disc(at, 8, paint[Role::kInk]);
  paint.Disc(at, 4.8f, paint[Role::kPaper]);
  paint.Disc(at, 3, paint[Role::kInk]);
}

void PaintChosen(const CircleLayout& map, std::int32_t chosen, std::int32_t hovered,
                 Painter& paint) {
  for (const ShownCircle& circle : map.circles) {
    if (circle.circle == chosen) {
      paint.Ring({circle.x, circle.y}, circle.radius + 2.5f, 3, paint[Role::kFocus]);
    } else if (circle.circle == hovered) {
      paint.Ring({circle.x, circle.y}, circle.radius + 1.5f, 2, paint[Role::kAccent]);
    }
  }
}

void PaintChip(const Rect& area, std::string_view text, Painter& paint, Colour ink) {
  paint.Fill(area, WithAlpha(paint[Role::kPanel], 0.94f), area.height / 2);
  paint.Stroke(area, Mix(paint[Role::kPanel], paint[Role::kLine], 0.45f), 1, area.height / 2);
  paint.TextWithin(CentreOf(area), area.width - 12, text,
                   {paint.sizes().small, ink, TextWeight::kRegular, Align::kCentre});
}

void PaintLabels(const State& state, const VillageLayout& villages, const CircleLayout& map,
                 const Target& hover, Painter& paint) {
  for (const MapLabel& label : map.labels) {
    if (label.circle >= 0) {
      const bool lit =
          label.circle == HoveredCircle(hover) || label.circle == state.selected_circle;
      PaintChip(label.area, label.name, paint, paint[lit ? Role::kAccent : Role::kInk]);
      continue;
    }
    const bool lit = label.disc == HoveredDisc(hover) ||
                     villages.discs[static_cast<std::size_t>(label.disc)].chosen;
    const bool zoomed = map.view.camera.zoom > 1.001;
    if (zoomed) paint.Fill(label.area, WithAlpha(paint[Role::kPaper], 0.86f), 6);
    PaintVillageLabel({label.area, label.side, label.name, label.line, lit}, paint);
  }
}

void PaintSymbol(Point at, Way way, const WayColours& colours, Painter& paint) {
  std::vector<DiscQuad> quads;
  AddMember(at.x, at.y, 7.5f, way, colours, &quads);
  paint.Discs(quads);
}

void PaintBriefTitle(const State& state, const Rect& area, Painter& paint) {
  const TypeSizes& sizes = paint.sizes();
  const TextStyle quiet{sizes.small, paint[Role::kInkSecondary]};
  const float middle = area.y + kBriefRow_px / 2, left = area.x + 14;
  const std::string_view title = state.locale.Get("map.reach_title");
  paint.Text({left, middle}, title, {sizes.label, paint[Role::kInk], TextWeight::kBold});
  const float past = paint.Width(title, sizes.label, TextWeight::kBold) + 10;
  paint.TextWithin({left + past, middle}, area.width - past - 24,
                   state.locale.Get("map.reach_invented"), quiet);
  if (area.height < 3 * kBriefRow_px) return;
  paint.TextWithin({left, area.y + kBriefRow_px * 2.4f}, area.width - 28,
                   state.locale.Get("map.reach_brief"), quiet);
}

void PaintLegend(const State& state, const CircleLayout& map, const WayColours& colours,
                 Painter& paint) {
  static constexpr Way kWays[] = {Way::kDirect, Way::kBoth, Way::kShared, Way::kNone};
  const Rect& area = map.legend;
  if (area.width <= 0) return;
  const TypeSizes& sizes = paint.sizes();
  if (map.brief_legend) {
    paint.Fill(area, paint[Role::kPaper]);
    PaintBriefTitle(state, area, paint);
    const float column = area.width / 4, middle = area.y + kBriefRow_px * 1.5f;
    for (std::size_t i = 0; i < 4; ++i) {
      const float left = area.x + column * static_cast<float>(i);
      const std::string_view words = state.locale.Get(kBriefWayKeys[i]);
      const float width = paint.Width(words, sizes.small) + 22;
      const float x = left + std::max(4.0f, (column - width) / 2);
      PaintSymbol({x + 8, middle}, kWays[i], colours, paint);
      paint.TextWithin({x + 22, middle}, column - 24, words, {sizes.small, paint[Role::kInk]});
    }
    return;
  }
  if (map.view.camera.zoom > 1.001) {
    paint.Fill(area, WithAlpha(paint[Role::kPaper], 0.88f), 10);
  }
  const float left = area.x + 8;
  paint.Text({left, area.y + 14}, state.locale.Get("map.reach_title"),
             {sizes.name, paint[Role::kInk], TextWeight::kBold});
  float line = area.y + 36;
  for (const char* key : kReachLines) {
    paint.Text({left, line}, state.locale.Get(key), {sizes.small, paint[Role::kInkSecondary]});
    line += kLegendLine_px;
  }
  for (std::size_t i = 0; i < 4; ++i) {
    const float y = line + 12 + kLegendRow_px * static_cast<float>(i);
    PaintSymbol({left + 8, y}, kWays[i], colours, paint);
    paint.Text({left + kLegendIndent_px, y}, state.locale.Get(kWayKeys[i]),
               {sizes.label, paint[Role::kInk]});
  }
}

Rect ButtonsOf(const CircleLayout& map) {
  if (map.buttons.empty()) return {};
  Rect all = map.buttons.front().area;
  all.height = map.buttons.back().area.bottom() - all.y;
  return all;
}

void PaintButtons(const CircleLayout& map, const Target& hover, Painter& paint) {
  if (map.buttons.empty()) return;
  const Rect all = ButtonsOf(map);
  paint.Fill(all, paint[Role::kPanel], 8);
  paint.Stroke(all, Mix(paint[Role::kPaper], paint[Role::kLine], 0.5f), 1, 8);
  for (std::size_t i = 0; i < map.buttons.size(); ++i) {
    const MapButton& button = map.buttons[i];
    const bool lit = hover == Target(MapButtonTarget{i});
    const bool idle = button.kind != MapButton::Kind::kIn && map.view.camera.zoom <= 1.001;
    const Colour ink = idle  ? Mix(paint[Role::kPanel], paint[Role::kInkSecondary], 0.45f)
                       : lit ? paint[Role::kAccent]
                             : paint[Role::kInk];
    const Point at = CentreOf(button.area);
    const float half = 6;
    if (button.kind == MapButton::Kind::kWhole) {
      paint.Ring(at, half, 1.5f, ink);
      paint.Disc(at, 2, ink);
    } else {
      paint.HorizontalLine(at.y, at.x - half, at.x + half, ink, 2);
      if (button.kind == MapButton::Kind::kIn) {
        paint.VerticalLine(at.x, at.y - half, at.y + half, ink, 2);
      }
    }
    if (i > 0) {
      paint.HorizontalLine(button.area.y, all.x + 6, all.right() - 6, paint[Role::kLineFaint]);
    }
  }
}

// Name and count of the circle under the pointer, above it or, without room, below.
void PaintCircleTip(const State& state, const CircleLayout& map, std::int32_t hovered,
                    Painter& paint) {
  const auto found =
      std::find_if(map.circles.begin(), map.circles.end(),
                   [&](const ShownCircle& circle) { return circle.circle == hovered; });
  if (hovered < 0 || found == map.circles.end()) return;
  const MembersByWay ways = CountMembers(*found);
  const std::string name = CircleName(state.circles, hovered, state.locale);
  std::string line;
  if (!state.reach_waiting) {
    line = CircleLine(ways.direct + ways.both + ways.shared, found->members, state.locale);
  }
  const TypeSizes& sizes = paint.sizes();
  const float width =
      std::max(paint.Width(name, sizes.label, TextWeight::kBold), paint.Width(line, sizes.small)) +
      24;
  const float height = line.empty() ? 32 : 52;
  const Rect& area = map.area;
  Rect box{
      std::clamp(found->x - width / 2, area.x + 6, std::max(area.x + 6, area.right() - width - 6)),
      found->y - found->radius - height - 8, width, height};
  if (box.y < area.y + 6) box.y = found->y + found->radius + 8;
  box.y = std::clamp(box.y, area.y + 6, std::max(area.y + 6, area.bottom() - height - 6));
  paint.Shadow(box, 8);
  paint.Fill(box, paint[Role::kPanel], 8);
  paint.Text({box.x + 12, box.y + 17}, name, {sizes.label, paint[Role::kInk], TextWeight::kBold});
  if (line.empty()) return;
  paint.Text({box.x + 12, box.y + 37}, line, {sizes.small, paint[Role::kInkSecondary]});
}

void PaintReach(const State& state, const CircleLayout& map, const Target& hover, Painter& paint,
                UiMemory* memory) {
  memory->quads.clear();
  const WayColours colours = WaysOf(paint.scheme());
  AddCircles(map, colours, &memory->quads);
  paint.Discs(memory->quads);
  PaintPies(map, colours, paint);
  PaintRims(map, colours, paint);
  PaintArcs(map, paint);
  PaintPulses(map, paint);
  PaintChosen(map, state.selected_circle, HoveredCircle(hover), paint);
  PaintAuthor(map, paint);
}

}  // namespace

void PaintMap(const State& state, const Layouts& layouts, Painter& paint, UiMemory* memory) {
  const CircleLayout& map = layouts.circles;
  if (!map.shown()) {
    PaintVillages(state, layouts, paint, memory);
    return;
  }
  const Target& hover = memory->hover;
  const VillageLayout seen = Seen(layouts.villages, map);
  const bool whole = map.view.camera.zoom <= 1.001;
  paint.PushClip(map.area);
  paint.Fill(map.area, paint[Role::kPaper]);
  const bool runs = map.has_reach && map.position < 1;
  const float phase = map.position * kRipplesPerReplay;
  PaintRipples(
      {map.author_x, map.author_y, map.author_radius,
       runs && !state.reduced_motion ? phase - std::floor(phase) : 0.0f, runs ? 1.0f : 0.0f},
      map.area, paint);
  for (std::size_t i = 0; i < seen.discs.size(); ++i) {
    PaintDisc(seen.discs[i], paint, HoveredDisc(hover) == static_cast<int>(i));
  }
  if (map.has_reach) {
    PaintReach(state, map, hover, paint, memory);
  } else {
    RefreshTally(state, seen.month, &memory->tally);
    const std::uint32_t per_dot = MessagesPerDot(seen, memory->tally);
    memory->quads.clear();
    for (const VillageDisc& disc : seen.discs) {
      AddDots(state, disc, memory->tally, per_dot, paint.scheme(), &memory->quads);
    }
    paint.Discs(memory->quads);
    if (whole) PaintTitle(state, seen, {map.area, ButtonsOf(map), per_dot}, paint);
  }
  PaintLabels(state, seen, map, hover, paint);
  if (map.has_reach) PaintLegend(state, map, WaysOf(paint.scheme()), paint);
  if (map.note.width > 0) {
    PaintChip(map.note, state.locale.Get("map.residents_note"), paint, paint[Role::kInkSecondary]);
  }
  PaintButtons(map, hover, paint);
  if (!memory->dragging) PaintCircleTip(state, map, HoveredCircle(hover), paint);
  paint.PopClip();
}

}  // namespace kringen

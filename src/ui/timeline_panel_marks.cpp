// Marks and what joins them: case bands, arcs, discs, selection.
// A disc with a known reach is solid, one without is hollow; a cluster has a double ring and its
// count. A thin rim in the lane's own background keeps overlapping discs apart.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/timeline_panel.h"

namespace kringen {

namespace {

constexpr float kRim_px = 1.0f, kHollowRing_px = 2.0f, kSelectionRing_px = 3.0f;

int CaseOf(const State& state, ItemIndex item) {
  return item < state.feed.items.size() ? state.feed.items[item].case_index : -1;
}

const LaneColours& ColoursOf(const TimelineFrame& frame, const Mark& mark) {
  const LaneRow& lane = frame.layout.lanes[static_cast<std::size_t>(mark.lane)];
  return frame.paint.scheme().Lane(
      frame.state.feed.channels[static_cast<std::size_t>(lane.channel)]);
}

void AddDisc(const Mark& mark, const LaneColours& colours, Colour ground,
             std::vector<DiscQuad>* discs) {
  const auto add = [&](float radius, Colour colour) {
    if (radius > 0.5f) discs->push_back({mark.x, mark.y, radius, colour});
  };
  add(mark.radius + kRim_px, ground);
  if (mark.kind == MarkKind::kCluster) {
    add(mark.radius, colours.line);
    add(mark.radius - 1.5f, ground);
    add(mark.radius - 3.0f, mark.solid ? colours.cluster : colours.tint);
    return;
  }
  add(mark.radius, colours.line);
  if (!mark.solid) add(mark.radius - std::min(kHollowRing_px, mark.radius * 0.45f), colours.tint);
}

// An item that lasts, or whose day only is known, is a bar under its disc.
void PaintSpan(const TimelineFrame& frame, const Mark& mark, const LaneColours& colours) {
  if (mark.kind != MarkKind::kItem || mark.span_end - mark.span_begin < 2 * mark.radius + 4) return;
  static constexpr float kHalf_px = 2.5f;
  const float length = mark.span_end - mark.span_begin;
  const Colour colour = Mix(frame.paint[Role::kPanel], colours.line, 0.4f);
  if (frame.layout.vertical) {
    frame.paint.Fill({mark.x - kHalf_px, mark.span_begin, kHalf_px * 2, length}, colour, kHalf_px);
  } else {
    frame.paint.Fill({mark.span_begin, mark.y - kHalf_px, length, kHalf_px * 2}, colour, kHalf_px);
  }
}

void PaintCount(const TimelineFrame& frame, const Mark& mark, const LaneColours& colours) {
  Painter& paint = frame.paint;
  const std::string text = FormatCount(frame.state.locale, mark.fold.count);
  const float room = 2 * (mark.radius - 3);
  float size = std::clamp(std::round(mark.radius * 0.72f), 12.0f, paint.sizes().name);
  while (size > 11 && paint.Width(text, size) > room) --size;
  paint.Text(
      {mark.x, mark.y}, text,
      {size, mark.solid ? colours.count : paint[Role::kInk], TextWeight::kBold, Align::kCentre});
}

// Drawn over its neighbours, which may lie upon it.
void PaintSelection(const TimelineFrame& frame, const Mark& mark, const LaneColours& colours) {
  const float inner = mark.radius + kRim_px + 1.5f;
  std::vector<DiscQuad> discs;
  AddDisc(mark, colours, frame.paint[Role::kPanel], &discs);
  frame.paint.Ring({mark.x, mark.y}, inner, 3, frame.paint[Role::kPanel]);
  frame.paint.Discs(discs);
  if (mark.kind == MarkKind::kCluster) PaintCount(frame, mark, colours);
  frame.paint.Ring({mark.x, mark.y}, inner + 1 + kSelectionRing_px / 2, kSelectionRing_px,
                   frame.paint[Role::kFocus]);
}

}  // namespace

void PaintCases(const TimelineFrame& frame) {
  Painter& paint = frame.paint;
  const Hit& hover = frame.memory.hit;
  const int chosen = CaseOf(frame.state, frame.state.selected);
  for (std::size_t i = 0; i < frame.layout.cases.size(); ++i) {
    const CaseBand& band = frame.layout.cases[i];
    const CaseColours& colours = paint.scheme().Case(band.case_index);
    const bool lit =
        band.case_index == chosen || (hover.kind == HitKind::kCase && hover.index == i);
    const float rounding = std::min({6.0f, band.area.width / 2, band.area.height / 2});
    paint.Fill(band.area, colours.band, rounding);
    paint.Stroke(band.area, lit ? colours.arc : colours.edge, lit ? 1.5f : 1.0f, rounding);
    if (band.title.empty() || frame.layout.vertical) continue;
    paint.Text({band.title_left, CentreOf(band.area).y}, band.title,
               {paint.sizes().small, colours.text, TextWeight::kBold});
  }
}

void PaintArcs(const TimelineFrame& frame) {
  Painter& paint = frame.paint;
  const int chosen = CaseOf(frame.state, frame.state.selected);
  for (const Arc& arc : frame.layout.arcs) {
    const bool thread = arc.case_index < 0;
    const bool lit = !thread && arc.case_index == chosen;
    const Colour full = thread ? paint[Role::kLine] : paint.scheme().Case(arc.case_index).arc;
    const Colour colour = lit ? full : WithAlpha(full, thread ? 0.55f : 0.6f);
    const float bend = arc.height * 4 / 3;
    const float dx = arc.x1 - arc.x0, dy = arc.y1 - arc.y0;
    Point a{arc.x0 + dx * 0.25f, arc.y0 + dy * 0.25f}, b{arc.x0 + dx * 0.75f, arc.y0 + dy * 0.75f};
    if (frame.layout.vertical) {
      a.x += bend;
      b.x += bend;
    } else {
      a.y -= bend;
      b.y -= bend;
    }
    paint.Curve({arc.x0, arc.y0}, a, b, {arc.x1, arc.y1}, colour,
                thread ? 1.0f
                : lit  ? 2.0f
                       : 1.5f);
  }
}

const Mark* HoveredMark(const TimelineFrame& frame) {
  const TimelineLayout& layout = frame.layout;
  const Hit& hover = frame.memory.hit;
  if (hover.kind == HitKind::kMark && hover.index < layout.marks.size()) {
    return &layout.marks[hover.index];
  }
  if (hover.kind == HitKind::kCard && hover.index < layout.cards.size()) {
    return &layout.marks[layout.cards[hover.index].mark];
  }
  const ItemIndex item = frame.state.hovered;
  if (item >= frame.state.feed.items.size() || item == frame.memory.hovered) return nullptr;
  const Item& pointed = frame.state.feed.items[item];
  for (const Mark& mark : layout.marks) {
    const LaneRow& lane = layout.lanes[static_cast<std::size_t>(mark.lane)];
    if (lane.channel != pointed.channel) continue;
    if (mark.fold.item == item) return &mark;
    if (mark.kind == MarkKind::kCluster && mark.fold.span.Contains(pointed.time)) return &mark;
  }
  return nullptr;
}

void PaintMarks(const TimelineFrame& frame) {
  Painter& paint = frame.paint;
  const std::vector<Mark>& marks = frame.layout.marks;
  std::vector<const LaneColours*> colours;
  colours.reserve(frame.layout.lanes.size());
  for (const LaneRow& lane : frame.layout.lanes) {
    const auto channel = static_cast<std::size_t>(lane.channel);
    colours.push_back(&paint.scheme().Lane(frame.state.feed.channels[channel]));
  }
  const auto colours_of = [&](const Mark& mark) -> const LaneColours& {
    return *colours[static_cast<std::size_t>(mark.lane)];
  };
  const Mark* hovered = HoveredMark(frame);
  if (hovered) {
    paint.Disc({hovered->x, hovered->y}, hovered->radius + 7,
               WithAlpha(ColoursOf(frame, *hovered).line, 0.22f));
  }
  std::vector<DiscQuad> discs;
  discs.reserve(marks.size() * 3);
  for (const Mark& mark : marks) {
    PaintSpan(frame, mark, colours_of(mark));
    const Colour ground = mark.lane % 2 == 0 ? paint.scheme().stripe : paint[Role::kPaper];
    AddDisc(mark, colours_of(mark), ground, &discs);
  }
  paint.Discs(discs);
  for (const Mark& mark : marks) {
    if (mark.kind == MarkKind::kCluster) PaintCount(frame, mark, colours_of(mark));
  }
  for (const Mark& mark : marks) {
    if (mark.selected) PaintSelection(frame, mark, colours_of(mark));
  }
}

}  // namespace kringen

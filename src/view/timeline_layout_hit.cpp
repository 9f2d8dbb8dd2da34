// What of the timeline lies under a point.
#include <algorithm>
#include <cmath>

#include "view/timeline_layout.h"

namespace kringen {

namespace {

Rect Grown(const Rect& rect, float least_px) {
  const float dx = std::max(0.0f, least_px - rect.width) / 2;
  const float dy = std::max(0.0f, least_px - rect.height) / 2;
  return {rect.x - dx, rect.y - dy, rect.width + 2 * dx, rect.height + 2 * dy};
}

Hit HitOverview(const Overview& overview, float x, float target_px) {
  const float begin = overview.brush_begin, end = overview.brush_end;
  // The handles reach outward; inside they leave the middle of the brush alone.
  const float inner = std::min(target_px / 2, (end - begin) * 0.3f);
  const float outer = std::max(target_px - inner, target_px / 2);
  if (x >= begin - outer && x < begin + inner) return {HitKind::kBrushBegin, 0};
  if (x >= end - inner && x < end + outer) return {HitKind::kBrushEnd, 0};
  if (x >= begin && x < end) return {HitKind::kBrush, 0};
  return {HitKind::kOverview, 0};
}

// The tick whose unit contains the point: the last one before it.
Hit HitTicks(const std::vector<Tick>& ticks, HitKind kind, double along, double direction) {
  Hit hit;
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    if ((along - ticks[i].px) * direction >= 0) hit = {kind, i};
  }
  return hit;
}

Hit HitAxis(const TimelineLayout& layout, float x, float y) {
  const bool vertical = layout.vertical;
  const float along = vertical ? y : x;
  const double direction = vertical ? -1 : 1;
  const bool major = vertical ? x < layout.axis.x + layout.axis.width / 2
                              : y < layout.axis.y + layout.axis.height / 2;
  Hit hit;
  if (major) hit = HitTicks(layout.ticks.major, HitKind::kMajorTick, along, direction);
  if (hit.kind == HitKind::kNothing) {
    hit = HitTicks(layout.ticks.minor, HitKind::kTick, along, direction);
  }
  return hit;
}

Hit HitMark(const TimelineLayout& layout, float x, float y, float target_px) {
  Hit hit;
  float nearest = 0;
  for (std::size_t i = 0; i < layout.marks.size(); ++i) {
    const Mark& mark = layout.marks[i];
    const float reach = std::max(mark.radius, target_px / 2);
    const float dx = x - mark.x, dy = y - mark.y;
    const float distance = dx * dx + dy * dy;
    if (distance > reach * reach || (hit.kind != HitKind::kNothing && distance >= nearest))
      continue;
    nearest = distance;
    hit = {HitKind::kMark, i};
  }
  return hit;
}

Hit HitBar(const TimelineLayout& layout, float x, float y, float target_px) {
  const float along = layout.vertical ? y : x;
  for (std::size_t i = 0; i < layout.marks.size(); ++i) {
    const Mark& mark = layout.marks[i];
    const float across = layout.vertical ? x - mark.x : y - mark.y;
    const bool on = along >= mark.span_begin && along < mark.span_end;
    if (on && mark.kind == MarkKind::kItem && std::abs(across) <= target_px / 2) {
      return {HitKind::kMark, i};
    }
  }
  return {};
}

Hit HitCase(const TimelineLayout& layout, float x, float y, float target_px) {
  for (std::size_t i = 0; i < layout.cases.size(); ++i) {
    if (layout.cases[i].area.Contains(x, y)) return {HitKind::kCase, i};
  }
  for (std::size_t i = 0; i < layout.cases.size(); ++i) {
    const Rect& area = layout.cases[i].area;
    // In columns the lanes begin right beside the bars: what is theirs stays theirs.
    const Rect grown = layout.vertical ? Grown(area, 12) : Grown(area, target_px);
    if (grown.Contains(x, y)) return {HitKind::kCase, i};
  }
  return {};
}

Hit HitPlot(const TimelineLayout& layout, float x, float y, float target_px) {
  for (std::size_t i = layout.cards.size(); i-- > 0;) {
    if (layout.cards[i].area.Contains(x, y)) return {HitKind::kCard, i};
  }
  Hit hit = HitMark(layout, x, y, target_px);
  if (hit.kind == HitKind::kNothing) hit = HitCase(layout, x, y, target_px);
  if (hit.kind == HitKind::kNothing) hit = HitBar(layout, x, y, target_px);
  if (hit.kind == HitKind::kNothing) hit = {HitKind::kPlot, 0};
  return hit;
}

}  // namespace

Hit HitTest(const TimelineLayout& layout, float x, float y, float target_px) {
  if (!layout.area.Contains(x, y)) return {};
  if (layout.overview.area.Contains(x, y)) return HitOverview(layout.overview, x, target_px);
  if (layout.hidden.area.Contains(x, y)) return {HitKind::kHiddenLanes, 0};
  for (std::size_t i = 0; i < layout.lanes.size(); ++i) {
    if (layout.lanes[i].label.Contains(x, y)) return {HitKind::kLane, i};
  }
  if (layout.axis.Contains(x, y)) return HitAxis(layout, x, y);
  if (layout.plot.Contains(x, y)) return HitPlot(layout, x, y, target_px);
  return {};
}

}  // namespace kringen

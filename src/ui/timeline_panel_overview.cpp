// The strip with everything: density over all time, the window as a brush, the years.
// The curve is the counts per pixel column, smoothed over a few columns and drawn by square root,
// so that a quiet year beside a busy one is still seen.
#include <algorithm>
#include <cmath>

#include "ui/timeline_panel.h"

namespace kringen {

namespace {

constexpr float kStep_px = 2.0f, kBrushLeast_px = 6.0f;
constexpr int kSmooth_px = 5;  // to each side, triangular

// Heights of 0..1 per kStep_px.
std::vector<float> Smoothed(const std::vector<std::uint32_t>& density) {
  const int count = static_cast<int>(density.size());
  std::vector<float> values;
  float highest = 0;
  for (int centre = 0; centre < count; centre += static_cast<int>(kStep_px)) {
    float sum = 0, weights = 0;
    for (int offset = -kSmooth_px; offset <= kSmooth_px; ++offset) {
      const int column = std::clamp(centre + offset, 0, count - 1);
      const float weight = static_cast<float>(kSmooth_px + 1 - std::abs(offset));
      sum += weight * static_cast<float>(density[static_cast<std::size_t>(column)]);
      weights += weight;
    }
    values.push_back(sum / weights);
    highest = std::max(highest, sum / weights);
  }
  if (highest <= 0) return values;
  for (float& value : values) value = std::sqrt(value / highest);
  return values;
}

void PaintDensity(const TimelineFrame& frame, const Rect& brush) {
  Painter& paint = frame.paint;
  const Rect& area = frame.layout.overview.area;
  std::vector<float> heights = Smoothed(frame.layout.overview.density);
  const float room = area.height - paint.sizes().small - 9;
  for (float& height : heights) height = std::max(height * room, 1.0f);
  const Scheme& scheme = paint.scheme();
  const auto paint_part = [&](const Rect& part, Colour colour, Colour edge) {
    if (part.width <= 0) return;
    paint.PushClip(part);
    paint.Area(area.x, kStep_px, area.bottom(), heights, colour);
    std::vector<Point> line;
    line.reserve(heights.size());
    for (std::size_t i = 0; i < heights.size(); ++i) {
      line.push_back({area.x + kStep_px * static_cast<float>(i), area.bottom() - heights[i]});
    }
    if (line.size() > 1) paint.Polyline(line, edge, 1, false);
    paint.PopClip();
  };
  paint_part(area, scheme.overview_fill, Mix(scheme.overview_fill, paint[Role::kBars], 0.25f));
  paint.Fill(brush, paint[Role::kPanel]);
  paint_part(brush, scheme.overview_lit, paint[Role::kBars]);
}

void PaintHandle(Painter& paint, float x, float middle, bool hovered) {
  const Rect grip{x - 4, middle - 9, 8, 18};
  paint.Fill(grip, hovered ? paint[Role::kAccent] : paint[Role::kInk], 4);
  paint.VerticalLine(x, middle - 4, middle + 4, paint[Role::kPanel]);
}

}  // namespace

void PaintOverview(const TimelineFrame& frame) {
  const Overview& overview = frame.layout.overview;
  const Rect& area = overview.area;
  if (area.width <= 0 || area.height <= 0) return;
  Painter& paint = frame.paint;
  float begin =
      std::clamp(std::min(overview.brush_begin, overview.brush_end), area.x, area.right());
  float end = std::clamp(std::max(overview.brush_begin, overview.brush_end), area.x, area.right());
  if (end - begin < kBrushLeast_px) {
    const float middle = (begin + end) / 2;
    begin = middle - kBrushLeast_px / 2;
    end = middle + kBrushLeast_px / 2;
  }
  const Rect brush{begin, area.y, end - begin, area.height};
  paint.PushClip(area);
  paint.Fill(area, paint[Role::kPaper]);
  PaintDensity(frame, brush);
  paint.HorizontalLine(area.y, area.x, area.right(), paint[Role::kLineFaint]);
  const TypeSizes& sizes = paint.sizes();
  for (const Tick& year : overview.years) {
    const float x = static_cast<float>(year.px);
    paint.VerticalLine(x, area.y, area.y + 6, paint[Role::kLine]);
    const bool lit = x > begin && x < end;
    paint.Text({x + 5, area.y + 4 + sizes.small / 2}, year.label,
               {sizes.small, paint[lit ? Role::kInk : Role::kInkSecondary]});
  }
  paint.Stroke(brush, paint[Role::kInk], 2, 2);
  const auto* strip = std::get_if<OverviewTarget>(frame.memory.pressing ? &frame.memory.pressed
                                                                        : &frame.memory.hover);
  const HitKind hover = strip != nullptr ? strip->part : HitKind::kNothing;
  const float middle = area.y + area.height * 0.58f;
  if (brush.width > 14) {
    PaintHandle(paint, begin + 1, middle, hover == HitKind::kBrushBegin);
    PaintHandle(paint, end - 1, middle, hover == HitKind::kBrushEnd);
  }
  paint.PopClip();
}

}  // namespace kringen

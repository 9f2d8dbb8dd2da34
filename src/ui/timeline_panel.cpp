#include "ui/timeline_panel.h"

#include <algorithm>

namespace kringen {

namespace {

// Where a line across the lanes stands: x for rows, y for columns.
void LineAcross(const TimelineFrame& frame, float along, Colour colour, float thickness) {
  const Rect& plot = frame.layout.plot;
  if (frame.layout.vertical) {
    frame.paint.HorizontalLine(along, plot.x, plot.right(), colour, thickness);
  } else {
    frame.paint.VerticalLine(along, plot.y, plot.bottom(), colour, thickness);
  }
}

bool InPlot(const TimelineLayout& layout, double along) {
  const double low = layout.vertical ? layout.plot.y : layout.plot.x;
  const double high = layout.vertical ? layout.plot.bottom() : layout.plot.right();
  return along > low + 0.5 && along < high;
}

void PaintGrid(const TimelineFrame& frame) {
  const Colour faint = frame.paint[Role::kLineFaint];
  const Colour major = Mix(faint, frame.paint[Role::kLine], 0.55f);
  for (const Tick& tick : frame.layout.ticks.minor) {
    if (InPlot(frame.layout, tick.px)) LineAcross(frame, static_cast<float>(tick.px), faint, 1);
  }
  for (const Tick& tick : frame.layout.ticks.major) {
    if (InPlot(frame.layout, tick.px)) LineAcross(frame, static_cast<float>(tick.px), major, 1);
  }
}

void PaintTodayLine(const TimelineFrame& frame) {
  const TimelineLayout& layout = frame.layout;
  const float along = layout.today_px;
  if (along < 0 || !InPlot(layout, along)) return;
  const Rect& plot = layout.plot;
  const Point from = layout.vertical ? Point{plot.x, along} : Point{along, plot.y};
  const Point to = layout.vertical ? Point{plot.right(), along} : Point{along, plot.bottom()};
  frame.paint.DashedLine(from, to, frame.paint[Role::kAccent], 1.5f, 5, 4);
}

// Its name stands on the axis, where no message can be under it.
void PaintTodayName(const TimelineFrame& frame) {
  const TimelineLayout& layout = frame.layout;
  const float along = layout.today_px;
  if (along < 0 || !InPlot(layout, along)) return;
  Painter& paint = frame.paint;
  const Rect& axis = layout.axis;
  const float size = paint.sizes().small;
  const std::string_view label = frame.state.locale.Get("canvas.today");
  const float width = std::min(paint.Width(label, size) + 14, axis.width - 2), height = size + 7;
  Rect pill{axis.right() - width - 1, along - height / 2, width, height};
  if (!layout.vertical) {
    pill.x = std::clamp(along - width / 2, axis.x, axis.right() - width);
    pill.y = axis.y + axis.height * 0.28f - height / 2;
    paint.VerticalLine(along, pill.bottom(), axis.bottom(), paint[Role::kAccent], 1.5f);
  }
  paint.Fill(pill, paint[Role::kPanel], height / 2);
  paint.Stroke(pill, paint[Role::kAccent], 1, height / 2);
  paint.TextWithin(CentreOf(pill), width - 6, label,
                   {size, paint[Role::kAccent], TextWeight::kRegular, Align::kCentre});
}

// Waiting: the shape of what is to come, without a claim about it.
void PaintSkeleton(const TimelineFrame& frame) {
  static constexpr float kPlaces[] = {0.06f, 0.13f, 0.22f, 0.27f, 0.41f,
                                      0.52f, 0.58f, 0.73f, 0.81f, 0.93f};
  const Rect& plot = frame.layout.plot;
  const Colour pale = frame.paint[Role::kLineFaint];
  const int rows = std::max(3, static_cast<int>(frame.layout.lanes.size()));
  std::vector<DiscQuad> discs;
  for (int row = 0; row < rows; ++row) {
    const float across = (static_cast<float>(row) + 0.5f) / static_cast<float>(rows);
    for (int i = row % 2; i < 10; i += 2 + row % 3) {
      const float along = kPlaces[i];
      const float radius = 5.0f + static_cast<float>((i * 7 + row * 5) % 9);
      const float x = plot.x + plot.width * (frame.layout.vertical ? across : along);
      const float y = plot.y + plot.height * (frame.layout.vertical ? along : across);
      discs.push_back({x, y, radius, pale});
    }
  }
  frame.paint.Discs(discs);
}

void PaintNotice(const TimelineFrame& frame) {
  const State& state = frame.state;
  const bool no_items = state.feed.items.empty();
  if (!no_items && !frame.layout.marks.empty()) return;
  std::string_view key = "canvas.nothing_here";
  if (no_items) {
    if (state.loading) PaintSkeleton(frame);
    key = state.loading ? "canvas.loading" : "canvas.empty";
  } else if (state.result.count == 0) {
    key = "canvas.no_match";
  }
  Painter& paint = frame.paint;
  const std::string_view text = state.locale.Get(key);
  const float size = paint.sizes().label;
  const Rect& plot = frame.layout.plot;
  const float width = std::min(paint.Width(text, size) + 32, plot.width - 16);
  const Point centre = CentreOf(plot);
  const Rect box{centre.x - width / 2, centre.y - size * 1.2f, width, size * 2.4f};
  paint.Fill(box, paint[Role::kPanel], 8);
  paint.Stroke(box, paint[Role::kLineFaint], 1, 8);
  paint.TextWithin(centre, width - 20, text,
                   {size, paint[Role::kInkSecondary], TextWeight::kRegular, Align::kCentre});
}

}  // namespace

void PaintTimeline(const TimelineFrame& frame) {
  const TimelineLayout& layout = frame.layout;
  if (layout.area.width <= 0 || layout.area.height <= 0) return;
  Painter& paint = frame.paint;
  paint.PushClip(layout.area);
  PaintLanes(frame);
  paint.PushClip(layout.plot);
  PaintGrid(frame);
  PaintCases(frame);
  PaintArcs(frame);
  PaintMarks(frame);
  PaintTodayLine(frame);
  PaintCards(frame);
  PaintNotice(frame);
  paint.PopClip();
  PaintLaneLabels(frame);
  PaintHiddenLanes(frame);
  PaintAxis(frame);
  PaintTodayName(frame);
  PaintOverview(frame);
  if (frame.state.focused) paint.Stroke(layout.area, paint[Role::kFocus], 3, 4);
  paint.PopClip();
}

}  // namespace kringen

// Lanes and the calendar axis: what lies under and beside the marks.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "ui/timeline_panel.h"

namespace kringen {

namespace {

constexpr float kKeyRadius_px = 4.5f;

std::string FirstLetters(std::string_view name, std::size_t letters) {
  std::string first;
  std::size_t position = 0;
  while (letters-- > 0 && position < name.size()) {
    AppendCodePoint(ReadCodePoint(name, &position), &first);
  }
  return first;
}

bool IsLeftOut(const Query& query, const Channel& channel) {
  return !query.channels.empty() && std::find(query.channels.begin(), query.channels.end(),
                                              channel.id) == query.channels.end();
}

// The fewest first letters that tell a channel from the others, three at most.
std::string Initials(const Feed& feed, const Channel& channel) {
  for (std::size_t letters = 1; letters < 3; ++letters) {
    std::string own = FirstLetters(channel.name, letters);
    const bool unique =
        std::none_of(feed.channels.begin(), feed.channels.end(), [&](const Channel& other) {
          return &other != &channel && FirstLetters(other.name, letters) == own;
        });
    if (unique) return own;
  }
  return FirstLetters(channel.name, 3);
}

// A narrow column has no room for a name: its first letter on the lane's colour, and the count.
void PaintColumnLabel(const TimelineFrame& frame, const LaneRow& lane, const Channel& channel,
                      bool out) {
  Painter& paint = frame.paint;
  const TypeSizes& sizes = paint.sizes();
  const LaneColours& colours = paint.scheme().Lane(channel);
  const float radius = std::min({12.0f, lane.label.width / 2 - 2, lane.label.height * 0.32f});
  const bool counts = lane.label.height >= 2 * radius + sizes.small + 4;
  const Point centre = CentreOf(lane.label);
  const Point disc{centre.x, counts ? lane.label.y + radius + 3 : centre.y};
  paint.Disc(disc, radius, out ? colours.line : colours.cluster);
  if (out) paint.Disc(disc, radius - 1.5f, colours.tint);
  paint.Text(
      disc, Initials(frame.state.feed, channel),
      {sizes.small, out ? paint[Role::kInk] : colours.count, TextWeight::kBold, Align::kCentre});
  if (!counts) return;
  paint.Text({centre.x, lane.label.bottom() - sizes.small * 0.55f},
             FormatCount(frame.state.locale, lane.matches),
             {sizes.small, paint[Role::kInkSecondary], TextWeight::kRegular, Align::kCentre});
}

void PaintLaneLabel(const TimelineFrame& frame, const LaneRow& lane, bool hovered) {
  Painter& paint = frame.paint;
  const Channel& channel = frame.state.feed.channels[static_cast<std::size_t>(lane.channel)];
  const bool out = IsLeftOut(frame.state.query, channel);
  const TypeSizes& sizes = paint.sizes();
  const Colour ink = paint[out ? Role::kInkSecondary : Role::kInk];
  const Colour key = paint.scheme().Lane(channel).line;
  const std::string count = FormatCount(frame.state.locale, lane.matches);
  if (hovered) paint.Fill(Inset(lane.label, 2), WithAlpha(paint[Role::kAccent], 0.1f), 6);
  const TextStyle name_style{sizes.label, ink, TextWeight::kBold, Align::kLeft};
  const TextStyle count_style{sizes.small, paint[Role::kInkSecondary], TextWeight::kRegular,
                              Align::kLeft};
  if (frame.layout.vertical) {
    PaintColumnLabel(frame, lane, channel, out);
    return;
  }
  const float left = lane.label.x + 14;
  const float text_left = left + 2 * kKeyRadius_px + 8;
  const float room = lane.label.right() - text_left - 6;
  const bool two_lines = lane.label.height >= sizes.label + sizes.small + 12;
  const float middle = CentreOf(lane.label).y;
  const float up = two_lines ? sizes.small * 0.62f : 0;
  const Point dot{left + kKeyRadius_px, middle - up};
  if (out) {
    paint.Ring(dot, kKeyRadius_px - 0.75f, 1.5f, key);
  } else {
    paint.Disc(dot, kKeyRadius_px, key);
  }
  paint.TextWithin({text_left, middle - up}, room, channel.name, name_style);
  if (two_lines) paint.Text({text_left, middle + sizes.label * 0.62f}, count, count_style);
}

struct AxisRows {
  float major = 0, minor = 0;  // the middle of each row of labels
};

AxisRows RowsOf(const Rect& axis) {
  return {axis.y + axis.height * 0.28f, axis.y + axis.height * 0.72f};
}

void PaintRowAxis(const TimelineFrame& frame) {
  Painter& paint = frame.paint;
  const TimelineLayout& layout = frame.layout;
  const AxisRows rows = RowsOf(layout.axis);
  const TypeSizes& sizes = paint.sizes();
  const Colour faint = paint[Role::kLineFaint];
  const Hit& hover = frame.memory.hit;
  paint.PushClip(layout.axis);
  for (std::size_t i = 0; i < layout.ticks.minor.size(); ++i) {
    const Tick& tick = layout.ticks.minor[i];
    const float x = static_cast<float>(tick.px);
    paint.VerticalLine(x, rows.minor - sizes.small * 0.7f, layout.axis.bottom(), faint);
    const bool hovered = hover.kind == HitKind::kTick && hover.index == i;
    paint.Text({x + 6, rows.minor}, tick.label,
               {sizes.small, paint[hovered ? Role::kAccent : Role::kInkSecondary]});
  }
  for (std::size_t i = 0; i < layout.ticks.major.size(); ++i) {
    const Tick& tick = layout.ticks.major[i];
    const float x = static_cast<float>(tick.px);
    const bool hovered = hover.kind == HitKind::kMajorTick && hover.index == i;
    if (x > layout.axis.x + 1) {
      paint.VerticalLine(x, layout.axis.y + 4, layout.axis.bottom(),
                         Mix(faint, paint[Role::kLine], 0.55f));
    }
    paint.Text({x + 6, rows.major}, tick.label,
               {sizes.label, paint[hovered ? Role::kAccent : Role::kInk], TextWeight::kBold});
  }
  paint.PopClip();
}

void PaintColumnAxis(const TimelineFrame& frame) {
  Painter& paint = frame.paint;
  const TimelineLayout& layout = frame.layout;
  const TypeSizes& sizes = paint.sizes();
  paint.PushClip(layout.axis);
  const float right = layout.axis.right() - 6;
  for (const Tick& tick : layout.ticks.minor) {
    const float y = static_cast<float>(tick.px);
    paint.HorizontalLine(y, right, layout.axis.right(), paint[Role::kLineFaint]);
    paint.Text({right - 2, y - sizes.small * 0.75f}, tick.label,
               {sizes.small, paint[Role::kInkSecondary], TextWeight::kRegular, Align::kRight});
  }
  for (const Tick& tick : layout.ticks.major) {
    const float y = static_cast<float>(tick.px);
    paint.Text({layout.axis.x + 8, y - sizes.label * 0.75f}, tick.label,
               {sizes.label, paint[Role::kInk], TextWeight::kBold});
  }
  paint.PopClip();
}

}  // namespace

void PaintLanes(const TimelineFrame& frame) {
  Painter& paint = frame.paint;
  const TimelineLayout& layout = frame.layout;
  paint.Fill(layout.area, paint[Role::kPaper]);
  for (std::size_t i = 0; i < layout.lanes.size(); i += 2) {
    paint.Fill(layout.lanes[i].area, paint.scheme().stripe);
  }
}

void PaintLaneLabels(const TimelineFrame& frame) {
  const Hit& hover = frame.memory.hit;
  for (std::size_t i = 0; i < frame.layout.lanes.size(); ++i) {
    PaintLaneLabel(frame, frame.layout.lanes[i], hover.kind == HitKind::kLane && hover.index == i);
  }
}

void PaintHiddenLanes(const TimelineFrame& frame) {
  const HiddenLanes& hidden = frame.layout.hidden;
  if (hidden.area.height <= 0) return;
  Painter& paint = frame.paint;
  const float size = paint.sizes().small;
  const bool lit = frame.memory.hit.kind == HitKind::kHiddenLanes;
  const std::string_view show = frame.state.locale.Get("canvas.lanes_show");
  const float show_px = paint.Width(show, size, TextWeight::kBold);
  const float middle = CentreOf(hidden.area).y, right = hidden.area.right() - 14;
  paint.Fill(hidden.area, paint.scheme().stripe);
  paint.HorizontalLine(hidden.area.y, hidden.area.x, hidden.area.right(), paint[Role::kLineFaint]);
  paint.TextWithin({hidden.area.x + 14, middle}, right - show_px - hidden.area.x - 26, hidden.text,
                   {size, paint[Role::kInkSecondary]});
  paint.Text({right, middle}, show,
             {size, paint[lit ? Role::kInk : Role::kAccent], TextWeight::kBold, Align::kRight});
}

void PaintAxis(const TimelineFrame& frame) {
  if (frame.layout.vertical) {
    PaintColumnAxis(frame);
  } else {
    PaintRowAxis(frame);
  }
}

}  // namespace kringen

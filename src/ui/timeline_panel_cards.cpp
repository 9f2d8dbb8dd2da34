// Cards beside marks, and the tooltip: words on white, with the lane's colour at the edge.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/timeline_panel.h"

namespace kringen {

namespace {

constexpr float kCardEdge_px = 3.0f, kCardPad_px = 10.0f, kTooltipPad_px = 12.0f;
constexpr std::size_t kHeadingMost = 140;

const LaneColours& ColoursOf(const TimelineFrame& frame, const Mark& mark) {
  const LaneRow& lane = frame.layout.lanes[static_cast<std::size_t>(mark.lane)];
  return frame.paint.scheme().Lane(
      frame.state.feed.channels[static_cast<std::size_t>(lane.channel)]);
}

const Channel& ChannelOf(const TimelineFrame& frame, const Mark& mark) {
  const LaneRow& lane = frame.layout.lanes[static_cast<std::size_t>(mark.lane)];
  return frame.state.feed.channels[static_cast<std::size_t>(lane.channel)];
}

void PaintCard(const TimelineFrame& frame, const Card& card, bool hovered) {
  Painter& paint = frame.paint;
  const Mark& mark = frame.layout.marks[card.mark];
  const LaneColours& colours = ColoursOf(frame, mark);
  const Rect& area = card.area;
  paint.Fill({area.x - 1, area.y + 1, area.width + 2, area.height + 1.5f},
             WithAlpha(0xFF000000u, paint.scheme().dark ? 0.3f : 0.05f), 7);
  paint.Fill(area, paint[Role::kPanel], 6);
  const Colour border = mark.selected ? paint[Role::kFocus]
                        : hovered     ? paint[Role::kAccent]
                                      : paint[Role::kLineFaint];
  paint.Stroke(area, border, mark.selected ? 2.0f : 1.0f, 6);
  paint.Fill({area.x + 4, area.y + 5, kCardEdge_px, area.height - 10}, colours.line, 1.5f);
  const TypeSizes& sizes = paint.sizes();
  const float rows = static_cast<float>(card.lines.size() + (card.time.empty() ? 0 : 1));
  const float pitch = (area.height - 10) / std::max(rows, 1.0f);
  float y = area.y + 5 + pitch / 2;
  const float x = area.x + kCardPad_px + kCardEdge_px;
  for (const std::string& line : card.lines) {
    paint.Text({x, y}, line, {sizes.small, paint[Role::kInk]});
    y += pitch;
  }
  if (!card.time.empty()) paint.Text({x, y}, card.time, {sizes.small, paint[Role::kInkSecondary]});
}

// Greedy lines of whole words, at most `most`; the last one is cut by TextWithin.
std::vector<std::string> Wrap(Painter& paint, std::string_view text, float width_px, float size,
                              std::size_t most) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  std::string line;
  while (at < text.size()) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, space - at);
    const std::string longer = line.empty() ? std::string(word) : line + " " + std::string(word);
    const bool fits = line.empty() || paint.Width(longer, size, TextWeight::kBold) <= width_px;
    if (!fits && lines.size() + 1 < most) {
      lines.push_back(line);
      line = std::string(word);
    } else {
      line = longer;
    }
    at = space + 1;
  }
  if (!line.empty()) lines.push_back(line);
  return lines;
}

struct TooltipText {
  std::string heading;
  std::vector<std::string> lines;
};

TooltipText DescribeItem(const TimelineFrame& frame, const Mark& mark) {
  const State& state = frame.state;
  TooltipText text;
  const Item& item = state.feed.items[mark.fold.item];
  text.heading = state.feed.Heading(mark.fold.item, kHeadingMost);
  text.lines.push_back(ChannelOf(frame, mark).name + " · " +
                       FormatTime(state.locale, item.time, item.precision));
  const Metrics* metrics = state.feed.MetricsOf(item);
  if (!metrics) return text;
  std::string counts;
  const auto add = [&](std::int32_t count, std::string_view key) {
    if (count < 0) return;
    if (!counts.empty()) counts += " · ";
    counts += FormatPlural(state.locale, key, count);
  };
  add(metrics->reach,
      metrics->definition == Definition::kViewers ? "canvas.viewers" : "canvas.reached");
  add(metrics->reactions, "canvas.reactions");
  add(metrics->shares, "canvas.shares");
  if (!counts.empty()) text.lines.push_back(std::move(counts));
  return text;
}

TooltipText DescribeCluster(const TimelineFrame& frame, const Mark& mark) {
  const Locale& locale = frame.state.locale;
  TooltipText text;
  text.heading = FormatUnit(locale, mark.fold.unit, mark.fold.span.from) + ": " +
                 FormatPlural(locale, "canvas.messages", mark.fold.count);
  text.lines.push_back(ChannelOf(frame, mark).name);
  text.lines.push_back(std::string(locale.Get("canvas.zoom_in")));
  return text;
}

// Above the mark where there is room, else below, always inside the canvas.
Rect PlaceTooltip(const TimelineFrame& frame, const Mark& mark, float width, float height) {
  static constexpr float kGap_px = 12, kMargin_px = 6;
  const Rect& area = frame.layout.area;
  const float right = std::max(kMargin_px, frame.state.width_px - width - kMargin_px);
  Rect box{std::clamp(mark.x - width / 2, kMargin_px, right),
           mark.y - mark.radius - kGap_px - height, width, height};
  if (frame.layout.vertical && box.y < area.y) box.y = mark.y + mark.radius + kGap_px;
  if (box.y < kMargin_px) box.y = mark.y + mark.radius + kGap_px;
  return box;
}

}  // namespace

void PaintCards(const TimelineFrame& frame) {
  const TimelineLayout& layout = frame.layout;
  const Hit& hover = frame.memory.hit;
  for (std::size_t i = 0; i < layout.cards.size(); ++i) {
    const Card& card = layout.cards[i];
    const Mark& mark = layout.marks[card.mark];
    const Point centre = CentreOf(card.area);
    const bool beside = std::abs(centre.x - mark.x) > card.area.width / 2;
    const Point edge = beside ? Point{centre.x > mark.x ? card.area.x : card.area.right(), centre.y}
                              : Point{mark.x, centre.y > mark.y ? card.area.y : card.area.bottom()};
    // From the disc's edge, so that a hollow disc stays hollow.
    const float dx = edge.x - mark.x, dy = edge.y - mark.y, length = std::hypot(dx, dy);
    if (length <= mark.radius) continue;
    const float share = mark.radius / length;
    frame.paint.Line({mark.x + dx * share, mark.y + dy * share}, edge,
                     WithAlpha(ColoursOf(frame, mark).line, 0.55f), 1);
  }
  for (std::size_t i = 0; i < layout.cards.size(); ++i) {
    PaintCard(frame, layout.cards[i], hover.kind == HitKind::kCard && hover.index == i);
  }
}

void PaintTooltip(const TimelineFrame& frame) {
  const Mark* mark = HoveredMark(frame);
  if (!mark || frame.memory.dragging || frame.memory.hit.kind == HitKind::kCard) return;
  const bool known = mark->fold.item < frame.state.feed.items.size();
  if (mark->kind == MarkKind::kItem && !known) return;
  const TooltipText text =
      mark->kind == MarkKind::kItem ? DescribeItem(frame, *mark) : DescribeCluster(frame, *mark);
  Painter& paint = frame.paint;
  const TypeSizes& sizes = paint.sizes();
  const float most = std::min(sizes.body * 19, frame.state.width_px - 2 * kTooltipPad_px - 12);
  const std::vector<std::string> heading = Wrap(paint, text.heading, most, sizes.label, 3);
  float width = 0;
  for (const std::string& line : heading) {
    width = std::max(width, paint.Width(line, sizes.label, TextWeight::kBold) + 1);
  }
  for (const std::string& line : text.lines)
    width = std::max(width, paint.Width(line, sizes.small));
  width = std::min(width, most);
  const float heading_pitch = std::round(sizes.label * 1.3f);
  const float pitch = std::round(sizes.small * 1.45f);
  const float height = static_cast<float>(heading.size()) * heading_pitch +
                       static_cast<float>(text.lines.size()) * pitch + 2 * kTooltipPad_px - 2;
  const Rect box = PlaceTooltip(frame, *mark, width + 2 * kTooltipPad_px + 5, height);
  paint.Shadow(box, 8);
  paint.Fill(box, paint[Role::kPanel], 8);
  paint.Stroke(box, Mix(paint[Role::kPanel], paint[Role::kLine], 0.5f), 1, 8);
  paint.Fill({box.x + 5, box.y + 8, kCardEdge_px, box.height - 16}, ColoursOf(frame, *mark).line,
             1.5f);
  const float x = box.x + kTooltipPad_px + 5;
  float y = box.y + kTooltipPad_px - 1 + heading_pitch / 2;
  for (const std::string& line : heading) {
    paint.TextWithin({x, y}, width + 1, line, {sizes.label, paint[Role::kInk], TextWeight::kBold});
    y += heading_pitch;
  }
  y += (pitch - heading_pitch) / 2 + 1;
  for (const std::string& line : text.lines) {
    paint.TextWithin({x, y}, width + 1, line, {sizes.small, paint[Role::kInkSecondary]});
    y += pitch;
  }
}

}  // namespace kringen

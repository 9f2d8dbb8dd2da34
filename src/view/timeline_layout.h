// What of the timeline is on screen, as plain geometry in CSS pixels: pure, without ImGui.
// Horizontal: lanes are rows and time runs to the right. Vertical (narrow screens): lanes are
// columns and time runs upward, newest at the top, with labels beside the columns.
// Painters draw this and nothing else; HitTest answers from the same rectangles.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/kinds.h"
#include "view/level_of_detail.h"
#include "view/locale.h"
#include "view/time_scale.h"
#include "view/time_ticks.h"

namespace kringen {

struct Feed;
struct QueryResult;

struct Rect {
  float x = 0, y = 0, width = 0, height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool Contains(float px, float py) const {
    return px >= x && px < x + width && py >= y && py < y + height;
  }
  bool Intersects(const Rect& o) const {
    return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
  }
  bool MeetsDisc(float px, float py, float radius) const {
    const float dx = px - std::clamp(px, x, right()), dy = py - std::clamp(py, y, bottom());
    return dx * dx + dy * dy < radius * radius;
  }
  bool operator==(const Rect&) const = default;
};

// Width in CSS px of one line of text at a font size in CSS px.
using MeasureText = std::function<float(std::string_view, float size_px)>;

struct TimelineRequest {
  Rect area;
  Viewport viewport;
  bool vertical = false;
  bool compact = false;  // embeds of little height: no cases, no overview
  float font_px = 16;
  float target_px = 24;  // least size of what can be hit: 24, kiosk 48
  ItemIndex selected = kNoItem;
  TimePoint now = 0;  // for the "today" marker; 0 leaves it out
  int lane_page = 0;  // where not all lanes fit: which of them
};

struct LaneRow {
  int channel = 0;
  Rect area;
  Rect label;
  std::uint32_t matches = 0;  // in the whole feed, under the query
};

// Below the lanes, where some found no room: "Website 44, Weekblad 12: niet in beeld. Tonen".
struct HiddenLanes {
  Rect area;  // empty when all are there
  std::string text;
};

enum class MarkKind : std::uint8_t { kItem, kCluster };

struct Mark {
  MarkKind kind = MarkKind::kItem;
  int lane = 0;
  Folded fold;
  float x = 0, y = 0, radius = 0;  // the disc; area is proportional to weight
  bool solid = false;              // reach known; hollow otherwise
  bool selected = false;
  float span_begin = 0,
        span_end = 0;  // px along the axis, for an item that lasts or is day-precise
};

// A labelled card beside its mark; placed greedily by weight, never overlapping a card, lane label
// or axis.
struct Card {
  std::size_t mark = 0;  // index into marks
  Rect area;
  std::vector<std::string> lines;  // heading, cut to fit
  std::string time;
};

struct CaseBand {
  int case_index = 0;
  Rect area;
  std::string title;     // cut to fit; the full name is in the document
  float title_left = 0;  // in the band or, where it is too short, right after it
};

// A shallow arc between two marks of one case, or a link from a reply to what it answers.
struct Arc {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0, height = 0;
  int case_index = -1;  // -1: a thread
};

struct Overview {
  Rect area;  // empty when not shown
  TimeScale scale;
  std::vector<std::uint32_t> density;  // per px column
  std::uint32_t highest = 0;
  float brush_begin = 0, brush_end = 0;
  std::vector<Tick> years;
};

struct TimelineLayout {
  Rect area;
  Rect plot;  // where marks are: without labels, axis and overview
  bool vertical = false;
  TimeScale scale;
  std::vector<LaneRow> lanes;
  HiddenLanes hidden;
  TickRows ticks;
  Rect axis;
  std::vector<Mark> marks;
  std::vector<Card> cards;
  std::vector<CaseBand> cases;
  std::vector<Arc> arcs;
  Overview overview;
  float today_px = -1;  // along the axis; negative when outside
};

TimelineLayout LayoutTimeline(const TimelineRequest& request, const Feed& feed,
                              const QueryResult& result, const LevelOfDetail& detail,
                              const Locale& locale, const MeasureText& measure);

enum class HitKind : std::uint8_t {
  kNothing,
  kPlot,
  kMark,  // index into marks
  kCard,  // index into cards
  kCase,  // index into cases
  kLane,  // index into lanes: its label
  kHiddenLanes,
  kTick,  // index into ticks.minor
  kMajorTick,
  kOverview,
  kBrush,
  kBrushBegin,
  kBrushEnd,
};
struct Hit {
  HitKind kind = HitKind::kNothing;
  std::size_t index = 0;
  bool operator==(const Hit&) const = default;
};
// The topmost thing under a point; small marks answer within target_px / 2 of their centre, the
// nearest first.
Hit HitTest(const TimelineLayout& layout, float x, float y, float target_px);

}  // namespace kringen

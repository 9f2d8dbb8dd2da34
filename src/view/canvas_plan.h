// Divides the canvas between the circle map and the timeline: which of them is there, how high, and
// how large what can be hit has to be. Lengths in CSS pixels.
#pragma once

#include <cstddef>

#include "view/timeline_layout.h"

namespace kringen {

enum class CanvasPart : std::uint8_t { kBoth, kTimeline, kMap };

struct CanvasRequest {
  float width = 0, height = 0;
  float font_px = 16;
  float split = -1;    // share of the height for the map; negative: by what the lanes need
  bool kiosk = false;  // for hands, from some distance
  CanvasPart part = CanvasPart::kBoth;
  std::size_t channels = 0;
  bool villages = false;  // there is something to show on a map
  bool circles = false;
};

struct CanvasPlan {
  bool has_timeline = true;
  bool vertical = false;  // the timeline runs upward
  bool compact = false;   // low: no cases, no overview
  bool brief = false;     // narrow: the map's legend is one row
  float target_px = 24;
  Rect timeline;
  Rect map;           // with legend and bar; empty when there is none
  Rect villages;      // the part of the map beside its legend and above its bar
  Rect replay;        // the bar; empty without circles
  Rect split_handle;  // between map and timeline; empty when there is only one
};

CanvasPlan PlanCanvas(const CanvasRequest& request);

}  // namespace kringen

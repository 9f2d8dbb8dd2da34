// Divides the canvas between the circle map and the timeline: which of them is there, how large,
// one above or beside the other by the shape of the municipality, and how large what can be hit has
// to be. Lengths in CSS pixels.
#pragma once

#include <cstddef>

#include "view/timeline_layout.h"

namespace kringen {

enum class CanvasPart : std::uint8_t { kBoth, kTimeline, kMap };

struct CanvasRequest {
  float width = 0, height = 0;
  float font_px = 16;
  float split = -1;  // share for the map, of the width where it lies beside the timeline, else of
                     // the height; negative: by what map and lanes need
  float map_shape = 0;  // height of width of what the map shows; 0: unknown
  bool kiosk = false;   // for hands, from some distance
  CanvasPart part = CanvasPart::kBoth;
  std::size_t channels = 0;
  bool villages = false;  // there is something to show on a map
  bool circles = false;
};

struct CanvasPlan {
  bool has_timeline = true;
  bool vertical = false;  // the timeline runs upward
  bool compact = false;   // low: no cases, no overview
  bool beside = false;    // the map lies left of the timeline, not above it
  bool brief = false;     // narrow: what the map shows stands in rows above it
  float target_px = 24;
  Rect timeline;
  Rect map;           // with legend and bar; empty when there is none
  Rect villages;      // the part of the map beside its legend and above its bar
  Rect replay;        // the bar; empty without circles
  Rect split_handle;  // between map and timeline; empty when there is only one
};

CanvasPlan PlanCanvas(const CanvasRequest& request);

}  // namespace kringen

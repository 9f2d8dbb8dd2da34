// Paints a TimelineLayout: lanes, axis, cases, arcs, marks, cards, the day of today, and the
// sentence that stands there when nothing else does.
#pragma once

#include "app/state.h"
#include "ui/paint.h"
#include "ui/ui.h"

namespace kringen {

// What every part of the timeline is painted from.
struct TimelineFrame {
  const State& state;
  const TimelineLayout& layout;
  const UiMemory& memory;
  Painter& paint;
};

void PaintTimeline(const TimelineFrame& frame);

// Its parts, in files of their own.
void PaintLanes(const TimelineFrame& frame);
void PaintLaneLabels(const TimelineFrame& frame);
// The row below them that names the lanes without room.
void PaintHiddenLanes(const TimelineFrame& frame);
void PaintAxis(const TimelineFrame& frame);
void PaintCases(const TimelineFrame& frame);
void PaintArcs(const TimelineFrame& frame);
void PaintMarks(const TimelineFrame& frame);
void PaintCards(const TimelineFrame& frame);
void PaintOverview(const TimelineFrame& frame);
// The card at the mark under the pointer, or at the one the list points to; over everything else.
void PaintTooltip(const TimelineFrame& frame);

// The mark that stands for the item under the pointer, here or in the list; nullptr for none.
const Mark* HoveredMark(const TimelineFrame& frame);

}  // namespace kringen

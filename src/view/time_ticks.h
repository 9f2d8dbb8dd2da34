// Marks of the calendar axis on two levels: the finest unit whose labels fit, and the unit above
// it (day over month, month over year). Ticks stand on true calendar edges, so they never move
// against the items while panning.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "view/locale.h"
#include "view/time_scale.h"

namespace kringen {

struct Tick {
  TimePoint time = 0;
  double px = 0;
  std::string label;  // empty when there is no room for it
};

// `major` labels include the unit that is cut off at the left edge: its px is the edge, so that
// the reader always sees which month or year this is.
struct TickRows {
  TimeUnit minor_unit = TimeUnit::kMonth;
  TimeUnit major_unit = TimeUnit::kYear;
  std::vector<Tick> minor;
  std::vector<Tick> major;
};

// How much of the axis a label takes, with the gap to the next one: its width where the axis is a
// row, the height of a line where it is a column.
struct LabelRoom {
  std::function<double(std::string_view)> minor_px;
  std::function<double(std::string_view)> major_px;
  bool brief = false;  // major labels as short as they can be ("jun 2014")
};

// `min_label_px` is the least distance between two minor labels. Where time runs against the
// pixels (length_px < 0) ticks still come in order of time. Never more than
// length_px / min_label_px + 2 minor ticks.
TickRows LayoutTicks(const TimeScale& scale, const Locale& locale, double min_label_px);
TickRows LayoutTicks(const TimeScale& scale, const Locale& locale, double min_label_px,
                     const LabelRoom& room);

}  // namespace kringen

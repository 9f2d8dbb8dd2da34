// The steps of LayoutTimeline, in files of their own. Each reads the request and what the steps
// before it made, and adds its part to the layout. Private to src/view.
#pragma once

#include <cstddef>
#include <vector>

#include "view/timeline_layout.h"

namespace kringen {

struct TimelineJob {
  const TimelineRequest& request;
  const Feed& feed;
  const QueryResult& result;
  const LevelOfDetail& detail;
  const Locale& locale;
  const MeasureText& measure;

  // As the painter's sizes: texts of cards and the axis are `small`, names are `label` and bold.
  float small_px = 13;
  float label_px = 14;
  Rect case_area{};  // above the lanes, or left of them; empty without cases
  float case_row_px = 0;
  float card_left = 0;                    // vertical: where cards begin
  std::vector<std::size_t> lane_marks{};  // first mark of each lane, and the end

  float Bold(std::string_view text, float size_px) const {
    return measure(text, size_px) * 1.09f + 1;
  }
};

void PlaceFrame(TimelineJob* job, TimelineLayout* layout);
void PlaceTicks(const TimelineJob& job, TimelineLayout* layout);
void PlaceMarks(TimelineJob* job, TimelineLayout* layout);
void PlaceCases(const TimelineJob& job, TimelineLayout* layout);
void PlaceArcs(const TimelineJob& job, TimelineLayout* layout);
void PlaceCards(const TimelineJob& job, TimelineLayout* layout);
void PlaceOverview(const TimelineJob& job, TimelineLayout* layout);

// The mark that stands for an item, alone or in a cluster; nullptr when it is not on screen.
const Mark* MarkOf(const TimelineJob& job, const TimelineLayout& layout, ItemIndex item);

}  // namespace kringen

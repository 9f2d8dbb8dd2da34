// Where the parts of the timeline are: gutter, axis, lanes, plot and overview strip.
#include "view/timeline_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/order.h"
#include "model/entries.h"
#include "model/feed.h"
#include "view/timeline_parts.h"

namespace kringen {

namespace {

constexpr float kLaneLeast_px = 28, kLaneLeastCompact_px = 26, kColumnMost_px = 36;
constexpr float kHiddenRow_px = 28;
constexpr float kCaseBar_px = 7, kCaseRow_px = 22, kCaseRowMost_px = 36;
constexpr float kTickLabelLeft_px = 6;  // right of its line, as painted
constexpr float kOverview_px = 56, kOverviewFrom_px = 240;

std::uint32_t MatchesOf(const LevelOfDetail& detail, int lane) {
  return detail.MatchesIn(lane, {INT64_MIN, INT64_MAX});
}

// The channels with items, in the feed's order.
std::vector<int> AllLanes(const LevelOfDetail& detail) {
  std::vector<int> lanes;
  for (int lane = 0; lane < detail.lane_count(); ++lane) {
    if (detail.ItemsIn(lane) > 0) lanes.push_back(lane);
  }
  return lanes;
}

struct LaneChoice {
  std::vector<int> shown, hidden;  // each in the feed's order
};

// As many lanes as there is room for: on the first page those with the most matches, on the next
// ones the others; the last page is as full as the first.
LaneChoice ChooseLanes(const LevelOfDetail& detail, std::size_t most, int page) {
  LaneChoice choice;
  choice.shown = AllLanes(detail);
  if (choice.shown.size() <= most) return choice;
  SortBy(&choice.shown,
         [&](int lane) { return -static_cast<std::int64_t>(MatchesOf(detail, lane)); });
  const std::size_t pages = (choice.shown.size() + most - 1) / most;
  const std::size_t at = static_cast<std::size_t>(std::max(page, 0)) % pages;
  const auto begin = static_cast<std::ptrdiff_t>(std::min(at * most, choice.shown.size() - most));
  std::rotate(choice.shown.begin(), choice.shown.begin() + begin, choice.shown.end());
  const auto end = choice.shown.begin() + static_cast<std::ptrdiff_t>(most);
  choice.hidden.assign(end, choice.shown.end());
  choice.shown.erase(end, choice.shown.end());
  for (std::vector<int>* lanes : {&choice.shown, &choice.hidden}) {
    SortBy(lanes, [](int lane) { return std::int64_t{lane}; });
  }
  return choice;
}

std::size_t HowMany(float room_px, float least_px) {
  return static_cast<std::size_t>(std::max(1.0f, std::floor(room_px / least_px)));
}

// The height that the row of hidden lanes takes, if there are too many for the room.
float HiddenHeight(const TimelineJob& job, std::size_t fit) {
  return AllLanes(job.detail).size() > fit ? std::max(kHiddenRow_px, job.request.target_px) : 0;
}

// Names with their matches, so that nobody takes what is out of sight for nothing.
void TellHidden(const TimelineJob& job, const std::vector<int>& lanes, const Rect& area,
                TimelineLayout* layout) {
  if (lanes.empty()) return;
  std::string names;
  for (const int lane : lanes) {
    if (!names.empty()) names += ", ";
    names += job.feed.channels[static_cast<std::size_t>(lane)].name + " " +
             FormatCount(job.locale, MatchesOf(job.detail, lane));
  }
  layout->hidden = {area, FormatWords(job.locale, "canvas.lanes_hidden", {{"names", names}})};
}

float LongestName(const TimelineJob& job) {
  float longest = 0;
  for (const Channel& channel : job.feed.channels) {
    longest = std::max(longest, job.Bold(channel.name, job.label_px));
  }
  return longest;
}

LaneRow MakeLane(const TimelineJob& job, int channel) {
  LaneRow lane;
  lane.channel = channel;
  lane.matches = MatchesOf(job.detail, channel);
  return lane;
}

void PlaceRows(TimelineJob* job, TimelineLayout* layout) {
  const TimelineRequest& request = job->request;
  const Rect& area = request.area;
  // A dot, the name and the air around them, as the painter has them.
  const float gutter =
      std::clamp(LongestName(*job) + 38, 72.0f, std::clamp(area.width * 0.2f, 72.0f, 160.0f));
  const float axis_px =
      std::min(std::round(job->label_px * 1.4f + job->small_px * 1.4f) + 6, area.height * 0.4f);
  const bool overview = !request.compact && area.height >= kOverviewFrom_px;
  const float overview_px = overview ? std::max(kOverview_px, job->request.font_px * 3.5f) : 0;
  layout->axis = {area.x + gutter, area.y, area.width - gutter, axis_px};
  layout->plot = {area.x + gutter, area.y + axis_px, area.width - gutter,
                  area.height - axis_px - overview_px};
  if (overview) {
    const float top = layout->plot.bottom();
    layout->overview.area = {area.x, top, area.width, area.bottom() - top};
  }
  Rect& plot = layout->plot;
  const float least =
      std::max(request.compact ? kLaneLeastCompact_px : kLaneLeast_px, request.target_px);
  const float hidden_px = HiddenHeight(*job, HowMany(plot.height, least));
  plot.height -= hidden_px;
  const LaneChoice choice =
      ChooseLanes(job->detail, HowMany(plot.height, least), request.lane_page);
  const std::vector<int>& channels = choice.shown;
  TellHidden(*job, choice.hidden, {area.x, plot.bottom(), area.width, hidden_px}, layout);
  const auto count = static_cast<float>(std::max<std::size_t>(channels.size(), 1));
  float case_px = 0;
  if (!request.compact) {
    job->case_row_px = std::clamp(request.target_px, kCaseRow_px, kCaseRowMost_px);
    for (int rows = job->detail.case_row_count(); rows > 0 && case_px == 0; --rows) {
      const float wanted = static_cast<float>(rows) * job->case_row_px + 6;
      if (plot.height - wanted >= count * least) case_px = wanted;
    }
  }
  job->case_area = {plot.x, plot.y, plot.width, case_px};
  const float lane_px = (plot.height - case_px) / count;
  float y = plot.y + case_px;
  for (const int channel : channels) {
    LaneRow lane = MakeLane(*job, channel);
    lane.area = {area.x, y, area.width, lane_px};
    lane.label = {area.x, y, gutter, lane_px};
    layout->lanes.push_back(lane);
    y += lane_px;
  }
  layout->scale = {request.viewport, plot.x, std::max(1.0f, plot.width)};
}

// What the axis of the vertical timeline must hold at any zoom.
float ColumnAxisWidth(const TimelineJob& job) {
  const TimePoint widest = FromCivil({2028, 9, 28, 12, 0, 0});
  float width = 0;
  for (const TimeUnit unit : {TimeUnit::kMonth, TimeUnit::kYear}) {
    width = std::max(width, job.Bold(FormatUnitBriefly(job.locale, unit, widest), job.label_px));
  }
  return std::clamp(width + 14, 48.0f, std::max(48.0f, job.request.area.width * 0.3f));
}

void PlaceColumns(TimelineJob* job, TimelineLayout* layout) {
  const TimelineRequest& request = job->request;
  const Rect& area = request.area;
  const float axis_px = ColumnAxisWidth(*job);
  const float names_px =
      std::min(std::max(job->label_px + job->small_px + 10, request.target_px), area.height * 0.3f);
  const int case_rows = request.compact ? 0 : job->detail.case_row_count();
  const float case_px = case_rows == 0 ? 0 : static_cast<float>(case_rows) * kCaseBar_px + 4;
  job->case_row_px = kCaseBar_px;
  // What is right of the columns is for the cards.
  const float room = std::max(area.width * 0.62f - axis_px - case_px, request.target_px);
  const std::size_t most = HowMany(room, request.target_px);
  const float hidden_px = HiddenHeight(*job, most);
  layout->plot = {area.x + axis_px, area.y + names_px, area.width - axis_px,
                  area.height - names_px - hidden_px};
  const Rect& plot = layout->plot;
  layout->axis = {area.x, plot.y, axis_px, plot.height};
  job->case_area = {plot.x, plot.y, case_px, plot.height};
  const LaneChoice choice = ChooseLanes(job->detail, most, request.lane_page);
  const std::vector<int>& channels = choice.shown;
  TellHidden(*job, choice.hidden, {area.x, plot.bottom(), area.width, hidden_px}, layout);
  const auto count = static_cast<float>(std::max<std::size_t>(channels.size(), 1));
  const float lane_px = std::min(room / count, std::max(kColumnMost_px, request.target_px));
  float x = plot.x + case_px;
  for (const int channel : channels) {
    LaneRow lane = MakeLane(*job, channel);
    lane.area = {x, area.y, lane_px, area.height - hidden_px};
    lane.label = {x, area.y, lane_px, names_px};
    layout->lanes.push_back(lane);
    x += lane_px;
  }
  job->card_left = x + 12;
  layout->scale = {request.viewport, plot.bottom(), -std::max(1.0f, plot.height)};
}

// A label is there whole or not at all.
void ClearCut(const TimelineJob& job, TimelineLayout* layout) {
  const Rect& axis = layout->axis;
  const auto clear = [&](std::vector<Tick>* ticks, auto width_of) {
    for (Tick& tick : *ticks) {
      const float left = static_cast<float>(tick.px) + kTickLabelLeft_px;
      if (left < axis.x || left + width_of(tick.label) > axis.right()) tick.label.clear();
    }
  };
  clear(&layout->ticks.minor,
        [&](const std::string& text) { return job.measure(text, job.small_px); });
  clear(&layout->ticks.major,
        [&](const std::string& text) { return job.Bold(text, job.label_px); });
}

}  // namespace

void PlaceFrame(TimelineJob* job, TimelineLayout* layout) {
  if (job->request.vertical) {
    PlaceColumns(job, layout);
  } else {
    PlaceRows(job, layout);
  }
}

void PlaceTicks(const TimelineJob& job, TimelineLayout* layout) {
  LabelRoom room;
  if (!job.request.vertical) {
    room.minor_px = [&](std::string_view text) { return job.measure(text, job.small_px) + 12.0; };
    room.major_px = [&](std::string_view text) { return job.Bold(text, job.label_px) + 16.0; };
    layout->ticks = LayoutTicks(layout->scale, job.locale, job.small_px * 4.3, room);
    ClearCut(job, layout);
    return;
  }
  const double line_px = job.label_px * 1.6;
  room.minor_px = room.major_px = [line_px](std::string_view) { return line_px; };
  room.brief = true;
  layout->ticks = LayoutTicks(layout->scale, job.locale, job.small_px * 3.2, room);
  // Both levels share one column: where a month begins, its name says enough.
  for (Tick& minor : layout->ticks.minor) {
    for (const Tick& major : layout->ticks.major) {
      if (std::abs(minor.px - major.px) < line_px) minor.label.clear();
    }
  }
}

TimelineLayout LayoutTimeline(const TimelineRequest& request, const Feed& feed,
                              const QueryResult& result, const LevelOfDetail& detail,
                              const Locale& locale, const MeasureText& measure) {
  TimelineLayout layout;
  layout.area = request.area;
  layout.vertical = request.vertical;
  layout.scale.viewport = request.viewport;
  if (request.area.width <= 0 || request.area.height <= 0) return layout;
  TimelineJob job{request, feed, result, detail, locale, measure};
  job.small_px = std::max(13.0f, std::round(request.font_px * 0.82f));
  job.label_px = std::max(13.0f, std::round(request.font_px * 0.9f));
  PlaceFrame(&job, &layout);
  if (layout.plot.width <= 1 || layout.plot.height <= 1) return layout;
  PlaceTicks(job, &layout);
  PlaceMarks(&job, &layout);
  if (!request.compact) {
    PlaceCases(job, &layout);
    PlaceArcs(job, &layout);
  }
  PlaceCards(job, &layout);
  PlaceOverview(job, &layout);
  if (request.now != 0) {
    const double today = layout.scale.ToPx(request.now);
    const float low = request.vertical ? layout.plot.y : layout.plot.x;
    const float high = request.vertical ? layout.plot.bottom() : layout.plot.right();
    if (today >= low && today < high) layout.today_px = static_cast<float>(today);
  }
  return layout;
}

}  // namespace kringen

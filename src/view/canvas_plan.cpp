#include "view/canvas_plan.h"

#include <algorithm>

#include "view/circle_labels.h"

namespace kringen {

namespace {

constexpr float kNarrow_px = 640;  // the timeline runs upward below this width
constexpr float kLow_px = 420;     // a timeline of less height is compact
constexpr float kMapFrom_px = 520, kMapLeast_px = 190, kTimelineLeast_px = 240;
constexpr float kBriefWidth_px = 720;  // narrower: the legend is one row
constexpr float kSideWidth_px = 860;   // wider: it is a column of so many characters
constexpr float kSideCharacters = 15;
constexpr float kVillagesLeast_px = 60;
constexpr std::size_t kLeastLanes = 3;

// What hands and distance ask for.
struct Sizes {
  float target_px, lane_px, bar_px, bar_inner_px;
};
constexpr Sizes kDesk{24, 52, 66, 50};
constexpr Sizes kKiosk{48, 76, 84, 66};

// The height at which a timeline can be read: its lanes with axis and overview, and never so much
// that the map is a strip. Beside circles the lanes are closer, for the circles need the room.
float TimelineHeight(const CanvasRequest& request, const Sizes& sizes) {
  const float lanes = static_cast<float>(std::max(request.channels, kLeastLanes)) * sizes.lane_px;
  return request.circles ? std::min(lanes * 0.8f + 150, request.height * 0.46f)
                         : std::min(lanes + 190, request.height * 0.6f);
}

float MapHeight(const CanvasRequest& request, const Sizes& sizes, bool vertical) {
  const bool only_map = request.part == CanvasPart::kMap;
  const bool roomy =
      !vertical && request.height >= kMapFrom_px && request.part == CanvasPart::kBoth;
  if (!request.villages || !(roomy || only_map)) return 0;
  if (only_map) return request.height;
  const float height = request.height;
  const float share = request.split > 0
                          ? request.split
                          : 1 - TimelineHeight(request, sizes) / std::max(height, 1.0f);
  return std::clamp(height * share, kMapLeast_px,
                    std::max(kMapLeast_px, height - kTimelineLeast_px));
}

// The bar and the legend keep their place from the moment that there are circles, so that nothing
// moves when an estimate comes.
void PlanMap(const CanvasRequest& request, const Sizes& sizes, CanvasPlan* plan) {
  const float bar_px = request.circles ? sizes.bar_px : 0;
  const float strip_px = plan->brief ? kBriefLegend_px : 0;
  const bool beside = request.circles && request.width >= kSideWidth_px;
  const float side_px = beside ? request.font_px * kSideCharacters : 0;
  plan->villages = {side_px, strip_px, request.width - side_px,
                    std::max(plan->map.height - strip_px - bar_px, kVillagesLeast_px)};
  if (!request.circles) return;
  const float margin = request.width < kBriefWidth_px ? 8.0f : 16.0f;
  plan->replay = {margin, plan->villages.bottom() + 2, request.width - 2 * margin,
                  sizes.bar_inner_px};
}

}  // namespace

CanvasPlan PlanCanvas(const CanvasRequest& request) {
  const Sizes& sizes = request.kiosk ? kKiosk : kDesk;
  CanvasPlan plan;
  plan.vertical = request.width < kNarrow_px;
  plan.compact = request.height < kLow_px;
  plan.brief = request.circles && request.width < kBriefWidth_px;
  plan.target_px = sizes.target_px;
  const float map_px = MapHeight(request, sizes, plan.vertical);
  const bool only_map = map_px > 0 && request.part == CanvasPart::kMap;
  plan.has_timeline = !only_map;
  plan.timeline = {0, map_px, request.width, request.height - map_px};
  if (map_px <= 0) return plan;
  plan.map = {0, 0, request.width, map_px};
  if (!only_map) plan.split_handle = {0, map_px - 5, request.width, 10};
  PlanMap(request, sizes, &plan);
  return plan;
}

}  // namespace kringen

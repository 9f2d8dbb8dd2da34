#include "view/canvas_plan.h"

#include <algorithm>
#include <cmath>

#include "view/circle_labels.h"

namespace kringen {

namespace {

constexpr float kNarrow_px = 640;  // the timeline runs upward below this width
constexpr float kLow_px = 420;     // a timeline of less height is compact
constexpr float kMapFrom_px = 520, kMapLeast_px = 190, kTimelineLeast_px = 240;
constexpr float kBriefWidth_px = 720;  // narrower: the legend of circles is one row
constexpr float kSideWidth_px = 860;   // wider: what the map shows stands in a column, of so many
                                       // characters
constexpr float kSideCharacters = 17;
constexpr float kVillagesLeast_px = 60;
constexpr std::size_t kLeastLanes = 3;
// A municipality this much higher than wide lies beside the timeline, where there is the width.
constexpr float kTallFrom = 1.25f, kWidest = 0.7f;
constexpr float kBesideFrom_px = 880, kBesideLeast_px = 300;
constexpr float kMapLeastWidth_px = 300, kTimelineLeastWidth_px = 460, kMapMostShare = 0.42f;
constexpr float kLabelRoom_px = 190;  // beside the discs, for the longest name

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

bool IsAbove(const CanvasRequest& request) {
  return request.width >= kNarrow_px && request.height >= kMapFrom_px;
}

// A tall municipality, or one for which there is no height above the lanes.
bool IsBeside(const CanvasRequest& request) {
  const bool wide = request.width >= kBesideFrom_px && request.width > request.height * 0.9f &&
                    request.height >= kBesideLeast_px;
  return wide && request.villages && request.part == CanvasPart::kBoth &&
         (request.map_shape >= kTallFrom || request.height < kMapFrom_px);
}

float MapWidth(const CanvasRequest& request) {
  const float wanted =
      request.split > 0
          ? request.width * request.split
          : std::min(request.height / std::max(request.map_shape, kWidest) + kLabelRoom_px,
                     request.width * kMapMostShare);
  return std::round(
      std::clamp(wanted, kMapLeastWidth_px,
                 std::max(kMapLeastWidth_px, request.width - kTimelineLeastWidth_px)));
}

float MapHeight(const CanvasRequest& request, const Sizes& sizes) {
  if (request.villages && request.part == CanvasPart::kMap) return request.height;
  if (!request.villages || request.part != CanvasPart::kBoth || !IsAbove(request)) return 0;
  const float height = request.height;
  const float share = request.split > 0
                          ? request.split
                          : 1 - TimelineHeight(request, sizes) / std::max(height, 1.0f);
  return std::clamp(height * share, kMapLeast_px,
                    std::max(kMapLeast_px, height - kTimelineLeast_px));
}

// What the map shows has a place of its own, for what its dots are is always said. The bar and the
// legend keep theirs from the moment that there are circles: nothing moves when an estimate comes.
void PlanMap(const CanvasRequest& request, const Sizes& sizes, CanvasPlan* plan) {
  const Rect& map = plan->map;
  const float bar_px = request.circles ? sizes.bar_px : 0;
  const float title_px = request.circles ? BriefLegendHeight(map.height) : 2 * kBriefRow_px;
  const float strip_px = plan->brief ? title_px : 0;
  const float side_px = map.width >= kSideWidth_px ? request.font_px * kSideCharacters : 0;
  plan->villages = {side_px, strip_px, map.width - side_px,
                    std::max(map.height - strip_px - bar_px, kVillagesLeast_px)};
  if (!request.circles) return;
  const float margin = map.width < kBriefWidth_px ? 8.0f : 16.0f;
  plan->replay = {margin, plan->villages.bottom() + 2, map.width - 2 * margin, sizes.bar_inner_px};
}

}  // namespace

CanvasPlan PlanCanvas(const CanvasRequest& request) {
  const Sizes& sizes = request.kiosk ? kKiosk : kDesk;
  CanvasPlan plan;
  plan.vertical = request.width < kNarrow_px;
  plan.compact = request.height < kLow_px;
  plan.target_px = sizes.target_px;
  plan.beside = IsBeside(request);
  const float map_px = MapHeight(request, sizes);
  if (plan.beside) {
    const float width = MapWidth(request);
    plan.map = {0, 0, width, request.height};
    plan.timeline = {width, 0, request.width - width, request.height};
    plan.split_handle = {width - 5, 0, 10, request.height};
  } else {
    plan.map = {0, 0, map_px > 0 ? request.width : 0, map_px};
    plan.has_timeline = map_px <= 0 || request.part != CanvasPart::kMap;
    plan.timeline = {0, map_px, request.width, request.height - map_px};
    if (map_px > 0 && plan.has_timeline) plan.split_handle = {0, map_px - 5, request.width, 10};
  }
  if (plan.map.height <= 0) return plan;
  plan.brief = plan.map.width < (request.circles ? kBriefWidth_px : kSideWidth_px);
  PlanMap(request, sizes, &plan);
  return plan;
}

}  // namespace kringen

#include "view/canvas_plan.h"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

#include "view/circle_labels.h"

namespace kringen {
namespace {

bool IsEmpty(const Rect& rect) { return rect.width <= 0 || rect.height <= 0; }

bool IsInside(const Rect& inner, const Rect& outer) {
  return inner.x >= outer.x && inner.y >= outer.y && inner.right() <= outer.right() + 0.01f &&
         inner.bottom() <= outer.bottom() + 0.01f;
}

CanvasRequest Desk() {
  CanvasRequest request;
  request.width = 1000;
  request.height = 800;
  request.channels = 5;
  request.villages = true;
  return request;
}

template <typename Check>
void ForEachRequest(const Check& check) {
  for (const float width :
       {180.0f, 320.0f, 639.0f, 640.0f, 719.0f, 720.0f, 859.0f, 860.0f, 2560.0f}) {
    for (const float height : {1.0f, 200.0f, 419.0f, 420.0f, 519.0f, 520.0f, 800.0f, 1600.0f}) {
      for (const CanvasPart part : {CanvasPart::kBoth, CanvasPart::kTimeline, CanvasPart::kMap}) {
        for (const float split : {-1.0f, 0.15f, 0.5f, 0.85f}) {
          for (unsigned bits = 0; bits < 16; ++bits) {
            CanvasRequest request;
            request.width = width;
            request.height = height;
            request.split = split;
            request.map_shape = (bits & 8) != 0 ? 2.1f : 0.8f;
            request.kiosk = (bits & 1) != 0;
            request.part = part;
            request.channels = (bits & 4) != 0 ? 40 : 0;
            request.villages = (bits & 2) != 0;
            request.circles = (bits & 6) == 6;
            check(request);
          }
        }
      }
    }
  }
}

TEST_CASE("law: map and timeline are the canvas together, without a gap or an overlap") {
  ForEachRequest([](const CanvasRequest& request) {
    const CanvasPlan plan = PlanCanvas(request);
    CAPTURE(request.width);
    CAPTURE(request.height);
    const bool has_map = !IsEmpty(plan.map);
    CHECK(plan.timeline.x == (plan.beside ? plan.map.width : 0));
    CHECK(plan.timeline.y == (has_map && !plan.beside ? plan.map.height : 0));
    CHECK(plan.timeline.right() == doctest::Approx(request.width));
    CHECK(plan.timeline.bottom() == doctest::Approx(request.height));
    if (plan.beside) CHECK(plan.map.height == request.height);
    CHECK(plan.has_timeline == (IsEmpty(plan.map) || request.part != CanvasPart::kMap));
    CHECK(IsEmpty(plan.split_handle) == (IsEmpty(plan.map) || !plan.has_timeline));
  });
}

TEST_CASE(
    "law: there is a map only of villages, and only where there is room or nothing else is shown") {
  ForEachRequest([](const CanvasRequest& request) {
    const bool has_map = !IsEmpty(PlanCanvas(request).map);
    if (!request.villages || request.part == CanvasPart::kTimeline) CHECK_FALSE(has_map);
    if (request.villages && request.part == CanvasPart::kMap) CHECK(has_map);
    const bool above = request.width >= 640 && request.height >= 520;
    const bool beside = request.width >= 880 && request.height >= 300;
    const bool roomy = above || (beside && request.width > request.height * 0.9f);
    if (request.part == CanvasPart::kBoth) CHECK(has_map == (request.villages && roomy));
  });
}

TEST_CASE("law: what the dots of a map are has a place beside or above the villages") {
  ForEachRequest([](const CanvasRequest& request) {
    const CanvasPlan plan = PlanCanvas(request);
    if (IsEmpty(plan.map)) return;
    const bool in_corner = request.circles && plan.map.width >= 720 && plan.map.width < 860;
    CHECK((in_corner || plan.villages.x >= plan.map.x + 200 ||
           plan.villages.y >= plan.map.y + 2 * kBriefRow_px));
  });
}

TEST_CASE(
    "law: villages and the replay's bar lie in a map that has room for them, one above the other") {
  ForEachRequest([](const CanvasRequest& request) {
    const CanvasPlan plan = PlanCanvas(request);
    if (IsEmpty(plan.map) || plan.map.height < 190) return;
    CHECK(IsInside(plan.villages, plan.map));
    CHECK(IsEmpty(plan.replay) == !request.circles);
    if (!request.circles) return;
    CHECK(IsInside(plan.replay, plan.map));
    CHECK_FALSE(plan.replay.Intersects(plan.villages));
  });
}

TEST_CASE(
    "a tall municipality lies beside the timeline where there is the width, a wide one above") {
  CanvasRequest request = Desk();
  for (const float shape : {0.0f, 0.5f, 1.0f}) {
    request.map_shape = shape;
    CHECK_FALSE(PlanCanvas(request).beside);
  }
  request.map_shape = 1.9f;
  CHECK(PlanCanvas(request).beside);
  const CanvasPlan plan = PlanCanvas(request);
  CHECK(plan.map.width > 300);
  CHECK(plan.timeline.width >= 460);
  CHECK(IsInside(plan.split_handle, {plan.map.right() - 5, 0, 10, request.height}));
  for (const auto& [width, height] : {std::pair{700.0f, 800.0f}, std::pair{1000.0f, 1600.0f}}) {
    request.width = width;
    request.height = height;
    CHECK_FALSE(PlanCanvas(request).beside);
  }
}

TEST_CASE("where there is no height above the lanes, every municipality lies beside them") {
  CanvasRequest request = Desk();
  request.height = 400;
  for (const float shape : {0.0f, 0.5f, 1.9f}) {
    request.map_shape = shape;
    CHECK(PlanCanvas(request).beside);
    CHECK(PlanCanvas(request).map.width <= 420);
  }
}

TEST_CASE("beside the timeline, a reader's split is a share of the width") {
  CanvasRequest request = Desk();
  request.map_shape = 1.9f;
  request.split = 0.4f;
  CHECK(PlanCanvas(request).map.width == 400);
  request.split = 0.85f;
  CHECK(PlanCanvas(request).timeline.width == 460);
  request.split = 0.15f;
  CHECK(PlanCanvas(request).map.width == 300);
}

TEST_CASE("a reader's split is kept, but neither part disappears") {
  CanvasRequest request = Desk();
  request.split = 0.5f;
  CHECK(PlanCanvas(request).map.height == 400);
  request.split = 0.85f;
  CHECK(PlanCanvas(request).timeline.height == 240);
  request.split = 0.15f;
  CHECK(PlanCanvas(request).map.height == 190);
}

TEST_CASE("for hands everything that can be hit is 48 pixels, for a pointer 24") {
  CanvasRequest request = Desk();
  CHECK(PlanCanvas(request).target_px == 24);
  request.kiosk = true;
  CHECK(PlanCanvas(request).target_px == 48);
  CHECK(PlanCanvas(request).timeline.height > PlanCanvas(Desk()).timeline.height);
}

TEST_CASE("more channels ask for more height, until the map would be a strip") {
  CanvasRequest request = Desk();
  float before = 0;
  for (const std::size_t channels : {0u, 3u, 4u, 5u, 40u}) {
    request.channels = channels;
    const CanvasPlan plan = PlanCanvas(request);
    CHECK(plan.timeline.height >= before);
    CHECK(plan.map.height >= request.height * 0.39f);
    before = plan.timeline.height;
  }
}

}  // namespace
}  // namespace kringen

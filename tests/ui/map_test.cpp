// Hands and keys on the circle map and the replay bar: what they ask for, and nothing else.
#include <doctest/doctest.h>

#include "ui/canvas_fixture.h"
#include "ui/circle_panel.h"
#include "unit/view/synthetic_circles.h"
#include "view/circle_packing.h"

namespace kringen {
namespace {

// A map of 1000 x 140 px and a bar of 50 below it, as App makes them.
struct MapCanvas : Canvas {
  MapCanvas() {
    state.circles = SyntheticCircles(0.1);
    state.circle_reach = SyntheticReach(state.circles);
    state.replay.seconds = ReplayEnd(state.circle_reach);
    layouts.packing = PackCircles(state.circles);
    LayOut();
    Frame();
    commands.clear();
  }
  void LayOut() {
    const MeasureText measure = [this](std::string_view text, float size_px) {
      return MeasureWithImGui(shaper, text, size_px);
    };
    CircleRequest request;
    request.area = layouts.villages.area = {0, 0, 1000, 140};
    request.camera = state.map_camera;
    request.seconds = state.replay.seconds;
    layouts.circles = LayoutCircles(request, state.feed, layouts.villages, state.circles,
                                    layouts.packing, state.circle_reach, state.locale, measure);
    ReplayRequest replay;
    replay.area = {10, 141, 980, 50};
    replay.seconds = state.replay.seconds;
    layouts.replay = LayoutReplayBar(replay, state.circle_reach, state.locale, measure);
  }
  void ZoomTo(double zoom) {
    state.map_camera = Clamped({0.5, 0.6, zoom});
    LayOut();
  }
  const ShownCircle& Largest() const {
    const ShownCircle* largest = nullptr;
    for (const ShownCircle& circle : layouts.circles.circles) {
      const bool in_view = layouts.circles.area.Contains(circle.x, circle.y) && circle.x < 940;
      if (in_view && (!largest || circle.radius > largest->radius)) largest = &circle;
    }
    REQUIRE(largest != nullptr);
    return *largest;
  }
};

TEST_CASE("a dot stands for no more messages than a channel has, however small the circles") {
  VillageLayout layout;
  VillageTally tally;
  tally.channels = 8;
  for (int village = 0; village < 3; ++village) {
    VillageDisc disc;
    disc.village = village;
    disc.radius = 6;
    layout.discs.push_back(disc);
    for (std::uint32_t channel = 1; channel <= 8; ++channel) tally.counts.push_back(channel * 7);
  }
  CHECK(MessagesPerDot(layout, tally) == 100);
  for (VillageDisc& disc : layout.discs) disc.radius = 400;
  CHECK(MessagesPerDot(layout, tally) == 1);
}

TEST_CASE("a click chooses a circle, two bring it into view") {
  MapCanvas canvas;
  canvas.ZoomTo(4);
  const ShownCircle circle = canvas.Largest();
  canvas.Click(circle.x, circle.y);
  REQUIRE(canvas.All<SelectCircle>().size() == 1);
  CHECK(canvas.All<SelectCircle>()[0].circle == circle.circle);
  CHECK_FALSE(canvas.All<SelectCircle>()[0].reveal);
  canvas.Click(circle.x, circle.y);
  REQUIRE(canvas.All<SelectCircle>().size() == 2);
  CHECK(canvas.All<SelectCircle>()[1].reveal);
  CHECK(canvas.Acts() == 2);
}

TEST_CASE("a press that leaves the circle chooses nothing") {
  MapCanvas canvas;
  canvas.ZoomTo(4);
  const ShownCircle circle = canvas.Largest();
  canvas.Move(circle.x, circle.y);
  canvas.Press();
  canvas.Move(circle.x + 60, circle.y + 1);
  canvas.Release();
  CHECK(canvas.All<SelectCircle>().empty());
  REQUIRE(canvas.All<MapPan>().size() == 1);
  CHECK(canvas.All<MapPan>()[0].dx == doctest::Approx(-0.06));
}

TEST_CASE("the wheel zooms where the pointer is, and leaves the timeline alone") {
  MapCanvas canvas;
  canvas.Move(300, 70);
  canvas.Wheel(0, 1);
  REQUIRE(canvas.All<MapZoom>().size() == 1);
  CHECK(canvas.All<MapZoom>()[0].factor > 1);
  CHECK(canvas.All<MapZoom>()[0].x == doctest::Approx(0.3));
  CHECK(canvas.All<MapZoom>()[0].y == doctest::Approx(0.5));
  CHECK(canvas.All<Zoom>().empty());
}

TEST_CASE("buttons zoom and show the whole") {
  MapCanvas canvas;
  for (const MapButton& button : canvas.layouts.circles.buttons) {
    canvas.Click(button.area.x + 8, button.area.y + 8);
    canvas.Wait();
  }
  REQUIRE(canvas.All<MapZoom>().size() == 2);
  CHECK(canvas.All<MapZoom>()[0].factor > 1);
  CHECK(canvas.All<MapZoom>()[1].factor < 1);
  CHECK(canvas.All<MapFit>().size() == 1);
}

TEST_CASE("two clicks on a village's name enter it and leave the filters as they were") {
  MapCanvas canvas;
  const MapLabel* label = nullptr;
  for (const MapLabel& each : canvas.layouts.circles.labels) {
    if (each.disc >= 0) label = &each;
  }
  REQUIRE(label != nullptr);
  const float x = label->area.x + 4, y = label->area.y + 4;
  const int disc = label->disc;
  canvas.Click(x, y);
  REQUIRE(canvas.All<SetQuery>().size() == 1);
  canvas.state.query = canvas.All<SetQuery>()[0].query;
  CHECK(canvas.state.query.villages.size() == 1);
  canvas.Click(x, y);
  REQUIRE(canvas.All<SetQuery>().size() == 2);
  CHECK(canvas.All<SetQuery>()[1].query.villages.empty());
  REQUIRE(canvas.All<MapShow>().size() == 1);
  CHECK(canvas.All<MapShow>()[0].village ==
        canvas.state.feed.villages[static_cast<std::size_t>(disc)].id);
}

TEST_CASE("Escape leads out of the map before it lets go of the message") {
  MapCanvas canvas;
  canvas.AddMark(0, 100, 8);
  canvas.state.selected = 0;
  canvas.ZoomTo(4);
  canvas.Key(ImGuiKey_Escape);
  CHECK(canvas.All<MapBack>().size() == 1);
  CHECK(canvas.All<Select>().empty());
  canvas.ZoomTo(1);
  canvas.Key(ImGuiKey_Escape);
  CHECK(canvas.All<MapBack>().size() == 1);
  CHECK(canvas.All<Select>().size() == 1);
}

TEST_CASE("the replay's button plays and its track follows the hand") {
  MapCanvas canvas;
  const ReplayBar& bar = canvas.layouts.replay;
  canvas.Click(bar.button.x + 10, bar.button.y + 10);
  REQUIRE(canvas.All<ReplayPlay>().size() == 1);
  CHECK(canvas.All<ReplayPlay>()[0].playing);
  canvas.Move(bar.track.x + bar.track.width / 4, bar.track.y + 2);
  canvas.Press();
  canvas.Move(bar.track.x + bar.track.width / 2, bar.track.y + 90);
  canvas.Release();
  const std::vector<ReplayAt> scrubs = canvas.All<ReplayAt>();
  REQUIRE(scrubs.size() == 2);
  CHECK(scrubs[0].position == doctest::Approx(0.25).epsilon(0.02));
  CHECK(scrubs[1].position == doctest::Approx(0.5).epsilon(0.02));
  CHECK(canvas.All<ReplayPlay>().size() == 1);
}

}  // namespace
}  // namespace kringen

// The circle map in the App: what is imported is shown, moves end, replays end, and then it rests.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "app/app.h"
#include "unit/view/synthetic_circles.h"

namespace kringen {
namespace {

float Measure(std::string_view text, float size_px) {
  return static_cast<float>(text.size()) * size_px * 0.5f;
}

struct MapApp {
  App app{StartOptions{}, Measure};
  Circles circles = SyntheticCircles(0.1);

  MapApp() {
    app.Import(
        "population",
        R"({"villages":[{"id":"losser","name":"Losser","residents":13000,"centre":[7,52.26]},)"
        R"({"id":"glane","name":"Glane","residents":530,"centre":[7.02,52.23]}]})");
    app.Push(SetLoading{false});
    app.Push(Resize{1000, 800, 1});
    Settle();  // the question about reach comes before its answer
    app.Import("circles", CirclesJson(circles));
    app.Import("circle_reach", CircleReachJson(SyntheticReach(circles)));
    Settle();
  }
  int Settle() {
    int frames = 0;
    for (; frames < 2000 && (!app.Idle() || frames == 0); ++frames) {
      app.Update(1.0 / 60);
      app.FrameDrawn();
    }
    CHECK(app.Idle());
    return frames;
  }
  int Told(std::string_view type) {
    int count = 0;
    const std::string wanted = "\"type\":\"" + std::string(type) + "\"";
    for (const std::string& message : app.notifications()) {
      count += message.find(wanted) != std::string::npos ? 1 : 0;
    }
    app.notifications().clear();
    return count;
  }
};

TEST_CASE("what is imported is on the map, and bad bytes change nothing") {
  MapApp map;
  CHECK(map.app.layouts().circles.has_reach);
  const std::size_t shown = map.app.layouts().circles.circles.size();
  CHECK(shown > 50);
  map.app.notifications().clear();
  map.app.Import("circle_reach", R"({"key":"x"})");
  REQUIRE(map.app.notifications().size() == 1);
  CHECK(map.app.notifications()[0].find("circles.bad_member") != std::string::npos);
  map.Settle();
  CHECK(map.app.layouts().circles.circles.size() == shown);
  map.app.Import("circle_reach", "");
  map.Settle();
  CHECK_FALSE(map.app.layouts().circles.has_reach);
}

TEST_CASE(
    "a municipality that is taller than wide lies beside the timeline, as soon as it is known") {
  App app{StartOptions{}, Measure};
  app.Push(SetLoading{false});
  app.Push(Resize{1033, 720, 1});
  app.Update(1);
  CHECK_FALSE(app.layouts().plan.beside);
  app.Import("population",
             R"({"villages":[{"id":"a","name":"Losser","residents":13000,"centre":[7.004,52.261]},)"
             R"({"id":"b","name":"Overdinkel","residents":4230,"centre":[7.0375,52.2361]},)"
             R"({"id":"c","name":"Beuningen","residents":1040,"centre":[6.999,52.358]}]})");
  app.Update(1);
  CHECK(app.layouts().plan.beside);
}

TEST_CASE("a replay takes at most six seconds, tells where it is, and ends at the end") {
  MapApp map;
  map.Told("");
  map.app.Push(ReplayPlay{true});
  const int frames = map.Settle();
  CHECK(frames > 300);
  CHECK(frames <= 6 * 60 + 5);
  const int told = map.Told("replay");
  CHECK(told >= 10);
  CHECK(told <= 40);
  CHECK(map.app.state().replay.seconds == ReplayEnd(map.app.state().circle_reach));
  map.app.Push(SetMotion{true});
  map.app.Push(ReplayPlay{true});
  CHECK(map.Settle() < 5);
  map.app.Push(ReplayAt{1});
  map.Settle();
  CHECK(map.app.state().replay.seconds == ReplayEnd(map.app.state().circle_reach));
}

TEST_CASE("the document's slider and the bar on the canvas stand at one moment, in one wording") {
  MapApp map;
  for (const char* position : {"0", "0.125", "0.5", "0.875", "1"}) {
    map.app.Send(std::string(R"({"type":"replay_at","position":)") + position + "}");
    map.app.notifications().clear();
    map.Settle();
    const ReplayBar& bar = map.app.layouts().replay;
    CHECK((bar.knob_x - bar.track.x) / bar.track.width == doctest::Approx(std::stod(position)));
    REQUIRE(map.app.notifications().size() == 1);
    const std::string& told = map.app.notifications()[0];
    CHECK(told.find(R"("moment":")" + bar.clock + '"') != std::string::npos);
    CHECK(told.find(R"("reached":")" + bar.reached + '"') != std::string::npos);
  }
  map.app.notifications().clear();
  map.app.Send(R"({"type":"replay_at","position":1.5})");
  CHECK(map.app.notifications()[0].find("message.bad_member") != std::string::npos);
}

TEST_CASE("the camera goes in to a circle, and step by step out again") {
  MapApp map;
  map.Told("");
  map.app.Push(SelectCircle{5, true, false});
  CHECK(map.Settle() > 3);
  CHECK(map.Told("circle") == 1);
  const double in_circle = map.app.state().map_camera.zoom;
  CHECK(map.app.layouts().circles.any_open);
  map.app.Push(MapBack{});
  map.Settle();
  const double in_village = map.app.state().map_camera.zoom;
  CHECK(map.app.state().selected_circle == -1);
  CHECK(in_village < in_circle);
  CHECK(in_village > 1);
  map.app.Push(MapBack{});
  map.Settle();
  CHECK(map.app.state().map_camera == MapCamera{});
  map.app.Push(MapShow{"glane"});
  map.app.Push(SelectCircle{1 << 30, true, false});
  map.app.Push(MapShow{"nowhere"});
  map.Settle();
  CHECK(map.app.state().map_camera.zoom > 1);
  CHECK(map.app.state().selected_circle == -1);
}

TEST_CASE("a narrow canvas has the map when it is asked for") {
  MapApp map;
  map.app.Push(Resize{390, 700, 2});
  map.Settle();
  CHECK_FALSE(map.app.layouts().circles.shown());
  map.app.Push(SetCanvasPart{CanvasPart::kMap});
  map.Settle();
  CHECK(map.app.layouts().circles.shown());
  CHECK(map.app.layouts().timeline.area.height == 0);
}

}  // namespace
}  // namespace kringen

#include <doctest/doctest.h>

#include <cmath>

#include "ui/canvas_fixture.h"
#include "ui/timeline_input.h"

namespace kringen {
namespace {

TEST_CASE("a click on a mark selects it, whichever it is") {
  Canvas canvas;
  for (int i = 0; i < 30; ++i) canvas.AddMark(i % 3, 30.0 * i + 20, 4 + static_cast<float>(i % 7));
  for (const Mark& mark : canvas.layouts.timeline.marks) {
    canvas.commands.clear();
    canvas.Wait();
    canvas.Click(mark.x, mark.y);
    const auto selected = canvas.All<Select>();
    REQUIRE(selected.size() == 1);
    CHECK(selected[0].item == mark.fold.item);
    CHECK(selected[0].from_canvas);
    CHECK(canvas.Acts() == 1);
  }
}

TEST_CASE("dragging pans by exactly the time under the hand") {
  Canvas canvas;
  canvas.Move(600, 250);
  canvas.Press();
  for (const float x : {610.0f, 640.0f, 633.0f, 500.0f, 480.0f}) canvas.Move(x, 260);
  double windows = 0;
  for (const Pan& pan : canvas.All<Pan>()) {
    windows += pan.windows;
    CHECK_FALSE(pan.eased);
  }
  CHECK(windows == doctest::Approx(120.0 / 800));  // 120 px to the left is later
  CHECK(canvas.memory.cursor == Cursor::kGrabbing);
  canvas.Release();
  CHECK(canvas.All<Select>().empty());
}

TEST_CASE("a drag that lets go in motion flings, one that rests first does not") {
  for (const bool rests : {false, true}) {
    Canvas canvas;
    canvas.Move(600, 250);
    canvas.Press();
    for (int i = 1; i <= 8; ++i) canvas.Move(600 - 10.0f * static_cast<float>(i), 250);
    if (rests) canvas.Frame(0.1f);
    canvas.Release();
    const auto flings = canvas.All<Fling>();
    CHECK(flings.size() == (rests ? 0 : 1));
    if (!rests) {
      CHECK(flings[0].windows_per_second == doctest::Approx(10 / 0.016 / 800).epsilon(0.05));
    }
  }
}

TEST_CASE("with reduced motion nothing is flung") {
  Canvas canvas;
  canvas.state.reduced_motion = true;
  canvas.Move(600, 250);
  canvas.Press();
  for (int i = 1; i <= 8; ++i) canvas.Move(600 - 10.0f * static_cast<float>(i), 250);
  canvas.Release();
  CHECK(canvas.All<Fling>().empty());
}

TEST_CASE("a press stops a fling") {
  Canvas canvas;
  canvas.state.fling_windows_per_s = 2;
  canvas.Move(600, 250);
  canvas.Press();
  REQUIRE(canvas.All<Fling>().size() == 1);
  CHECK(canvas.All<Fling>()[0].windows_per_second == 0);
}

TEST_CASE("under four pixels it is a click, from four on a drag") {
  for (const float distance : {0.0f, 3.0f, 4.0f, 9.0f}) {
    Canvas canvas;
    const Mark mark = canvas.layouts.timeline.marks[canvas.AddMark(1, 500, 12)];
    canvas.Move(mark.x, mark.y);
    canvas.Press();
    canvas.Move(mark.x + distance, mark.y);
    canvas.Release();
    CAPTURE(distance);
    CHECK(canvas.All<Select>().size() == (distance < kClickSlop_px ? 1 : 0));
    CHECK(canvas.All<Pan>().empty() == (distance < kClickSlop_px));
  }
}

TEST_CASE("moving off before letting go cancels") {
  Canvas canvas;
  canvas.Move(60, canvas.LaneY(0));
  canvas.Press();
  CHECK(canvas.Acts() == 0);  // nothing happens on the way down
  canvas.Move(60, canvas.LaneY(2));
  canvas.Release();
  CHECK(canvas.Acts() == 0);
}

TEST_CASE("a gesture that is taken away does nothing") {
  Canvas canvas;
  const Mark mark = canvas.layouts.timeline.marks[canvas.AddMark(1, 500, 12)];
  canvas.Move(mark.x, mark.y);
  canvas.Press();
  for (int i = 1; i <= 4; ++i) canvas.Move(mark.x + 10.0f * static_cast<float>(i), mark.y);
  canvas.commands.clear();
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  canvas.Release();
  canvas.Frame();
  CHECK(canvas.Acts() == 0);
  CHECK_FALSE(canvas.memory.pressing);
}

TEST_CASE("a press keeps its target although the layout is made anew") {
  Canvas canvas;
  const Mark mark = canvas.layouts.timeline.marks[canvas.AddMark(1, 500, 12)];
  canvas.Move(mark.x, mark.y);
  canvas.Press();
  // Another mark takes the index and the place of the first.
  canvas.layouts.timeline.marks.clear();
  canvas.AddMark(1, 500, 12);
  canvas.Release();
  CHECK(canvas.All<Select>().empty());
}

TEST_CASE("a click on a cluster shows its span with room on both sides") {
  Canvas canvas;
  const Mark mark = canvas.layouts.timeline.marks[canvas.AddCluster(0, 100, 40, 100)];
  canvas.Click(mark.x, mark.y);
  const auto shown = canvas.All<ShowSpan>();
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].span.from == mark.fold.span.from - 8 * Canvas::kDay);
  CHECK(shown[0].span.to == mark.fold.span.to + 8 * Canvas::kDay);
  CHECK(shown[0].animate);
  CHECK(canvas.All<Select>().empty());
}

TEST_CASE(
    "messages of one minute, which no window parts, are listed with the day of their channel") {
  Canvas canvas;
  const std::size_t index = canvas.AddCluster(0, 100, 12, 30);
  Mark& mark = canvas.layouts.timeline.marks[index];
  mark.fold.at_once = true;
  canvas.Click(mark.x, mark.y);
  CHECK(canvas.All<ShowSpan>().empty());
  const auto asked = canvas.All<SetQuery>();
  REQUIRE(asked.size() == 1);
  const Item& item = canvas.state.feed.items[mark.fold.item];
  CHECK(asked[0].from_canvas);
  CHECK(asked[0].query.channels ==
        std::vector<std::string>{
            canvas.state.feed.channels[static_cast<std::size_t>(item.channel)].id});
  CHECK(asked[0].query.from <= item.time);
  CHECK(item.time < asked[0].query.to);
  CHECK(asked[0].query.to - asked[0].query.from <= 25 * 3600);
}

TEST_CASE("a double click opens a message, and zooms where there is none") {
  Canvas canvas;
  const Mark mark = canvas.layouts.timeline.marks[canvas.AddMark(1, 500, 12)];
  canvas.Click(mark.x, mark.y);
  canvas.Click(mark.x, mark.y);
  CHECK(canvas.All<Select>().size() == 2);
  CHECK(canvas.All<Activate>().size() == 1);
  canvas.commands.clear();
  canvas.Wait();
  canvas.Click(400, 250);
  CHECK(canvas.Acts() == 0);
  canvas.Click(400, 250);
  REQUIRE(canvas.All<Zoom>().size() == 1);
  CHECK(canvas.All<Zoom>()[0].factor == 2);
  CHECK(canvas.All<Zoom>()[0].anchor == doctest::Approx(0.25));
  CHECK(canvas.All<Zoom>()[0].eased);
}

TEST_CASE("the wheel zooms about the pointer and keeps what is under it") {
  Canvas canvas;
  for (const float notches : {1.0f, -1.0f, 0.2f, -3.5f}) {
    canvas.commands.clear();
    canvas.Move(360, 300);
    canvas.Wheel(0, notches);
    const auto zooms = canvas.All<Zoom>();
    REQUIRE(zooms.size() == 1);
    CHECK(zooms[0].factor == doctest::Approx(std::pow(1.2, notches)));
    CHECK_FALSE(zooms[0].eased);
    const Viewport& before = canvas.state.viewport;
    const Viewport after = Zoomed(before, zooms[0].factor, zooms[0].anchor);
    const TimeScale old_scale{before, 200, 800}, new_scale{after, 200, 800};
    const TimePoint under = old_scale.ToTime(360);
    CHECK(new_scale.ToPx(under) == doctest::Approx(old_scale.ToPx(under)).epsilon(1e-4));
  }
}

TEST_CASE("the wheel pans sideways and leaves the map alone") {
  Canvas canvas;
  canvas.Move(600, 300);
  canvas.Wheel(-2, 0);  // in ImGui positive is to the left
  REQUIRE(canvas.All<Pan>().size() == 1);
  CHECK(canvas.All<Pan>()[0].windows == doctest::Approx(0.2));
  canvas.commands.clear();
  canvas.Move(100, 60);
  canvas.Wheel(0, 1);
  CHECK(canvas.Acts() == 0);
}

TEST_CASE("hover is told once, and again when it ends") {
  Canvas canvas;
  const Mark mark = canvas.layouts.timeline.marks[canvas.AddMark(1, 500, 12)];
  canvas.Move(mark.x, mark.y);
  canvas.Move(mark.x + 1, mark.y);
  canvas.Frame();
  REQUIRE(canvas.All<Hover>().size() == 1);
  CHECK(canvas.All<Hover>()[0].item == mark.fold.item);
  CHECK(canvas.memory.cursor == Cursor::kPointer);
  canvas.Move(mark.x + 90, mark.y);
  REQUIRE(canvas.All<Hover>().size() == 2);
  CHECK(canvas.All<Hover>()[1].item == kNoItem);
  CHECK(canvas.memory.cursor == Cursor::kGrab);
}

TEST_CASE("a lifted finger leaves no hover behind") {
  Canvas canvas;
  const Mark mark = canvas.layouts.timeline.marks[canvas.AddMark(1, 500, 12)];
  ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  canvas.Click(mark.x, mark.y);
  canvas.Frame();
  CHECK(canvas.All<Select>().size() == 1);
  CHECK(canvas.memory.hovered == kNoItem);
}

TEST_CASE("a lane label switches its channel in the query") {
  Canvas canvas;
  canvas.Click(60, canvas.LaneY(1));
  REQUIRE(canvas.All<SetQuery>().size() == 1);
  CHECK(canvas.All<SetQuery>()[0].query.channels == std::vector<std::string>{"twitter"});
  CHECK(canvas.All<SetQuery>()[0].from_canvas);
  canvas.state.query = canvas.All<SetQuery>()[0].query;
  canvas.commands.clear();
  canvas.Wait();
  canvas.Click(60, canvas.LaneY(1));
  CHECK(canvas.All<SetQuery>()[0].query.IsAll());
}

TEST_CASE("a case band shows the case's messages, from the first to the last") {
  Canvas canvas;
  canvas.AddMark(0, 100, 6);
  canvas.AddMark(1, 300, 6);
  canvas.AddMark(2, 900, 6);
  canvas.state.feed.items[0].case_index = 1;
  canvas.state.feed.items[1].case_index = 1;
  Refresh(&canvas.state.feed);
  canvas.state.detail.SetFeed(canvas.state.feed);
  canvas.state.detail.SetResult(canvas.state.result);
  canvas.layouts.timeline.cases.push_back({1, {300, 244, 200, 22}, "Het spandoek"});
  canvas.Click(400, 255);
  REQUIRE(canvas.All<ShowSpan>().size() == 1);
  const TimeSpan span = canvas.All<ShowSpan>()[0].span;
  CHECK(span.Contains(canvas.state.feed.items[0].time));
  CHECK(span.Contains(canvas.state.feed.items[1].time));
  CHECK_FALSE(span.Contains(canvas.state.feed.items[2].time));
  CHECK(canvas.All<SetQuery>().empty());
}

TEST_CASE("in columns dragging down shows what is newer") {
  Canvas canvas;
  TimelineLayout& timeline = canvas.layouts.timeline;
  timeline.vertical = true;
  timeline.scale = {canvas.state.viewport, 520, -280};
  canvas.Move(600, 300);
  canvas.Press();
  canvas.Move(600, 370);
  REQUIRE(canvas.All<Pan>().size() == 1);
  CHECK(canvas.All<Pan>()[0].windows == doctest::Approx(70.0 / 280));
}

}  // namespace
}  // namespace kringen

#include <doctest/doctest.h>

#include "ui/canvas_fixture.h"

namespace kringen {
namespace {

constexpr TimePoint kDay = Canvas::kDay;

// The strip has 5 days per pixel and begins 2000 days before the window.
TimePoint At(float x) { return Canvas::kStart + static_cast<TimePoint>((x - 400) * 5) * kDay; }

void DragBrush(Canvas* canvas, float from, float to) {
  canvas->Move(from, 575);
  canvas->Press();
  canvas->Move(to, 560);
  canvas->Release();
}

TEST_CASE("the brush's body pans and keeps the length") {
  Canvas canvas;
  DragBrush(&canvas, 500, 540);
  const auto shown = canvas.All<ShowSpan>();
  REQUIRE_FALSE(shown.empty());
  CHECK(shown.back().span == TimeSpan{At(440), At(640)});
  CHECK_FALSE(shown.back().animate);
  CHECK(canvas.All<Fling>().empty());
}

TEST_CASE("an edge moves alone") {
  Canvas canvas;
  DragBrush(&canvas, 400, 460);
  CHECK(canvas.All<ShowSpan>().back().span == TimeSpan{At(460), At(600)});
  canvas.commands.clear();
  DragBrush(&canvas, 600, 700);
  CHECK(canvas.All<ShowSpan>().back().span == TimeSpan{At(400), At(700)});
}

TEST_CASE("an edge stops before the other") {
  Canvas canvas;
  DragBrush(&canvas, 400, 800);
  const TimeSpan span = canvas.All<ShowSpan>().back().span;
  CHECK(span.to == At(600));
  CHECK(span.to - span.from == 60);
}

TEST_CASE("a press beside the brush centres it there at once and then drags") {
  Canvas canvas;
  canvas.Move(800, 575);
  canvas.Press();
  REQUIRE(canvas.All<ShowSpan>().size() == 1);
  CHECK(canvas.All<ShowSpan>()[0].span == TimeSpan{At(700), At(900)});
  canvas.Move(810, 575);
  CHECK(canvas.All<ShowSpan>().back().span == TimeSpan{At(710), At(910)});
}

TEST_CASE("a resting hand on the brush asks for nothing") {
  Canvas canvas;
  canvas.Move(500, 575);
  canvas.Press();
  canvas.Frame();
  canvas.Frame();
  canvas.Release();
  CHECK(canvas.Acts() == 0);
}

TEST_CASE("the pointer shows what the strip does") {
  Canvas canvas;
  canvas.Move(500, 575);
  CHECK(canvas.memory.cursor == Cursor::kGrab);
  canvas.Move(400, 575);
  CHECK(canvas.memory.cursor == Cursor::kEwResize);
}

TEST_CASE("the split between map and timeline follows the hand") {
  Canvas canvas;
  canvas.Move(300, 202);
  CHECK(canvas.memory.cursor == Cursor::kNsResize);
  canvas.Press();
  canvas.Move(300, 302);
  REQUIRE(canvas.All<SetSplit>().size() == 1);
  CHECK(canvas.All<SetSplit>()[0].fraction == doctest::Approx(300.0 / 600));
  canvas.Release();
  CHECK(canvas.Acts() == 1);
}

}  // namespace
}  // namespace kringen

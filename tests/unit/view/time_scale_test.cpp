#include "view/time_scale.h"

#include <doctest/doctest.h>

#include <cmath>

#include "unit/view/synthetic_feed.h"

namespace kringen {
namespace {

using testing::Dice;

double SecondsBetween(const Viewport& a, const Viewport& b) {
  return static_cast<double>(b.start_s - a.start_s) + (b.fraction_s - a.fraction_s);
}

// 1850-2150: away from the ends of time, where windows are held.
Viewport AnyViewport(Dice* dice) {
  const double length = std::exp(dice->Between(std::log(60.0), std::log(3e9)));
  const auto start = static_cast<TimePoint>(dice->Between(-3.7e9, 5.6e9 - length));
  return {start, dice->Share(), length};
}

TEST_CASE("zooming keeps the anchor where it is") {
  Dice dice(1);
  for (int i = 0; i < 2000; ++i) {
    const TimeScale before{AnyViewport(&dice), 100, 1000};
    const double anchor = dice.Share();
    const double factor = std::exp(dice.Between(-1.5, 1.5));
    const TimeScale after{Zoomed(before.viewport, factor, anchor), 100, 1000};
    const double px = 100 + anchor * 1000;
    const double moved_s = after.SecondsAt(px) - before.SecondsAt(px) +
                           static_cast<double>(after.viewport.start_s - before.viewport.start_s);
    const TimeSpan seen = SpanOf(after.viewport);
    const bool held = seen.from < FromCivil({1801}) || seen.to > FromCivil({2199});
    if (!held) CHECK(std::abs(moved_s * after.PxPerSecond()) < 1e-6);
  }
}

TEST_CASE("panning there and back is the identity") {
  Dice dice(2);
  for (int i = 0; i < 2000; ++i) {
    const Viewport before = AnyViewport(&dice);
    const double seconds = dice.Between(-1, 1) * std::min(before.length_s, 1e9);
    const Viewport after = Panned(Panned(before, seconds), -seconds);
    CHECK(std::abs(SecondsBetween(before, after)) < 1e-6);
    CHECK(after.length_s == before.length_s);
    CHECK(after.fraction_s >= 0);
    CHECK(after.fraction_s < 1);
  }
}

TEST_CASE("nothing trembles in a window of one minute") {
  for (const int year : {1905, 2014}) {
    const TimePoint item = FromCivil({year, 6, 5, 16, 42, 10});
    TimeScale scale{{item - 30, 0.25, 60}, 0, 1000};
    const double step_s = 0.0173;
    double before = scale.ToPx(item);
    for (int i = 0; i < 1000; ++i) {
      scale.viewport = Panned(scale.viewport, step_s);
      const double now = scale.ToPx(item);
      CHECK(std::abs((before - now) - step_s * scale.PxPerSecond()) < 1e-6);
      before = now;
    }
  }
}

TEST_CASE("pixels and time are each other's inverse, also when time runs upward") {
  Dice dice(3);
  for (int i = 0; i < 1000; ++i) {
    const bool up = dice.Below(2) == 0;
    const TimeScale scale{AnyViewport(&dice), up ? 800.0 : 100.0, up ? -700.0 : 1200.0};
    const TimePoint t =
        scale.viewport.start_s + static_cast<TimePoint>(dice.Share() * scale.viewport.length_s);
    const double px = scale.ToPx(t);
    CHECK(std::abs(scale.SecondsAt(px) - static_cast<double>(t - scale.viewport.start_s)) < 1e-5);
    const TimePoint back = scale.ToTime(px);
    CHECK(back >= t - 1);
    CHECK(back <= t);
  }
}

TEST_CASE("windows stay within 1800-2200 and between a minute and 200 years") {
  Dice dice(4);
  const TimePoint first = FromCivil({1799, 12, 31}), last = FromCivil({2200, 1, 2});
  Viewport viewport = AnyViewport(&dice);
  for (int i = 0; i < 5000; ++i) {
    switch (dice.Below(3)) {
      case 0:
        viewport = Panned(viewport, dice.Between(-1e10, 1e10));
        break;
      case 1:
        viewport = Zoomed(viewport, std::exp(dice.Between(-30, 30)), dice.Share());
        break;
      default:
        viewport = ViewportOf({static_cast<TimePoint>(dice.Between(-1e11, 1e11)),
                               static_cast<TimePoint>(dice.Between(-1e11, 1e11))});
    }
    CHECK(viewport.length_s >= kShortestWindow_s);
    CHECK(viewport.length_s <= kLongestWindow_s);
    CHECK(viewport.fraction_s >= 0);
    CHECK(viewport.fraction_s < 1);
    CHECK(SpanOf(viewport).from >= first);
    CHECK(SpanOf(viewport).to <= last);
  }
}

TEST_CASE("nonsense leaves the window as it was") {
  const Viewport viewport{1000000000, 0.5, 86400};
  CHECK(Panned(viewport, std::nan("")) == viewport);
  CHECK(Panned(viewport, INFINITY) == viewport);
  CHECK(Zoomed(viewport, 0, 0.5) == viewport);
  CHECK(Zoomed(viewport, -2, 0.5) == viewport);
  CHECK(Zoomed(viewport, std::nan(""), 0.5) == viewport);
}

TEST_CASE("a window of a span shows that span") {
  const TimeSpan span{1400000000, 1400600000};
  CHECK(SpanOf(ViewportOf(span)) == span);
  const Viewport moment = ViewportOf({1400000000, 1400000000});
  CHECK(moment.length_s == kShortestWindow_s);
  CHECK(SpanOf(moment).Contains(1400000000));
}

TEST_CASE("a camera path begins and ends exactly, and without a jump") {
  Dice dice(5);
  for (int i = 0; i < 300; ++i) {
    const Viewport from = AnyViewport(&dice);
    const Viewport to =
        dice.Below(4) == 0 ? Zoomed(from, dice.Between(0.2, 8), dice.Share()) : AnyViewport(&dice);
    CHECK(Between(from, to, 0) == from);
    CHECK(Between(from, to, 1) == to);
    const Viewport soon = Between(from, to, 1e-7);
    CHECK(std::abs(SecondsBetween(from, soon)) / from.length_s < 1e-3);
    CHECK(std::abs(soon.length_s / from.length_s - 1) < 1e-3);
    const Viewport late = Between(from, to, 1 - 1e-7);
    CHECK(std::abs(SecondsBetween(late, to)) / to.length_s < 1e-3);
    const Viewport a = Between(from, to, 0.5), b = Between(from, to, 0.5 + 1e-9);
    CHECK(std::abs(SecondsBetween(a, b)) / a.length_s < 1e-4);
    CHECK(std::abs(b.length_s / a.length_s - 1) < 1e-4);
  }
}

TEST_CASE("a camera path goes one way, zooming out before it zooms in") {
  Dice dice(6);
  for (int i = 0; i < 100; ++i) {
    const Viewport from = AnyViewport(&dice);
    const Viewport to = AnyViewport(&dice);
    const double way = SecondsBetween(from, to) + (to.length_s - from.length_s) / 2;
    double before = 0, length = from.length_s;
    bool zooms_in = false;
    for (int step = 1; step <= 100; ++step) {
      const Viewport now = Between(from, to, step / 100.0);
      const double gone = SecondsBetween(from, now) + (now.length_s - from.length_s) / 2;
      const double slack = 1e-6 * std::max(std::abs(way), from.length_s);
      CHECK((gone - before) * (way < 0 ? -1 : 1) >= -slack);
      if (now.length_s < length * (1 - 1e-9)) zooms_in = true;
      if (zooms_in) CHECK(now.length_s <= length * (1 + 1e-6));
      before = gone;
      length = now.length_s;
    }
  }
}

TEST_CASE("the length of a path is even both ways, and about 1 for a window's pan") {
  Dice dice(7);
  for (int i = 0; i < 200; ++i) {
    const Viewport from = AnyViewport(&dice), to = AnyViewport(&dice);
    CHECK(PathLength(from, to) == doctest::Approx(PathLength(to, from)));
    CHECK(PathLength(from, to) >= 0);
  }
  const Viewport day{1400000000, 0, 86400};
  CHECK(PathLength(day, day) == 0);
  CHECK(PathLength(day, Panned(day, 86400)) > 0.7);
  CHECK(PathLength(day, Panned(day, 86400)) < 1.5);
  CHECK(PathLength(day, Zoomed(day, 2.718, 0.5)) > 0.6);
  CHECK(PathLength(day, Zoomed(day, 2.718, 0.5)) < 1.5);
}

}  // namespace
}  // namespace kringen

// Model time: there and back, monotone, and each circle fills by its first and its half.
#include "view/replay.h"

#include <doctest/doctest.h>

#include "unit/view/synthetic_circles.h"

namespace kringen {
namespace {

float Measure(std::string_view text, float size_px) {
  return static_cast<float>(text.size()) * size_px / 2;
}

TEST_CASE("position and seconds are each other's inverse") {
  const double end_s = 259200;
  CHECK(ReplayPosition(0, end_s) == 0);
  CHECK(ReplayPosition(end_s, end_s) == doctest::Approx(1));
  CHECK(ReplayPosition(1e12, end_s) == 1);
  CHECK(ReplayPosition(5, 0) == 1);
  double last = -1;
  for (double position = 0; position <= 1; position += 1.0 / 64) {
    const double seconds = ReplaySeconds(position, end_s);
    CHECK(seconds > last);
    CHECK(ReplayPosition(seconds, end_s) == doctest::Approx(position));
    last = seconds;
  }
  CHECK(ReplaySeconds(1, end_s) == end_s);
}

TEST_CASE("a circle is empty before its first, half full at its half, and full at the end") {
  const Circles circles = SyntheticCircles(0.1);
  const CircleReach reach = SyntheticReach(circles);
  const double end_s = ReplayEnd(reach);
  const auto fill = [&](std::size_t circle, double seconds) {
    return FillClock(reach, seconds).At(circle);
  };
  for (std::size_t i = 0; i < reach.bins.size(); i += 7) {
    const CircleReach::Bins& bins = reach.bins[i];
    CHECK(fill(i, end_s) == 1);
    if (bins.first < 0) {
      CHECK(fill(i, end_s * 0.99) == 0);
      continue;
    }
    const double first = static_cast<double>(reach.seconds[static_cast<std::size_t>(bins.first)]);
    const double half = static_cast<double>(reach.seconds[static_cast<std::size_t>(bins.half)]);
    CHECK(fill(i, first * 0.98) == 0);
    if (half > first) CHECK(fill(i, half) == doctest::Approx(0.5f).epsilon(0.01));
    float last = 0;
    for (double position = 0; position <= 1; position += 1.0 / 32) {
      const float now = fill(i, ReplaySeconds(position, end_s));
      CHECK(now >= last);
      last = now;
    }
  }
}

TEST_CASE("the number reached is said in two digits, and few are few") {
  Locale locale;
  locale.strings = {{"number.group", "."},
                    {"replay.reached_none", "niemand"},
                    {"replay.reached.one", "ongeveer {count}"},
                    {"replay.reached.other", "ongeveer {count}"},
                    {"replay.reached_below.one", "minder dan {count}"},
                    {"replay.reached_below.other", "minder dan {count}"}};
  const auto said = [&](float persons) {
    CircleReach reach;
    reach.seconds = {100};
    reach.reached = {persons};
    return FormatReached(locale, reach, 100);
  };
  CHECK(said(0) == "niemand");
  CHECK(said(0.4f) == "niemand");
  CHECK(said(1) == "minder dan 100");
  CHECK(said(99) == "minder dan 100");
  CHECK(said(100) == "ongeveer 100");
  CHECK(said(104) == "ongeveer 100");
  CHECK(said(7640) == "ongeveer 7.600");
  CHECK(said(7650) == "ongeveer 7.700");
  CHECK(said(99600) == "ongeveer 100.000");
}

TEST_CASE("how much later it is, in the unit that people use") {
  Locale locale;
  locale.strings = {{"replay.posted", "geplaatst"},
                    {"replay.after_minutes.one", "na {count} minuut"},
                    {"replay.after_minutes.other", "na {count} minuten"},
                    {"replay.after_hours.one", "na {count} uur"},
                    {"replay.after_hours.other", "na {count} uur"},
                    {"replay.after_days.other", "na {count} dagen"}};
  const auto after = [&](double hours) { return FormatAfter(locale, hours * 3600); };
  CHECK(after(0) == locale.Get("replay.posted"));
  CHECK(after(29.0 / 3600) == locale.Get("replay.posted"));
  CHECK(after(30.0 / 3600) == "na 1 minuut");
  CHECK(after(59.0 / 60) == "na 59 minuten");
  CHECK(after(0.995) == "na 1 uur");
  CHECK(after(47.9) == "na 48 uur");
  CHECK(after(48) == "na 2 dagen");
  CHECK(after(24 * 7) == "na 7 dagen");
}

TEST_CASE("the number reached never falls and ends at all") {
  const CircleReach reach = SyntheticReach(SyntheticCircles(0.1));
  const double end_s = ReplayEnd(reach);
  double last = 0;
  for (double position = 0; position <= 1; position += 1.0 / 128) {
    const double now = ReachedAt(reach, ReplaySeconds(position, end_s));
    CHECK(now >= last);
    last = now;
  }
  CHECK(ReachedAt(reach, 0) == 0);
  CHECK(ReachedAt(reach, end_s * 2) == reach.reached.back());
  CHECK(ReachedAt(CircleReach{}, 5) == 0);
}

TEST_CASE("the bar's parts lie inside it, its words apart, and its track answers with time") {
  const CircleReach reach = SyntheticReach(SyntheticCircles(0.1));
  for (const float width : {300.0f, 374.0f, 700.0f, 1400.0f}) {
    ReplayRequest request;
    request.area = {10, 500, width, 50};
    request.seconds = 21600;
    const ReplayBar bar = LayoutReplayBar(request, reach, Locale{}, Measure);
    REQUIRE(bar.ready);
    CHECK(bar.track.x > bar.button.right());
    CHECK(bar.track.right() < bar.area.right());
    CHECK(bar.PartAt(bar.track.x + 9, bar.track.y) == ReplayBar::Part::kTrack);
    CHECK(bar.PartAt(bar.button.x + 9, bar.button.y + 9) == ReplayBar::Part::kButton);
    CHECK(bar.PartAt(bar.area.x - 3, bar.track.y) == ReplayBar::Part::kNone);
    const double position = ReplayPosition(21600, ReplayEnd(reach));
    CHECK(bar.PositionAt(bar.knob_x) == doctest::Approx(position).epsilon(0.01));
    float taken = 0;
    for (const ReplayBar::Tick& tick : bar.ticks) {
      if (tick.label.empty()) continue;
      CHECK(tick.area.x >= taken);
      CHECK(tick.area.y >= bar.area.y - 1);
      taken = tick.area.right();
    }
  }
  ReplayRequest request;
  request.area = {0, 0, 400, 50};
  CHECK_FALSE(LayoutReplayBar(request, CircleReach{}, Locale{}, Measure).ready);
}

}  // namespace
}  // namespace kringen

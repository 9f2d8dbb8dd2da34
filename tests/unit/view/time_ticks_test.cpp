#include "view/time_ticks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "unit/view/synthetic_feed.h"

namespace kringen {
namespace {

using testing::Dice;
using testing::DutchLocale;
using testing::MeasureLetters;

LabelRoom Room() {
  LabelRoom room;
  room.minor_px = [](std::string_view text) { return MeasureLetters(text, 13) + 8.0; };
  room.major_px = [](std::string_view text) { return MeasureLetters(text, 15) + 12.0; };
  return room;
}

TimeScale AnyScale(Dice* dice) {
  const double length = std::exp(dice->Between(std::log(60.0), std::log(6e9)));
  const auto start = static_cast<TimePoint>(dice->Between(-5e9, 7e9 - length));
  const bool up = dice->Below(3) == 0;
  const double px = dice->Between(120, 2000);
  return {{start, dice->Share(), length}, up ? px : 104.0, up ? -px : px};
}

TEST_CASE("ticks stand on calendar edges, in order, and never too many") {
  const Locale locale = DutchLocale();
  Dice dice(11);
  for (int i = 0; i < 1500; ++i) {
    const TimeScale scale = AnyScale(&dice);
    const double least = dice.Between(40, 90);
    const TickRows rows = LayoutTicks(scale, locale, least, Room());
    REQUIRE(static_cast<double>(rows.minor.size()) <= std::abs(scale.length_px) / least + 2);
    for (const Tick& tick : rows.minor) {
      CHECK(FloorTo(rows.minor_unit, tick.time) == tick.time);
      CHECK(std::abs(tick.px - scale.ToPx(tick.time)) < 1e-6);
    }
    for (std::size_t k = 1; k < rows.minor.size(); ++k) {
      CHECK(rows.minor[k - 1].time < rows.minor[k].time);
    }
    for (const Tick& tick : rows.major) CHECK(FloorTo(rows.major_unit, tick.time) == tick.time);
  }
}

TEST_CASE("labels never overlap") {
  const Locale locale = DutchLocale();
  const LabelRoom room = Room();
  Dice dice(12);
  for (int i = 0; i < 1500; ++i) {
    const TimeScale scale = AnyScale(&dice);
    const double direction = scale.length_px < 0 ? -1 : 1;
    const TickRows rows = LayoutTicks(scale, locale, 58, room);
    for (const auto* ticks : {&rows.minor, &rows.major}) {
      const bool minor = ticks == &rows.minor;
      double end = -1e300;
      for (const Tick& tick : *ticks) {
        if (tick.label.empty()) continue;
        const double at = (tick.px - scale.origin_px) * direction;
        CHECK(at >= end - 0.01);
        end = at + (minor ? std::min(room.minor_px(tick.label), 58.0) : room.major_px(tick.label));
      }
    }
  }
}

TEST_CASE(
    "the reader always sees the unit above: its name is at the edge or pushed out by the next") {
  const Locale locale = DutchLocale();
  Dice dice(13);
  for (int i = 0; i < 1000; ++i) {
    const TimeScale scale = AnyScale(&dice);
    const TickRows rows = LayoutTicks(scale, locale, 58, Room());
    if (rows.major_unit == rows.minor_unit) continue;
    REQUIRE(!rows.major.empty());
    const double direction = scale.length_px < 0 ? -1 : 1;
    const Tick& first = rows.major[0];
    CHECK(UnitSpan(rows.major_unit, scale.viewport.start_s).from == first.time);
    CHECK(!first.label.empty());
    const double at = (first.px - scale.origin_px) * direction;
    if (rows.major.size() == 1) CHECK(at >= 0);
    if (at < 0) {
      const double next = (rows.major[1].px - scale.origin_px) * direction;
      CHECK(next < Room().major_px(first.label));
    }
  }
}

TEST_CASE("ticks never move against the items while panning, and their unit stays") {
  const Locale locale = DutchLocale();
  Dice dice(14);
  for (int i = 0; i < 300; ++i) {
    TimeScale scale = AnyScale(&dice);
    const TickRows before = LayoutTicks(scale, locale, 58, Room());
    scale.viewport = Panned(scale.viewport, dice.Between(-0.3, 0.3) * scale.viewport.length_s);
    const TickRows after = LayoutTicks(scale, locale, 58, Room());
    CHECK(before.minor_unit == after.minor_unit);
    CHECK(before.major_unit == after.major_unit);
    for (const Tick& a : before.minor) {
      for (const Tick& b : after.minor) {
        if (a.time == b.time && !a.label.empty() && !b.label.empty()) CHECK(a.label == b.label);
      }
    }
  }
}

TEST_CASE("words of a week, a year and an afternoon") {
  const Locale locale = DutchLocale();
  const TimePoint june = FromCivil({2014, 6, 2});
  TickRows rows = LayoutTicks({{june, 0, 7 * 86400.0}, 0, 1000}, locale, 58, Room());
  CHECK(rows.minor_unit == TimeUnit::kDay);
  CHECK(rows.minor[0].label == "ma 2");
  CHECK(rows.major[0].label == "juni 2014");
  const TimePoint year = FromCivil({2014, 1, 1});
  rows = LayoutTicks({{year, 0, 365 * 86400.0}, 0, 1000}, locale, 58, Room());
  CHECK(rows.minor[2].label == "maart");
  CHECK(rows.major[0].label == "2014");
  rows = LayoutTicks({{year, 0, 365 * 86400.0}, 0, 720}, locale, 50, Room());
  CHECK(rows.minor[2].label == "mrt");
  rows =
      LayoutTicks({{FromCivil({2014, 6, 5, 13, 0, 0}), 0, 5 * 3600.0}, 0, 800}, locale, 58, Room());
  CHECK(rows.minor[0].label == "13:00");
  CHECK(rows.major[0].label == "do 5 juni 2014");
  rows = LayoutTicks({{FromCivil({1950, 1, 1}), 0, 120 * 31556952.0}, 0, 1000}, locale, 58, Room());
  CHECK(rows.minor[0].label == "1950");
  CHECK(rows.major_unit == TimeUnit::kCentury);
}

TEST_CASE("the change to summer time leaves no two labels on top of each other") {
  const Locale locale = DutchLocale();
  for (const int day : {30, 26}) {
    const TimePoint from = FromCivil({2014, day == 30 ? 3 : 10, day, 0, 0, 0});
    const TickRows rows = LayoutTicks({{from, 0, 6 * 3600.0}, 0, 600}, locale, 58, Room());
    for (std::size_t i = 1; i < rows.minor.size(); ++i) {
      CHECK(rows.minor[i].px - rows.minor[i - 1].px >= 57);
    }
  }
}

TEST_CASE("the two hours of one name in October are told apart on the axis, where there is room") {
  const Locale locale = DutchLocale();
  const auto labels = [&](double hours, double px) {
    const TimePoint from = FromCivil({2026, 10, 25, 1, 0, 0});
    const TickRows rows = LayoutTicks({{from, 0, hours * 3600}, 0, px}, locale, 58, Room());
    std::vector<std::string> found;
    for (const Tick& tick : rows.minor) {
      if (tick.label.starts_with("02:00") || tick.label.starts_with("02:30")) {
        found.push_back(tick.label);
      }
    }
    return found;
  };
  CHECK(labels(5, 1000) == std::vector<std::string>{"02:00 zomertijd", "02:00 wintertijd"});
  CHECK(labels(5, 360) == std::vector<std::string>{"02:00", "02:00"});
  const std::vector<std::string> quarters = labels(3, 1900);
  CHECK(std::count(quarters.begin(), quarters.end(), "02:30 zomertijd") == 1);
  CHECK(std::count(quarters.begin(), quarters.end(), "02:30 wintertijd") == 1);
}

}  // namespace
}  // namespace kringen

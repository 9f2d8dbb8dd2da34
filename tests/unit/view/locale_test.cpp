#include "view/locale.h"

#include <doctest/doctest.h>

#include "unit/view/synthetic_feed.h"

namespace kringen {
namespace {

using testing::DutchLocale;

const TimePoint kMoment = FromCivil({2014, 6, 5, 16, 42, 10});

TEST_CASE("a key without a text reads as the key") {
  const Locale locale = DutchLocale();
  CHECK(locale.Get("date.month.3") == "maart");
  CHECK(locale.Get("no.such.key") == "no.such.key");
}

TEST_CASE("counts have groups of three, whatever their size and sign") {
  const Locale locale = DutchLocale();
  CHECK(FormatCount(locale, 0) == "0");
  CHECK(FormatCount(locale, 999) == "999");
  CHECK(FormatCount(locale, 1000) == "1.000");
  CHECK(FormatCount(locale, 9100) == "9.100");
  CHECK(FormatCount(locale, 1234567) == "1.234.567");
  CHECK(FormatCount(locale, -1234) == "-1.234");
  CHECK(FormatCount(locale, INT64_MIN) == "-9.223.372.036.854.775.808");
}

TEST_CASE("plurals") {
  const Locale locale = DutchLocale();
  CHECK(FormatPlural(locale, "canvas.messages", 1) == "1 bericht");
  CHECK(FormatPlural(locale, "canvas.messages", 0) == "0 berichten");
  CHECK(FormatPlural(locale, "canvas.messages", 1400) == "1.400 berichten");
}

TEST_CASE("calendar units have the names people use") {
  const Locale locale = DutchLocale();
  const auto name = [&](TimeUnit unit) { return FormatUnit(locale, unit, kMoment); };
  CHECK(name(TimeUnit::kMinute) == "do 5 juni 2014, 16:42");
  CHECK(name(TimeUnit::kQuarterHour) == "do 5 juni 2014, 16:30-16:45");
  CHECK(name(TimeUnit::kHour) == "do 5 juni 2014, 16:00-17:00");
  CHECK(name(TimeUnit::kDayPart) == "do 5 juni 2014, 12:00-18:00");
  CHECK(name(TimeUnit::kDay) == "do 5 juni 2014");
  CHECK(name(TimeUnit::kWeek) == "week 23, 2014");
  CHECK(name(TimeUnit::kMonth) == "juni 2014");
  CHECK(name(TimeUnit::kQuarter) == "2e kwartaal 2014");
  CHECK(name(TimeUnit::kYear) == "2014");
  CHECK(name(TimeUnit::kDecade) == "2010-2019");
  CHECK(name(TimeUnit::kCentury) == "2000-2099");
}

TEST_CASE("the last hours of a day end at 24:00") {
  const TimePoint evening = FromCivil({2014, 6, 5, 23, 10, 0});
  CHECK(FormatUnit(DutchLocale(), TimeUnit::kDayPart, evening) == "do 5 juni 2014, 18:00-24:00");
}

TEST_CASE("a week bears the year of its Thursday") {
  const Locale locale = DutchLocale();
  CHECK(FormatUnit(locale, TimeUnit::kWeek, FromCivil({2014, 12, 30, 9, 0, 0})) == "week 1, 2015");
  CHECK(FormatUnit(locale, TimeUnit::kWeek, FromCivil({2016, 1, 1, 9, 0, 0})) == "week 53, 2015");
}

TEST_CASE("every moment of a unit gives the unit's name") {
  const Locale locale = DutchLocale();
  testing::Dice dice(7);
  for (int i = 0; i < 400; ++i) {
    const auto unit = static_cast<TimeUnit>(dice.Below(kTimeUnitCount));
    const auto t = static_cast<TimePoint>(dice.Between(-2000000000, 4000000000));
    const TimeSpan span = UnitSpan(unit, t);
    CHECK(FormatUnit(locale, unit, t) == FormatUnit(locale, unit, span.from));
    CHECK(FormatUnit(locale, unit, t) == FormatUnit(locale, unit, span.to - 1));
  }
}

TEST_CASE("times are told to their own precision") {
  const Locale locale = DutchLocale();
  CHECK(FormatTime(locale, kMoment, TimePrecision::kSecond) == "do 5 juni 2014, 16:42");
  CHECK(FormatTime(locale, kMoment, TimePrecision::kMinute) == "do 5 juni 2014, 16:42");
  CHECK(FormatTime(locale, kMoment, TimePrecision::kDay) == "do 5 juni 2014");
  CHECK(FormatTime(locale, kMoment, TimePrecision::kMonth) == "juni 2014");
  CHECK(FormatTime(locale, kMoment, TimePrecision::kYear) == "2014");
}

TEST_CASE("of a clock time that occurs twice it is said which it is") {
  const Locale locale = DutchLocale();
  const TimePoint summer = FromCivil({2026, 10, 25, 2, 30, 0}), winter = summer + 3600;
  const auto minute = [&](TimePoint t) { return FormatTime(locale, t, TimePrecision::kMinute); };
  CHECK(minute(summer) == "zo 25 oktober 2026, 02:30 zomertijd");
  CHECK(minute(winter) == "zo 25 oktober 2026, 02:30 wintertijd");
  CHECK(minute(summer - 3600) == "zo 25 oktober 2026, 01:30");
  CHECK(minute(winter + 3600) == "zo 25 oktober 2026, 03:30");
  CHECK(FormatUnit(locale, TimeUnit::kHour, summer) == "zo 25 oktober 2026, 02:00-03:00 zomertijd");
  CHECK(FormatUnit(locale, TimeUnit::kHour, winter) ==
        "zo 25 oktober 2026, 02:00-03:00 wintertijd");
  CHECK(FormatUnit(locale, TimeUnit::kDayPart, summer) == "zo 25 oktober 2026, 00:00-06:00");
}

TEST_CASE("labels of the axis") {
  const Locale locale = DutchLocale();
  CHECK(FormatTick(locale, TimeUnit::kDayPart, FromCivil({2014, 6, 5, 6, 0, 0}), true) == "06:00");
  CHECK(FormatTick(locale, TimeUnit::kDay, kMoment, false) == "5");
  CHECK(FormatTick(locale, TimeUnit::kDay, kMoment, true) == "do 5");
  CHECK(FormatTick(locale, TimeUnit::kMonth, kMoment, false) == "jun");
  CHECK(FormatTick(locale, TimeUnit::kMonth, kMoment, true) == "juni");
  CHECK(FormatTick(locale, TimeUnit::kQuarter, kMoment, true) == "2e kw.");
  CHECK(FormatTick(locale, TimeUnit::kDecade, FromCivil({2010, 1, 1}), true) == "2010");
  CHECK(FormatUnitBriefly(locale, TimeUnit::kDay, kMoment) == "5 jun '14");
  CHECK(FormatUnitBriefly(locale, TimeUnit::kMonth, kMoment) == "jun 2014");
  CHECK(FormatUnitBriefly(locale, TimeUnit::kDecade, kMoment) == "2010-19");
  CHECK(FormatUnitBriefly(locale, TimeUnit::kCentury, kMoment) == "2000-99");
}

}  // namespace
}  // namespace kringen

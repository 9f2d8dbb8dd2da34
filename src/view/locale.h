// The words of the canvas in the reader's language. They come from assets/i18n; the code holds
// keys only. A missing key reads as the key itself, which a test on the files makes impossible.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "base/civil_time.h"
#include "model/kinds.h"

namespace kringen {

struct Locale {
  std::string language = "nl";
  std::map<std::string, std::string, std::less<>> strings;

  std::string_view Get(std::string_view key) const;
};

// "1.234" in Dutch, "1,234" in English (key "number.group").
std::string FormatCount(const Locale& locale, std::int64_t count);

// "1 bericht" / "14 berichten": keys `key`.one and `key`.other, with {count} inside.
std::string FormatPlural(const Locale& locale, std::string_view key, std::int64_t count);

// The words of `key` with each {name} replaced by its value.
std::string FormatWords(
    const Locale& locale, std::string_view key,
    std::initializer_list<std::pair<std::string_view, std::string_view>> values);

// The name of a calendar unit as people say it: "maart 2014", "week 12, 2014", "do 5 juni 2014",
// "do 5 juni 2014, 16:00-17:00", "2014", "2010-2019".
std::string FormatUnit(const Locale& locale, TimeUnit unit, TimePoint t);

// An item's time to its own precision: "do 5 juni 2014, 16:42", "do 5 juni 2014", "juni 2014".
std::string FormatTime(const Locale& locale, TimePoint t, TimePrecision precision);

// "16:42", local time.
std::string FormatClock(TimePoint t);

// A label of the axis, to be read below the unit above it: "16:00", "5" or roomy "do 5", "mrt" or
// roomy "maart", "1e kw.", "2014". Of an hour that comes twice roomy "02:00 zomertijd".
std::string FormatTick(const Locale& locale, TimeUnit unit, TimePoint t, bool roomy);

// As short as the unit can be told: "5 jun '14", "jun 2014", "2010–19" for its decade.
std::string FormatUnitBriefly(const Locale& locale, TimeUnit unit, TimePoint t);

}  // namespace kringen

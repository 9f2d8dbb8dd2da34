// The words of the export and of the boundary (web/messages.d.ts) for our closed sets, in the order
// of the enums. An empty word means unknown.
#pragma once

#include <array>
#include <cstddef>

#include "base/civil_time.h"

namespace kringen {

inline constexpr std::array<const char*, 6> kKindNames = {"post",  "reply", "share",
                                                          "press", "visit", "event"};
inline constexpr std::array<const char*, 4> kInstrumentNames = {"", "communication", "money",
                                                                "rules"};
inline constexpr std::array<const char*, 5> kDirectionNames = {"", "one_way", "asks", "answers",
                                                               "reports_back"};
inline constexpr std::array<const char*, 5> kPrecisionNames = {"second", "minute", "day", "month",
                                                               "year"};
inline constexpr std::array<const char*, 5> kChannelKindNames = {"social", "press", "website",
                                                                 "visit", "other"};
inline constexpr std::array<const char*, 17> kPlatformNames = {
    "",           "facebook", "instagram", "threads", "linkedin", "x",
    "mastodon",   "bluesky",  "youtube",   "tiktok",  "whatsapp", "nextdoor",
    "newsletter", "press",    "website",   "visit",   "other"};
inline constexpr std::array<const char*, kTimeUnitCount> kUnitNames = {
    "minute", "quarter_hour", "hour", "day_part", "day",    "week",
    "month",  "quarter",      "year", "decade",   "century"};

template <typename Names, typename Value>
const char* NameOf(const Names& names, Value value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace kringen

// The closed lists of the format: the words of the export and of the boundary (web/messages.d.ts)
// for our enums, in their order. An empty word means unknown. Everything in C++ that reads, writes
// or counts by these words takes them from here; what is written elsewhere (JavaScript, the schema,
// the table to fill in) is compared with tests/fixtures/closed-lists.json, and so is this.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "base/civil_time.h"
#include "model/kinds.h"
#include "model/platform_table.h"

namespace kringen {

inline constexpr std::array<const char*, 6> kKindNames = {"post",  "reply", "share",
                                                          "press", "visit", "event"};
inline constexpr std::array<const char*, 4> kInstrumentNames = {"", "communication", "money",
                                                                "rules"};
inline constexpr std::array<const char*, 5> kDirectionNames = {"", "one_way", "asks", "answers",
                                                               "reports_back"};
inline constexpr std::array<const char*, 5> kPrecisionNames = {"second", "minute", "day", "month",
                                                               "year"};
inline constexpr std::array<const char*, 8> kDefinitionNames = {
    "", "reach-2014", "reach", "viewers", "unique-impressions", "impressions", "views", "plays"};
// Whose account a channel is, and where a share of it that lives here comes from: a table of the
// platform, or an estimate. Kept as they are written.
inline constexpr std::array<const char*, 3> kAuthorNames = {"", "profile", "page"};
inline constexpr std::array<const char*, 3> kShareMarks = {"", "S", "A"};
inline constexpr std::array<const char*, 5> kChannelKindNames = {"social", "press", "website",
                                                                 "visit", "other"};
inline constexpr auto kPlatformNames = [] {
  std::array<const char*, kPlatformRows.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kPlatformRows[i].word;
  return names;
}();
inline constexpr std::array<const char*, kTimeUnitCount> kUnitNames = {
    "minute", "quarter_hour", "hour", "day_part", "day",    "week",
    "month",  "quarter",      "year", "decade",   "century"};

static_assert(kKindNames.size() == static_cast<std::size_t>(ItemKind::kEvent) + 1);
static_assert(kInstrumentNames.size() == static_cast<std::size_t>(Instrument::kRules) + 1);
static_assert(kDirectionNames.size() == static_cast<std::size_t>(Direction::kReportsBack) + 1);
static_assert(kPrecisionNames.size() == static_cast<std::size_t>(TimePrecision::kYear) + 1);
static_assert(kDefinitionNames.size() == static_cast<std::size_t>(Definition::kPlays) + 1);
static_assert(kChannelKindNames.size() == static_cast<std::size_t>(ChannelKind::kOther) + 1);

template <typename Names, typename Value>
const char* NameOf(const Names& names, Value value) {
  return names[static_cast<std::size_t>(value)];
}

// False, and nothing is set, for a word that this version does not know.
template <typename Names, typename Value>
bool SetNamed(const Names& names, std::string_view word, Value* value) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (word != names[i]) continue;
    *value = static_cast<Value>(i);
    return true;
  }
  return false;
}

}  // namespace kringen

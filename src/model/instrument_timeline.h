// By which instrument the municipality steered, and whether it spoke, asked, answered or reported
// back, counted per calendar period. The instruments (rules, money, communication) are those of
// E. Vedung in "Carrots, Sticks and Sermons" (Bemelmans-Videc, Rist, Vedung 1998).
// Every item counts once in each row, unknown as such; empty periods between two others stay.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/feed.h"

namespace kringen {

struct InstrumentPeriod {
  TimeSpan span;
  std::int64_t items = 0;
  std::array<std::int64_t, 4> instruments{};  // by enum value, [0] is unknown
  std::array<std::int64_t, 5> directions{};
};

struct InstrumentTimeline {
  TimeUnit unit = TimeUnit::kMonth;
  std::vector<InstrumentPeriod> periods;  // oldest first
};

// A row per period must stay readable as a table.
inline constexpr std::size_t kMostInstrumentPeriods = 24;

// The finest of month, quarter and year that gives at most kMostInstrumentPeriods, else decades.
// Withdrawn items are left out; the order of the items does not matter.
InstrumentTimeline InstrumentsOf(const Feed& feed, std::span<const ItemIndex> items);

}  // namespace kringen

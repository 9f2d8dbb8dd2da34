#include "model/instrument_timeline.h"

#include <algorithm>

namespace kringen {

namespace {

// The periods from `oldest` to `newest`; at most one more than `most`.
std::vector<InstrumentPeriod> Periods(TimeUnit unit, TimeSpan extent, std::size_t most) {
  std::vector<InstrumentPeriod> periods;
  TimePoint at = extent.from;
  while (at <= extent.to && periods.size() <= most) {
    InstrumentPeriod period;
    period.span = UnitSpan(unit, at);
    at = period.span.to;
    periods.push_back(period);
  }
  return periods;
}

}  // namespace

InstrumentTimeline InstrumentsOf(const Feed& feed, std::span<const ItemIndex> items) {
  InstrumentTimeline timeline;
  TimeSpan extent{INT64_MAX, INT64_MIN};
  for (const ItemIndex index : items) {
    const Item& item = feed.items[index];
    if (item.withdrawn) continue;
    extent = {std::min(extent.from, item.time), std::max(extent.to, item.time)};
  }
  if (extent.from > extent.to) return timeline;
  for (const TimeUnit unit :
       {TimeUnit::kMonth, TimeUnit::kQuarter, TimeUnit::kYear, TimeUnit::kDecade}) {
    timeline.unit = unit;
    const bool last = unit == TimeUnit::kDecade;
    // Dates lie within 1800-2200, so decades are few.
    timeline.periods = Periods(unit, extent, last ? 100 : kMostInstrumentPeriods);
    if (timeline.periods.size() <= kMostInstrumentPeriods) break;
  }
  for (const ItemIndex index : items) {
    const Item& item = feed.items[index];
    if (item.withdrawn) continue;
    const auto after = std::upper_bound(
        timeline.periods.begin(), timeline.periods.end(), item.time,
        [](TimePoint time, const InstrumentPeriod& period) { return time < period.span.from; });
    InstrumentPeriod& period = *(after - 1);
    ++period.items;
    ++period.instruments[static_cast<std::size_t>(item.instrument)];
    ++period.directions[static_cast<std::size_t>(item.direction)];
  }
  return timeline;
}

}  // namespace kringen

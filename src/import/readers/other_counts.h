// Counts of a measurement that the timeline does not use (MetricRow::others), by their names of
// docs/formats.md; and the names of a whole that is no reach of its message.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/publication.h"

namespace kringen {

inline constexpr std::string_view kTotalSuffix = "_total";

// By its definition ("viewers"), else "reach".
std::string FigureName(Definition definition);
// A figure of which it is not told what was paid: "viewers_total".
std::string TotalName(Definition definition);

// -1: it has none.
std::int64_t OtherOf(const MetricRow& row, std::string_view name);
// Of two the larger; below 0 nothing is kept. They stay sorted by name.
void KeepLargest(const std::string& name, std::int64_t count, MetricRow* row);
// Who saw it is not told of what was shown for money apart: kept as totals, and no reach.
void SetSightApart(MetricRow* row);
void DropOther(std::string_view name, MetricRow* row);

}  // namespace kringen

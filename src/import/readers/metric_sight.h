// Who saw the message of a row: a measurement for each meaning that the table gives to it, each
// with the part that follows the account and the part that was paid for. A part is never taken from
// the figure of another meaning, and one that is more than its whole is told and not used.
#pragma once

#include <functional>
#include <vector>

#include "import/readers/metric_columns.h"
#include "model/publication.h"

namespace kringen {

struct RowCells {
  std::function<std::int64_t(int column)> count;  // -1: none; what is no number is told
  std::function<void(const char* code, int column)> tell;
};

// `counts`: what the row tells beside it, which each measurement has; at least one. Where the paid
// part of one figure is told, and it is not nothing, a figure without its own is no reach: it is
// kept among the other counts ("viewers_total") and told.
std::vector<MetricRow> ReadSight(const MetricColumns& columns, const MetricRow& counts,
                                 const RowCells& cells);

}  // namespace kringen

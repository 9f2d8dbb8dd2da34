// The table of posts that Meta Business Suite exports, with Dutch or English headers
// (docs/formats.md 5.1). In Dutch `Reacties` are reactions; comments are `Opmerkingen`.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Counts are totals up to the day that the table tells, at most `today` (metric_table.h). Asks
// "date_order:<file>" when no date shows whether day or month comes first.
MetricReading ReadMetaCsv(const SourceFile& file, const std::string& today, const Answers& answers);

}  // namespace kringen

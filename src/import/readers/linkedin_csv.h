// The table of posts of a LinkedIn page (docs/formats.md 5.4): LinkedIn gives a workbook, of which
// the sheet of posts is saved as CSV.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Counts are totals up to the day that the table tells, at most `today` (metric_table.h).
MetricReading ReadLinkedInCsv(const SourceFile& file, const std::string& today,
                              const Answers& answers);

}  // namespace kringen

// The tables of posts that X gives: "Tweet activity" (until 2024) and "Content" (since),
// docs/formats.md 5.2. Reposts are shares; the table per day is refused.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// Counts are totals up to the day that the table tells, at most `today` (metric_table.h).
MetricReading ReadXCsv(const SourceFile& file, const std::string& today, const Answers& answers);

}  // namespace kringen

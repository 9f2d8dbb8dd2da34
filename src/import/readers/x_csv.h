// The tables of posts that X gives: "Tweet activity" (until 2024) and "Content" (since),
// docs/formats.md 5.2. Reposts are shares; the table per day is refused.
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// `measured` is the day of the export: counts are totals up to then.
MetricReading ReadXCsv(const SourceFile& file, const std::string& measured, const Answers& answers);

}  // namespace kringen

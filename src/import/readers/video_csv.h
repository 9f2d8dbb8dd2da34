// The tables of videos that YouTube Studio ("Table data.csv", out of its zip) and TikTok Studio
// ("Content.csv") export, with English headers (docs/formats.md 5).
#pragma once

#include "import/readers/candidate.h"

namespace kringen {

// By themselves, by their decoded first bytes in small letters.
bool IsYouTubeTable(std::string_view start);
bool IsTikTokTable(std::string_view start);

// Views, which are no number of people; of YouTube "Unique viewers" are, where the table has them.
// As metric_table.h.
MetricReading ReadYouTubeCsv(const SourceFile& file, const std::string& today,
                             const Answers& answers);
MetricReading ReadTikTokCsv(const SourceFile& file, const std::string& today,
                            const Answers& answers);

}  // namespace kringen

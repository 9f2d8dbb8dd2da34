// Tables of who follows an account: how many by day, and the places where they live
// (docs/formats.md 5.3), and their ages, of one account or, with a column of names, of several.
// Only totals are taken; those who came on a day are no total, and where the table leaves that open
// it is asked.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "import/readers/candidate.h"

namespace kringen {

// The line whose first cell is one of these titles, in any case; npos: none.
std::size_t StartOfTitled(std::string_view text, const std::vector<std::string_view>& names);

// "45,3%" or "0.453"; a count of people says nothing of the whole.
std::optional<double> ShareOfFollowers(std::string_view cell);

// A table by itself, by its path and decoded first bytes, both in small letters.
bool IsFollowerTable(std::string_view path, std::string_view start);

// Days after `today` are refused. Asks "followers_kind:<file>" and "date_order:<file>". The rows of
// what it gives are no lines of its report: whoever joins them tells what became of them.
MetricReading ReadFollowerTable(const SourceFile& file, const std::string& today,
                                const Answers& answers);

}  // namespace kringen

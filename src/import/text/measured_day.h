// The day up to which a table counts, where the table says so itself: in a line above its header
// ("Data as of 31 March 2024", "Periode: 1-3-2024 t/m 31-3-2024") or in its file's name
// ("content_2024-01-01_2024-03-31.csv", "cijfers-2024-03-31.csv"). Days as YYYY-MM-DD.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kringen {

// The latest day that a text names in full; empty when there is none. Days whose order is open do
// not count.
std::string LatestDayIn(std::string_view text);

// Of the lines above the header those that speak of a period or an export, else the file's name;
// empty when neither tells, or tells a day after `today`.
std::string MeasuredDay(std::string_view file_name, const std::vector<std::string>& preamble,
                        const std::string& today);

}  // namespace kringen

// The CBS's "Kerncijfers wijken en buurten" as a table: the file kwb-YEAR as CSV, or the same
// figures out of StatLine under their names there. What is secret (".") or cannot be read is
// unknown, never zero.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kringen::census {

inline constexpr std::int64_t kSecret = -1;  // or not to be read: "census.unreadable"

// In the order of the columns: 0-14, 15-24, 25-44, 45-64, 65 and older.
using AgeCounts = std::array<std::int64_t, 5>;

struct Figures {
  std::int64_t residents = kSecret;
  AgeCounts ages{kSecret, kSecret, kSecret, kSecret, kSecret};
  std::int64_t households = kSecret, single = kSecret, childless = kSecret, with_children = kSecret;
  double household_size = -1;  // persons; negative: unknown
};

struct Region {
  std::string code;  // "WK177400"
  std::string name;  // may be empty: some tables have codes alone
  Figures figures;
};

struct KwbTable {
  Region municipality;        // its own row; without one, its code and nothing known
  std::vector<Region> parts;  // in order of their codes
  std::vector<Error> remarks;
};

// Names of the columns that must be there, for messages.
std::vector<std::string_view> RequiredColumns();

// Names by code ("GM1774") of the municipalities that a table has; none when it is no such table.
std::map<std::string, std::string> NamesOfMunicipalities(std::string_view bytes);

// `digits`: of the municipality, "1774"; `per_buurt`: rows "Buurt" instead of "Wijk". Errors:
// "census.not_a_table", "census.no_columns" (detail: those that are missing),
// "census.unknown_municipality" (detail: those that are there), "census.no_parts".
Result<KwbTable> ReadKwb(std::string_view bytes, std::string_view digits, bool per_buurt);

}  // namespace kringen::census

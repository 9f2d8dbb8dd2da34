// JSON whose members are columns: {"name": [numbers or texts], ...}, with a member of its own that
// says the version. Members of other names are passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace kringen {

using IndexNumbers = std::vector<std::int64_t>;
using IndexTexts = std::vector<std::string>;

struct ColumnPlaces {
  std::string_view version_name;
  std::int64_t version = 1;  // that is understood
  std::vector<std::pair<std::string_view, IndexNumbers*>> numbers;
  std::vector<std::pair<std::string_view, IndexTexts*>> texts;
};
struct ColumnCodes {
  const char* not_json;
  const char* newer;
  const char* damaged;  // with the column
};

// The columns are filled as far as was read. 64 MiB at most.
std::optional<Error> ReadColumns(std::string_view bytes, const ColumnPlaces& places,
                                 const ColumnCodes& codes);

}  // namespace kringen

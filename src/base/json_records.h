// Reads a large JSON file record by record: each element of its array is a small document of its
// own and goes to `take`; the file as a whole is never one. A record that is no JSON costs only
// itself, and bytes that are not UTF-8 or halves of surrogate pairs become U+FFFD.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/json_value.h"

namespace kringen {

// `index` counts from 0, broken records included.
using TakeRecord = std::function<void(std::int64_t index, const JsonValue& record)>;

struct JsonRecords {
  std::vector<std::int64_t> broken;  // indices of elements that are no JSON, or nested beyond 64
  std::int64_t bad_numbers = 0;      // beyond what a double holds; null in the records
  bool complete = false;             // the file was one array or object, and nothing behind it
  bool at_end = false;               // the file ended too early
};

// The array is the file itself, or a member of the object that the file is: the one with `name`,
// or, with an empty name, every array among its members.
JsonRecords ReadJsonRecords(std::string_view bytes, std::string_view name, const TakeRecord& take);

}  // namespace kringen

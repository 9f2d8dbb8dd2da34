// Reads a large JSON file record by record: each element of its array becomes a small document and
// goes to `take`; the file as a whole is never one. What came before a syntax error was taken.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "base/json_read.h"
#include "base/json_value.h"

namespace kringen {

// `index` counts from 0.
using TakeRecord = std::function<void(std::int64_t index, const JsonValue& record)>;

// The array is the file itself, or a member of the object that the file is: the one with `name`,
// or, with an empty name, every array among its members. A record nested deeper than 64 ends the
// reading.
JsonOutcome ReadJsonRecords(std::string_view bytes, std::string_view name, const TakeRecord& take);

}  // namespace kringen

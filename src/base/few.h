// A number of residents that a model gives is not known to the person. Below a hundred it is said
// to be few and no more, wherever it is shown or written: pages, tables, files, maps. The page's
// own script has the same rule (web/reach/words.js).
#pragma once

#include <cstdint>

namespace kringen {

constexpr std::int64_t kFew = 100;
// Some, and too few for a number of their own.
constexpr bool IsFew(std::int64_t persons) { return persons > 0 && persons < kFew; }

}  // namespace kringen

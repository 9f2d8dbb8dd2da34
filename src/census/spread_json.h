// A JSON text on many lines, as a person would write it: what stands deeper than two levels stays
// on one line. For files that people open and mend.
#pragma once

#include <string>
#include <string_view>

namespace kringen::census {

// `json` is valid and has no white space between its parts.
std::string SpreadJson(std::string_view json);

}  // namespace kringen::census

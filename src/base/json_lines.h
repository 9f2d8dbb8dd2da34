// Where in a JSON text something stands, for people who open it in an editor. Lines count from 1.
// The text may be cut or broken: then it is as far as it can be read.
#pragma once

#include <cstdint>
#include <string_view>

namespace kringen {

// The line, from 1, at which the value of a JSON pointer (RFC 6901) begins. Where the pointer leads
// nowhere, the line of what it reached last. 0 for a text that breaks off before.
std::int64_t LineOfPointer(std::string_view json, std::string_view pointer);

// The line that holds a byte.
std::int64_t LineOfByte(std::string_view text, std::size_t position);

}  // namespace kringen

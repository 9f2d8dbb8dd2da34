// The named character references of HTML, made when the program is built (tools/make-entities.py).
// Entries are sorted by name: the name, ';' where it needs a semicolon behind it or ',' where that
// may be left out, the characters in UTF-8, and a NUL.
#pragma once

#include <cstddef>

namespace kringen {

extern const char kReferences[];
extern const std::size_t kReferencesSize;  // in bytes
extern const std::size_t kReferenceCount;  // names with and without ';'

}  // namespace kringen

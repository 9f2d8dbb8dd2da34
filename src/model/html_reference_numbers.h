// What numbered character references mean that name controls of Unicode: what Windows-1252 has
// there. Made when the program is built (tools/make-entities.py).
#pragma once

namespace kringen {

extern const char16_t kOldNumbers[32];  // &#128; to &#159;

}  // namespace kringen

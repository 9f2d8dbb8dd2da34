// SHA-256 (FIPS 180-4) as 64 small hexadecimal digits. Names a file's content in a manifest, and an
// id in a list that must not tell ids.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

std::string Sha256Hex(std::string_view bytes);

}  // namespace kringen

// Base64 (RFC 4648) as feeds have it: with or without line ends in it, padded, and told apart from
// text that only looks like it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kringen {

// Nothing when it is no base64, padding included.
std::optional<std::string> DecodeBase64(std::string_view text);

// UTF-8 without controls other than blanks and line ends.
bool IsPlainText(std::string_view bytes);

}  // namespace kringen

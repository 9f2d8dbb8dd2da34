// Addresses that are written from where they stand ("/nieuws/1", "../a", "?p=2") made whole by the
// address of their base, as RFC 3986 says.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

// The whole address, by RFC 3986 5.2; `link` itself when it has a scheme, or empty when the base is
// no web address.
std::string ResolvedAddress(std::string_view base, std::string_view link);

}  // namespace kringen

// The address at which a site will be, as a person gives it: where every page says that it is, in
// links, feeds and the sitemap. So it is an address of the web (RFC 3986, http or https, with a
// host) without credentials, question or fragment, in plain ASCII.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace kringen {

// Scheme and host in small letters, with '/' at its end. Error "publish.bad_address".
Result<std::string> SiteAddress(std::string_view text);

}  // namespace kringen

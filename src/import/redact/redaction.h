// One thing that redaction took out of a text, and what stands there instead. The text itself is
// not part of it.
#pragma once

#include <cstdint>
#include <string>

namespace kringen {

// Something in a text that was replaced or should be looked at. Offsets are bytes in the original
// text; the original is shown in the studio only and is never written to a file or log.
struct Redaction {
  // "email", "phone", "iban", "bsn", "plate", "address", "location", "handle", "name"; of links
  // also "tracking", "signed_url", "invite"; of ids "id"
  std::string kind;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::string replacement;
};

}  // namespace kringen

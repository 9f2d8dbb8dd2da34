// How long a message is shown, and when it is no more: one rule for whoever shows or publishes it.
// Days are local ones of the calendar, as "2026-10-31".
#pragma once

#include <string_view>

namespace kringen {

// Whether a message that may be shown until `expires` is over on `today` ("2026-10-31"): it is
// still shown on that day itself. Of an instant its day counts. Empty: it never expires, or the day
// is not known.
inline bool IsExpired(std::string_view expires, std::string_view today) {
  return !expires.empty() && !today.empty() && expires.substr(0, 10) < today;
}

}  // namespace kringen

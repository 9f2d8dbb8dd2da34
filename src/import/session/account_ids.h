// Ids that carry their account: "fb-12" of the account with key "1a2b3c4d" is "fb-1a2b3c4d-12". The
// key is of AccountKey() (model/provenance.h) and tells nothing. Ids of exports from before there
// were keys have none, and keep.
#pragma once

#include <string>
#include <string_view>

#include "base/civil_time.h"

namespace kringen {

// An empty key changes nothing.
std::string WithAccount(std::string_view id, std::string_view key);
// The key in an id; empty when there is none.
std::string_view AccountIn(std::string_view id);
// As the id was, or would have been, without a key.
std::string WithoutAccount(std::string_view id);
// "fb-1401979320" of "fb-1401979320-2": readers number what an account wrote in one second.
std::string_view StemOf(std::string_view id, TimePoint published);
// "fb" of both "fb-12" and "fb-1a2b3c4d-12".
std::string_view PrefixOf(std::string_view id);

}  // namespace kringen

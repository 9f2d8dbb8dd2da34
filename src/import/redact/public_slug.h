// Ids of channels, cases and sources are made from what people call them. Eight digits that tell
// nothing, the same for the same name, stand for what must not be told.
#pragma once

#include <string>
#include <string_view>

namespace kringen {

// Of a name that is shown as well, when it was looked at: digits where it holds personal data.
std::string PublicSlug(std::string_view name);

// Of a file, whose name nobody looks at: digits also where it may name somebody.
std::string FileSlug(std::string_view name);

}  // namespace kringen

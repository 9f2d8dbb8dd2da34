// The languages that Kringen has words in ("nl", "en"): what cmake/languages.cmake found in assets.
// The first stands in for a language that has none.
#pragma once

#include <span>
#include <string_view>

namespace kringen {

std::span<const std::string_view> LanguageCodes();

// The code of a tag ("de-AT", "EN"), or the first code when there are no words in that language.
std::string_view LanguageCodeOf(std::string_view tag);

}  // namespace kringen

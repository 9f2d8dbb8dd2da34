#include "publish/language_codes.h"

#include <algorithm>

namespace kringen {

std::string_view LanguageCodeOf(std::string_view tag) {
  const std::string_view language = tag.substr(0, tag.find('-'));
  const auto is_it = [&](std::string_view code) {
    return std::equal(code.begin(), code.end(), language.begin(), language.end(),
                      [](char mine, char theirs) { return mine == (theirs | 0x20); });
  };
  const auto codes = LanguageCodes();
  const auto found = std::find_if(codes.begin(), codes.end(), is_it);
  return found == codes.end() ? codes.front() : *found;
}

}  // namespace kringen

# The languages there are words in: those of assets/i18n, Dutch first, as it is what stands in for others.
# A language is its JSON files and a row in web/base/languages.js.
file(GLOB language_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/i18n/*.json)
set(KRINGEN_LANGUAGES nl)
foreach(file IN LISTS language_files)
  get_filename_component(code ${file} NAME_WE)
  list(APPEND KRINGEN_LANGUAGES ${code})
endforeach()
list(REMOVE_DUPLICATES KRINGEN_LANGUAGES)

list(LENGTH KRINGEN_LANGUAGES language_count)
list(JOIN KRINGEN_LANGUAGES "\", \"" language_codes)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/language_codes.cpp @ONLY CONTENT
"#include \"publish/language_codes.h\"

#include <array>

namespace kringen {

std::span<const std::string_view> LanguageCodes() {
  static constexpr std::array<std::string_view, @language_count@> kCodes = {\"@language_codes@\"};
  return kCodes;
}

}  // namespace kringen
")

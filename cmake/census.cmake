# A population file out of public figures; the common table of who is on which platform is part of it.
set(adoption_file ${CMAKE_SOURCE_DIR}/assets/adoption/netherlands.json)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${adoption_file})
file(READ ${adoption_file} adoption_table)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/adoption_table.cpp @ONLY CONTENT
"#include \"census/census.h\"

namespace kringen::census {
std::string_view AdoptionTable() { return R\"json(@adoption_table@)json\"; }
}  // namespace kringen::census
")
kringen_library(kringen_census census)
target_sources(kringen_census PRIVATE ${CMAKE_BINARY_DIR}/generated/adoption_table.cpp)
kringen_link(kringen_census kringen_import)

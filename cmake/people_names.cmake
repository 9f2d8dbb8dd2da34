# The names that the detector of people knows: a table written at build time from OpenTaal's dictionary (Debian's
# hunspell-nl) and the npm package gender-detection-from-name. See tools/make-people-names.mjs.
set(people_table ${CMAKE_BINARY_DIR}/people_names_table.cpp)
add_custom_command(OUTPUT ${people_table}
  COMMAND ${KRINGEN_NODE} ${CMAKE_SOURCE_DIR}/tools/make-people-names.mjs
    ${KRINGEN_DUTCH_DICTIONARY} ${given_names} ${people_table}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/make-people-names.mjs ${KRINGEN_DUTCH_DICTIONARY} ${given_names}/fr.js
  VERBATIM)
add_library(kringen_people_names STATIC EXCLUDE_FROM_ALL ${people_table})
target_include_directories(kringen_people_names PRIVATE ${CMAKE_SOURCE_DIR}/src)

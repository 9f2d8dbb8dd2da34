# The names that the detector of people knows: a table written at build time from OpenTaal's dictionary (Debian's
# hunspell-nl) and the npm package gender-detection-from-name. See tools/make-people-names.mjs.
find_program(KRINGEN_NODE NAMES node nodejs NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_file(KRINGEN_DUTCH_DICTIONARY nl.dic PATHS /usr/share/hunspell NO_CMAKE_FIND_ROOT_PATH REQUIRED)
set(given_names ${CMAKE_SOURCE_DIR}/node_modules/gender-detection-from-name/names)
if(NOT EXISTS ${given_names}/fr.js)
  message(FATAL_ERROR "No given names in ${given_names}: run ./build-wasm.sh build, or npm ci.")
endif()
set(people_table ${CMAKE_BINARY_DIR}/people_names_table.cpp)
add_custom_command(OUTPUT ${people_table}
  COMMAND ${KRINGEN_NODE} ${CMAKE_SOURCE_DIR}/tools/make-people-names.mjs
    ${KRINGEN_DUTCH_DICTIONARY} ${given_names} ${people_table}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/make-people-names.mjs ${KRINGEN_DUTCH_DICTIONARY} ${given_names}/fr.js
  VERBATIM)
add_library(kringen_people_names STATIC EXCLUDE_FROM_ALL ${people_table})
target_include_directories(kringen_people_names PRIVATE ${CMAKE_SOURCE_DIR}/src)

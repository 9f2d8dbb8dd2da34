# The clocks of all time zones, made of the machine's tzdata: src/import/text/zone_data.h.
set(zone_tables ${CMAKE_BINARY_DIR}/zone_data.cpp)
add_custom_command(OUTPUT ${zone_tables}
  COMMAND ${KRINGEN_PYTHON} ${CMAKE_SOURCE_DIR}/tools/make-zones.py ${zone_tables}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/make-zones.py VERBATIM)
add_library(kringen_zones STATIC EXCLUDE_FROM_ALL ${zone_tables})
target_include_directories(kringen_zones PRIVATE ${CMAKE_SOURCE_DIR}/src)
kringen_warnings(kringen_zones)

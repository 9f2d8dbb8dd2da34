# The command line program: build/release/kringen.
file(GLOB cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/*.cpp)
if(NOT cli_sources)
  return()
endif()

add_executable(kringen-cli EXCLUDE_FROM_ALL ${cli_sources})
set_target_properties(kringen-cli PROPERTIES OUTPUT_NAME kringen)
kringen_warnings(kringen-cli)
target_link_libraries(kringen-cli PRIVATE kringen_archive kringen_publish)
# CLI11 reports by exception; arguments.cpp catches them all at once.
set_source_files_properties(${CMAKE_SOURCE_DIR}/src/cli/arguments.cpp PROPERTIES
  COMPILE_OPTIONS "-fexceptions;-frtti")

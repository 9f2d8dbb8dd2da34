# Compiles the sources of a target in batches, for builds that compile everything once: a header is read once per batch. Which
# sources can share one is decided by tools/batches.mjs; CMake leaves out those with flags of their own.
option(KRINGEN_BATCHES "Compile sources in batches" OFF)
set(kringen_batch_size 12)

# kringen_batches(TARGET [ALWAYS])
function(kringen_batches target)
  if(NOT KRINGEN_BATCHES AND NOT "ALWAYS" IN_LIST ARGN)
    return()
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "^\\$|^${CMAKE_BINARY_DIR}")
  list(TRANSFORM sources PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/" REGEX "^[^/]")
  execute_process(COMMAND ${KRINGEN_NODE} ${CMAKE_SOURCE_DIR}/tools/batches.mjs ${kringen_batch_size} ${sources}
    OUTPUT_VARIABLE rows COMMAND_ERROR_IS_FATAL ANY)
  string(STRIP "${rows}" rows)
  string(REPLACE "\n" ";" rows "${rows}")
  foreach(row IN LISTS rows)
    string(REGEX MATCH "^([0-9]+) (.*)$" row "${row}")
    set_source_files_properties(${CMAKE_MATCH_2} PROPERTIES UNITY_GROUP ${target}_${CMAKE_MATCH_1})
  endforeach()
  # What may share a batch depends on what the sources name.
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/tools/batches.mjs)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

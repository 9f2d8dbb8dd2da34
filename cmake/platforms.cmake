# The table of platforms that C++ includes as "model/platform_table.h". Made when CMake runs, so that clang-tidy and
# clangd find it before anything is built.
set(platform_sources ${CMAKE_SOURCE_DIR}/web/base/platforms.js ${CMAKE_SOURCE_DIR}/web/base/tokens.css)
set(platform_maker ${CMAKE_SOURCE_DIR}/tools/make-platforms.py)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${platform_maker} ${platform_sources})
execute_process(COMMAND ${KRINGEN_PYTHON} ${platform_maker} ${platform_sources}
    ${CMAKE_BINARY_DIR}/generated/model/platform_table.h
  COMMAND_ERROR_IS_FATAL ANY)

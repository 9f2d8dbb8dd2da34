# Emscripten's own toolchain file, wherever the emcc of the PATH was installed.
find_program(KRINGEN_EMCC emcc NO_CMAKE_FIND_ROOT_PATH)
if(NOT KRINGEN_EMCC)
  message(FATAL_ERROR "No emcc on the PATH. On Debian: apt-get install emscripten")
endif()
file(REAL_PATH ${KRINGEN_EMCC} emcc)
cmake_path(GET emcc PARENT_PATH emscripten_root)
include(${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake)

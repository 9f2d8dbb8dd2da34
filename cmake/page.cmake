# The page's program: build/wasm/kringen.js and kringen.wasm. No exceptions, no file system, no eval, no threads,
# WebGL 2 only; the functions below are its whole surface (web/messages.d.ts).
file(GLOB page_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform/*.cpp)
if(NOT page_sources)
  message(STATUS "src/platform has no sources yet: no page program.")
  return()
endif()

add_executable(kringen ${page_sources})
kringen_warnings(kringen)
# At -O1 emcc links without Binaryen's passes, which take most of the time.
set(page_link_level -O1)
if(NOT KRINGEN_QUICK)
  set(page_link_level -O3)
  target_compile_options(kringen PRIVATE -Os)
endif()
target_link_libraries(kringen PRIVATE kringen_ui kringen_imgui_page kringen_sdl2)

# TOTAL_STACK was renamed in Emscripten 3.1.25; the views on memory are no longer exported unasked in newer ones.
set(stack_setting STACK_SIZE)
set(runtime_methods UTF8ToString,stringToUTF8,lengthBytesUTF8)
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(stack_setting TOTAL_STACK)
else()
  string(APPEND runtime_methods ,HEAPU8)
endif()
target_link_options(kringen PRIVATE
  ${page_link_level} -fno-exceptions -fno-rtti
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createKringen -sENVIRONMENT=web
  -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2
  -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_GEOMETRIC_STEP=0.05
  -sINITIAL_MEMORY=32MB -sMAXIMUM_MEMORY=2GB -s${stack_setting}=1MB
  -sEXPORTED_FUNCTIONS=_kringen_start,_kringen_send,_kringen_import,_kringen_stop,_malloc,_free
  -sEXPORTED_RUNTIME_METHODS=${runtime_methods}
  -sINVOKE_RUN=0)

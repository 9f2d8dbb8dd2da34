# Third-party code, built from source with its own warnings off, or the machine's (cmake/needs.cmake):
#   kringen_headers     nlohmann/json, doctest and utfcpp, header only, from the system
#   kringen_pugixml     pugixml without exceptions, streams and XPath: RSS and Atom
#   kringen_digest      SHA-256 of libmd
#   kringen_containers  libzip and libarchive: archives on the command line
#   kringen_drawing     cairo and pango: the picture beside a shared address
#   kringen_imgui       Dear ImGui's headers and the definitions everybody has to agree on
#   kringen_imgui_full  Dear ImGui with stb_truetype: tests and benchmark
#   kringen_imgui_page  Dear ImGui without fonts, demo and debug tools: the page
#   kringen_sdl2        the window of SDL 2, nothing else: the page

# Links to the system's headers in a folder of their own: emcc must not see the rest of /usr/include.
set(header_links ${CMAKE_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${header_links})
foreach(folder nlohmann doctest)
  file(CREATE_LINK ${KRINGEN_${folder}_ROOT}/${folder} ${header_links}/${folder} SYMBOLIC)
endforeach()
foreach(name utf8.h utf8)
  file(CREATE_LINK ${KRINGEN_utf8_ROOT}/${name} ${header_links}/${name} SYMBOLIC)
endforeach()
add_library(kringen_headers INTERFACE)
target_include_directories(kringen_headers SYSTEM INTERFACE ${header_links})

if(EXISTS ${KRINGEN_PUGIXML_SOURCE})
  add_library(kringen_pugixml STATIC EXCLUDE_FROM_ALL ${KRINGEN_PUGIXML_SOURCE})
  target_include_directories(kringen_pugixml SYSTEM PUBLIC ${KRINGEN_PUGIXML_DIR}/src)
  target_compile_options(kringen_pugixml PRIVATE -w)
  target_compile_definitions(kringen_pugixml PUBLIC PUGIXML_NO_EXCEPTIONS PUGIXML_NO_STL PUGIXML_NO_XPATH)
else()
  add_library(kringen_pugixml ALIAS PkgConfig::KRINGEN_PUGIXML)
endif()

if(EXISTS ${KRINGEN_LIBMD_SOURCE})
  # Its configure script asks for what a shared library needs; one file by itself needs none of it.
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/libmd/config.h CONTENT "\n")
  add_library(kringen_digest STATIC EXCLUDE_FROM_ALL ${KRINGEN_LIBMD_SOURCE})
  target_include_directories(kringen_digest PRIVATE ${CMAKE_BINARY_DIR}/libmd)
  target_include_directories(kringen_digest SYSTEM PUBLIC ${KRINGEN_LIBMD_DIR}/include)
  target_compile_options(kringen_digest PRIVATE -w)
else()
  add_library(kringen_digest ALIAS PkgConfig::KRINGEN_LIBMD)
endif()

if(NOT EMSCRIPTEN)
  add_library(kringen_containers INTERFACE)
  target_link_libraries(kringen_containers INTERFACE PkgConfig::KRINGEN_LIBZIP PkgConfig::KRINGEN_LIBARCHIVE)
  add_library(kringen_drawing ALIAS PkgConfig::KRINGEN_PANGOCAIRO)
endif()

if(NOT KRINGEN_WITH_IMGUI)
  return()
endif()
add_library(kringen_imgui INTERFACE)
target_include_directories(kringen_imgui SYSTEM INTERFACE ${KRINGEN_IMGUI_DIR})
target_compile_definitions(kringen_imgui INTERFACE
  IMGUI_USE_WCHAR32 "ImDrawIdx=unsigned int" IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS IMGUI_DISABLE_WIN32_FUNCTIONS)

set(imgui_sources ${KRINGEN_IMGUI_DIR}/imgui.cpp ${KRINGEN_IMGUI_DIR}/imgui_draw.cpp
  ${KRINGEN_IMGUI_DIR}/imgui_tables.cpp ${KRINGEN_IMGUI_DIR}/imgui_widgets.cpp)

add_library(kringen_imgui_full STATIC EXCLUDE_FROM_ALL ${imgui_sources})
target_compile_definitions(kringen_imgui_full PRIVATE IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS)
target_compile_options(kringen_imgui_full PRIVATE -w $<$<BOOL:${KRINGEN_FUZZ}>:-fno-sanitize=fuzzer-no-link,undefined>)
target_link_libraries(kringen_imgui_full PUBLIC kringen_imgui)

if(NOT EMSCRIPTEN)
  return()
endif()
target_compile_options(kringen_imgui_full PRIVATE -Os)

# The page's glyphs come from the browser. Dear ImGui leaves stb_truetype out when it believes in FreeType, of which it
# needs one function; the page sets its own font loader before the first font, so this one is never asked for glyphs.
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/no_truetype.cpp CONTENT
"struct ImFontLoader;
namespace ImGuiFreeType { const ImFontLoader* GetFontLoader(); const ImFontLoader* GetFontLoader() { return nullptr; } }
")
add_library(kringen_imgui_page STATIC EXCLUDE_FROM_ALL ${imgui_sources} ${CMAKE_BINARY_DIR}/no_truetype.cpp)
target_compile_definitions(kringen_imgui_page PRIVATE
  IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_DEFAULT_FONT IMGUI_DISABLE_FILE_FUNCTIONS
  IMGUI_ENABLE_FREETYPE)
target_compile_options(kringen_imgui_page PRIVATE -w -Os)
target_link_libraries(kringen_imgui_page PUBLIC kringen_imgui)

# SDL's own CMake takes minutes of configure checks under emcc; Emscripten's own port compiles the files directly too.
file(GLOB sdl2_sources ${KRINGEN_SDL2_DIR}/src/*.c)
foreach(folder atomic cpuinfo events file loadso/dummy stdlib thread thread/generic timer timer/unix
        video video/emscripten)
  file(GLOB found ${KRINGEN_SDL2_DIR}/src/${folder}/*.c)
  list(APPEND sdl2_sources ${found})
endforeach()
list(FILTER sdl2_sources EXCLUDE REGEX
  "/(imKStoUCS|SDL_keysym_to_scancode|SDL_mslibc|SDL_vulkan_utils|SDL_dataqueue)\\.c$")
# SDL's way to a GL context (EGL) asks for every GL function by name, and so links them all; the page makes its own.
file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/sdl_config_page.h CONTENT
"#include <SDL_config.h>
#undef SDL_VIDEO_OPENGL_EGL
#undef SDL_VIDEO_OPENGL_ES2
#undef SDL_VIDEO_RENDER_OGL_ES2
")
add_library(kringen_sdl2 STATIC EXCLUDE_FROM_ALL ${sdl2_sources})
target_include_directories(kringen_sdl2 SYSTEM PUBLIC ${KRINGEN_SDL2_DIR}/include)
target_compile_definitions(kringen_sdl2 PRIVATE
  SDL_ASSERT_LEVEL=0 SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_RENDER_DISABLED=1 SDL_LOADSO_DISABLED=1
  SDL_POWER_DISABLED=1 SDL_LOCALE_DISABLED=1 SDL_MISC_DISABLED=1 SDL_LEAN_AND_MEAN=1)
target_compile_options(kringen_sdl2 PRIVATE -w -Oz -include ${CMAKE_BINARY_DIR}/sdl_config_page.h)

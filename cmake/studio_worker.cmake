# The studio worker's program: build/wasm/studio-program.{js,wasm}, loaded by web/studio/worker.js. The importer and nothing that
# draws. An archive's text lies in its memory as a whole, so that may grow to what a browser gives.
add_executable(studio-program ${CMAKE_SOURCE_DIR}/src/studio_worker/main.cpp)
kringen_warnings(studio-program)
target_link_libraries(studio-program PRIVATE kringen_studio)
target_compile_options(studio-program PRIVATE -O2)

set(studio_stack_setting STACK_SIZE)
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(studio_stack_setting TOTAL_STACK)
endif()
target_link_options(studio-program PRIVATE -O2 -fno-exceptions -fno-rtti
  -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createStudio -sENVIRONMENT=web,worker
  -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_GEOMETRIC_STEP=0.2
  -sINITIAL_MEMORY=64MB -sMAXIMUM_MEMORY=4GB -s${studio_stack_setting}=1MB
  -sEXPORTED_FUNCTIONS=_studio_send,_studio_take,_malloc,_free
  -sEXPORTED_RUNTIME_METHODS=stringToUTF8,lengthBytesUTF8 -sINVOKE_RUN=0)

# The reach worker's program, twice: build/wasm/reach-simd.{js,wasm} and reach-scalar.{js,wasm}; web/reach/worker.js loads
# the one that the browser can run. No window, no file system, no threads; its own memory beside the page's.
file(GLOB reach_worker_sources CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/src/base/*.cpp ${CMAKE_SOURCE_DIR}/src/reach/*.cpp ${CMAKE_SOURCE_DIR}/src/reach_worker/*.cpp)
list(FILTER reach_worker_sources EXCLUDE REGEX "/base/digest\\.cpp$")  # names nothing by its digest

# What runs once per question or less may be slow; bytes are what a reader waits for.
set(once reach_json_in reach_json_out reach_session population_spec population_spec_json parameters channel_mix estimate
  summary summary_replay summary_circles summary_evidence population population_draft_households population_draft_circles
  affiliation_network_build reach_simulation_towns reach_simulation_check adoption age_bands platform_users
  followers_here beta_quantiles given_bound published_rates
  village_effects age_effects)
list(TRANSFORM once PREPEND reach/)
foreach(name ${once} base/json_pointers base/json_write)
  set_source_files_properties(${CMAKE_SOURCE_DIR}/src/${name}.cpp PROPERTIES COMPILE_OPTIONS -Oz)
endforeach()

set(reach_stack_setting STACK_SIZE)
set(reach_runtime_methods UTF8ToString,stringToUTF8,lengthBytesUTF8)
if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.25)
  set(reach_stack_setting TOTAL_STACK)
endif()

foreach(variant simd scalar)
  set(target reach-${variant})
  add_executable(${target} ${reach_worker_sources})
  kringen_warnings(${target})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${target} PRIVATE kringen_headers)
  set(simd_option -msimd128)
  if(variant STREQUAL scalar)
    set(simd_option -mno-simd128)
  endif()
  target_compile_options(${target} PRIVATE -O3 ${simd_option})
  target_link_options(${target} PRIVATE -O3 ${simd_option} -fno-exceptions -fno-rtti
    -sMODULARIZE=1 -sEXPORT_ES6=1 -sEXPORT_NAME=createReach -sENVIRONMENT=web,worker
    -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0 -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_GEOMETRIC_STEP=0.1
    -sMALLOC=emmalloc -sINITIAL_MEMORY=64MB -sMAXIMUM_MEMORY=2GB -s${reach_stack_setting}=1MB
    -sEXPORTED_FUNCTIONS=_reach_send,_reach_step,_malloc,_free
    -sEXPORTED_RUNTIME_METHODS=${reach_runtime_methods} -sINVOKE_RUN=0)
endforeach()
add_custom_target(kringen_reach DEPENDS reach-simd reach-scalar)

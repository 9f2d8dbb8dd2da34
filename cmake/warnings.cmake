# The warnings our own code is held to. Third-party headers are SYSTEM includes and stay out of it.
# GCC 12 sees an overlap in every "text" + std::string that it inlines (its bug 105651): no -Wrestrict.
function(kringen_warnings target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
    -Wold-style-cast -Wcast-align -Wimplicit-fallthrough -Wundef
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op -Wno-restrict>
    $<$<BOOL:${KRINGEN_WERROR}>:-Werror>)
endfunction()

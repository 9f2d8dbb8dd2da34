// How a fuzzer ends when what it holds every reading to does not hold: with a line that says what,
// and an abort, which libFuzzer keeps the input of.
#pragma once

#include <cstdio>
#include <cstdlib>

namespace kringen {

inline void Require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "law broken: %s\n", what);
  std::abort();
}

}  // namespace kringen

// The kernel once more for AVX2, where the build compiles this file with -march=x86-64-v3.
#include "base/rng.h"
#include "reach/cascade.h"

#if defined(__AVX2__)
#include "reach/cascade_kernel.h"
#endif

namespace kringen::reach {

const CascadeKernel* WideKernel() {
#if defined(__AVX2__)
  static constexpr CascadeKernel kKernel{
      DirectPass,
      [](Batch* batch, std::uint32_t first) { EventLoop(batch, first, NegLog2().table()); },
      CountAny, AddMessage};
  return &kKernel;
#else
  return nullptr;
#endif
}

}  // namespace kringen::reach

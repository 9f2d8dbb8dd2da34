// The kernel for the instruction set that the whole program is compiled for, and the choice.
#include "base/rng.h"
#include "reach/cascade_kernel.h"

namespace kringen::reach {

const CascadeKernel& BaseKernel() {
  static constexpr CascadeKernel kKernel{
      DirectPass,
      [](Batch* batch, std::uint32_t first) { EventLoop(batch, first, NegLog2().table()); },
      CountAny, AddMessage};
  return kKernel;
}

const CascadeKernel& FastestKernel() {
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2 && WideKernel() != nullptr) return *WideKernel();
#endif
  return BaseKernel();
}

}  // namespace kringen::reach

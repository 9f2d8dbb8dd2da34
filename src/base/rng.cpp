#include "base/rng.h"

#include <algorithm>
#include <cmath>

namespace kringen {

NegativeLog2::NegativeLog2() {
  for (std::size_t slot = 0; slot <= 256; ++slot) {
    const double fall = 1 - std::log2(1 + static_cast<double>(slot) / 256);
    table_[slot] = static_cast<std::uint32_t>(std::llround(fall * 0x1p24));
  }
}

const NegativeLog2& NegLog2() {
  static const NegativeLog2 function;
  return function;
}

double NormalShare(double z) { return 0.5 * std::erfc(-z * 0.70710678118654752); }

// A rational start (Abramowitz and Stegun 26.2.23), then Newton's method on the tail.
double NormalQuantile(double p) {
  const double tail = std::clamp(std::min(p, 1 - p), 1e-300, 0.5);
  const double t = std::sqrt(-2 * std::log(tail));
  double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) /
                     (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (int i = 0; i < 2; ++i) {
    const double density = std::exp(-0.5 * z * z) * 0.3989422804014327;
    z += (NormalShare(-z) - tail) / density;
  }
  return p < 0.5 ? -z : z;
}

}  // namespace kringen

// Textbook distributions for the reference model, in plain double arithmetic and with nothing
// shared with the engine: the incomplete beta function by its continued fraction, quantiles by
// bisection, and draws from std::mt19937_64 by inversion.
#pragma once

#include <cstdint>
#include <random>

namespace kringen::reference {

// P(B <= x) of B ~ Beta(a, b).
double BetaShare(double x, double a, double b);
// The x with BetaShare(x, a, b) = u.
double BetaQuantile(double u, double a, double b);
// P(Z <= z) and its inverse, standard normal.
double NormalShare(double z);
double NormalQuantile(double p);
// C(n, k), as a logarithm.
double LogChoose(double n, double k);

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  double Unit() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }
  bool Hit(double probability) { return Unit() < probability; }
  double Normal() { return NormalQuantile(Unit()); }
  // 0..bound-1.
  std::size_t Below(std::size_t bound) {
    return static_cast<std::size_t>(Unit() * static_cast<double>(bound));
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace kringen::reference

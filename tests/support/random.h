// The random numbers of the tests: the same on every machine and in every build, which the
// distributions of <random> are not (only its engines are).
#pragma once

#include <concepts>
#include <cstdint>
#include <random>

namespace kringen {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t Bits() { return engine_(); }
  // 0 to n - 1. n is positive, and so small that the remainder favours nobody measurably.
  template <std::integral T>
  T Below(T n) {
    return static_cast<T>(Bits() % static_cast<std::uint64_t>(n));
  }
  bool OneIn(int n) { return Below(n) == 0; }
  // [0, 1)
  double Unit() { return static_cast<double>(Bits() >> 11) * 0x1p-53; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace kringen

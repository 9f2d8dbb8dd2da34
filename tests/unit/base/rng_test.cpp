#include "base/rng.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>

namespace kringen {

TEST_CASE("a stream is a function of its key: the same numbers from every compiler") {
  RandomStream stream(RandomKey(1, 2, 3));
  CHECK(stream.Next64() == 17490658417796982505u);
  CHECK(RandomKey(1, 2, 3) != RandomKey(1, 3, 2));
  CHECK(RandomKey(1, 2) != RandomKey(2, 1));
  // SplitMix64 from state 0, as its authors publish it.
  RandomStream zero(0);
  CHECK(zero.Next64() == 0xE220A8397B1DCDAFu);
  CHECK(zero.Next64() == 0x6E789E6AA1B965F4u);
}

TEST_CASE("Below is uniform, also where the bound does not divide 2^32") {
  constexpr std::uint32_t kBound = 12;
  constexpr int kDraws = 120'000;
  std::array<int, kBound> counts{};
  RandomStream stream(5);
  for (int i = 0; i < kDraws; ++i) ++counts[stream.Below(kBound)];
  double chi_square = 0;
  for (const int count : counts) {
    const double off = count - kDraws / double{kBound};
    chi_square += off * off / (kDraws / double{kBound});
  }
  CHECK(chi_square < 31.3);  // 11 degrees of freedom, p = 0.001
}

TEST_CASE("thresholds keep their probability and survive nonsense") {
  CHECK(Threshold32(0) == 0);
  CHECK(Threshold32(-1) == 0);
  CHECK(Threshold32(std::nan("")) == 0);
  CHECK(Threshold32(0.5) == 0x80000000u);
  CHECK(Threshold32(1) == 0x100000000u);
  CHECK(Threshold32(2) == 0x100000000u);
  RandomStream stream(9);
  for (int i = 0; i < 1000; ++i) {
    CHECK_FALSE(stream.Hit(0));
    CHECK(stream.Hit(Threshold32(1)));
  }
}

TEST_CASE("the logarithm in integers is a logarithm") {
  double worst = 0;
  RandomStream stream(3);
  for (int i = 0; i < 100'000; ++i) {
    const std::uint32_t u = stream.Next32() >> stream.Below(32);
    const double exact = -std::log2((u + 0.5) * 0x1p-32);
    worst = std::max(worst, std::abs(NegLog2()(u) * 0x1p-24 - exact));
  }
  CHECK(worst < 3e-6);
  CHECK(NegLog2()(0) == 33u << 24);
  CHECK(NegLog2()(0xFFFFFFFFu) < 16);
}

TEST_CASE("the normal quantile undoes the normal distribution function") {
  for (const double p : {1e-12, 1e-6, 0.02425, 0.3, 0.5, 0.75, 0.999, 1 - 1e-9}) {
    CHECK(NormalShare(NormalQuantile(p)) == doctest::Approx(p).epsilon(1e-9));
  }
  CHECK(NormalQuantile(0.975) == doctest::Approx(1.959963985).epsilon(1e-9));
  CHECK(NormalQuantile(0.3) == doctest::Approx(-NormalQuantile(0.7)).epsilon(1e-9));
}

}  // namespace kringen

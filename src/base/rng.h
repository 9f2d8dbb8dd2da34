// Random numbers as a function of a key and a counter: the n-th number of a stream is
// Mix64(key + n * odd), so a stream can be opened anywhere and no order of evaluation changes it.
// Integers only; identical from every compiler. Source: Steele, Lea, Flood 2014 (SplitMix), with
// the finalizer "Mix13" of Stafford. Not for cryptography.
#pragma once

#include <array>
#include <bit>
#include <cstdint>

namespace kringen {

constexpr std::uint64_t kWeyl64 = 0x9E3779B97F4A7C15u;

constexpr std::uint64_t Mix64(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

// A key from a seed and up to four coordinates (replicate, item, ...); order matters.
constexpr std::uint64_t RandomKey(std::uint64_t seed, std::uint64_t a, std::uint64_t b = 0,
                                  std::uint64_t c = 0, std::uint64_t d = 0) {
  std::uint64_t key = Mix64(seed + kWeyl64);
  for (const std::uint64_t part : {a, b, c, d}) key = Mix64(key + (part + 1) * kWeyl64);
  return key;
}

class RandomStream {
 public:
  explicit constexpr RandomStream(std::uint64_t key) : state_(key) {}

  constexpr std::uint64_t Next64() { return Mix64(state_ += kWeyl64); }
  constexpr std::uint32_t Next32() { return static_cast<std::uint32_t>(Next64() >> 32); }

  // Uniform in 0..bound-1, exact; bound > 0 (Lemire 2019, multiplication with rejection).
  constexpr std::uint32_t Below(std::uint32_t bound) {
    std::uint64_t product = std::uint64_t{Next32()} * bound;
    if (static_cast<std::uint32_t>(product) < bound) {
      const std::uint32_t least = (0u - bound) % bound;
      while (static_cast<std::uint32_t>(product) < least) {
        product = std::uint64_t{Next32()} * bound;
      }
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  // True with probability threshold / 2^32.
  constexpr bool Hit(std::uint64_t threshold) { return Next32() < threshold; }

  // Uniform in the open interval (0, 1), 32 bits.
  constexpr double Unit() { return (Next32() + 0.5) * 0x1p-32; }

 private:
  std::uint64_t state_;
};

// A probability as a threshold for Hit; outside 0..1 is cut, not a number is 0.
constexpr std::uint64_t Threshold32(double probability) {
  if (!(probability > 0)) return 0;
  if (probability >= 1) return std::uint64_t{1} << 32;
  return (static_cast<std::uint64_t>(probability * 0x1p33) + 1) / 2;  // rounded
}

// -log2((u + 1/2) / 2^32) in units of 2^-24, error below 3e-6: an exponential variate in integers.
class NegativeLog2 {
 public:
  NegativeLog2();
  std::uint32_t operator()(std::uint32_t u) const {
    const std::uint64_t odd = 2 * std::uint64_t{u} + 1;  // of 2^33
    const int zeros = std::countl_zero(odd);             // 31..63
    const std::uint64_t mantissa = odd << zeros;         // top bit set
    const auto slot = static_cast<std::uint32_t>(mantissa >> 55) & 255u;
    const auto rest = static_cast<std::uint32_t>(mantissa >> 39) & 0xFFFFu;
    const std::uint32_t low = table_[slot];
    const std::uint32_t drop =
        static_cast<std::uint32_t>((std::uint64_t{low - table_[slot + 1]} * rest) >> 16);
    return (static_cast<std::uint32_t>(zeros - 31) << 24) + low - drop;
  }

  const std::uint32_t* table() const { return table_.data(); }

 private:
  std::array<std::uint32_t, 257> table_;  // 1 - log2(1 + slot / 256), falling
};
const NegativeLog2& NegLog2();

// Quantile and distribution function of the standard normal; 0 < p < 1.
double NormalQuantile(double p);
double NormalShare(double z);

}  // namespace kringen

// Vectors of bytes and words as wide as the instruction set of the including file: 32 bytes with
// AVX2, otherwise 16 (GCC makes slow code of wider ones). A Lanes holds one byte for each of the
// kLanes replicates. Everything is in an unnamed namespace: each instruction set has its own copy.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

#include "reach/reach_simulation.h"

// NOLINTBEGIN(misc-definitions-in-headers): a copy per including file is what this is for
namespace kringen::reach {
namespace {

#if defined(__AVX2__)
constexpr std::size_t kWide = 32;
#else
constexpr std::size_t kWide = 16;
#endif
constexpr std::size_t kParts = kLanes / kWide;

using Bytes = std::uint8_t __attribute__((vector_size(kWide)));
using Words = std::uint32_t __attribute__((vector_size(kWide)));
using Longs = std::uint64_t __attribute__((vector_size(kWide)));
using Bytes16 = std::uint8_t __attribute__((vector_size(16)));

#define KRINGEN_INLINE inline __attribute__((always_inline))

template <typename To, typename From>
KRINGEN_INLINE To As(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  __builtin_memcpy(&to, &from, sizeof(To));
  return to;
}

template <typename Vector>
KRINGEN_INLINE Vector Load(const void* from) {
  Vector vector;
  __builtin_memcpy(&vector, from, sizeof(Vector));
  return vector;
}

template <typename Vector>
KRINGEN_INLINE void Store(void* to, const Vector& vector) {
  __builtin_memcpy(to, &vector, sizeof(Vector));
}

KRINGEN_INLINE bool Any(Bytes mask) {
  const Longs longs = As<Longs>(mask);
  std::uint64_t any = longs[0] | longs[1];
  if constexpr (kWide == 32) any |= longs[kWide / 8 - 2] | longs[kWide / 8 - 1];
  return any != 0;
}

template <int kBits>
KRINGEN_INLINE Words RotateLeft(Words x) {
  return x << kBits | x >> (32 - kBits);
}

// 32 random bytes at a time: eight xoshiro128++ side by side (Blackman, Vigna 2019).
struct LaneRandom {
  Words s[4][kParts];

  KRINGEN_INLINE explicit LaneRandom(std::uint64_t key) {
    for (std::size_t word = 0; word < 4; ++word) {
      std::uint64_t seeds[kLanes / 8];
      for (std::size_t i = 0; i < kLanes / 8; ++i) {
        std::uint64_t x = key + (word * 4 + i + 1) * 0x9E3779B97F4A7C15u;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
        seeds[i] = x ^ (x >> 31);
      }
      __builtin_memcpy(s[word], seeds, sizeof(seeds));
    }
  }

  KRINGEN_INLINE void Next(Bytes* out) {
    for (std::size_t i = 0; i < kParts; ++i) {
      out[i] = As<Bytes>(RotateLeft<7>(s[0][i] + s[3][i]) + s[0][i]);
      const Words shifted = s[1][i] << 9;
      s[2][i] ^= s[0][i];
      s[3][i] ^= s[1][i];
      s[1][i] ^= s[2][i];
      s[0][i] ^= s[3][i];
      s[2][i] ^= shifted;
      s[3][i] = RotateLeft<11>(s[3][i]);
    }
  }
};

KRINGEN_INLINE Bytes16 InterleaveLow(Bytes16 a, Bytes16 b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
KRINGEN_INLINE Bytes16 InterleaveHigh(Bytes16 a, Bytes16 b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15,
                                 31);
}

// A 16 x 16 matrix of bytes, in place: four rounds of a perfect shuffle.
KRINGEN_INLINE void Transpose(Bytes16* rows) {
  for (int round = 0; round < 4; ++round) {
    Bytes16 next[16];
    for (int i = 0; i < 8; ++i) {
      next[2 * i] = InterleaveLow(rows[i], rows[i + 8]);
      next[2 * i + 1] = InterleaveHigh(rows[i], rows[i + 8]);
    }
    for (int i = 0; i < 16; ++i) rows[i] = next[i];
  }
}

}  // namespace
}  // namespace kringen::reach
// NOLINTEND(misc-definitions-in-headers)

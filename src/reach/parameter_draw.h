// The parameters of each replicate, by Latin hypercube: within a block of kBlock replicates each
// drawn parameter takes one value from each of kBlock equally likely strata of its prior (McKay,
// Beckman, Conover 1979), in an order of its own. Fixed parameters keep their value.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "reach/engagement.h"

namespace kringen::reach {

// What the one who asks fixed of a parameter; nothing when it is drawn.
std::optional<double> FixedValue(const ReachQuestion& question, Parameter parameter);

class ParameterDraw {
 public:
  static constexpr std::uint32_t kBlock = 128;

  ParameterDraw(std::uint64_t seed, const std::vector<FixedParameter>& fixed);
  bool is_fixed(Parameter parameter) const { return fixed_[IndexOf(parameter)]; }
  // Structural parameters are left at their defaults. A copy per replicate; blocks are cached.
  ParameterValues Values(std::uint32_t replicate);

 private:
  void DrawBlock(std::uint32_t block);

  std::uint64_t seed_;
  ParameterValues base_;
  std::array<bool, kParameterCount> fixed_{};
  std::uint32_t block_ = ~0u;
  std::vector<ParameterValues> drawn_;
};

// One value in 0..1 from each of `count` equal strata, in random order.
std::vector<double> StratifiedUnits(std::uint64_t key, std::uint32_t count);
// The index-th of them, for a parameter of a population.
double StratifiedUnit(std::uint64_t key, std::uint32_t index, std::uint32_t count);

}  // namespace kringen::reach

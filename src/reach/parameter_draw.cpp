#include "reach/parameter_draw.h"

#include <algorithm>
#include <numeric>

#include "base/rng.h"

namespace kringen::reach {

std::vector<double> StratifiedUnits(std::uint64_t key, std::uint32_t count) {
  RandomStream random(key);
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0u);
  for (std::uint32_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.Below(i)]);
  std::vector<double> units(count);
  for (std::uint32_t i = 0; i < count; ++i) units[i] = (order[i] + random.Unit()) / count;
  return units;
}

std::optional<double> FixedValue(const ReachQuestion& question, Parameter parameter) {
  for (const FixedParameter& fixed : question.parameters) {
    if (fixed.parameter == parameter) return fixed.value;
  }
  return std::nullopt;
}

double StratifiedUnit(std::uint64_t key, std::uint32_t index, std::uint32_t count) {
  return StratifiedUnits(key, count)[index];
}

ParameterDraw::ParameterDraw(std::uint64_t seed, const std::vector<FixedParameter>& fixed)
    : seed_(seed), base_(DefaultParameters()) {
  for (const FixedParameter& each : fixed) {
    base_[IndexOf(each.parameter)] = each.value;
    fixed_[IndexOf(each.parameter)] = true;
  }
}

ParameterValues ParameterDraw::Values(std::uint32_t replicate) {
  if (block_ != replicate / kBlock) DrawBlock(replicate / kBlock);
  return drawn_[replicate % kBlock];
}

void ParameterDraw::DrawBlock(std::uint32_t block) {
  block_ = block;
  drawn_.assign(kBlock, base_);
  for (const ParameterRow& row : ParameterTable()) {
    const std::size_t index = IndexOf(row.parameter);
    const bool is_structural = index < kStructuralCount;
    if (is_structural || fixed_[index] || row.prior == PriorKind::kFixed) continue;
    const std::vector<double> units = StratifiedUnits(RandomKey(seed_, 20, index, block), kBlock);
    for (std::uint32_t i = 0; i < kBlock; ++i) drawn_[i][index] = PriorQuantile(row, units[i]);
  }
}

}  // namespace kringen::reach

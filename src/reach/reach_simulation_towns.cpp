#include "base/rng.h"
#include "reach/parameter_draw.h"
#include "reach/reach_simulation.h"

namespace kringen::reach {

TownCache::TownCache(PopulationSpec spec, std::uint64_t seed,
                     std::vector<FixedParameter> structural, std::uint32_t count)
    : spec_(std::move(spec)), seed_(seed), structural_(std::move(structural)), towns_(count) {}

ParameterValues TownCache::StructuralValues(std::uint32_t index) const {
  ParameterValues values = DefaultParameters();
  values[IndexOf(Parameter::kUsersTotal)] = spec_.users_total;
  values[IndexOf(Parameter::kDailyTotal)] = spec_.daily_total;
  const std::size_t shift = IndexOf(Parameter::kAdoptionShift);
  values[shift] = spec_.has_exact_users
                      ? 0
                      : PriorQuantile(ParameterTable()[shift],
                                      StratifiedUnit(RandomKey(seed_, 30), index, count()));
  for (const FixedParameter& fixed : structural_) values[IndexOf(fixed.parameter)] = fixed.value;
  return values;
}

const Town& TownCache::at(std::uint32_t index) {
  std::unique_ptr<Town>& town = towns_[index];
  if (town == nullptr) {
    const ParameterValues values = StructuralValues(index);
    town = std::make_unique<Town>();
    town->population = BuildPopulation(spec_, values, seed_, index);
    town->network = BuildNetwork(town->population, values);
    town->adoption_shift = values[IndexOf(Parameter::kAdoptionShift)];
  }
  return *town;
}

}  // namespace kringen::reach

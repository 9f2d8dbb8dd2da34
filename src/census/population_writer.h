// population.json out of what is known of a municipality. What is not known of it is taken from
// elsewhere, marked as an assumption and listed as borrowed.
#pragma once

#include <string>

#include "base/json_value.h"
#include "census/villages.h"

namespace kringen::census {

// `adoption`: the common table of platforms, whole. Households whose mean no sizes have are told in
// remarks ("census.household_size").
std::string WritePopulation(const Municipality& town, int year, const JsonValue& adoption,
                            const std::vector<reach::PlatformAdoption>& platforms,
                            std::vector<Error>* remarks);

}  // namespace kringen::census

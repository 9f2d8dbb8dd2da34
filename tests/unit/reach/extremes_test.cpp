// Every assumption at the ends of its range: the answer stays within the town.
#include <doctest/doctest.h>

#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

TEST_CASE("extremes of every assumption are answered within the town") {
  for (const ParameterRow& row : ParameterTable()) {
    for (const double value : {row.low, row.high}) {
      std::vector<FixedParameter> structural;
      if (IndexOf(row.parameter) < kStructuralCount) structural = {{row.parameter, value}};
      const ReachSimulation simulation =
          Simulated(SmallTowns(structural), Ask({Post(10, 20, 100)}, 32, {{row.parameter, value}}));
      INFO(row.id << " = " << value);
      for (const ReplicateRow& one : simulation.rows()) {
        CHECK(one.reach <= one.users);
        CHECK(one.reach <= one.impressions);
        CHECK(one.reach == one.direct + one.both + one.shared);
        CHECK(one.thrice <= one.reach);
        CHECK(one.engaged <= one.reach);
      }
    }
  }
}

}  // namespace
}  // namespace kringen::reach

// Simulation-based calibration: truths are made by the reference model with parameters from the
// priors, in towns of their own; of the engine's 90 % intervals 85 to 95 % must hold the truth.
// KRINGEN_LONG in the environment: ten times as many truths.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <optional>

#include "reference/model.h"
#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

using reference::Chance;

PopulationSpec Village() {
  PopulationSpec spec;
  spec.villages = {{"a", 700}, {"b", 300}};
  return spec;
}

std::size_t Truths() { return std::getenv("KRINGEN_LONG") != nullptr ? 4000 : 400; }

struct Truth {
  double reach = 0, local_share = 0;
};

// One draw of everything: population, ties, habits, parameters, local share, and the cascade.
class World {
 public:
  explicit World(std::uint64_t seed) : chance_(seed) {}

  Truth Draw(const Engagement& post) {
    if (drawn_++ % kPostsPerTown == 0) Move();
    ParameterValues values = structural_;
    for (const ParameterRow& row : ParameterTable()) {
      if (IndexOf(row.parameter) < kStructuralCount) continue;
      values[IndexOf(row.parameter)] = PriorQuantile(row, chance_.Unit());
    }
    values[IndexOf(Parameter::kPostEffect)] *= values[IndexOf(Parameter::kPostSpread)];
    const double local = values[IndexOf(Parameter::kLocalShare)];
    return {Simulate(setting_, {post}, values, &chance_).reach, local};
  }

 private:
  static constexpr std::size_t kPostsPerTown = 6;

  void Move() {
    structural_ = DefaultParameters();
    const ParameterRow& shift = ParameterTable()[IndexOf(Parameter::kAdoptionShift)];
    structural_[IndexOf(Parameter::kAdoptionShift)] = PriorQuantile(shift, chance_.Unit());
    population_ = BuildPopulation(Village(), structural_, 5000 + drawn_, 0);
    setting_ = OwnSetting(population_, structural_, &chance_);
  }

  Chance chance_;
  std::size_t drawn_ = 0;
  ParameterValues structural_{};
  Population population_;
  reference::Setting setting_;
};

Engagement Reported() {
  Engagement post = Post(12, 16, 80);
  post.friends = 200;
  post.local_share.reset();
  return post;
}

void CheckCoverage(std::size_t held) {
  const double share = double(held) / double(Truths());
  INFO("90 % intervals that hold the truth: " << share);
  CHECK(share >= 0.85);
  CHECK(share <= 0.95);
}

TEST_CASE("of the intervals given the counts, 85 to 95 % hold the truth") {
  const auto towns = std::make_shared<TownCache>(Village(), 77, std::vector<FixedParameter>{});
  World world(1);
  const Engagement post = Reported();
  const Estimate reach = Simulated(towns, Ask({post}, 1024)).Result().reach;
  std::size_t held = 0;
  for (std::size_t i = 0; i < Truths(); ++i) {
    const Truth truth = world.Draw(post);
    held += truth.reach >= reach.low && truth.reach <= reach.high;
  }
  CheckCoverage(held);
}

}  // namespace
}  // namespace kringen::reach

// Questions whose answer would be wrong in silence: each is refused or carries a warning.
#include <doctest/doctest.h>

#include <algorithm>

#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

bool Warns(const ReachResult& result, std::string_view code) {
  return std::count(result.warnings.begin(), result.warnings.end(), code) > 0;
}

// Refused, or answered with at least one warning.
bool IsSilent(const ReachQuestion& question) {
  const Result<ReachQuestion> checked = CheckQuestion(question, SmallSpec());
  if (!checked.ok()) return false;
  std::vector<FixedParameter> structural;
  for (const FixedParameter& one : checked.value().parameters) {
    if (IndexOf(one.parameter) < kStructuralCount) structural.push_back(one);
  }
  return Simulated(SmallTowns(structural), checked.value()).Result().warnings.empty();
}

TEST_CASE("more daily users than users is never answered in silence") {
  CHECK_FALSE(IsSilent(
      Ask({Post(10, 20, 100)}, 32, {{Parameter::kUsersTotal, .3}, {Parameter::kDailyTotal, .6}})));
}

TEST_CASE("fewer reported impressions than people reached is never answered in silence") {
  Engagement post = Post(10, 20, 100);
  post.reported_reach = 600;
  post.reported_impressions = 100;
  CHECK_FALSE(IsSilent(Ask({post}, 32)));
}

TEST_CASE("a channel that does not exist is never left out in silence") {
  ReachQuestion question = Ask({Post(10, 20, 100)}, 32);
  question.mix = {"pigeons"};
  CHECK_FALSE(IsSilent(question));
}

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

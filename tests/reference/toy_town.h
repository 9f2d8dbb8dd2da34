// TownCache of one village, one age and daily users only, with circles as listed: the simple
// networks for which the reach has a closed form. User number = friend rank.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "reach/message_run.h"
#include "reach/reach_simulation.h"

namespace kringen::reference {

struct ToyCircle {
  reach::CircleKind kind = reach::CircleKind::kClub;
  std::vector<std::uint32_t> members;  // ascending
};

// `rho` ties the members of a circle of any kind.
inline reach::Town ToyTown(std::uint32_t users, const std::vector<ToyCircle>& circles, double rho,
                           std::uint64_t seed) {
  reach::Town town;
  reach::Population& population = town.population;
  population.seed = seed;
  population.person_count = population.user_count = users;
  population.village_count = 1;
  population.village.assign(users, 0);
  population.age.assign(users, 0);
  population.usage.assign(users, reach::kDaily);
  population.woman.assign(users, 0);
  population.user_cells.assign(reach::kAgeCount * 3 + 1, users);
  std::fill_n(population.user_cells.begin(), 3, 0u);
  population.other_cells.assign(reach::kAgeCount + 1, users);
  std::vector<std::vector<std::uint32_t>> circles_of(users);
  for (const ToyCircle& circle : circles) {
    const auto number = static_cast<std::uint32_t>(population.circles.size());
    const auto begin = static_cast<std::uint32_t>(population.members.size());
    for (const std::uint32_t member : circle.members) {
      population.members.push_back(member);
      circles_of[member].push_back(number);
    }
    population.circles.push_back(
        {circle.kind, 0, begin, static_cast<std::uint32_t>(population.members.size())});
  }
  for (std::uint32_t user = 0; user < users; ++user) {
    population.friend_rank.push_back(user);
    population.circle_offsets.push_back(static_cast<std::uint32_t>(population.circles_of.size()));
    population.circles_of.insert(population.circles_of.end(), circles_of[user].begin(),
                                 circles_of[user].end());
  }
  population.circle_offsets.push_back(static_cast<std::uint32_t>(population.circles_of.size()));
  reach::ParameterValues values = reach::DefaultParameters();
  for (std::size_t i = reach::IndexOf(reach::Parameter::kRhoCircle);
       i <= reach::IndexOf(reach::Parameter::kRhoClub); ++i) {
    values[i] = rho;
  }
  town.network = reach::BuildNetwork(population, values);
  return town;
}

// One circle of everyone.
inline std::vector<ToyCircle> OneCircle(std::uint32_t users) {
  ToyCircle circle;
  for (std::uint32_t user = 0; user < users; ++user) circle.members.push_back(user);
  return {circle};
}

// Visibility `seen` for everyone, independent from one pair to the next (psi = 0); no post effect,
// no background ties, everyone equally willing.
inline reach::ParameterValues PlainValues(double seen) {
  using enum reach::Parameter;
  reach::ParameterValues values = reach::DefaultParameters();
  values[reach::IndexOf(kSeenDaily)] = seen;
  values[reach::IndexOf(kPrecision)] = 4;
  values[reach::IndexOf(kPersonShare)] = 0;
  values[reach::IndexOf(kBackground)] = 0;
  values[reach::IndexOf(kCommentWomen)] = 0.5;
  values[reach::IndexOf(kShareNear)] = 1;
  return values;
}

}  // namespace kringen::reference

// One synthetic population: persons, the circles they belong to, and the author's friends. Plain
// data, made by BuildPopulation from a spec and a seed, identical from every compiler.
// Persons 0..user_count-1 use the platform, ordered by (village, age, usage, friend rank); behind
// them come the others, ordered by (village, age). So a cell of users is a stretch of persons, and
// the friends within a cell are its beginning, whatever their number.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "reach/parameters.h"
#include "reach/population_spec.h"

namespace kringen::reach {

enum Usage : std::uint8_t { kNone, kRare, kWeekly, kDaily };

struct Circle {
  CircleKind kind = CircleKind::kHousehold;
  std::uint8_t village = 0;          // where it is; members may live elsewhere
  std::uint32_t begin = 0, end = 0;  // into Population::members
};

struct Population {
  std::uint64_t seed = 0;
  std::uint32_t person_count = 0;
  std::uint32_t user_count = 0;
  std::uint32_t village_count = 0;

  // Columns, one entry per person.
  std::vector<std::uint8_t> village;
  std::vector<std::uint8_t> age;
  std::vector<std::uint8_t> usage;
  std::vector<std::uint8_t> woman;
  std::vector<std::uint32_t> household;  // index into circles

  // Circles, and both directions of membership (compressed rows).
  std::vector<Circle> circles;         // ordered by kind
  std::vector<std::uint32_t> members;  // persons by circle
  std::vector<std::uint32_t>
      circle_offsets;                     // person -> stretch of circles_of, size person_count+1
  std::vector<std::uint32_t> circles_of;  // circles by person, ascending

  // Users in the order in which the author would befriend them: |F| friends are the users with
  // friend_rank < |F|, a draw without replacement with weight w(usage) (1 + 0.15 memberships).
  std::vector<std::uint32_t> friend_rank;  // per user

  // First user of the cell ((village * kAgeCount) + age) * 3 + usage - 1; one more at the end.
  std::vector<std::uint32_t> user_cells;
  // First of the other persons of the cell (village * kAgeCount) + age; one more at the end.
  std::vector<std::uint32_t> other_cells;
};

// Weight of a user of each usage class among the author's friends [A].
inline constexpr std::array<double, kUsageCount> kFriendWeight{0, .5, .8, 1};

// P(user | age) and P(daily | user, age) after the shift of log odds that gives the totals.
struct Adoption {
  ByAge users{};
  ByAge daily_given_user{};
};
Adoption SolveAdoption(const PopulationSpec& spec, const ParameterValues& values);

// `values` gives the structural parameters; `index` which of the populations of this seed.
Population BuildPopulation(const PopulationSpec& spec, const ParameterValues& values,
                           std::uint64_t seed, std::uint32_t index);

}  // namespace kringen::reach

// What is kept of every replicate until it becomes a ReachResult: counts by group of users,
// integers only. Groups are villages, then ages, usage classes (rare, weekly, daily), then village
// x age.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "reach/cascade.h"
#include "reach/reach_simulation.h"

namespace kringen::reach {

struct GroupLayout {
  std::uint32_t villages = 0;
  std::uint32_t count() const {
    return static_cast<std::uint32_t>(villages + kAgeCount + 3 + villages * kAgeCount);
  }
  std::uint32_t village(std::uint32_t v) const { return v; }
  std::uint32_t age(std::uint32_t a) const { return villages + a; }
  std::uint32_t usage(std::uint32_t u) const {
    return villages + static_cast<std::uint32_t>(kAgeCount) + u;  // 0 rare, 1 weekly, 2 daily
  }
  std::uint32_t cell(std::uint32_t v, std::uint32_t a) const {
    return villages + static_cast<std::uint32_t>(kAgeCount) * (v + 1) + 3 + a;
  }
  // Nothing of an age or of a usage class, which are of all villages together.
  std::optional<std::uint32_t> village_of(std::uint32_t group) const {
    if (group < villages) return group;
    if (group < cell(0, 0)) return std::nullopt;
    return (group - cell(0, 0)) / static_cast<std::uint32_t>(kAgeCount);
  }
  // Nothing of a village or of a usage class, which are of all ages together.
  std::optional<std::uint32_t> age_of(std::uint32_t group) const {
    if (group >= cell(0, 0)) return (group - cell(0, 0)) % static_cast<std::uint32_t>(kAgeCount);
    if (group < villages || group >= usage(0)) return std::nullopt;
    return group - villages;
  }
  // Calls visit(group) for the groups of the user cell (v, a, u), numbered as in Population.
  template <typename Visit>
  void ForGroupsOf(std::uint32_t user_cell, Visit visit) const {
    const std::uint32_t va = user_cell / 3;
    constexpr std::uint32_t kAges = kAgeCount;
    const std::uint32_t v = va / kAges, a = va % kAges;
    visit(village(v));
    visit(age(a));
    visit(usage(user_cell % 3));
    visit(cell(v, a));
  }
};

// Sampled on some lanes: who is without any tie to the author or to one who engaged.
struct NoTie {
  std::vector<double> without_tie, unreached;  // users per group, summed
};

// Sampled on some lanes, per kind of circle.
struct CircleSample {
  std::array<double, kCircleKindCount> with_reached{}, members_reached{};  // shares
};

struct ReplicateStore {
  GroupLayout groups;
  std::uint32_t count = 0;  // replicates done
  std::vector<ReplicateRow> rows;
  std::vector<std::uint32_t> population;  // per replicate
  // [replicate][group]
  std::vector<std::uint32_t> reach, thrice, direct, both, recommended;
  std::vector<AtLeast> at_least;
  std::vector<std::array<std::uint32_t, kDepths>> depth;
  // [message][replicate], of several messages together
  std::vector<std::vector<std::uint32_t>> curve_reach, curve_thrice;
  NoTie no_tie;
  std::vector<CircleSample> circles;
  // Of the first population: how many replicates reached a user in each way.
  std::vector<std::uint32_t> person_direct, person_both, person_shared;
  std::uint32_t person_replicates = 0;
  std::uint64_t dropped = 0, events = 0;
  // Per population, users by group; residents by group are the same in all.
  std::vector<std::vector<std::uint32_t>> users;
  std::vector<std::uint32_t> residents;
};

}  // namespace kringen::reach

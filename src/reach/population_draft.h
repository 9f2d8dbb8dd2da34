// A population while it is being made: persons numbered by village and household, circles per kind.
// The steps fill it in order; BuildPopulation numbers the persons anew at the end.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "reach/population.h"

namespace kringen::reach {

struct DraftCircles {
  std::vector<std::uint32_t> begin{0};  // circle -> stretch of members; one more at the end
  std::vector<std::uint8_t> village;
  std::vector<std::uint32_t> members;

  std::uint32_t count() const { return static_cast<std::uint32_t>(village.size()); }
  void Close(std::uint8_t where) {
    begin.push_back(static_cast<std::uint32_t>(members.size()));
    village.push_back(where);
  }
};

struct PopulationDraft {
  const PopulationSpec* spec = nullptr;
  const ParameterValues* values = nullptr;
  std::uint64_t key = 0;                     // of this population
  std::vector<std::uint32_t> village_begin;  // first person; one more at the end
  std::vector<std::uint8_t> village, age, usage, woman;
  std::array<DraftCircles, kCircleKindCount> circles;

  std::uint32_t person_count() const { return village_begin.back(); }
  DraftCircles& of(CircleKind kind) { return circles[static_cast<std::size_t>(kind)]; }
  const CircleSpec& spec_of(CircleKind kind) const {
    return spec->circles[static_cast<std::size_t>(kind)];
  }
};

// Ages by largest remainder per village, laid out in households; then kin and street from those.
void DrawHouseholds(PopulationDraft* draft);
// Everything else: cohorts, clubs, teams in clubs, associations, work, circles of friends.
void DrawCircles(PopulationDraft* draft);
void DrawUsage(PopulationDraft* draft);

}  // namespace kringen::reach

// The reach model written down a second time, one person and one chance after the other, as its
// text says it: a post is shown to the author's friends; a known number of people who saw it share,
// comment or react; their ties may see it then. It shares nothing with the engine but the plain
// persons and circles of a Population, and, where asked, the ties the engine drew.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "reach/affiliation_network.h"
#include "reach/engagement.h"
#include "reach/population.h"
#include "reach/reach_simulation.h"
#include "reference/distributions.h"

namespace kringen::reference {

// One who may see what another does: tied when `strength` lies below the factor of the replicate
// (circles) or below the number of background ties.
struct Tie {
  std::uint32_t viewer = 0;
  bool is_background = false;
  double strength = 0;
  double pair_unit = 0, pair_width = 0;  // U_ij; uniform in a stretch where it is known as a bin
};

// What stays the same from one post to the next.
struct Setting {
  const reach::Population* population = nullptr;
  std::vector<std::vector<Tie>> ties;  // by source
  std::vector<double> person_score;    // normal score of U_i
  std::vector<double> author_unit;     // U_ij, the author being j
  double author_width = 0;
};

// Ties and persistent units by the reference's own chance.
Setting OwnSetting(const reach::Population& population, const reach::ParameterValues& values,
                   Chance* chance);
// The ties of the engine's network at these parameters; units uniform within its bins. One
// replicate's worth.
Setting EngineSetting(const reach::Town& town, const reach::ParameterValues& values,
                      Chance* chance);

struct Outcome {
  double reach = 0, thrice = 0, direct = 0, both = 0, shared = 0;
  double impressions = 0;
  double without_tie = 0;  // unreached, and no tie to the author or to anyone who engaged
  std::vector<double> by_village, by_age;  // reach
};

// One replicate of one or more posts, whose counts are local ones if their local_share is 1.
// Parameter kPostEffect is z itself.
Outcome Simulate(const Setting& setting, const std::vector<reach::Engagement>& posts,
                 const reach::ParameterValues& values, Chance* chance);

}  // namespace kringen::reference

// A town of 4,200 invented residents in three villages, and questions about it: small enough for
// the sanitizers. Counts are local (local_share 1) unless a test says otherwise.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "reach/reach_simulation.h"

namespace kringen::reach {

inline PopulationSpec SmallSpec() {
  PopulationSpec spec;
  spec.villages = {{"noord", 2600}, {"zuid", 1590}, {"gehucht", 10}};
  return spec;
}

inline std::shared_ptr<TownCache> SmallTowns(std::vector<FixedParameter> structural = {}) {
  return std::make_shared<TownCache>(SmallSpec(), 7, std::move(structural), 2);
}

inline Engagement Post(std::uint32_t shares, std::uint32_t comments, std::uint32_t reactions) {
  Engagement post;
  post.time = 1400000000;
  post.counts = {shares, comments, reactions};
  post.local_share = 1;
  post.friends = 840;  // a fifth of the town
  return post;
}

inline ReachQuestion Ask(std::vector<Engagement> posts, std::uint32_t replicates = 128,
                         std::vector<FixedParameter> parameters = {}) {
  ReachQuestion question;
  question.messages = std::move(posts);
  question.replicates = replicates;
  question.parameters = std::move(parameters);
  return question;
}

inline ReachSimulation Simulated(const std::shared_ptr<TownCache>& towns,
                                 const ReachQuestion& question) {
  ReachSimulation simulation(towns, question);
  while (simulation.Step(1000)) {
  }
  return simulation;
}

inline double MeanReach(const ReachSimulation& simulation) {
  double sum = 0;
  for (const ReplicateRow& row : simulation.rows()) sum += row.reach;
  return sum / static_cast<double>(simulation.rows().size());
}

}  // namespace kringen::reach

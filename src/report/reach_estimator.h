// Runs the reach model for messages of a feed, as the page's worker does: the same seed, the same
// number of replicates and the same towns, so that both say the same numbers.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "publish/reach_file.h"
#include "reach/reach_simulation.h"

namespace kringen {

inline constexpr std::uint64_t kReachSeed = 1;
inline constexpr std::uint32_t kReachReplicates = 512;

ReachRange RangeOf(const reach::Estimate& estimate);

class ReachEstimator {
 public:
  ReachEstimator(reach::PopulationSpec spec, std::uint32_t replicates)
      : spec_(std::move(spec)), replicates_(replicates) {}

  // All replicates of a question about one message or several, in order of time. Errors: those of
  // reach::CheckQuestion.
  Result<reach::ReachSimulation> Run(std::vector<reach::Engagement> messages);
  // The same through the town of `like`, so that two answers can be compared.
  Result<reach::ReachSimulation> Run(std::vector<reach::Engagement> messages,
                                     const reach::Engagement& like);
  const reach::PopulationSpec& spec() const { return spec_; }

 private:
  std::shared_ptr<reach::TownCache> TownsFor(const reach::Engagement& message);

  reach::PopulationSpec spec_;
  std::map<std::string, std::shared_ptr<reach::TownCache>> towns_;  // by platform and year
  std::uint32_t replicates_;
};

// What a file keeps of the answer about these messages.
ReachAggregate AggregateOf(const reach::ReachResult& result,
                           const std::vector<reach::Engagement>& messages);

}  // namespace kringen

// The conditioned cascade, replicate by replicate, in slices of any size: what Result() says after
// n replicates depends on the towns, the question and n, never on how Step was called. Replicates
// come in batches of kLanes that share a population; batch b uses population b % towns.
// Random numbers are keyed by (seed, batch, lane, message): the same before and after a slider
// moves.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/result.h"
#include "reach/affiliation_network.h"
#include "reach/engagement.h"
#include "reach/population.h"
#include "reach/reach_result.h"

namespace kringen::reach {

inline constexpr std::uint32_t kLanes = 32;
inline constexpr std::uint32_t kPopulations = 8;

class VisibilityTable;

struct Town {
  Population population;
  AffiliationNetwork network;
  double adoption_shift = 0;                            // drawn for this population
  mutable std::shared_ptr<VisibilityTable> visibility;  // made by the first message that visits it
};

// The synthetic populations of one spec and one set of structural parameters, built when first
// needed. Values that are not fixed are drawn, one stratum of the prior per population.
class TownCache {
 public:
  TownCache(PopulationSpec spec, std::uint64_t seed, std::vector<FixedParameter> structural,
            std::uint32_t count = kPopulations);
  const PopulationSpec& spec() const { return spec_; }
  std::uint64_t seed() const { return seed_; }
  std::uint32_t count() const { return static_cast<std::uint32_t>(towns_.size()); }
  bool is_built(std::uint32_t index) const { return towns_[index] != nullptr; }
  const Town& at(std::uint32_t index);
  ParameterValues StructuralValues(std::uint32_t index) const;

 private:
  PopulationSpec spec_;
  std::uint64_t seed_;
  std::vector<FixedParameter> structural_;
  std::vector<std::unique_ptr<Town>> towns_;
};

// What one replicate gave, for whoever wants to check it.
struct ReplicateRow {
  ParameterValues values{};
  std::uint32_t reach = 0, thrice = 0, direct = 0, both = 0, shared = 0;
  std::uint32_t recommended = 0;  // nothing else reached them
  double target = 0;              // the reach that it was to meet; 0 where none was reported
  std::uint32_t engaged = 0;      // distinct persons who shared, commented or reacted
  std::uint64_t impressions = 0;  // exposures of the users of this replicate
  std::uint32_t users = 0;
  double log_weight = 0;
};

// Errors: "reach.no_evidence" (neither a figure nor followers nor the counts of a profile),
// "reach.contradicted" (more accounts reacted than saw it), "reach.no_message",
// "reach.too_many_messages", "reach.friends_exceed_residents", "reach.engaged_exceed_residents",
// "reach.bad_number", "reach.parameter_out_of_range".
Result<ReachQuestion> CheckQuestion(ReachQuestion question, const PopulationSpec& spec);

// The number of a message that needs no simulation, without all that is spread over circles, ages
// and villages: replicates is 0. Nothing for others, and for several messages.
std::optional<ReachResult> ResultAtOnce(const ReachQuestion& question, const PopulationSpec& spec,
                                        std::uint64_t seed);

class ReachSimulation {
 public:
  ReachSimulation(const std::shared_ptr<TownCache>& towns, const ReachQuestion& question);
  ~ReachSimulation();
  ReachSimulation(ReachSimulation&&) noexcept;
  ReachSimulation& operator=(ReachSimulation&&) noexcept;

  // Does about `budget` replicates more, at least one unit of work; false when all is done.
  bool Step(std::uint32_t budget);
  bool done() const;
  ReachResult Result() const;
  const std::vector<ReplicateRow>& rows() const;
  const ReachQuestion& question() const;
  std::uint32_t replicates() const;  // done so far

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

// Pairs the replicates that both have done; they used the same random numbers.
Compared Compare(const ReachSimulation& with, const ReachSimulation& without);

// Persons, of other messages: each has luck of its own, and the same random numbers would let it
// cancel. A replicate meets another one, so that the interval is rather too wide than too narrow.
Estimate DifferenceOfOthers(const ReachSimulation& now, const ReachSimulation& before);

}  // namespace kringen::reach

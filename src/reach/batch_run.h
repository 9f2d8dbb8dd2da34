// The work behind ReachSimulation: one step is one message of one batch, and whatever a batch
// leaves goes into the store. Keeps nothing that depends on how its steps are sliced.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "reach/message_run.h"
#include "reach/parameter_draw.h"
#include "reach/recommended.h"
#include "reach/replicate_store.h"
#include "reach/reported_reach.h"

namespace kringen::reach {

class BatchRun {
 public:
  // Batches take the first `towns_used` populations in turn.
  BatchRun(std::shared_ptr<TownCache> towns, ReachQuestion question, std::uint32_t towns_used);
  bool done() const { return batch_ == batches_; }
  // One unit of work; returns how many replicates it finished.
  std::uint32_t Step();

  const ReachQuestion& question() const { return question_; }
  const ReplicateStore& store() const { return store_; }
  TownCache& towns() const { return *towns_; }
  const ParameterDraw& draw() const { return draw_; }
  std::uint32_t TownOf(std::uint32_t batch) const { return batch % towns_used_; }
  std::uint32_t wanted() const { return batches_ * kLanes; }
  // Of a single message, when its residents do not come from the cascade; else nullptr.
  const ClosedForm* closed() const;
  bool weighs_times() const;
  MessageInput InputFor(std::size_t message, const Town& town, std::uint32_t batch) const;
  // At a quantile of what is not known of the followers.
  std::uint32_t friends_wanted(std::size_t message, double u = 0.5) const;
  // Of a lane that has just run: to whom the platform showed it as well.
  Recommendation RecommendedTo(const MessageRun& run, std::uint32_t lane, std::uint32_t batch,
                               double target, const ParameterValues& values) const;
  // Runs a finished batch of a single message once more, for the replay.
  void RunAgain(std::uint32_t batch, MessageRun* run);

 private:
  struct Target {
    double residents = 0, followers = 0;  // who saw it, and who of them follow the author
  };
  void DrawTargets();
  void SetFollowers(const std::vector<Target>& targets, std::uint32_t batch, std::uint32_t users,
                    MessageInput* input) const;
  void BeginBatch();
  void Meet(const MessageInput& input, std::array<ParameterValues, kLanes>* values);
  double ReachOf(std::uint32_t lane) const;
  void Gather();
  std::vector<CellCounts> Unaided(std::uint32_t lane, std::vector<CellCounts> counts) const;
  void GatherLane(std::uint32_t lane, const std::uint8_t* state, bool summed);
  const std::uint8_t* FinalState(std::uint32_t lane) const;
  void SampleTies(const std::uint8_t* state);
  void SampleCircles(const std::uint8_t* state);
  void Look(std::uint32_t lane, const MessageRun& run);
  double LogTimeWeight(std::uint32_t lane, const MessageRun& run) const;
  void AddTo(std::vector<std::uint8_t>* sum) const;
  void AddCurve(std::size_t message);
  void CountPeople();

  std::shared_ptr<TownCache> towns_;
  ReachQuestion question_;
  ParameterDraw draw_;
  ReplicateStore store_;
  MessageRun run_;
  std::uint32_t batches_ = 0;
  std::uint32_t towns_used_;
  ClosedForm closed_;                         // of a single message
  std::vector<std::vector<Target>> targets_;  // [message][replicate], empty: not from a report
  // Where it is.
  std::uint32_t batch_ = 0;
  std::size_t message_ = 0;
  // Of the batch at hand.
  std::array<ParameterValues, kLanes> values_;
  std::array<ReplicateRow, kLanes> rows_;
  std::array<std::array<std::uint32_t, kDepths>, kLanes> depth_;
  std::array<Recommendation, kLanes> recommended_;
  std::vector<std::uint8_t> sum_;  // [lane][stride], several messages; empty for one
  // The same without those to whom a platform showed it; empty where no figure was reported.
  std::vector<std::uint8_t> unaided_;
  std::vector<std::uint8_t> tied_;  // of the sampled lane
};

}  // namespace kringen::reach

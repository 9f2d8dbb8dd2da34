// The reach worker without its browser: takes messages, works in slices of time, and gives messages
// back. One question at a time, in the order in which they come, those in the background after all
// others; a result is told when it is rough, whenever the replicates have doubled, and when final.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reach/reach_json.h"
#include "reach/reach_simulation.h"

namespace kringen::reach {

class ReachSession {
 public:
  // `json` is a message of FromReach; `bytes` what belongs to it as an array buffer, or empty.
  using Tell = std::function<void(const std::string& json, const std::string& bytes)>;
  // Milliseconds of any clock.
  using Clock = std::function<double()>;
  ReachSession(Tell tell, Clock clock) : tell_(std::move(tell)), clock_(std::move(clock)) {}

  void Send(std::string_view json);
  // Works for about budget_ms; true while there is more to do.
  bool Step(double budget_ms);

 private:
  struct Job {
    std::string key;
    ReachSimulation with;
    std::optional<ReachSimulation> without;
    std::uint32_t rough = 0;
    bool background = false;
    std::uint32_t told = 0;  // replicates in the last result
  };
  struct CachedTowns {
    std::string key;  // of the platform and year, empty for the file's own
    std::vector<FixedParameter> structural;
    std::shared_ptr<TownCache> towns;
  };

  void Start(const StartMessage& start);
  void Ask(AskMessage ask);
  std::shared_ptr<TownCache> TownsFor(const ReachQuestion& question);
  bool Work();  // one unit; false when there is none
  void TellResult(Job* job);

  Tell tell_;
  Clock clock_;
  std::optional<PopulationSpec> spec_;
  std::uint64_t seed_ = 1;
  std::vector<CachedTowns> known_;  // the plain ones first, then the latest others
  std::deque<Job> jobs_;
  bool circles_told_ = false;
};

}  // namespace kringen::reach

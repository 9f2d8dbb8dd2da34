#include "reach/reach_simulation.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "reach/summary.h"

namespace kringen::reach {
namespace {

// The same question with every parameter at its default unless it was fixed.
ReachQuestion WithoutDraws(ReachQuestion question) {
  for (const ParameterRow& row : ParameterTable()) {
    const bool is_fixed = FixedValue(question, row.parameter).has_value();
    const bool is_structural = IndexOf(row.parameter) < kStructuralCount;
    if (is_fixed || is_structural || row.prior == PriorKind::kFixed) continue;
    // A platform or year without stories keeps them switched off.
    if (row.parameter == Parameter::kEtaComment || row.parameter == Parameter::kEtaReaction) {
      if (question.messages[0].platform != "facebook") continue;
    }
    if (row.parameter == Parameter::kPageSeen && question.messages[0].by_page) continue;
    question.parameters.push_back({row.parameter, row.value});
  }
  question.replicates = std::max(kLanes, question.replicates / 4);
  return question;
}

// The most typical play is near the median and not on it; the film ends at the number that is
// shown.
void EndAt(double median, Replay* replay) {
  const double end = replay->reached.empty() ? 0 : replay->reached.back();
  if (end <= 0) return;
  for (double& reached : replay->reached) reached *= median / end;
}

}  // namespace

struct ReachSimulation::Work {
  BatchRun run;
  std::optional<BatchRun> noise;

  Work(const std::shared_ptr<TownCache>& towns, const ReachQuestion& question)
      : run(towns, question, towns->count()) {
    if (question.noise && run.closed() == nullptr) noise.emplace(towns, WithoutDraws(question), 1);
  }
};

ReachSimulation::ReachSimulation(const std::shared_ptr<TownCache>& towns,
                                 const ReachQuestion& question)
    : work_(std::make_unique<Work>(towns, question)) {}
ReachSimulation::~ReachSimulation() = default;
ReachSimulation::ReachSimulation(ReachSimulation&&) noexcept = default;
ReachSimulation& ReachSimulation::operator=(ReachSimulation&&) noexcept = default;

bool ReachSimulation::Step(std::uint32_t budget) {
  std::uint32_t worked = 0;
  do {
    if (!work_->run.done()) {
      worked += work_->run.Step();
    } else if (work_->noise && !work_->noise->done()) {
      worked += work_->noise->Step();
    }
  } while (worked < budget && !done());
  return !done();
}

bool ReachSimulation::done() const {
  return work_->run.done() && (!work_->noise || work_->noise->done());
}

ReachResult ReachSimulation::Result() const {
  ReachResult result = Summarize(work_->run);
  result.final = done();
  if (work_->noise && work_->noise->done()) {
    std::vector<double> reach;
    for (const ReplicateRow& row : work_->noise->store().rows) reach.push_back(row.reach);
    result.noise = MakeEstimate(reach, Weights());
  }
  const ReachQuestion& question = work_->run.question();
  const bool is_some = std::llround(result.reach.median) > 0;
  if (question.replay && is_some && result.final && question.messages.size() == 1) {
    CircleShares* shares = result.circle_shares ? &*result.circle_shares : nullptr;
    result.replay = MakeReplay(&work_->run, shares);
    EndAt(result.reach.median, &*result.replay);
  }
  return result;
}

const std::vector<ReplicateRow>& ReachSimulation::rows() const { return work_->run.store().rows; }
const ReachQuestion& ReachSimulation::question() const { return work_->run.question(); }
std::uint32_t ReachSimulation::replicates() const { return work_->run.store().count; }

Compared Compare(const ReachSimulation& with, const ReachSimulation& without) {
  const std::size_t count = std::min(with.rows().size(), without.rows().size());
  const auto estimate = [&](const auto& get) {
    std::vector<double> values;
    for (std::size_t r = 0; r < count; ++r)
      values.push_back(get(without.rows()[r], with.rows()[r]));
    return MakeEstimate(values, Weights());
  };
  using Row = const ReplicateRow&;
  Compared out;
  out.reach = estimate([](Row a, Row) { return static_cast<double>(a.reach); });
  out.thrice = estimate([](Row a, Row) { return static_cast<double>(a.thrice); });
  out.direct = estimate([](Row a, Row) { return static_cast<double>(a.direct); });
  out.both = estimate([](Row a, Row) { return static_cast<double>(a.both); });
  out.shared = estimate([](Row a, Row) { return static_cast<double>(a.shared); });
  out.difference = estimate([](Row a, Row b) { return static_cast<double>(b.reach) - a.reach; });
  return out;
}

Estimate DifferenceOfOthers(const ReachSimulation& now, const ReachSimulation& before) {
  // A prime above the replicates of a report: all meet another.
  constexpr std::size_t kStride = 1031;
  const std::size_t count = std::min(now.rows().size(), before.rows().size());
  std::vector<double> values;
  for (std::size_t r = 0; r < count; ++r) {
    const std::size_t other = (r * kStride + count / 2 + 1) % count;
    values.push_back(static_cast<double>(now.rows()[r].reach) - before.rows()[other].reach);
  }
  return MakeEstimate(values, Weights());
}

}  // namespace kringen::reach

#include "report/reach_estimator.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/whole_parts.h"
#include "reach/platform_users.h"
#include "reach/reported_reach.h"

namespace kringen {
namespace {

constexpr std::uint32_t kSlice = 128;

// The ways by which it came, as parts of one number.
void PutWays(const reach::ReachResult& result, ReachAggregate* aggregate) {
  const std::array<const reach::Estimate*, 4> from{&result.direct, &result.both, &result.shared,
                                                   &result.recommended};
  const std::array<ReachRange*, 4> to{&aggregate->direct, &aggregate->both, &aggregate->shared,
                                      &aggregate->recommended};
  std::array<double, 4> medians{};
  for (std::size_t i = 0; i < from.size(); ++i) medians[i] = from[i]->median;
  const std::vector<std::int64_t> parts = WholeParts(aggregate->reach.median, medians);
  for (std::size_t i = 0; i < from.size(); ++i) {
    const ReachRange range = RangeOf(*from[i]);
    *to[i] = {parts[i], std::min(range.low, parts[i]), std::max(range.high, parts[i])};
  }
}

}  // namespace

ReachRange RangeOf(const reach::Estimate& estimate) {
  const auto whole = [](double persons) { return std::llround(persons); };
  return {whole(estimate.median), whole(estimate.low), whole(estimate.high)};
}

Result<reach::ReachSimulation> ReachEstimator::Run(std::vector<reach::Engagement> messages) {
  if (messages.empty()) return Error{"reach.no_message", "", "/messages"};
  const reach::Engagement widest = WidestOf(messages, spec_);
  return Run(std::move(messages), widest);
}

Result<reach::ReachSimulation> ReachEstimator::Run(std::vector<reach::Engagement> messages,
                                                   const reach::Engagement& like) {
  reach::ReachQuestion asked;
  asked.messages = std::move(messages);
  asked.replicates = replicates_;
  const Result<reach::ReachQuestion> question = CheckQuestion(asked, spec_);
  if (!question.ok()) return question.error();
  reach::ReachSimulation simulation(TownsFor(like), question.value());
  while (simulation.Step(kSlice)) {
  }
  return simulation;
}

std::shared_ptr<reach::TownCache> ReachEstimator::TownsFor(const reach::Engagement& message) {
  std::shared_ptr<reach::TownCache>& towns = towns_[TownKeyOf(message, spec_)];
  if (towns == nullptr) {
    towns = std::make_shared<reach::TownCache>(TownSpecOf(message, spec_), kReachSeed,
                                               std::vector<reach::FixedParameter>());
  }
  return towns;
}

ReachAggregate AggregateOf(const reach::ReachResult& result,
                           const std::vector<reach::Engagement>& messages) {
  ReachAggregate aggregate;
  aggregate.reach = RangeOf(result.reach);
  aggregate.thrice = RangeOf(result.thrice);
  PutWays(result, &aggregate);
  aggregate.evidence = std::string(reach::EvidenceId(result.evidence));
  // Of several messages there is no one figure.
  const bool is_report = messages.size() == 1 && IsReport(messages.front());
  if (is_report) aggregate.reported = std::llround(result.reported);
  if (result.paid > 0) aggregate.paid = std::llround(result.paid);
  if (result.has_bound) aggregate.users = std::llround(result.bound);
  aggregate.warnings = result.warnings;
  for (const reach::Cell& cell : result.villages) {
    if (!cell.figure) continue;
    aggregate.villages.emplace_back(cell.id, RangeOf(cell.reach));
  }
  const reach::Audience& audience = messages.front().audience;
  if (is_report) aggregate.definition = messages.front().definition;
  aggregate.is_local_known =
      audience.local_followers.has_value() || messages.front().local_share.has_value();
  const auto& followers = audience.followers;
  if (followers) aggregate.followers = std::llround(*followers);
  if (messages.front().is_period) aggregate.evidence = "period";
  if (messages.size() > 1) aggregate.evidence = "several";
  return aggregate;
}

}  // namespace kringen

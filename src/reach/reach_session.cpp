#include "reach/reach_session.h"

#include <algorithm>

#include "reach/platform_users.h"

namespace kringen::reach {
namespace {

constexpr std::size_t kMostTowns = 3;  // sets of populations in memory

bool SameParameters(const std::vector<FixedParameter>& a, const std::vector<FixedParameter>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const FixedParameter& x, const FixedParameter& y) {
                      return x.parameter == y.parameter && x.value == y.value;
                    });
}

}  // namespace

void ReachSession::Send(std::string_view json) {
  std::string key;
  Result<ToReach> message = ParseToReach(json, &key);
  if (!message.ok()) {
    const std::optional<std::string> named = key.empty() ? std::nullopt : std::optional(key);
    tell_(FailedJson(named, message.error()), "");
    return;
  }
  ToReach parsed = std::move(message).value();
  if (const auto* start = std::get_if<StartMessage>(&parsed)) Start(*start);
  if (auto* ask = std::get_if<AskMessage>(&parsed)) Ask(std::move(*ask));
  if (const auto* cancel = std::get_if<CancelMessage>(&parsed)) {
    std::erase_if(jobs_, [&](const Job& job) { return job.key == cancel->key; });
  }
}

void ReachSession::Start(const StartMessage& start) {
  jobs_.clear();
  known_.clear();
  spec_.reset();
  circles_told_ = false;
  Result<PopulationSpec> spec = ParsePopulationSpec(start.spec);
  if (!spec.ok()) {
    tell_(FailedJson(std::nullopt, spec.error()), "");
    return;
  }
  spec_ = std::move(spec).value();
  seed_ = start.seed;
  known_.push_back(
      {"", {}, std::make_shared<TownCache>(*spec_, seed_, std::vector<FixedParameter>{})});
  tell_(ReadyJson(*spec_), "");
}

void ReachSession::Ask(AskMessage ask) {
  if (!spec_) {
    tell_(FailedJson(ask.key, {"reach.not_started", "", ""}), "");
    return;
  }
  Result<ReachQuestion> question = CheckQuestion(std::move(ask.question), *spec_);
  if (!question.ok()) {
    tell_(FailedJson(ask.key, question.error()), "");
    return;
  }
  const ReachQuestion& checked = question.value();
  if (const std::optional<ReachResult> at_once = ResultAtOnce(checked, *spec_, seed_)) {
    ReachResult result = *at_once;
    result.final = ask.background;  // nobody looks at more than the number
    tell_(ResultJson(ask.key, result), "");
    if (ask.background) return;
  }
  std::optional<ReachSimulation> without;
  if (ask.compare) {
    ReachQuestion other = checked;
    other.parameters = *ask.compare;
    other.circles = other.replay = other.noise = false;
    without.emplace(TownsFor(other), other);
  }
  Job job{ask.key,
          ReachSimulation(TownsFor(checked), checked),
          std::move(without),
          ask.rough,
          ask.background,
          0};
  auto at = jobs_.end();
  if (!ask.background) {
    at = std::find_if(jobs_.begin(), jobs_.end(), [](const Job& each) { return each.background; });
  }
  jobs_.insert(at, std::move(job));
}

std::shared_ptr<TownCache> ReachSession::TownsFor(const ReachQuestion& question) {
  std::vector<FixedParameter> structural;
  for (const FixedParameter& each : question.parameters) {
    if (IndexOf(each.parameter) < kStructuralCount) structural.push_back(each);
  }
  const Engagement& message = WidestOf(question.messages, *spec_);
  const std::string key = TownKeyOf(message, *spec_);
  for (const CachedTowns& each : known_) {
    if (each.key == key && SameParameters(each.structural, structural)) return each.towns;
  }
  if (known_.size() == kMostTowns) known_.erase(known_.begin() + 1);
  known_.push_back({key, structural,
                    std::make_shared<TownCache>(TownSpecOf(message, *spec_), seed_, structural)});
  return known_.back().towns;
}

bool ReachSession::Step(double budget_ms) {
  const double start = clock_();
  while (Work()) {
    if (clock_() - start >= budget_ms) return true;
  }
  return false;
}

bool ReachSession::Work() {
  if (!spec_) return false;
  TownCache& plain = *known_[0].towns;
  if (!circles_told_) {
    circles_told_ = true;
    tell_("{\"type\":\"circles\"}", CirclesJson(*spec_, plain.at(0).population));
    return true;
  }
  if (!jobs_.empty()) {
    Job& job = jobs_.front();
    // Side by side, so that every result can be paired.
    const bool is_behind =
        job.without && !job.without->done() && job.without->replicates() <= job.with.replicates();
    (is_behind ? *job.without : job.with).Step(1);
    const bool is_done = job.with.done() && (!job.without || job.without->done());
    const std::uint32_t done = job.with.replicates();
    const bool is_sharper = done >= 2 * job.told && done > job.told;
    if (is_done || (job.rough > 0 && done >= job.rough && is_sharper)) TellResult(&job);
    if (is_done) jobs_.pop_front();
    return true;
  }
  for (std::uint32_t i = 0; i < plain.count(); ++i) {  // ahead of the first question
    if (plain.is_built(i)) continue;
    plain.at(i);
    return true;
  }
  return false;
}

void ReachSession::TellResult(Job* job) {
  job->told = job->with.replicates();
  const bool is_final = job->with.done() && (!job->without || job->without->done());
  ReachResult result = job->with.Result();
  if (job->without) result.compared = Compare(job->with, *job->without);
  result.final = is_final;
  const std::string bytes = result.circle_shares ? CircleReachJson(job->key, *spec_, result) : "";
  tell_(ResultJson(job->key, result), bytes);
}

}  // namespace kringen::reach

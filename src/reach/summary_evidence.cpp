// What a result rests on, and what has to be said with it: the same for a message that needs no
// simulation as for one that is simulated.
#include <algorithm>
#include <cmath>

#include "reach/followers_here.h"
#include "reach/summary.h"

namespace kringen::reach {
namespace {

// The weakest first; what needs friends and counts is weaker than a rate of one's own.
int Strength(Evidence evidence) {
  switch (evidence) {
    case Evidence::kReported:
      return 4;
    case Evidence::kViews:
      return 3;
    case Evidence::kRate:
      return 2;
    case Evidence::kProfileModel:
      return 1;
    case Evidence::kNone:
      break;
  }
  return 0;
}

QuestionDefaults DefaultsOf(const std::vector<Engagement>& messages, const PopulationSpec& spec) {
  const auto residents = static_cast<double>(spec.residents());
  const auto count = static_cast<double>(messages.size());
  QuestionDefaults defaults;
  double local = 0, friends = 0, known = 0;
  for (const Engagement& each : messages) {
    const std::optional<double> share = UsualLocalShare(each, spec);
    known += share ? 1 : 0;
    local += share.value_or(0);
    friends += FollowersHere(each, spec, .5) / residents;
  }
  if (known > 0) defaults.local_share = local / known;
  defaults.friends_share = friends / count;
  const UsersBound bound = BoundOf(WidestOf(messages, spec), spec);
  if (bound.is_known) defaults.users_total = bound.persons / residents;
  return defaults;
}

}  // namespace

void FillEvidence(const ReachQuestion& question, const PopulationSpec& spec, ReachResult* result) {
  const auto& messages = question.messages;
  const Engagement& weakest =
      *std::min_element(messages.begin(), messages.end(), [](const auto& a, const auto& b) {
        return Strength(EvidenceOf(a)) < Strength(EvidenceOf(b));
      });
  result->evidence = EvidenceOf(weakest);
  const UsersBound bound =
      BoundOf(WidestOf(messages, spec), spec, FixedSharesOf(question).users_total);
  result->bound = bound.persons;
  result->year = spec.year;
  result->defaults = DefaultsOf(messages, spec);
  result->villages_known = std::any_of(
      spec.villages.begin(), spec.villages.end(),
      [](const VillageSpec& village) { return village.age_share || village.household_share; });
  result->has_bound = bound.is_known;
  for (const Engagement& each : messages) {
    if (EvidenceOf(each) == Evidence::kReported) result->paid += each.reported_paid;
  }
  if (messages.size() == 1) {
    const Engagement& message = messages.front();
    result->engaged = AccountsEngaged(message);
    const bool by_views = result->evidence == Evidence::kViews;
    result->reported = by_views ? message.reported_impressions.value_or(0)
                                : message.reported_reach.value_or(0) + message.reported_paid;
    // Even if every user here, or where those are not known every resident, saw it, with the
    // accounts that some have beside their own.
    constexpr double kMostElsewhere = 2.2;
    const bool is_elsewhere = AccountsReported(message) > kMostElsewhere * bound.persons;
    if (is_elsewhere && bound.is_known) result->warnings.emplace_back("mostly_elsewhere");
    if (is_elsewhere && !bound.is_known) result->warnings.emplace_back("more_than_residents");
  }
  const auto any = [&](auto is_it) { return std::any_of(messages.begin(), messages.end(), is_it); };
  if (any([&](const Engagement& each) { return !IsOfYear(each, spec); })) {
    result->warnings.emplace_back("other_year");
  }
  if (any([&](const Engagement& each) { return !BoundOf(each, spec).is_known; })) {
    result->warnings.emplace_back("no_adoption");
  }
  if (any([](const Engagement& each) {
        return EvidenceOf(each) == Evidence::kProfileModel && !each.friends;
      })) {
    result->warnings.emplace_back("friends_unknown");
  }
}

void FillClosed(const ClosedForm& closed, ReachResult* result) {
  result->reach = MakeEstimate(closed.residents, Weights());
  // The invented residents meet it to a person or so: a part is never more than the whole.
  for (Estimate* part :
       {&result->thrice, &result->direct, &result->both, &result->shared, &result->recommended}) {
    part->median = std::min(part->median, result->reach.median);
    part->low = std::min(part->low, result->reach.low);
    part->high = std::min(part->high, result->reach.high);
  }
  result->none = {result->residents - result->reach.median, result->residents - result->reach.high,
                  result->residents - result->reach.low};
  result->frequency[0] = result->none;
  result->sensitivity = closed.sensitivity;
}

std::optional<ReachResult> ResultAtOnce(const ReachQuestion& question, const PopulationSpec& spec,
                                        std::uint64_t seed) {
  if (question.messages.size() != 1) return std::nullopt;
  const ClosedForm closed =
      DrawResidents(question.messages[0], spec, seed, FixedSharesOf(question));
  if (closed.residents.empty()) return std::nullopt;
  ReachResult result;
  result.wanted = question.replicates;
  result.seed = seed;
  result.residents = static_cast<double>(spec.residents());
  result.users = {closed.bound.persons, closed.bound.persons, closed.bound.persons};
  FillEvidence(question, spec, &result);
  FillClosed(closed, &result);
  return result;
}

}  // namespace kringen::reach

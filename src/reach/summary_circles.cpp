// How far a message gets into circles: by simulation, and by the closed form for random friends.
#include <algorithm>
#include <cmath>
#include <map>

#include "reach/summary.h"

namespace kringen::reach {
namespace {

// 1 - C(N - m, F) / C(N, F): a circle of m has at least one of F friends out of N residents.
double ChanceTouched(double residents, double friends, std::uint32_t members) {
  double untouched = 1;
  for (std::uint32_t i = 0; i < members; ++i) {
    untouched *= std::max(0.0, residents - friends - i) / std::max(1.0, residents - i);
  }
  return 1 - untouched;
}

std::array<double, kCircleKindCount> ShareTouched(const Population& population,
                                                  std::uint32_t friends) {
  std::array<double, kCircleKindCount> touched{}, circles{};
  for (const Circle& circle : population.circles) {
    const auto kind = static_cast<std::size_t>(circle.kind);
    ++circles[kind];
    for (std::uint32_t at = circle.begin; at < circle.end; ++at) {
      const std::uint32_t person = population.members[at];
      if (person >= population.user_count) break;
      if (population.friend_rank[person] >= friends) continue;
      ++touched[kind];
      break;
    }
  }
  for (std::size_t kind = 0; kind < kCircleKindCount; ++kind) {
    touched[kind] /= std::max(1.0, circles[kind]);
  }
  return touched;
}

}  // namespace

std::vector<CircleTypeResult> CircleCoverage(const BatchRun& run) {
  std::uint32_t friends = 0;
  for (std::size_t m = 0; m < run.question().messages.size(); ++m) {
    friends = std::max(friends, run.friends_wanted(m));
  }
  std::vector<std::array<double, kCircleKindCount>> touched;
  for (std::uint32_t i = 0; i < run.towns().count(); ++i) {
    if (run.store().users[i].empty()) continue;
    touched.push_back(ShareTouched(run.towns().at(i).population, friends));
  }
  const Population& first = run.towns().at(0).population;
  std::vector<CircleTypeResult> results(kCircleKindCount);
  std::map<std::uint32_t, double> chance;
  for (const Circle& circle : first.circles) {
    CircleTypeResult& result = results[static_cast<std::size_t>(circle.kind)];
    const std::uint32_t members = circle.end - circle.begin;
    auto [at, is_new] = chance.try_emplace(members, 0);
    if (is_new) at->second = ChanceTouched(first.person_count, friends, members);
    ++result.circles;
    result.memberships += members;
    result.expected += at->second;
  }
  const auto estimate = [](const auto& samples, const auto& get) {
    std::vector<double> values;
    values.reserve(samples.size());
    for (const auto& sample : samples) values.push_back(get(sample));
    return MakeEstimate(values, Weights());
  };
  for (std::size_t kind = 0; kind < kCircleKindCount; ++kind) {
    CircleTypeResult& result = results[kind];
    result.id = CircleKindIds()[kind];
    result.expected /= std::max(1u, result.circles);
    result.touched = estimate(touched, [&](const auto& sample) { return sample[kind]; });
    result.with_reached = estimate(run.store().circles,
                                   [&](const auto& sample) { return sample.with_reached[kind]; });
    result.members_reached = estimate(
        run.store().circles, [&](const auto& sample) { return sample.members_reached[kind]; });
  }
  return results;
}

CircleShares SharesOfCircles(const BatchRun& run) {
  const ReplicateStore& store = run.store();
  const Population& population = run.towns().at(0).population;
  CircleShares shares;
  for (const Circle& circle : population.circles) {
    std::uint64_t direct = 0, both = 0, shared = 0;
    for (std::uint32_t at = circle.begin; at < circle.end; ++at) {
      const std::uint32_t person = population.members[at];
      if (person >= population.user_count) break;
      direct += store.person_direct[person];
      both += store.person_both[person];
      shared += store.person_shared[person];
    }
    const double all = static_cast<double>(store.person_replicates) * (circle.end - circle.begin);
    const auto permille = [&](std::uint64_t count) {
      return static_cast<std::uint16_t>(std::lround(1000 * static_cast<double>(count) / all));
    };
    shares.direct.push_back(permille(direct));
    shares.both.push_back(permille(both));
    shares.shared.push_back(permille(shared));
  }
  return shares;
}

}  // namespace kringen::reach

#include "reach/village_effects.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"

namespace kringen::reach {
namespace {

double ShareOf(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

// The one shift of all log odds with which as many are reached as before; rising, so halved.
double ShiftFor(const std::vector<double>& users, const std::vector<double>& log_odds,
                double reached) {
  double low = -20, high = 20;
  for (int round = 0; round < 50; ++round) {
    const double middle = (low + high) / 2;
    double sum = 0;
    for (std::size_t v = 0; v < users.size(); ++v) sum += users[v] * ShareOf(log_odds[v] + middle);
    (sum < reached ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace

std::vector<double> VillageEffects(const ReplicateStore& store, std::uint64_t seed) {
  const std::uint32_t villages = store.groups.villages;
  if (villages < 2) return {};
  std::vector<double> effects(std::size_t{store.count} * villages, 1);
  std::vector<double> users(villages), reached(villages), log_odds(villages);
  for (std::uint32_t r = 0; r < store.count; ++r) {
    RandomStream random(RandomKey(seed, 47, r));
    double all = 0;
    for (std::uint32_t v = 0; v < villages; ++v) {
      const std::uint32_t group = store.groups.village(v);
      reached[v] = store.reach[std::size_t{r} * store.groups.count() + group];
      // Where nobody was reached no factor makes anybody.
      users[v] = reached[v] > 0 ? store.users[store.population[r]][group] : 0;
      all += reached[v];
      // Half a person away from nobody and from everybody.
      const double share = (reached[v] + 0.5) / (users[v] + 1);
      log_odds[v] = std::log(share / (1 - share)) + kVillageSpread * NormalQuantile(random.Unit());
    }
    if (all == 0) continue;
    const double shift = ShiftFor(users, log_odds, all);
    for (std::uint32_t v = 0; v < villages; ++v) {
      if (users[v] == 0) continue;
      effects[std::size_t{r} * villages + v] = users[v] * ShareOf(log_odds[v] + shift) / reached[v];
    }
  }
  return effects;
}

}  // namespace kringen::reach

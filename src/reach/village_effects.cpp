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

// The villages of one replicate.
struct Villages {
  std::vector<double> users, reached, log_odds;
  explicit Villages(std::uint32_t count) : users(count), reached(count), log_odds(count) {}
  std::size_t size() const { return users.size(); }
  // Half a person away from nobody and from everybody.
  double ShareAt(std::size_t v) const { return (reached[v] + 0.5) / (users[v] + 1); }
};

// Fills the villages and says how many were reached in all.
double Read(const ReplicateStore& store, std::uint32_t replicate, Villages* villages) {
  double all = 0;
  for (std::uint32_t v = 0; v < villages->size(); ++v) {
    const std::uint32_t group = store.groups.village(v);
    const double reached = store.reach[std::size_t{replicate} * store.groups.count() + group];
    villages->reached[v] = reached;
    // Where nobody was reached no factor makes anybody.
    villages->users[v] = reached > 0 ? store.users[store.population[replicate]][group] : 0;
    all += reached;
  }
  return all;
}

// The village whose effect is drawn larger, by what it weighs in the town's number.
std::size_t Heavier(const Villages& villages, double chance) {
  const auto weight = [&](std::size_t v) {
    const double share = villages.ShareAt(v);
    return villages.users[v] * share * (1 - share);
  };
  double left = 0;
  for (std::size_t v = 0; v < villages.size(); ++v) left += weight(v);
  left *= chance;
  for (std::size_t v = 0; v < villages.size(); ++v) {
    left -= weight(v);
    if (left < 0) return v;
  }
  return 0;
}

// Effects e of sd s, divided by what they make of the town: E[e_v / sum w e] = 1 where the density
// of all effects together is weighed by that sum, which is to say where one village, drawn by its
// weight w, has a size-biased effect: its mean in log odds is s^2 higher (of shares p that are not
// small by (1 - 2p) as much, to the second order).
void DrawEffects(RandomStream* random, Villages* villages) {
  for (std::size_t v = 0; v < villages->size(); ++v) {
    const double share = villages->ShareAt(v);
    villages->log_odds[v] =
        std::log(share / (1 - share)) + kVillageSpread * NormalQuantile(random->Unit());
  }
  const std::size_t heavier = Heavier(*villages, random->Unit());
  villages->log_odds[heavier] +=
      kVillageSpread * kVillageSpread * (1 - 2 * villages->ShareAt(heavier));
}

}  // namespace

std::vector<double> VillageEffects(const ReplicateStore& store, std::uint64_t seed) {
  const std::uint32_t count = store.groups.villages;
  if (count < 2) return {};
  std::vector<double> effects(std::size_t{store.count} * count, 1);
  Villages villages(count);
  for (std::uint32_t r = 0; r < store.count; ++r) {
    const double all = Read(store, r, &villages);
    if (all == 0) continue;
    RandomStream random(RandomKey(seed, 47, r));
    DrawEffects(&random, &villages);
    const double shift = ShiftFor(villages.users, villages.log_odds, all);
    for (std::uint32_t v = 0; v < count; ++v) {
      if (villages.users[v] == 0) continue;
      effects[std::size_t{r} * count + v] =
          villages.users[v] * ShareOf(villages.log_odds[v] + shift) / villages.reached[v];
    }
  }
  return effects;
}

}  // namespace kringen::reach

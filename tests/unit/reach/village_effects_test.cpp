// Laws of the effect that each village has of its own.
#include "reach/village_effects.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/rng.h"

namespace kringen::reach {
namespace {

// Replicates in which each village was reached by about `share` of its users, whatever their
// number.
ReplicateStore StoreOf(const std::vector<std::uint32_t>& users, double share,
                       std::uint32_t replicates) {
  ReplicateStore store;
  store.groups.villages = static_cast<std::uint32_t>(users.size());
  store.count = replicates;
  store.users = {std::vector<std::uint32_t>(store.groups.count(), 0)};
  std::copy(users.begin(), users.end(), store.users[0].begin());
  store.population.assign(replicates, 0);
  store.reach.assign(std::size_t{replicates} * store.groups.count(), 0);
  for (std::uint32_t r = 0; r < replicates; ++r) {
    for (std::size_t v = 0; v < users.size(); ++v) {
      store.reach[r * store.groups.count() + v] =
          static_cast<std::uint32_t>(std::lround(users[v] * share));
    }
  }
  return store;
}

TEST_CASE("as many are reached as before, and nowhere more than there are users") {
  const std::vector<std::uint32_t> users{7000, 300, 2200, 1};
  for (const double share : {0.0, .02, .3, .97, 1.0}) {
    const ReplicateStore store = StoreOf(users, share, 200);
    const std::vector<double> effects = VillageEffects(store, 5);
    REQUIRE(effects.size() == 800);
    for (std::uint32_t r = 0; r < 200; ++r) {
      double before = 0, after = 0;
      for (std::uint32_t v = 0; v < 4; ++v) {
        const double reached = store.reach[r * store.groups.count() + v];
        const double now = reached * effects[r * 4 + v];
        before += reached;
        after += now;
        CHECK(now <= users[v] * (1 + 1e-9));
        CHECK(now >= 0);
      }
      CAPTURE(share);
      CHECK(after == doctest::Approx(before).epsilon(.002));
    }
  }
}

TEST_CASE("a small village scatters by the spread, a village that is nearly all hardly") {
  const ReplicateStore store = StoreOf({100'000, 1000}, .2, 4000);
  const std::vector<double> effects = VillageEffects(store, 6);
  const auto spread = [&](std::uint32_t village, std::uint32_t users) {
    double mean = 0, squares = 0;
    for (std::uint32_t r = 0; r < store.count; ++r) {
      const double share =
          store.reach[r * store.groups.count() + village] * effects[r * 2 + village] / users;
      const double odds = std::log(share / (1 - share));
      mean += odds / store.count;
      squares += odds * odds / store.count;
    }
    return std::sqrt(squares - mean * mean);
  };
  // Its own effect, less what brings the town back to its number: that of the large village.
  CHECK(spread(1, 1000) == doctest::Approx(kVillageSpread * std::sqrt(2)).epsilon(.05));
  CHECK(spread(0, 100'000) < .02);
}

TEST_CASE("one village is the town, and the same seed gives the same effects") {
  CHECK(VillageEffects(StoreOf({500}, .2, 10), 1).empty());
  const ReplicateStore store = StoreOf({500, 400}, .2, 10);
  CHECK(VillageEffects(store, 1) == VillageEffects(store, 1));
  CHECK(VillageEffects(store, 1) != VillageEffects(store, 2));
}

}  // namespace
}  // namespace kringen::reach

// Laws of the effect that each village has of its own.
#include "reach/village_effects.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "reference/reported.h"
#include "reference/villages.h"
#include "unit/reach/small_town.h"

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

TEST_CASE("the mean of each village stays what it is, whatever its size and whatever was reached") {
  const std::vector<std::uint32_t> users{130'000, 42'300, 38'000, 10'400, 5300};
  for (const double share : {.02, .1, .35, .6, .9}) {
    const ReplicateStore store = StoreOf(users, share, 20'000);
    const std::vector<double> effects = VillageEffects(store, 9);
    for (std::uint32_t v = 0; v < users.size(); ++v) {
      double mean = 0;
      for (std::uint32_t r = 0; r < store.count; ++r) mean += effects[r * users.size() + v];
      CAPTURE(share);
      CAPTURE(v);
      CHECK(mean / store.count ==
            doctest::Approx(1).epsilon(.015));  // scatters by .6 / sqrt(20,000)
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

// A page of today in a town of which the households of the villages are known.
ReachSimulation PageInVillages() {
  PopulationSpec spec;
  spec.year = 2025;
  spec.users_total = .7;
  spec.villages = {{"noord", 2600}, {"zuid", 1200}, {"gehucht", 400}};
  for (VillageSpec& village : spec.villages) village.household_share = spec.household_share;
  Engagement message;
  message.id = "post";
  message.time = 1'760'000'000;  // October 2025
  message.by_page = true;
  message.reported_reach = 1000;
  const auto towns = std::make_shared<TownCache>(spec, 7, std::vector<FixedParameter>{}, 2);
  return Simulated(towns, Ask({message}, 512));
}

TEST_CASE("intervals of villages hold 85 % or more of the truths of an independent program") {
  const ReachResult result = PageInVillages().Result();
  REQUIRE(result.villages.size() == 3);
  REQUIRE(result.lagging.has_value());
  const std::vector<double> users{2600 * .7, 1200 * .7, 400 * .7};
  reference::Chance chance(12);
  constexpr int kTruths = 2000;
  std::array<int, 3> held{};
  int lagging = 0;
  for (int i = 0; i < kTruths; ++i) {
    const double share = reference::ResidentsOf(1000, 4200 * .7, {}, &chance) / (4200 * .7);
    const std::vector<double> truth = reference::WithEffects(
        {users[0] * share, users[1] * share, users[2] * share}, users, &chance);
    bool is_lagging = false;
    for (std::size_t v = 0; v < 3; ++v) {
      const Cell& cell = result.villages[v];
      held[v] += truth[v] >= cell.reach.low && truth[v] <= cell.reach.high;
      is_lagging |= truth[v] < result.lagging->share * cell.residents;
    }
    lagging += is_lagging;
  }
  for (std::size_t v = 0; v < 3; ++v) {
    INFO(result.villages[v].id << ": " << held[v] / double(kTruths));
    CHECK(held[v] >= .85 * kTruths);
    CHECK(held[v] <= .97 * kTruths);
  }
  INFO("a village lags in " << lagging / double(kTruths) << " of the truths");
  CHECK(std::abs(result.lagging->chance - lagging / double(kTruths)) < .08);
}

TEST_CASE(
    "nothing is said of villages of which nothing is known, or of one that is alone or small") {
  const auto lagging = [](std::vector<VillageSpec> villages, bool is_known) {
    PopulationSpec spec;
    spec.villages = std::move(villages);
    if (is_known) spec.villages.front().age_share = spec.age_share;
    const auto towns = std::make_shared<TownCache>(spec, 7, std::vector<FixedParameter>{}, 1);
    const ReachResult result = Simulated(towns, Ask({Post(20, 10, 60)}, kLanes)).Result();
    CHECK(result.villages_known == is_known);
    return result.lagging.has_value();
  };
  CHECK(lagging({{"a", 2000}, {"b", 2000}}, true));
  CHECK_FALSE(lagging({{"a", 2000}, {"b", 2000}}, false));
  CHECK_FALSE(lagging({{"a", 4000}}, true));
  CHECK_FALSE(lagging({{"a", 3800}, {"b", 200}}, true));
}

ReachResult OfVillages(double reported) {
  PopulationSpec spec;
  spec.villages = {{"a", 2000}, {"b", 1500}, {"c", 900}, {"d", 400}};
  spec.villages.front().age_share = spec.age_share;
  const auto towns = std::make_shared<TownCache>(spec, 7, std::vector<FixedParameter>{}, 1);
  Engagement post = Post(0, 0, 0);
  post.reported_reach = reported;
  ReachQuestion question = Ask({post}, kLanes);
  question.replay = true;
  return Simulated(towns, question).Result();
}

TEST_CASE("what is printed of villages adds up to the number that is printed of all") {
  for (const double reported : {250.0, 900.0, 2000.0, 9000.0}) {
    CAPTURE(reported);
    const ReachResult result = OfVillages(reported);
    double persons = 0, rounding = 0;
    for (const Cell& village : result.villages) {
      REQUIRE(village.figure);
      CHECK(village.figure->low <= village.figure->median);
      CHECK(village.figure->median <= village.figure->high);
      const double unit = village.figure->median < .00995 ? .001 : .01;
      const double percents = village.figure->median / unit;
      CHECK(percents == doctest::Approx(std::round(percents)));
      persons += village.figure->median * village.residents;
      rounding += unit / 2 * village.residents + 1;
    }
    CHECK(std::abs(persons - result.reach.median) <= rounding);
  }
}

TEST_CASE("of nobody or of few no village is said to stay behind, and of nobody there is no film") {
  for (const double reported : {0.0, 1.0, 2.0, 40.0, 80.0}) {
    CAPTURE(reported);
    const ReachResult result = OfVillages(reported);
    CHECK_FALSE(result.lagging);
    CHECK(result.replay.has_value() == (std::llround(result.reach.median) > 0));
    CHECK(result.none.high <= result.residents);
    for (const Cell& village : result.villages) CHECK(village.figure->median <= 1);
  }
  CHECK(OfVillages(900).replay);
}

}  // namespace
}  // namespace kringen::reach

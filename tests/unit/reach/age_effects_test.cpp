// Laws of the ages of those who saw a message, by the platform's own table of the followers.
#include "reach/age_effects.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

using Users = std::array<std::uint32_t, kAgeCount>;

// Replicates in which each age was reached by `share` of its users.
ReplicateStore StoreOf(const Users& users, double share, std::uint32_t replicates) {
  ReplicateStore store;
  store.groups.villages = 1;
  store.count = replicates;
  store.users = {std::vector<std::uint32_t>(store.groups.count(), 0)};
  store.population.assign(replicates, 0);
  store.reach.assign(std::size_t{replicates} * store.groups.count(), 0);
  for (std::uint32_t a = 0; a < kAgeCount; ++a) {
    store.users[0][store.groups.age(a)] = users[a];
    for (std::uint32_t r = 0; r < replicates; ++r) {
      store.reach[r * store.groups.count() + store.groups.age(a)] =
          static_cast<std::uint32_t>(std::lround(users[a] * share));
    }
  }
  return store;
}

double ReachedIn(const ReplicateStore& store, std::uint32_t replicate, std::uint32_t age) {
  return store.reach[replicate * store.groups.count() + store.groups.age(age)];
}

constexpr Users kUsers{10, 900, 1000, 1500, 1600, 1700, 1200, 500, 90};
const std::vector<AudienceAge> kTable{{13, 17, .02}, {18, 24, .08}, {25, 34, .2}, {35, 44, .25},
                                      {45, 54, .2},  {55, 64, .15}, {65, -1, .1}};

TEST_CASE("as many are reached as before, and of no age more than there are users") {
  for (const double share : {0.0, .02, .3, .97, 1.0}) {
    const ReplicateStore store = StoreOf(kUsers, share, 100);
    const std::vector<double> effects = AgeEffects(store, kTable, 5);
    REQUIRE(effects.size() == 100 * kAgeCount);
    for (std::uint32_t r = 0; r < 100; ++r) {
      double before = 0, after = 0;
      for (std::uint32_t a = 0; a < kAgeCount; ++a) {
        const double now = ReachedIn(store, r, a) * effects[r * kAgeCount + a];
        before += ReachedIn(store, r, a);
        after += now;
        CHECK(now >= 0);
        CHECK(now <= kUsers[a] * (1 + 1e-9));
      }
      CAPTURE(share);
      CHECK(after == doctest::Approx(before).epsilon(1e-6));
    }
  }
}

TEST_CASE("the ages are those of the table, with the spread of a hundred observations") {
  constexpr std::uint32_t kCount = 4000;
  const ReplicateStore store = StoreOf(kUsers, .1, kCount);
  const std::vector<double> effects = AgeEffects(store, kTable, 6);
  double all = 0;
  for (std::uint32_t a = 0; a < kAgeCount; ++a) all += ReachedIn(store, 0, a);
  const auto moments = [&](std::initializer_list<std::uint32_t> ages) {
    double sum = 0, squares = 0;
    for (std::uint32_t r = 0; r < kCount; ++r) {
      double part = 0;
      for (const auto a : ages) part += ReachedIn(store, r, a) * effects[r * kAgeCount + a] / all;
      sum += part / kCount;
      squares += part * part / kCount;
    }
    return std::pair(sum, squares - sum * sum);
  };
  const auto check = [](std::pair<double, double> found, double share) {
    CHECK(found.first == doctest::Approx(share).epsilon(.02));
    CHECK(found.second == doctest::Approx(share * (1 - share) / (kAgesWorth + 1)).epsilon(.08));
  };
  check(moments({2}), .08);
  check(moments({4}), .25);
  check(moments({7, 8}), .1);  // 65 and older is of two bands, by their users
}

TEST_CASE("of an age that the table is not about it says nothing") {
  const ReplicateStore store = StoreOf(kUsers, .1, 50);
  const std::vector<AudienceAge> adults{{18, 64, .9}, {65, -1, .1}};
  const std::vector<double> effects = AgeEffects(store, adults, 7);
  for (std::uint32_t r = 0; r < 50; ++r) {
    CHECK(effects[r * kAgeCount] == 1);      // 0 to 11
    CHECK(effects[r * kAgeCount + 1] == 1);  // 12 to 17
  }
}

TEST_CASE("messages of one author have its table, of two authors with other followers none") {
  Engagement one, other;
  one.audience.ages = kTable;
  other.audience.ages = {{18, -1, 1}};
  CHECK(AgesOfAll({one, one}) == kTable);
  CHECK(AgesOfAll({one, other}).empty());
  CHECK(AgesOfAll({one, Engagement{}}).empty());
  CHECK(AgeEffects(StoreOf(kUsers, .1, 4), {}, 1).empty());
}

TEST_CASE("only with the table is it said of which ages those were who saw it") {
  PopulationSpec spec;
  spec.villages = {{"a", 4000}};
  const auto towns = std::make_shared<TownCache>(spec, 7, std::vector<FixedParameter>{}, 1);
  Engagement message = Post(20, 10, 60);
  message.by_page = true;
  message.reported_reach = 800;
  const ReachResult without = Simulated(towns, Ask({message}, kLanes)).Result();
  CHECK_FALSE(without.ages_known);
  message.audience.ages = {{13, 24, .9}, {25, 64, .1}, {65, -1, 0}};
  const ReachResult with = Simulated(towns, Ask({message}, kLanes)).Result();
  CHECK(with.ages_known);
  CHECK(with.reach.median == without.reach.median);
  const auto share = [](const ReachResult& result, std::size_t age) {
    return result.ages[age].reach.median / result.ages[age].residents;
  };
  CHECK(share(with, 2) > 2 * share(without, 2));
  CHECK(share(with, 5) < share(without, 5));
  CHECK(with.ages[7].reach.high < 5);  // 65 to 74: nobody of the table
}

}  // namespace
}  // namespace kringen::reach

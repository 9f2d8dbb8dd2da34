#include "reach/affiliation_network.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

std::vector<std::uint32_t> TiesOf(const AffiliationNetwork& network, std::uint32_t user) {
  const TieRow& row = network.rows[user];
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < row.levels.back() + row.background; ++i) {
    out.push_back(network.UserOf(network.ties[row.offset + i]));
  }
  return out;
}

// `circles` circles of `size` users each, nobody in two.
Population Cliques(std::uint32_t circles, std::uint32_t size, CircleKind kind) {
  Population population;
  population.seed = 11;
  population.person_count = population.user_count = circles * size;
  population.village_count = 1;
  const std::uint32_t count = population.user_count;
  population.village.assign(count, 0);
  population.age.assign(count, 0);
  population.usage.assign(count, kDaily);
  population.woman.assign(count, 0);
  population.user_cells.assign(kAgeCount * 3 + 1, count);
  std::fill_n(population.user_cells.begin(), 3, 0u);
  population.other_cells.assign(kAgeCount + 1, count);
  for (std::uint32_t user = 0; user < count; ++user) {
    population.members.push_back(user);
    population.circles_of.push_back(user / size);
    population.circle_offsets.push_back(user);
    population.friend_rank.push_back(user);
  }
  population.circle_offsets.push_back(count);
  for (std::uint32_t i = 0; i < circles; ++i) {
    population.circles.push_back({kind, 0, i * size, (i + 1) * size});
  }
  return population;
}

}  // namespace

TEST_CASE("a tie holds the number of any user beside the code, and wastes no bit in a large town") {
  for (std::uint32_t users = 1; users <= kMostResidents; users += users / 7 + 1) {
    const CodeLayout layout = LayoutFor(users);
    const std::uint32_t bins = layout.person_bits + layout.pair_bits;
    CHECK(users <= 1u << layout.id_bits);
    CHECK(layout.id_bits + 2 + bins <= 32);
    if (layout.id_bits > 20) CHECK(users > 1u << (layout.id_bits - 1));
    if (bins < CodeLayout{}.person_bits + CodeLayout{}.pair_bits) {
      CHECK(layout.id_bits + 2 + bins == 32);
    } else {
      CHECK(bins == 9);
    }
    CHECK(layout.person_bits >= layout.pair_bits);
    CHECK(layout.person_bits <= layout.pair_bits + 1);
  }
  CHECK(LayoutFor(1u << 20).id_bits == 20);
  CHECK(LayoutFor((1u << 20) + 1).id_bits == 21);
}

TEST_CASE("ties are mutual, single, and never to oneself") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const AffiliationNetwork& network = towns->at(0).network;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t user = 0; user < network.rows.size(); ++user) {
    for (const std::uint32_t other : TiesOf(network, user)) {
      CHECK(other != user);
      CHECK(pairs.emplace(user, other).second);
    }
  }
  for (const auto& [a, b] : pairs) CHECK(pairs.contains({b, a}));
}

TEST_CASE("in a circle each pair is tied with the probability of its kind") {
  const Population population = Cliques(300, 20, CircleKind::kStreet);
  const AffiliationNetwork network = BuildNetwork(population, DefaultParameters());
  const double pairs = 300 * 20 * 19 / 2.0;
  for (const double factor : {0.25, 0.6, 1.0, 1.9}) {
    const TieCut cut = CutTies(factor, 10);
    double ties = 0, background = 0;
    for (const TieRow& row : network.rows) {
      ties += CircleTies(row, cut);
      background += BackgroundTies(row, cut);
    }
    const double p = 0.22 * factor;
    // Rounding per row adds noise far below this; four standard deviations of the binomial.
    CHECK(std::abs(ties / 2 - pairs * p) < 4 * std::sqrt(pairs * p * (1 - p)) + 60);
    CHECK(background / population.user_count == doctest::Approx(10).epsilon(0.03));
  }
}

TEST_CASE("a probability of one ties every pair, and none ties none") {
  const Population population = Cliques(5, 12, CircleKind::kHousehold);
  ParameterValues values = DefaultParameters();
  const AffiliationNetwork network = BuildNetwork(population, values);
  for (const TieRow& row : network.rows) {
    CHECK(row.levels.back() == 11);
    // 0.8 * 1.25 = 1: from that factor on nothing is missing.
    CHECK(CircleTies(row, CutTies(1.25, 0)) == 11);
  }
  values[IndexOf(Parameter::kRhoHousehold)] = 0;
  for (const TieRow& row : BuildNetwork(population, values).rows) CHECK(row.levels.back() == 0);
}

TEST_CASE("a pair that shares two circles has the probability of the denser one") {
  // Everybody in one club; besides, pairs of two in a household.
  Population population = Cliques(1, 600, CircleKind::kClub);
  population.circles[0].kind = CircleKind::kClub;
  const std::uint32_t users = population.user_count;
  population.circles_of.clear();
  population.circle_offsets.clear();
  for (std::uint32_t i = 0; i < users / 2; ++i) {
    population.circles.push_back({CircleKind::kHousehold, 0, users + 2 * i, users + 2 * i + 2});
  }
  for (std::uint32_t user = 0; user < users; ++user) population.members.push_back(user);
  for (std::uint32_t user = 0; user < users; ++user) {
    population.circle_offsets.push_back(2 * user);
    population.circles_of.push_back(0);
    population.circles_of.push_back(1 + user / 2);
  }
  population.circle_offsets.push_back(2 * users);
  const AffiliationNetwork network = BuildNetwork(population, DefaultParameters());
  const TieCut cut = CutTies(0.5, 0);  // 0.4 for a household, 0.06 for the club
  int couples = 0;
  double others = 0;
  for (std::uint32_t user = 0; user < users; user += 2) {
    const TieRow& row = network.rows[user];
    for (std::uint32_t i = 0; i < CircleTies(row, cut); ++i) {
      const bool is_partner = network.UserOf(network.ties[row.offset + i]) == user + 1;
      couples += is_partner;
      others += !is_partner;
    }
  }
  CHECK(couples > 300 * 0.4 - 4 * std::sqrt(300 * 0.24));
  CHECK(couples < 300 * 0.4 + 4 * std::sqrt(300 * 0.24));
  CHECK(others / (300 * 598) == doctest::Approx(0.06).epsilon(0.05));
}

TEST_CASE("a larger factor or background only adds ties") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const AffiliationNetwork& network = towns->at(0).network;
  for (std::uint32_t user = 0; user < network.rows.size(); user += 7) {
    std::uint32_t circles = 0, background = 0;
    for (int step = 0; step <= 40; ++step) {
      const TieCut cut = CutTies(step * 0.05, step * 0.625);
      const TieRow& row = network.rows[user];
      CHECK(CircleTies(row, cut) >= circles);
      CHECK(BackgroundTies(row, cut) >= background);
      circles = CircleTies(row, cut);
      background = BackgroundTies(row, cut);
    }
    CHECK(circles == network.rows[user].levels.back());
    CHECK(background == network.rows[user].background);
  }
}

}  // namespace kringen::reach

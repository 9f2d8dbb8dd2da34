// The limits in which the cascade is known exactly, and what holds in every replicate.
#include "reach/cascade.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>

#include "base/rng.h"
#include "reach/message_run.h"
#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

using enum Parameter;

// A town with one circle for everyone, or many, and nothing else.
Town OneKind(std::uint32_t circles, std::uint32_t size, double rho) {
  Town town;
  Population& population = town.population;
  population.seed = 3;
  const std::uint32_t count = circles * size;
  population.person_count = population.user_count = count;
  population.village_count = 1;
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
    population.circles.push_back({CircleKind::kStreet, 0, i * size, (i + 1) * size});
  }
  ParameterValues values = DefaultParameters();
  values[IndexOf(kRhoStreet)] = rho;
  town.network = BuildNetwork(population, values);
  return town;
}

std::array<ParameterValues, kLanes> SameForAll(const std::vector<FixedParameter>& fixed) {
  ParameterValues values = DefaultParameters();
  for (const FixedParameter& each : fixed) values[IndexOf(each.parameter)] = each.value;
  std::array<ParameterValues, kLanes> all;
  all.fill(values);
  return all;
}

double SumOfChances(const Town& town, const std::vector<std::uint16_t>& thresholds,
                    std::uint32_t friends, int posts) {
  double sum = 0;
  for (std::uint32_t user = 0; user < town.population.user_count; ++user) {
    if (town.population.friend_rank[user] >= friends) continue;
    const double q = thresholds[town.network.author_code[user]] / 65536.0;
    sum += 1 - std::pow(1 - q, posts);
  }
  return sum;
}

}  // namespace

TEST_CASE("without engagement, n posts reach sum 1 - (1 - q)^n of the friends") {
  const std::shared_ptr<TownCache> towns = SmallTowns({{kAdoptionShift, 0}});
  const std::uint32_t friends = 700;
  for (const int posts : {1, 5, 20}) {
    Engagement post = Post(0, 0, 0);
    post.friends = friends;
    std::vector<FixedParameter> fixed;
    for (const ParameterRow& row : ParameterTable()) {
      const bool is_counted = row.parameter == kFriendsShare;  // the post says how many
      const bool is_structural = IndexOf(row.parameter) < kStructuralCount;
      if (!is_counted && !is_structural) fixed.push_back({row.parameter, row.value});
    }
    const std::vector<Engagement> messages(static_cast<std::size_t>(posts), post);
    const ReachSimulation simulation = Simulated(towns, Ask(messages, 128, fixed));
    double expected = 0;
    for (std::uint32_t i = 0; i < 2; ++i) {
      const Town& town = towns->at(i);
      std::vector<std::uint16_t> thresholds(town.network.layout.count());
      VisibilityTable(town.network.layout).Fill({{.03, .16, .43}, .9, .5, 0}, thresholds.data());
      expected += SumOfChances(town, thresholds, friends, posts) / 2;
    }
    CAPTURE(posts);
    CHECK(MeanReach(simulation) == doctest::Approx(expected).epsilon(0.01));
    for (const ReplicateRow& row : simulation.rows()) {
      CHECK(row.shared == 0);
      CHECK(row.both == 0);
      CHECK(row.engaged == 0);
    }
  }
}

TEST_CASE("random mixing: S sharers in one circle reach U (1 - (1 - rho q)^S) through others") {
  const Town town = OneKind(1, 1500, 0.4);
  MessageRun run;
  run.Visit(town);
  const auto values = SameForAll({{kPrecision, 400}, {kPersonShare, 0}, {kBackground, 0}});
  const double q = 0.43;
  for (const std::uint32_t shares : {1u, 4u, 12u}) {
    const Engagement post = Post(shares, 0, 0);
    MessageInput input;
    input.message = &post;
    input.friends = 400;
    double through = 0;
    for (std::uint32_t batch = 0; batch < 2; ++batch) {
      run.Run(input, 1, batch, values);
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        for (std::uint32_t user = 0; user < 1500; ++user) through += run.state(lane)[user] >= 16;
      }
    }
    CAPTURE(shares);
    const double expected = 1500 * (1 - std::pow(1 - 0.4 * q, shares));
    CHECK(through / (2 * kLanes) == doctest::Approx(expected).epsilon(0.02));
  }
}

TEST_CASE("clique limit: sharers reach only their own circles; a skip keeps the chance eta") {
  const Town town = OneKind(120, 25, 1);
  MessageRun run;
  run.Visit(town);
  double exposures_by_share = 0;
  for (const bool is_comment : {false, true}) {
    const auto values =
        SameForAll({{kBackground, 0}, {kEtaComment, 0.3}, {kCommentMiddle, 1}, {kPersonShare, 0}});
    const Engagement post = is_comment ? Post(0, 30, 0) : Post(30, 0, 0);
    MessageInput input;
    input.message = &post;
    input.friends = 600;
    double impressions = 0;
    run.set_look([&](std::uint32_t lane, const MessageRun& now) {
      std::vector<bool> has_source(120, false);
      for (std::uint32_t e = 0; e < now.outcome(lane).events; ++e) {
        has_source[now.sources(lane)[e] / 25] = true;
      }
      for (std::uint32_t user = 0; user < 3000; ++user) {
        const bool through_others = now.state(lane)[user] >= 16;
        CHECK((!through_others || has_source[user / 25]));
      }
    });
    for (std::uint32_t batch = 0; batch < 4; ++batch) {
      run.Run(input, 1, batch, values);
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        CHECK(run.outcome(lane).events == 30);
        impressions +=
            static_cast<double>(run.outcome(lane).impressions) - run.outcome(lane).direct;
      }
    }
    if (!is_comment) exposures_by_share = impressions;
    if (is_comment) CHECK(impressions / exposures_by_share == doctest::Approx(0.3).epsilon(0.02));
  }
  // 30 sharers, 24 neighbours each, seen with 0.43.
  CHECK(exposures_by_share / (4 * kLanes) == doctest::Approx(30 * 24 * 0.43).epsilon(0.02));
}

TEST_CASE("rejection from the friends and the list of those who saw it are the same law") {
  const Town town = OneKind(150, 20, 0.5);
  MessageRun run;
  run.Visit(town);
  std::array<double, 2> reached{};
  const auto values = SameForAll({{kPersonShare, 0}});
  for (const std::size_t pool : {0u, 1u}) {
    // 32 * (events + 3) decides: 1,200 friends are many for 30 events, not for 60.
    Engagement post = Post(30, 0, 0);
    if (pool == 0) post.counts = {30, 0, 10};
    MessageInput input;
    input.message = &post;
    input.friends = 1200;
    input.has_eta = {false, false};
    for (std::uint32_t batch = 0; batch < 8; ++batch) {
      run.Run(input, 1, batch, values);
      CHECK(run.lists_direct() == (pool == 0));
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        for (std::uint32_t user = 0; user < 3000; ++user) {
          reached[pool] += run.state(lane)[user] >= 16;
        }
      }
    }
  }
  CHECK(reached[0] / reached[1] == doctest::Approx(1).epsilon(0.02));
}

TEST_CASE("every instruction set gives the same bytes") {
  const CascadeKernel* wide = WideKernel();
  if (wide == nullptr || &FastestKernel() != wide) return;
  RandomStream random(4);
  std::vector<std::uint8_t> state(5000 + 64), sum(5000 + 64, 0), other(5000 + 64, 0);
  const std::vector<std::uint32_t> cells{0, 3, 3, 40, 57, 58, 1000, 4999, 5000};
  for (int round = 0; round < 20; ++round) {
    for (std::uint8_t& byte : state) {
      const std::uint64_t chance = random.Next64();
      byte = static_cast<std::uint8_t>(chance & (chance >> 8) & (chance >> 16));
    }
    for (const bool summed : {false, true}) {
      const auto& from = summed ? sum : state;
      std::array<CellCounts, 8> a, b;
      AtLeast a_least, b_least;
      BaseKernel().count(from.data(), cells.data(), 8, summed, a.data(), &a_least);
      wide->count(from.data(), cells.data(), 8, summed, b.data(), &b_least);
      CHECK(a_least == b_least);
      CHECK(std::memcmp(a.data(), b.data(), sizeof(a)) == 0);
    }
    BaseKernel().add(state.data(), 5000, sum.data());
    wide->add(state.data(), 5000, other.data());
    CHECK(std::equal(sum.begin(), sum.begin() + 5000, other.begin()));
  }
}

TEST_CASE("every instruction set runs the same replicates") {
  const CascadeKernel* wide = WideKernel();
  if (wide == nullptr || &FastestKernel() != wide) return;
  const Town town = OneKind(100, 30, 0.5);
  const Engagement post = Post(20, 20, 60);
  MessageInput input;
  input.message = &post;
  input.friends = 900;
  MessageRun base(BaseKernel()), fast(*wide);
  for (MessageRun* run : {&base, &fast}) {
    run->Visit(town);
    run->Run(input, 1, 0, SameForAll({}));
  }
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    CHECK(std::equal(base.state(lane), base.state(lane) + 3000, fast.state(lane)));
  }
}

TEST_CASE("counting and adding by vectors is counting and adding one by one") {
  RandomStream random(6);
  std::vector<std::uint8_t> first(333 + 64), second(333 + 64), sum(333 + 64, 0);
  for (auto* bytes : {&first, &second}) {
    for (std::uint8_t& byte : *bytes) byte = static_cast<std::uint8_t>(random.Next64() & 0x71);
  }
  BaseKernel().add(first.data(), 333, sum.data());
  BaseKernel().add(second.data(), 333, sum.data());
  CellCounts expected;
  std::array<std::uint32_t, 3> least{};
  for (std::size_t i = 0; i < 333; ++i) {
    const int exposures = (first[i] & 1) + (first[i] >> 4) + (second[i] & 1) + (second[i] >> 4);
    const bool direct = ((first[i] | second[i]) & 1) != 0;
    const bool through = first[i] >= 16 || second[i] >= 16;
    expected.reach += exposures > 0;
    expected.thrice += exposures >= 3;
    expected.direct += direct;
    expected.both += direct && through;
    least[0] += exposures >= 2;
    least[1] += exposures >= 5;
    least[2] += exposures >= 10;
  }
  const std::array<std::uint32_t, 2> all{0, 333};
  CellCounts counts;
  AtLeast at_least;
  BaseKernel().count(sum.data(), all.data(), 1, true, &counts, &at_least);
  CHECK(counts.reach == expected.reach);
  CHECK(counts.thrice == expected.thrice);
  CHECK(counts.direct == expected.direct);
  CHECK(counts.both == expected.both);
  CHECK(at_least[0] == expected.reach);
  CHECK(at_least[1] == least[0]);
  CHECK(at_least[4] == least[1]);
  CHECK(at_least[5] == least[2]);
}

TEST_CASE("a run leaves nothing behind for the next, and counts as a pass over all users does") {
  const std::shared_ptr<TownCache> towns = SmallTowns();
  const Population& population = towns->at(0).population;
  const std::uint32_t* const bounds = population.user_cells.data();
  const auto cells = static_cast<std::uint32_t>(population.user_cells.size() - 1);
  struct Case {
    std::uint32_t shares, reactions, friends;
  };
  MessageRun used;
  used.Visit(towns->at(0));
  // Few and many that events touched; friends who are listed, found by rejection, less, more.
  for (const Case& each : {Case{1, 0, 500}, Case{80, 300, 500}, Case{0, 3, 100}, Case{1, 2, 900},
                           Case{0, 0, 900}, Case{2, 0, 0}, Case{1, 4, 900}}) {
    CAPTURE(each.shares);
    CAPTURE(each.friends);
    const Engagement post = Post(each.shares, 0, each.reactions);
    MessageInput input;
    input.message = &post;
    input.friends = each.friends;
    MessageRun fresh;
    fresh.Visit(towns->at(0));
    for (MessageRun* run : {&fresh, &used}) run->Run(input, 1, 0, SameForAll({}));
    for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
      const std::uint8_t* const state = used.state(lane);
      CHECK(std::equal(state, state + population.user_count, fresh.state(lane)));
      std::vector<CellCounts> all(cells), counted(cells);
      AtLeast all_least, least;
      used.kernel().count(state, bounds, cells, false, all.data(), &all_least);
      used.Count(lane, counted.data(), &least);
      CHECK(least == all_least);
      CHECK(std::memcmp(all.data(), counted.data(), cells * sizeof(CellCounts)) == 0);
    }
  }
}

}  // namespace kringen::reach

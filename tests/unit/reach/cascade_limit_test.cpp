// Limits of the cascade that have a closed form, against formulas only: nothing here asks the
// engine what a chance is. TownCache are drawn anew, so the standard error is that between towns;
// at most 4 of them apart.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "reference/comparison.h"
#include "reference/distributions.h"
#include "reference/toy_town.h"
#include "unit/reach/small_town.h"

namespace kringen::reach {
namespace {

using enum Parameter;
using reference::Chance;
using reference::PlainValues;
using reference::SampleMean;
using reference::ToyTown;

struct Means {
  double reach = 0, direct = 0, through_others = 0, impressions = 0;
};

// The means over the lanes of one batch.
Means RunOne(const Town& town, const Engagement& post, std::uint32_t friends,
             const ParameterValues& values, std::uint64_t seed = 1) {
  std::array<ParameterValues, kLanes> all;
  all.fill(values);
  MessageInput input;
  input.message = &post;
  input.friends = friends;
  MessageRun run;
  run.Visit(town);
  run.Run(input, seed, 0, all);
  Means means;
  for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
    for (std::uint32_t user = 0; user < town.population.user_count; ++user) {
      const std::uint8_t state = run.state(lane)[user];
      means.direct += (state & 1) / double{kLanes};
      means.through_others += (state >= 16) / double{kLanes};
      means.reach += ((state & 1) != 0 || state >= 16) / double{kLanes};
      means.impressions += ((state & 1) + (state >> 4)) / double{kLanes};
    }
  }
  return means;
}

void CheckMean(const SampleMean& difference, double allowed = 0) {
  INFO("off by " << difference.mean() << ", standard error " << difference.standard_error());
  CHECK(std::abs(difference.mean()) <= 4 * difference.standard_error() + allowed);
}

TEST_CASE("closed form: random mixing reaches U (1 - (1 - rho q)^S) of who was not shown it") {
  constexpr std::uint32_t kUsers = 800, kFriends = 240;
  constexpr double kRho = 0.3, kSeen = 0.43;
  for (const std::uint32_t shares : {2u, 8u}) {
    SampleMean reach, impressions;
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
      const Town town = ToyTown(kUsers, reference::OneCircle(kUsers), kRho, seed);
      const Means means = RunOne(town, Post(shares, 0, 0), kFriends, PlainValues(kSeen), seed);
      reach.Add(means.reach - means.direct -
                (kUsers - means.direct) * (1 - std::pow(1 - kRho * kSeen, shares)));
      impressions.Add(means.impressions - means.direct - shares * (kUsers - 1) * kRho * kSeen);
    }
    CAPTURE(shares);
    CheckMean(reach);
    CheckMean(impressions, shares);  // who was told is tied to who told it: at most one per share
  }
}

TEST_CASE("closed form: without overlap each share adds degree x visibility, the bound is met") {
  // Everybody in one circle of 9 of their own, of whom one is a friend: ties never meet.
  constexpr std::uint32_t kCircles = 600, kSize = 9;
  std::vector<reference::ToyCircle> circles(kCircles);
  for (std::uint32_t c = 0; c < kCircles; ++c) {
    circles[c].members.push_back(c);
    for (std::uint32_t i = 0; i + 1 < kSize; ++i) {
      circles[c].members.push_back(kCircles + c * (kSize - 1) + i);
    }
  }
  constexpr double kRho = 0.5, kSeen = 0.3;
  SampleMean reach, frequency;
  for (std::uint64_t seed = 1; seed <= 16; ++seed) {
    const Town town = ToyTown(kCircles * kSize, circles, kRho, seed);
    const std::uint32_t shares = 6;
    const Means means = RunOne(town, Post(shares, 0, 0), kCircles, PlainValues(kSeen), seed);
    reach.Add(means.reach - (kCircles * kSeen + shares * (kSize - 1) * kRho * kSeen));
    frequency.Add(means.impressions / means.reach);
  }
  // A later sharer may sit in an earlier one's circle: 2 % of the sources, 0.3 of 1.2 persons each.
  CheckMean(reach, 6 * 0.02 * 0.3 * 1.2 * 6);
  CHECK(frequency.mean() >= 1);
  CHECK(frequency.mean() <= 1.005);
}

TEST_CASE("closed form: in a clique with one membership a share stays in its circle") {
  constexpr std::uint32_t kCircles = 40, kSize = 30;
  std::vector<reference::ToyCircle> circles(kCircles);
  for (std::uint32_t user = 0; user < kCircles * kSize; ++user) {
    circles[user % kCircles].members.push_back(user);
  }
  const Town town = ToyTown(kCircles * kSize, circles, 1, 3);
  const std::uint32_t shares = 7;
  // Shown for certain, as nearly as the table of visibility goes.
  const Means means = RunOne(town, Post(shares, 0, 0), 200, PlainValues(0.97));
  CHECK(means.reach - means.direct <= shares * kSize);
  CHECK(means.reach - means.direct > 0);
}

TEST_CASE("closed form: the numbers of the users do not matter") {
  constexpr std::uint32_t kUsers = 600;
  SampleMean difference;
  Chance chance(4);
  for (std::uint64_t seed = 1; seed <= 16; ++seed) {
    std::vector<std::uint32_t> number(kUsers);
    for (std::uint32_t i = 0; i < kUsers; ++i) number[i] = i;
    // Friends stay friends; all others are numbered anew.
    for (std::size_t i = kUsers; i > 121; --i) {
      std::swap(number[i - 1], number[120 + chance.Below(i - 120)]);
    }
    std::vector<reference::ToyCircle> plain(60), renamed(60);
    for (std::uint32_t user = 0; user < kUsers; ++user) {
      for (const std::uint32_t circle : {user % 20, 20 + user / 15}) {
        plain[circle].members.push_back(user);
        renamed[circle].members.push_back(number[user]);
      }
    }
    for (reference::ToyCircle& circle : renamed) {
      std::sort(circle.members.begin(), circle.members.end());
    }
    const Engagement post = Post(5, 0, 0);
    const Means a = RunOne(ToyTown(kUsers, plain, 0.5, seed), post, 120, PlainValues(0.4), seed);
    const Means b =
        RunOne(ToyTown(kUsers, renamed, 0.5, seed), post, 120, PlainValues(0.4), seed + 100);
    difference.Add(a.reach - b.reach);
  }
  CheckMean(difference);
}

// P(at least one of n posts is seen) of a Beta(mM, (1-m)M) chance.
double BetaBinomialReach(double m, double precision, double posts) {
  const double a = m * precision, b = (1 - m) * precision;
  return 1 - std::exp(std::lgamma(b + posts) - std::lgamma(b) - std::lgamma(a + b + posts) +
                      std::lgamma(a + b));
}

TEST_CASE("closed form: n posts without engagement are a beta-binomial mixture of usage classes") {
  constexpr std::uint32_t kTowns = 40;
  const auto towns =
      std::make_shared<TownCache>(SmallSpec(), 21, std::vector<FixedParameter>{}, kTowns);
  std::vector<FixedParameter> fixed;
  for (const ParameterRow& row : ParameterTable()) {
    if (IndexOf(row.parameter) < kStructuralCount || row.parameter == kFriendsShare) continue;
    fixed.push_back({row.parameter, row.parameter == kPersonShare ? 0.5 : row.value});
  }
  Engagement post = Post(0, 0, 0);
  post.friends = 800;
  for (const std::uint32_t posts : {1u, 5u, 10u}) {
    const ReachSimulation simulation =
        Simulated(towns, Ask(std::vector<Engagement>(posts, post), kTowns * kLanes, fixed));
    SampleMean relative;
    for (std::uint32_t index = 0; index < kTowns; ++index) {
      const Population& population = towns->at(index).population;
      double expected = 0, simulated = 0;
      for (std::uint32_t user = 0; user < population.user_count; ++user) {
        constexpr std::array<double, 4> kSeen{0, .03, .16, .43};
        if (population.friend_rank[user] >= 800) continue;
        expected += BetaBinomialReach(kSeen[population.usage[user]], 0.9, posts);
      }
      for (std::uint32_t lane = 0; lane < kLanes; ++lane) {
        simulated += simulation.rows()[index * kLanes + lane].reach / double{kLanes};
      }
      relative.Add(simulated / expected - 1);
    }
    CAPTURE(posts);
    CheckMean(relative, 0.01);  // habits come in 32 x 16 steps: 1 % is allowed for that
  }
}

TEST_CASE("closed form: circles with a friend, when friends are anyone, are hypergeometric") {
  for (const auto& [persons, friends, size] :
       {std::array{2000, 400, 2}, std::array{2000, 400, 12}, std::array{600, 60, 25}}) {
    // Counted one by one against the product of the chances to miss.
    double missed = 1;
    for (int i = 0; i < size; ++i) missed *= double(persons - friends - i) / (persons - i);
    const double closed = std::exp(reference::LogChoose(persons - size, friends) -
                                   reference::LogChoose(persons, friends));
    CHECK(closed == doctest::Approx(missed).epsilon(1e-9));
    Chance chance(11);
    SampleMean touched;
    for (int trial = 0; trial < 4000; ++trial) {
      int left = friends;
      bool is_touched = false;
      for (int i = 0; i < size; ++i) {
        if (!chance.Hit(double(left) / (persons - i))) continue;
        is_touched = true;
        --left;
      }
      touched.Add(is_touched - (1 - closed));
    }
    CheckMean(touched);
  }
}

}  // namespace
}  // namespace kringen::reach

// Simulation-based calibration of the estimate from a reported figure: truths are made by an
// independent program; of the engine's 90 % intervals 85 to 95 % must hold the truth.
#include <doctest/doctest.h>

#include <cmath>

#include "reach/estimate.h"
#include "reach/published_rates.h"
#include "reach/reported_reach.h"
#include "reference/reported.h"

namespace kringen::reach {
namespace {

using reference::Chance;

constexpr double kUsers = 22'600 * .7;

PopulationSpec Town() {
  PopulationSpec spec;
  spec.villages = {{"dorp", 22'600}};
  spec.users_total = .7;
  spec.year = 2025;
  return spec;
}

Engagement Page() {
  Engagement message;
  message.id = "post";
  message.time = 1'760'000'000;  // October 2025
  message.by_page = true;
  return message;
}

Estimate Interval(const Engagement& message) {
  return MakeEstimate(DrawResidents(message, Town(), 5, {}, 1000).residents, Weights());
}

// How many of 90 % intervals hold the truths that `draw` makes, of `count`.
template <typename Draw>
double Held(int count, Draw draw) {
  int held = 0;
  for (int i = 0; i < count; ++i) {
    const auto [estimate, truth] = draw();
    held += truth >= estimate.low && truth <= estimate.high;
  }
  return held / static_cast<double>(count);
}

void CheckNinety(double held) {
  INFO("90 % intervals that hold the truth: " << held);
  CHECK(held >= .85);
  CHECK(held <= .95);
}

TEST_CASE("a reported reach: 85 to 95 % of the truths of its own world") {
  for (const double reported : {200.0, 5'200.0, 12'000.0, 40'000.0}) {
    Chance chance(7);
    Engagement message = Page();
    message.reported_reach = reported;
    const Estimate estimate = Interval(message);
    CAPTURE(reported);
    CheckNinety(Held(4000, [&] {
      return std::pair(estimate, reference::ResidentsOf(reported, kUsers, {}, &chance));
    }));
  }
}

TEST_CASE("on other platforms too, and in a place that is part of a larger town") {
  struct Case {
    const char* platform;
    double follower_part, others_here;
  };
  for (const Case& each : {Case{"instagram", .55, .5}, Case{"linkedin", .7, .5}, Case{"x", .5, .5},
                           Case{"facebook", .6, .3}}) {
    PopulationSpec spec = Town();
    ByAge users;
    users.fill(.7);
    spec.adoption = {{each.platform, {{2025, users, "A", ""}}}};
    spec.is_in_agglomeration = each.others_here < .5;
    Engagement message = Page();
    message.platform = each.platform;
    message.reported_reach = 5200;
    const Estimate estimate =
        MakeEstimate(DrawResidents(message, spec, 5, {}, 1000).residents, Weights());
    Chance chance(12);
    const reference::ViewersWorld world{each.follower_part, .65, each.others_here};
    CAPTURE(each.platform);
    CheckNinety(Held(4000, [&] {
      return std::pair(estimate, reference::ResidentsOf(5200, kUsers, world, &chance));
    }));
  }
}

TEST_CASE("and at least 76 % where anything between 15 and 90 % of the viewers lives here") {
  Chance chance(8);
  Engagement message = Page();
  message.reported_reach = 5200;
  const Estimate estimate = Interval(message);
  const double held = Held(4000, [&] {
    return std::pair(estimate, reference::ResidentsOf(5200, kUsers, .15, .9, &chance));
  });
  INFO(held);
  CHECK(held >= .76);
}

TEST_CASE("shares that were entered: as many, in an interval that is narrower") {
  Chance chance(9);
  Engagement message = Page();
  message.reported_reach = 5200;
  const Estimate before = Interval(message);
  message.follower_share = .6;
  message.audience = {{}, .65, .5, {}};
  const Estimate estimate = Interval(message);
  CHECK(estimate.high - estimate.low < .75 * (before.high - before.low));
  CheckNinety(Held(4000, [&] {
    const double here = .6 * reference::BetaQuantile(chance.Unit(), .65 * 50, .35 * 50) +
                        .4 * reference::BetaQuantile(chance.Unit(), .5 * 50, .5 * 50);
    return std::pair(estimate, reference::ResidentsOf(5200, kUsers, here, here, &chance));
  }));
}

// A page of which some posts have a figure and the one asked about has none.
void CheckPage(std::uint64_t seed, int own_posts) {
  Chance chance(seed);
  const double followers = 2400, rate = .06;
  CAPTURE(own_posts);
  CheckNinety(Held(600, [&] {
    const auto author = reference::Author::Draw(&chance);
    Engagement asked = Page();
    asked.audience.followers = followers;
    for (int i = 0; i < own_posts; ++i) {
      const auto seen = reference::PostOf(author, followers, rate, &chance);
      Engagement own = asked;
      own.counts = {0, 0, static_cast<std::uint32_t>(seen.reactions)};
      own.reported_reach = std::max(seen.accounts, seen.reactions);
      Learn(own, &asked.own);
    }
    const auto seen = reference::PostOf(author, followers, rate, &chance);
    asked.counts = {0, 0, static_cast<std::uint32_t>(seen.reactions)};
    return std::pair(Interval(asked), reference::ResidentsOf(seen.accounts, kUsers, {}, &chance));
  }));
}

TEST_CASE("a page with followers and no figure, and one whose other posts have some") {
  CheckPage(10, 0);
  CheckPage(11, 20);
}

}  // namespace
}  // namespace kringen::reach

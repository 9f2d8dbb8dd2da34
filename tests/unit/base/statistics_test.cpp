// Laws first: intervals hold their share, curves fall, order does not matter; then known values.
#include "base/statistics.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/random.h"

namespace kringen {
namespace {

std::vector<Wait> RandomWaits(std::int64_t most, std::int64_t cut_percent, Random* random) {
  std::vector<Wait> waits(static_cast<std::size_t>(1 + random->Below(most)));
  for (Wait& wait : waits) wait = {random->Below(40), random->Below(100) >= cut_percent};
  return waits;
}

TEST_CASE("a Wilson interval lies within 0..1 and holds its share") {
  for (std::int64_t n = 1; n <= 60; ++n) {
    Interval before{-1, -1};
    for (std::int64_t count = 0; count <= n; ++count) {
      const Interval interval = WilsonInterval({count, n});
      const double p = static_cast<double>(count) / static_cast<double>(n);
      CHECK(interval.low >= 0);
      CHECK(interval.low <= p);
      CHECK(interval.high >= p);
      CHECK(interval.high <= 1);
      // More answers never lower the interval, and yes and no mirror each other.
      CHECK(interval.low > before.low);
      CHECK(interval.high > before.high);
      before = interval;
      const Interval mirror = WilsonInterval({n - count, n});
      CHECK(interval.low == doctest::Approx(1 - mirror.high).epsilon(1e-12));
    }
  }
}

TEST_CASE("more of the same makes a Wilson interval narrower") {
  double width = 1;
  for (std::int64_t n = 10; n <= 100000; n *= 10) {
    const Interval interval = WilsonInterval({3 * n / 10, n});
    CHECK(interval.high - interval.low < width);
    width = interval.high - interval.low;
  }
}

TEST_CASE("Wilson intervals of known counts") {
  const Interval most = WilsonInterval({6, 7});
  CHECK(most.low == doctest::Approx(0.4869).epsilon(1e-4));
  CHECK(most.high == doctest::Approx(0.9743).epsilon(1e-4));
  const Interval none = WilsonInterval({0, 10});
  CHECK(none.low == 0);
  CHECK(none.high == doctest::Approx(0.27753).epsilon(1e-5));
  CHECK(WilsonInterval({10, 10}).high == 1);
  CHECK(WilsonInterval({0, 0}).low == 0);
  CHECK(WilsonInterval({0, 0}).high == 1);
}

TEST_CASE("without censoring the curve is the empirical distribution, exactly") {
  Random random(1);
  for (int round = 0; round < 200; ++round) {
    std::vector<Wait> waits = RandomWaits(50, 0, &random);
    const SurvivalCurve curve = KaplanMeier(waits);
    CHECK(curve.censored == 0);
    const auto n = static_cast<std::int64_t>(waits.size());
    for (const SurvivalStep& step : curve.steps) {
      const auto later = std::count_if(waits.begin(), waits.end(),
                                       [&](const Wait& wait) { return wait.time > step.time; });
      CHECK(step.waiting == static_cast<double>(later) / static_cast<double>(n));
    }
    std::sort(waits.begin(), waits.end(),
              [](const Wait& a, const Wait& b) { return a.time < b.time; });
    CHECK(TimeUntil(curve, 0.5) == waits[static_cast<std::size_t>((n - 1) / 2)].time);
    CHECK(TimeUntil(curve, 1) == waits.back().time);
  }
}

TEST_CASE("a curve falls, its counts add up, and the order of the waits does not matter") {
  Random random(2);
  for (int round = 0; round < 200; ++round) {
    std::vector<Wait> waits = RandomWaits(60, 40, &random);
    const SurvivalCurve curve = KaplanMeier(waits);
    std::int64_t ended = 0;
    double before = 1;
    std::int64_t time = -1;
    for (const SurvivalStep& step : curve.steps) {
      CHECK(step.time > time);
      CHECK(step.waiting < before);
      CHECK(step.waiting >= 0);
      // The definition, step by step; the code keeps telescoped products.
      CHECK(step.waiting ==
            doctest::Approx(before * static_cast<double>(step.at_risk - step.ended) /
                            static_cast<double>(step.at_risk)));
      before = step.waiting;
      time = step.time;
      ended += step.ended;
    }
    CHECK(ended + curve.censored == curve.waits);
    for (std::size_t i = waits.size() - 1; i > 0; --i) {
      std::swap(waits[i],
                waits[static_cast<std::size_t>(random.Below(static_cast<std::int64_t>(i) + 1))]);
    }
    const SurvivalCurve again = KaplanMeier(waits);
    REQUIRE(again.steps.size() == curve.steps.size());
    for (std::size_t i = 0; i < curve.steps.size(); ++i) {
      CHECK(again.steps[i].waiting == curve.steps[i].waiting);
    }
    CHECK(TimeUntil(curve, 0.25).value_or(99) <= TimeUntil(curve, 0.5).value_or(99));
    CHECK(TimeUntil(curve, 0.5).value_or(99) <= TimeUntil(curve, 0.75).value_or(99));
  }
}

TEST_CASE("a wait that is cut off never makes the median shorter") {
  Random random(3);
  for (int round = 0; round < 100; ++round) {
    std::vector<Wait> waits = RandomWaits(30, 30, &random);
    const std::int64_t median = TimeUntil(KaplanMeier(waits), 0.5).value_or(999);
    waits.push_back({40, false});
    CHECK(TimeUntil(KaplanMeier(waits), 0.5).value_or(999) >= median);
  }
}

TEST_CASE("a curve worked out by hand") {
  // 3, 5, 5+, 8, 10+, 12: 5/6, then 4/5 of it, then 2/3 of that, then none.
  const std::vector<Wait> waits = {{5, false}, {3, true},   {12, true},
                                   {8, true},  {10, false}, {5, true}};
  const SurvivalCurve curve = KaplanMeier(waits);
  REQUIRE(curve.steps.size() == 4);
  CHECK(curve.steps[0].at_risk == 6);
  CHECK(curve.steps[0].waiting == doctest::Approx(5.0 / 6));
  CHECK(curve.steps[1].at_risk == 5);
  CHECK(curve.steps[1].waiting == doctest::Approx(2.0 / 3));
  CHECK(curve.steps[2].at_risk == 3);
  CHECK(curve.steps[2].waiting == doctest::Approx(4.0 / 9));
  CHECK(curve.steps[3].waiting == 0);
  CHECK(curve.censored == 2);
  CHECK(curve.last == 12);
  CHECK(TimeUntil(curve, 0.5) == 8);
}

TEST_CASE("when all are cut off nothing is known of the end") {
  const std::vector<Wait> waits = {{7, false}, {7, false}};
  const SurvivalCurve curve = KaplanMeier(waits);
  CHECK(curve.steps.empty());
  CHECK(curve.last == 7);
  CHECK_FALSE(TimeUntil(curve, 0.25).has_value());
  CHECK(KaplanMeier({}).waits == 0);
}

}  // namespace
}  // namespace kringen

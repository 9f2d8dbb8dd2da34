// Laws of the estimate from a reported figure.
#include "reach/reported_reach.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "reach/beta_quantiles.h"
#include "reach/estimate.h"
#include "reach/published_rates.h"
#include "reach/summary.h"

namespace kringen::reach {
namespace {

PopulationSpec Town() {
  PopulationSpec spec;
  spec.villages = {{"noord", 12'600}, {"zuid", 10'000}};
  spec.users_total = .7;
  spec.year = 2025;
  return spec;
}

Engagement PageReporting(double reached) {
  Engagement message;
  message.id = "post";
  message.time = 1'760'000'000;  // October 2025
  message.by_page = true;
  message.reported_reach = reached;
  return message;
}

Engagement PageOf(double followers) {
  Engagement message = PageReporting(0);
  message.reported_reach.reset();
  message.audience.followers = followers;
  return message;
}

Estimate Of(const Engagement& message) {
  return MakeEstimate(DrawResidents(message, Town(), 1).residents, Weights());
}

double LogWidth(const Estimate& estimate) { return std::log(estimate.high / estimate.low); }

TEST_CASE("quantiles of a Beta have its mean and its spread") {
  for (const double mean : {.02, .3, .65, .98}) {
    for (const double worth : {3.0, 4.0, 50.0}) {
      const BetaQuantiles quantiles(mean, worth);
      double sum = 0, squares = 0;
      constexpr int kCount = 20'000;
      for (int i = 0; i < kCount; ++i) {
        const double x = quantiles((i + .5) / kCount);
        sum += x / kCount;
        squares += x * x / kCount;
      }
      CAPTURE(mean);
      CAPTURE(worth);
      CHECK(sum == doctest::Approx(mean).epsilon(.002));
      CHECK(squares - sum * sum == doctest::Approx(mean * (1 - mean) / (worth + 1)).epsilon(.01));
    }
  }
}

TEST_CASE("with the local share known only the report's own error is left") {
  const Engagement message = PageReporting(1000);
  const Estimate estimate = MakeEstimate(DrawResidents(message, Town(), 1, {.5, {}}).residents, {});
  CHECK(estimate.median == doctest::Approx(500 / 1.05).epsilon(.01));
  const double spread = std::sqrt(.10 * .10 + .05 * .05);
  CHECK(LogWidth(estimate) == doctest::Approx(2 * 1.645 * spread).epsilon(.03));
}

// Of ln of a Beta: mean digamma(a) - digamma(a + b), variance trigamma(a) - trigamma(a + b), both
// by their series; moved up to where those converge.
double Digamma(double x) {
  double sum = 0;
  for (; x < 20; ++x) sum -= 1 / x;
  return sum + std::log(x) - 1 / (2 * x) - 1 / (12 * x * x) + 1 / (120 * x * x * x * x);
}
double Trigamma(double x) {
  double sum = 0;
  for (; x < 20; ++x) sum += 1 / (x * x);
  return sum + 1 / x + 1 / (2 * x * x) + 1 / (6 * x * x * x) - 1 / (30 * std::pow(x, 5));
}

// Mean and variance of ln residents.
struct Moments {
  double mean = 0, variance = 0;
};
Moments MomentsOf(const Engagement& message, const FixedShares& fixed = {}) {
  PopulationSpec large = Town();  // so that no bound is near
  large.villages = {{"a", 9'000'000}};
  const std::vector<double> draws = DrawResidents(message, large, 5, fixed).residents;
  Moments moments;
  const auto count = static_cast<double>(draws.size());
  for (const double draw : draws) moments.mean += std::log(draw) / count;
  for (const double draw : draws) {
    moments.variance += std::pow(std::log(draw) - moments.mean, 2) / count;
  }
  return moments;
}

TEST_CASE("closed forms: what each unknown alone adds to the report's own error") {
  constexpr double kReport = .10 * .10 + .05 * .05;
  const double accounts = std::log(5200 / 1.05);
  const auto check = [&](const Moments& moments, double a, double b) {
    CHECK(moments.mean == doctest::Approx(accounts + Digamma(a) - Digamma(a + b)).epsilon(.003));
    CHECK(moments.variance ==
          doctest::Approx(kReport + Trigamma(a) - Trigamma(a + b)).epsilon(.05));
  };
  Engagement message = PageReporting(5200);
  SUBCASE("nothing: all of it is fixed") {
    const Moments moments = MomentsOf(message, {.4, {}});
    CHECK(moments.mean == doctest::Approx(accounts + std::log(.4)).epsilon(.002));
    CHECK(moments.variance == doctest::Approx(kReport).epsilon(.03));
  }
  SUBCASE("which part of all viewers lives here, as entered") {
    message.local_share = .3;
    check(MomentsOf(message), 15, 35);
  }
  SUBCASE("followers alone, of whom nothing is known") {
    message.follower_share = 1;
    check(MomentsOf(message), 2.6, 1.4);
  }
  SUBCASE("followers alone, of whom it was entered") {
    message.follower_share = 1;
    message.audience.local_followers = .8;
    check(MomentsOf(message), 40, 10);
  }
  SUBCASE("others alone, of whom nothing is known") {
    message.follower_share = 0;
    check(MomentsOf(message), 1.5, 1.5);
  }
  SUBCASE("views alone: how often one account sees it") {
    message.reported_reach.reset();
    message.reported_impressions = 5200;
    // ln(1 + m), m lognormal(ln .6, .5), by the midpoints of its quantiles
    double mean = 0, square = 0;
    constexpr int kSteps = 10'000;
    for (int i = 0; i < kSteps; ++i) {
      const double more = std::log1p(.6 * std::exp(.5 * NormalQuantile((i + .5) / kSteps)));
      mean += more / kSteps;
      square += more * more / kSteps;
    }
    const Moments moments = MomentsOf(message, {.4, {}});
    CHECK(moments.mean == doctest::Approx(accounts + std::log(.4) - mean).epsilon(.002));
    CHECK(moments.variance == doctest::Approx(kReport + square - mean * mean).epsilon(.03));
  }
}

TEST_CASE("in an agglomeration fewer of those who do not follow live here") {
  PopulationSpec part = Town();
  part.is_in_agglomeration = true;
  const auto median = [&](const Engagement& message, const PopulationSpec& spec) {
    return MakeEstimate(DrawResidents(message, spec, 1).residents, {}).median;
  };
  Engagement message = PageReporting(5200);
  CHECK(median(message, part) < .95 * median(message, Town()));
  message.follower_share = 0;  // the mean of Beta(.9, 2.1) and of Beta(1.5, 1.5)
  CHECK(median(message, part) / median(message, Town()) == doctest::Approx(.54).epsilon(.1));
  message.audience.local_others = .4;  // as entered it is no longer an assumption
  CHECK(median(message, part) == median(message, Town()));
  message.follower_share = 1;
  CHECK(median(message, part) == median(message, Town()));
}

TEST_CASE("to know where the followers live narrows the interval, as the panel says") {
  Engagement message = PageReporting(5200);
  const double before = LogWidth(Of(message));
  for (const double here : {.4, .65, .9}) {
    message.audience.local_followers = here;
    CHECK(LogWidth(Of(message)) < before);
  }
}

TEST_CASE("a reported reach of 5,200 of which nothing else is known") {
  const Estimate estimate = Of(PageReporting(5200));
  CHECK(estimate.median > 2500);
  CHECK(estimate.median < 3500);
  CHECK(estimate.low < 2000);
  CHECK(estimate.high > 4000);
}

TEST_CASE("no more residents than use the platform, whatever was reported") {
  const double bound = BoundOf(PageReporting(1), Town()).persons;
  CHECK(bound == doctest::Approx(22'600 * .7));
  for (const double reported : {10.0, 5'200.0, 90'000.0, 1e9, 1e12}) {
    const std::vector<double> draws = DrawResidents(PageReporting(reported), Town(), 1).residents;
    CAPTURE(reported);
    CHECK(*std::max_element(draws.begin(), draws.end()) <= bound);
  }
}

TEST_CASE(
    "of a figure far above all users the interval is wide, and does not run against the bound") {
  const double bound = BoundOf(PageReporting(1), Town()).persons;
  for (const double reported : {90'000.0, 1e7, 1e12}) {
    const Estimate estimate = Of(PageReporting(reported));
    CAPTURE(reported);
    CHECK(estimate.median < .95 * bound);
    CHECK(estimate.median > .5 * bound);
    CHECK(LogWidth(estimate) > .3);
  }
}

TEST_CASE("with fewer users of the platform no more residents than those saw it") {
  const Engagement message = PageReporting(90'000);
  double before = 1e9;
  for (const double users : {.6, .3, .1, .02}) {
    const FixedShares fixed{{}, users};
    const ClosedForm form = DrawResidents(message, Town(), 1, fixed);
    CHECK(form.bound.persons == doctest::Approx(users * static_cast<double>(Town().residents())));
    for (const double persons : form.residents) CHECK(persons <= form.bound.persons);
    const double median = MakeEstimate(form.residents, Weights()).median;
    CHECK(median < before);
    before = median;
  }
}

TEST_CASE("more viewers, followers or locals are never fewer residents, draw by draw") {
  // Where the bound takes draws away, their ranks move by a little.
  const auto no_fewer = [](const Engagement& less, const Engagement& more, double least) {
    const auto a = DrawResidents(less, Town(), 3).residents;
    const auto b = DrawResidents(more, Town(), 3).residents;
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (b[i] < least * a[i]) return false;
    }
    return a.size() == kClosedDraws && b.size() == kClosedDraws;
  };
  double last = 1;
  for (const double reported : {3.0, 40.0, 5'200.0, 10'000.0, 30'000.0, 90'000.0, 1e7}) {
    const double least = reported > 10'000 ? .9 : 1;
    CAPTURE(reported);
    CHECK(no_fewer(PageReporting(last), PageReporting(reported), least));
    CHECK(Of(PageReporting(last)).median <= 1.02 * Of(PageReporting(reported)).median);
    CHECK(no_fewer(PageOf(last), PageOf(reported), least));
    last = reported;
  }
  for (auto member : {&Audience::local_followers, &Audience::local_others}) {
    Engagement less = PageReporting(5200), more = less;
    less.audience.*member = .3;
    more.audience.*member = .8;
    CHECK(no_fewer(less, more, 1));
  }
}

TEST_CASE("reported as nobody is nobody; not reported is not known") {
  const Engagement nobody = PageReporting(0);
  CHECK(EvidenceOf(nobody) == Evidence::kReported);
  CHECK(Of(nobody).high == 0);
  Engagement unknown = nobody;
  unknown.reported_reach.reset();
  CHECK(EvidenceOf(unknown) == Evidence::kNone);
  CHECK(DrawResidents(unknown, Town(), 1).residents.empty());
}

TEST_CASE("the split of the viewers and both local shares narrow the interval by a quarter") {
  const Engagement plain = PageReporting(5200);
  Engagement entered = plain;
  entered.follower_share = .6;
  entered.audience.local_followers = .65;
  entered.audience.local_others = .5;
  CHECK(LogWidth(Of(entered)) < .75 * LogWidth(Of(plain)));
}

TEST_CASE("what rests on what") {
  Engagement message = PageOf(3000);
  CHECK(EvidenceOf(message) == Evidence::kRate);
  message.reported_impressions = 9000;
  CHECK(EvidenceOf(message) == Evidence::kViews);
  message.reported_reach = 5000;
  CHECK(EvidenceOf(message) == Evidence::kReported);
  Engagement profile;
  profile.time = 1'400'000'000;  // 2014
  CHECK(EvidenceOf(profile) == Evidence::kNone);
  profile.counts[0] = 0;
  CHECK(EvidenceOf(profile) == Evidence::kProfileModel);
  profile.time = 1'500'000'000;  // 2017
  CHECK(EvidenceOf(profile) == Evidence::kNone);
  profile.platform = "x";
  profile.audience.followers = 900;  // of X no rates were published
  CHECK(EvidenceOf(profile) == Evidence::kNone);
}

TEST_CASE(
    "more who reacted than who saw it is a contradiction, also among friends that nobody has") {
  Engagement message = PageReporting(100);
  CHECK_FALSE(IsContradictory(message));
  message.counts = {10, 30, 100};
  CHECK_FALSE(IsContradictory(message));
  message.counts[2] = 101;
  CHECK(IsContradictory(message));
  Engagement profile;
  profile.time = 1'400'000'000;
  profile.friends = 0;
  CHECK_FALSE(IsContradictory(profile));
  profile.counts[2] = 540;
  CHECK(IsContradictory(profile));
}

TEST_CASE("views are more than accounts") {
  Engagement views = PageReporting(0);
  views.reported_reach.reset();
  views.reported_impressions = 5200;
  CHECK(Of(views).median < .75 * Of(PageReporting(5200)).median);
  CHECK(LogWidth(Of(views)) > LogWidth(Of(PageReporting(5200))));
}

TEST_CASE("an author's own figures replace the published rates") {
  const Engagement asked = PageOf(3000);
  const Estimate before = Of(asked);
  Engagement own = PageReporting(0);
  own.audience.followers = 3000;
  const auto with = [&](int posts, double reached) {
    Engagement message = asked;
    own.reported_reach = reached;
    for (int i = 0; i < posts; ++i) Learn(own, &message.own);
    return Of(message);
  };
  CHECK(with(20, 900).median > before.median);
  CHECK(with(20, 30).median < before.median);
  // Twice the published rate: the more often, the nearer to it and the surer.
  CHECK(with(3, 360).median < with(20, 360).median);
  CHECK(LogWidth(with(20, 360)) < LogWidth(with(3, 360)));
  CHECK(LogWidth(with(3, 360)) < LogWidth(before));
}

TEST_CASE("nothing is learned from a figure that cannot be") {
  OwnRates own;
  Engagement message = PageReporting(0);
  message.audience.followers = 3000;
  Learn(message, &own);
  message.reported_reach = 10;
  message.counts = {0, 0, 400};
  Learn(message, &own);
  CHECK(own == OwnRates{});
}

TEST_CASE("whom money brought is no reach of the message, and hides nothing of what was reported") {
  Engagement message = PageReporting(40);
  message.reported_paid = 60;
  CHECK(Of(message).median == Of(PageReporting(40)).median);
  ReachQuestion question;
  question.messages = {message};
  ReachResult result;
  FillEvidence(question, Town(), &result);
  CHECK(result.reported == 100);
  CHECK(result.paid == 60);
  // They react as well: 70 of 100 may, 101 may not; and of the rate of reactions nothing is
  // learned.
  message.counts = {0, 0, 70};
  CHECK_FALSE(IsContradictory(message));
  OwnRates own;
  CHECK_FALSE(Learn(message, &own));
  message.counts = {0, 0, 101};
  CHECK(IsContradictory(message));
  // Of those whom money alone brought nobody knows where they live; that is not nobody.
  message.counts = {};
  message.reported_reach = 0;
  CHECK(EvidenceOf(message) == Evidence::kNone);
  message.reported_paid = 0;
  CHECK(EvidenceOf(message) == Evidence::kReported);
}

TEST_CASE("what is unknown of an author is the same for all messages of the author") {
  Engagement one = PageReporting(5000), other = one;
  other.id = "other";
  const auto a = DrawResidents(one, Town(), 1).residents;
  const auto b = DrawResidents(other, Town(), 1).residents;
  double xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double x = std::log(a[i]) - std::log(2900), y = std::log(b[i]) - std::log(2900);
    xx += x * x;
    yy += y * y;
    xy += x * y;
  }
  const double together = xy / std::sqrt(xx * yy);
  CHECK(together > .5);
  CHECK(together < .99);
}

}  // namespace
}  // namespace kringen::reach

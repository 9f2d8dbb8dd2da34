#include "reach/visibility.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/rng.h"

namespace kringen::reach {
namespace {

struct Moments {
  double mean = 0, square = 0, most = 0;
};

// Of the daily users' codes, which are equally likely.
Moments MomentsOf(const Visibility& visibility, const CodeLayout& layout = {}) {
  std::vector<std::uint16_t> thresholds(layout.count());
  VisibilityTable(layout).Fill(visibility, thresholds.data());
  const std::size_t codes = layout.count() / 3;
  Moments moments;
  for (std::size_t i = 2 * codes; i < 3 * codes; ++i) {
    const double q = thresholds[i] / 65536.0;
    moments.mean += q / static_cast<double>(codes);
    moments.square += q * q / static_cast<double>(codes);
    moments.most = std::max(moments.most, q);
  }
  return moments;
}

}  // namespace

TEST_CASE("the marginal is the Beta distribution for every share that sits in the person") {
  for (const double psi : {0.0, 0.3, 0.5, 0.8, 1.0}) {
    for (const double m : {0.03, 0.16, 0.43, 0.8}) {
      for (const double precision : {0.3, 0.9, 3.0}) {
        const Moments moments = MomentsOf({{m, m, m}, precision, psi, 0});
        const double square = m * (m * precision + 1) / (precision + 1);
        CAPTURE(psi);
        CAPTURE(m);
        CAPTURE(precision);
        // With all in the person there are 32 values, or 16 with all in the pair: coarser.
        const bool is_coarse = psi < 0.1 || psi > 0.9;
        CHECK(moments.mean == doctest::Approx(m).epsilon(is_coarse ? 0.02 : 0.01));
        CHECK(moments.square == doctest::Approx(square).epsilon(is_coarse ? 0.04 : 0.02));
      }
    }
  }
}

TEST_CASE("more visibility or a stronger post is never seen less, by any code") {
  const CodeLayout layout;
  VisibilityTable table(layout);
  std::vector<std::uint16_t> less(layout.count()), more(layout.count());
  for (int step = 0; step < 8; ++step) {
    Visibility visibility{{.02, .1, .1 + step * .1}, .9, .5, 0};
    table.Fill(visibility, less.data());
    visibility.seen[2] += .1;
    table.Fill(visibility, more.data());
    for (std::size_t i = 0; i < less.size(); ++i) CHECK(less[i] <= more[i]);
    visibility.post_effect = 0.4;
    table.Fill(visibility, less.data());
    for (std::size_t i = 0; i < less.size(); ++i) CHECK(more[i] <= less[i]);
  }
}

TEST_CASE("nothing seen is never seen, and extremes stay in range") {
  CHECK(MomentsOf({{0, 0, 0}, .9, .5, 0}).most == 0);
  CHECK(MomentsOf({{1, 1, 1}, .9, .5, 0}).mean > 0.95);
  CHECK(MomentsOf({{.5, .5, .5}, .01, .5, 60}).most <= 1);
  CHECK(MomentsOf({{.5, .5, .5}, 200, .5, 0}).mean == doctest::Approx(.5).epsilon(0.01));
}

}  // namespace kringen::reach

// The chance of seeing a post that the engine's codes stand for, against the exact mean of the Beta
// distribution with its post effect, relative and for each usage class.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

#include "reach/visibility.h"
#include "reference/distributions.h"

namespace kringen::reach {
namespace {

double ExactMean(double seen, double precision, double post_effect) {
  constexpr int kSteps = 400;
  double mean = 0;
  for (int i = 0; i < kSteps; ++i) {
    const double q =
        reference::BetaQuantile((i + 0.5) / kSteps, seen * precision, (1 - seen) * precision);
    const double odds = std::exp(post_effect);
    mean += q * odds / (1 - q + q * odds) / kSteps;
  }
  return mean;
}

// Thresholds are rounded to 65536ths, and the exact mean here is a sum of 400 quantiles.
constexpr double kMostOff = .015;

TEST_CASE("the codes of each usage class see a post about as often as the model says") {
  const CodeLayout layout;
  VisibilityTable table(layout);
  const std::uint32_t codes = layout.count() / 3;
  std::vector<std::uint16_t> thresholds(layout.count());
  constexpr std::array<double, 3> kSeen{.03, .16, .43};
  for (const double precision : {.4, .9, 2.}) {
    for (const double post_effect : {-.8, 0., .8}) {
      std::array<double, 3> exact;
      for (std::size_t u = 0; u < 3; ++u) exact[u] = ExactMean(kSeen[u], precision, post_effect);
      for (const double person_share : {0., .2, .5, .8, 1.}) {
        table.Fill({kSeen, precision, person_share, post_effect}, thresholds.data());
        for (std::size_t u = 0; u < 3; ++u) {
          double mean = 0;
          for (std::uint32_t code = 0; code < codes; ++code) {
            mean += thresholds[u * codes + code] / 65536.0 / codes;
          }
          INFO("usage " << u + 1 << ", M " << precision << ", psi " << person_share << ", z "
                        << post_effect << ": " << mean << " instead of " << exact[u]);
          CHECK(std::abs(mean / exact[u] - 1) <= kMostOff);
        }
      }
    }
  }
}

}  // namespace
}  // namespace kringen::reach

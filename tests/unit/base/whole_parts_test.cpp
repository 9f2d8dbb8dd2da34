// Parts of a whole number.
#include "base/whole_parts.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "base/rng.h"

namespace kringen {
namespace {

TEST_CASE("parts add up to the whole, and each is less than one from its own size") {
  RandomStream random(RandomKey(3, 1));
  for (int round = 0; round < 500; ++round) {
    std::vector<double> weights(1 + random.Below(8));
    for (double& weight : weights) weight = random.Below(4) == 0 ? 0 : std::pow(random.Unit(), 4);
    const auto total = static_cast<std::int64_t>(random.Below(3000));
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    const std::vector<std::int64_t> parts = WholeParts(total, weights);
    CHECK(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == (sum > 0 ? total : 0));
    for (std::size_t i = 0; sum > 0 && i < parts.size(); ++i) {
      CHECK(std::abs(static_cast<double>(parts[i]) -
                     static_cast<double>(total) * weights[i] / sum) < 1);
    }
  }
}

TEST_CASE("of equal remainders the first part gets the unit; of nothing there are no parts") {
  CHECK(WholeParts(5, std::vector<double>{1, 1}) == std::vector<std::int64_t>{3, 2});
  CHECK(WholeParts(5, std::vector<double>{0, 0}) == std::vector<std::int64_t>{0, 0});
  CHECK(WholeParts(5, std::vector<double>{}).empty());
}

}  // namespace
}  // namespace kringen

// Limits of the ties in closed form: clustering of a thinned affiliation graph, and the size of a
// cascade that passes along background ties (Borel). At most 4 standard errors apart, over towns.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "reference/comparison.h"
#include "reference/distributions.h"
#include "reference/toy_town.h"

namespace kringen::reach {
namespace {

using reference::Chance;
using reference::SampleMean;

std::vector<std::vector<std::uint32_t>> Neighbours(const Town& town, double factor,
                                                   double background) {
  const AffiliationNetwork& network = town.network;
  const TieCut cut = CutTies(factor, background);
  std::vector<std::vector<std::uint32_t>> neighbours(network.rows.size());
  for (std::size_t i = 0; i < neighbours.size(); ++i) {
    const TieRow& row = network.rows[i];
    const auto add = [&](std::uint32_t begin, std::uint32_t count) {
      for (std::uint32_t t = begin; t < begin + count; ++t) {
        neighbours[i].push_back(network.UserOf(network.ties[t]));
      }
    };
    add(row.offset, CircleTies(row, cut));
    add(row.offset + row.levels.back(), BackgroundTies(row, cut));
    std::sort(neighbours[i].begin(), neighbours[i].end());
  }
  return neighbours;
}

TEST_CASE("clustering of the thinned affiliation graph has its closed form") {
  // Each user in two circles of m drawn at random from n: ties between a pair through one circle.
  constexpr std::uint32_t kUsers = 3000, kSize = 15;
  constexpr double kRho = 0.6;
  Chance chance(5);
  SampleMean difference;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    std::vector<reference::ToyCircle> circles;
    for (int layer = 0; layer < 2; ++layer) {
      std::vector<std::uint32_t> order(kUsers);
      for (std::uint32_t i = 0; i < kUsers; ++i) order[i] = i;
      for (std::size_t i = kUsers; i > 1; --i) std::swap(order[i - 1], order[chance.Below(i)]);
      for (std::uint32_t begin = 0; begin < kUsers; begin += kSize) {
        reference::ToyCircle circle;
        circle.members.assign(order.begin() + begin, order.begin() + begin + kSize);
        std::sort(circle.members.begin(), circle.members.end());
        circles.push_back(circle);
      }
    }
    const Town town = reference::ToyTown(kUsers, circles, kRho, seed);
    const auto neighbours = Neighbours(town, 1, 0);
    double closed = 0, open = 0;
    for (const auto& row : neighbours) {
      const auto degree = static_cast<double>(row.size());
      open += degree * (degree - 1);
      for (const std::uint32_t j : row) {
        for (const std::uint32_t k : row) {
          if (j != k && std::binary_search(neighbours[j].begin(), neighbours[j].end(), k)) ++closed;
        }
      }
    }
    // sum over circles m (m-1) (m-2) rho^3 / sum over users (mu^2 - sum over circles (m-1) rho^2).
    // In a finite town the ends of a path through two circles may meet in the one circle that each
    // has left: (m-1) rho / n.
    constexpr double kMembers = kSize, kTown = kUsers;
    constexpr double kDegree = 2 * (kMembers - 1) * kRho;
    constexpr double kPaths = kDegree * kDegree - 2 * (kMembers - 1) * kRho * kRho;
    constexpr double kCrossing = kDegree * kDegree / 2 / kPaths;
    const double expected = 2 * (kMembers - 1) * (kMembers - 2) * kRho * kRho * kRho / kPaths +
                            kCrossing * (kMembers - 1) * kRho / kTown;
    difference.Add(closed / open - expected);
  }
  INFO("off by " << difference.mean() << ", standard error " << difference.standard_error());
  CHECK(std::abs(difference.mean()) <= 4 * difference.standard_error());
}

TEST_CASE("a cascade along background ties has the sizes of a branching process (Borel)") {
  // Mean degree 10, each tie passes it on with chance 0.05: 0.5 offspring, Poisson.
  constexpr std::uint32_t kUsers = 4000;
  constexpr double kOffspring = 0.5, kBackground = 10;
  Chance chance(9);
  std::array<SampleMean, 5> sizes;  // P(T = 1) .. P(T = 4), and the mean
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const Town town = reference::ToyTown(kUsers, {}, 0, seed);
    const auto neighbours = Neighbours(town, 1, kBackground);
    std::array<double, 5> share{};
    constexpr int kCascades = 3000;
    for (int cascade = 0; cascade < kCascades; ++cascade) {
      std::vector<std::uint32_t> reached{static_cast<std::uint32_t>(chance.Below(kUsers))};
      for (std::size_t at = 0; at < reached.size(); ++at) {
        for (const std::uint32_t next : neighbours[reached[at]]) {
          if (!chance.Hit(kOffspring / kBackground)) continue;
          if (std::find(reached.begin(), reached.end(), next) == reached.end()) {
            reached.push_back(next);
          }
        }
      }
      if (reached.size() <= 4) share[reached.size() - 1] += 1.0 / kCascades;
      share[4] += static_cast<double>(reached.size()) / kCascades;
    }
    for (std::size_t i = 0; i < share.size(); ++i) sizes[i].Add(share[i]);
  }
  for (std::size_t n = 1; n <= 4; ++n) {
    const auto size = static_cast<double>(n);
    const double borel = std::exp(-kOffspring * size + (size - 1) * std::log(kOffspring * size) -
                                  std::lgamma(size + 1));
    INFO("P(T = " << n << "): " << sizes[n - 1].mean() << ", Borel " << borel);
    // A tie back to one's source never counts twice: chance 0.05 of 0.05, so 0.005 is allowed.
    CHECK(std::abs(sizes[n - 1].mean() - borel) <= 4 * sizes[n - 1].standard_error() + 0.005);
  }
  INFO("mean size " << sizes[4].mean());
  CHECK(std::abs(sizes[4].mean() - 1 / (1 - kOffspring)) <= 4 * sizes[4].standard_error() + 0.01);
}

}  // namespace
}  // namespace kringen::reach

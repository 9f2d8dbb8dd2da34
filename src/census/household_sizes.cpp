#include "census/household_sizes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kringen::census {
namespace {

// CBS 37975, private households of the Netherlands, 1 January 2024 [S].
constexpr reach::BySize kNetherlands{.399, .323, .116, .114, .048};
// Of those of five or more, one in four has a sixth, and so on to eight (reach/households.cpp).
constexpr std::array<double, reach::kHouseholdSizes> kPersons{1, 2, 3, 4, 5.328125};

// The sizes from `first` on, tilted by e^(theta k), as parts of `whole`.
reach::BySize Tilted(std::size_t first, double whole, double theta) {
  reach::BySize share{};
  double sum = 0;
  for (std::size_t i = first; i < share.size(); ++i) {
    share[i] = kNetherlands[i] * std::exp(theta * static_cast<double>(i));
    sum += share[i];
  }
  for (std::size_t i = first; i < share.size(); ++i) share[i] *= whole / sum;
  return share;
}

}  // namespace

double MeanSize(const reach::BySize& share) {
  double mean = 0;
  for (std::size_t i = 0; i < share.size(); ++i) mean += share[i] * kPersons[i];
  return mean;
}

HouseholdSizes SizesOfHouseholds(std::optional<double> single, std::optional<double> mean) {
  const double alone = std::clamp(single.value_or(0), 0.0, 1.0);
  const std::size_t first = single ? 1 : 0;
  const auto at = [&](double theta) {
    HouseholdSizes sizes{Tilted(first, 1 - alone, theta)};
    if (single) sizes.share[0] = alone;
    return sizes;
  };
  if (!mean) return at(0);
  double low = -30, high = 30;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (MeanSize(at(middle).share) < *mean ? low : high) = middle;
  }
  HouseholdSizes sizes = at((low + high) / 2);
  sizes.fits = std::abs(MeanSize(sizes.share) - *mean) < 0.05;  // the CBS rounds to 0.1
  return sizes;
}

}  // namespace kringen::census

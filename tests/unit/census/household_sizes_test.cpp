#include "census/household_sizes.h"

#include <doctest/doctest.h>

#include <numeric>

namespace kringen::census {
namespace {

double SumOf(const reach::BySize& share) {
  return std::accumulate(share.begin(), share.end(), 0.0);
}

}  // namespace

TEST_CASE("who lives alone is as the CBS says, and the mean size too") {
  for (double single = 0; single <= 0.9; single += 0.1) {
    double before = 0;
    const double least = single + (1 - single) * 2, most = single + (1 - single) * 5.32;
    for (double mean = least + 0.06; mean < most - 0.06; mean += 0.1) {
      const HouseholdSizes sizes = SizesOfHouseholds(single, mean);
      CHECK(sizes.fits);
      CHECK(sizes.share[0] == doctest::Approx(single));
      CHECK(SumOf(sizes.share) == doctest::Approx(1));
      CHECK(MeanSize(sizes.share) == doctest::Approx(mean).epsilon(1e-6));
      CHECK(sizes.share[4] >= before);  // larger households where the mean is larger
      before = sizes.share[4];
    }
  }
}

TEST_CASE("a mean that no households have is said, and the nearest is given") {
  for (const auto& [single, mean] : {std::pair{0.9, 3.5}, {0.1, 1.2}, {1.0, 2.0}}) {
    const HouseholdSizes sizes = SizesOfHouseholds(single, mean);
    CHECK_FALSE(sizes.fits);
    CHECK(SumOf(sizes.share) == doctest::Approx(1));
    for (const double share : sizes.share) {
      CHECK(share >= 0);
      CHECK(share <= 1);
    }
  }
}

TEST_CASE("of what is not known the Netherlands are taken") {
  const HouseholdSizes all = SizesOfHouseholds({}, {});
  CHECK(all.share[0] == doctest::Approx(0.399));
  CHECK(MeanSize(SizesOfHouseholds({}, 2.6).share) == doctest::Approx(2.6));
  const HouseholdSizes alone = SizesOfHouseholds(0.2, {});
  CHECK(alone.share[0] == doctest::Approx(0.2));
  CHECK(alone.share[1] / alone.share[2] == doctest::Approx(0.323 / 0.116));
}

}  // namespace kringen::census

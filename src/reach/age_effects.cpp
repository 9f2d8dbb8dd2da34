#include "reach/age_effects.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "reach/age_bands.h"

namespace kringen::reach {
namespace {

// Marsaglia and Tsang, "A simple method for generating gamma variables", ACM Transactions on
// Mathematical Software 26 (2000); a shape below 1 by a power of a uniform.
double GammaDraw(RandomStream* random, double shape) {
  if (shape < 1) return GammaDraw(random, shape + 1) * std::pow(random->Unit(), 1 / shape);
  const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = NormalQuantile(random->Unit());
    const double v = std::pow(1 + c * x, 3);
    if (v > 0 && std::log(random->Unit()) < x * x / 2 + d - d * v + d * std::log(v)) return d * v;
  }
}

// Which part of the years of age of a band lies within that of a table.
double PartWithin(const AudienceAge& age, std::size_t band) {
  const double from = kAgeFrom[band], to = kAgeFrom[band + 1];
  const double last = age.to < 0 ? kAgeFrom.back() : age.to + 1;
  const double shared = std::min(to, last) - std::max<double>(from, age.from);
  return std::max(0.0, shared) / (to - from);
}

// One replicate: users and reached by age, and which part of the reached is of an age.
class Ages {
 public:
  Ages(const ReplicateStore& store, std::uint32_t replicate) {
    for (std::uint32_t a = 0; a < kAgeCount; ++a) {
      const std::uint32_t group = store.groups.age(a);
      reached_[a] = store.reach[std::size_t{replicate} * store.groups.count() + group];
      // Where nobody was reached no factor makes anybody.
      users_[a] = reached_[a] > 0 ? store.users[store.population[replicate]][group] : 0;
      all_ += reached_[a];
    }
  }

  double all() const { return all_; }

  // Of an age that the table is not about it says nothing: those keep what they have.
  void Cover(const std::vector<AudienceAge>& table) {
    for (std::size_t a = 0; a < kAgeCount; ++a) {
      const bool is_covered = std::any_of(table.begin(), table.end(),
                                          [&](const auto& age) { return PartWithin(age, a) > 0; });
      if (is_covered) continue;
      all_ -= reached_[a];
      reached_[a] = users_[a] = 0;
    }
  }

  // A part of the table that no user here is of goes to the others.
  void Spread(const AudienceAge& age, double part) {
    ByAge weights{};
    double sum = 0;
    for (std::size_t a = 0; a < kAgeCount; ++a) {
      weights[a] = users_[a] * PartWithin(age, a);
      sum += weights[a];
    }
    for (std::size_t a = 0; sum > 0 && a < kAgeCount; ++a) parts_[a] += part * weights[a] / sum;
  }

  ByAge Effects() const {
    const double scale = Scale();
    ByAge effects;
    effects.fill(1);
    for (std::size_t a = 0; a < kAgeCount; ++a) {
      if (reached_[a] > 0) effects[a] = At(a, scale) / reached_[a];
    }
    return effects;
  }

 private:
  // Where all users of the ages of the table were reached the rest is of the other ages.
  double At(std::size_t age, double scale) const {
    constexpr double kHardly = 1e-9;
    return std::min(users_[age], scale * std::max(parts_[age], kHardly));
  }

  // With which as many are reached as before; rising, so halved, on the logarithm.
  double Scale() const {
    double low = -5, high = 45;
    for (int round = 0; round < 60; ++round) {
      const double middle = (low + high) / 2;
      double sum = 0;
      for (std::size_t a = 0; a < kAgeCount; ++a) sum += At(a, std::exp(middle));
      (sum < all_ ? low : high) = middle;
    }
    return std::exp((low + high) / 2);
  }

  ByAge users_{}, reached_{}, parts_{};
  double all_ = 0;
};

}  // namespace

std::vector<AudienceAge> AgesOfAll(const std::vector<Engagement>& messages) {
  const auto& ages = messages.front().audience.ages;
  const bool is_one = std::all_of(messages.begin(), messages.end(), [&](const Engagement& each) {
    return each.audience.ages == ages;
  });
  return is_one ? ages : std::vector<AudienceAge>();
}

std::vector<double> AgeEffects(const ReplicateStore& store, const std::vector<AudienceAge>& ages,
                               std::uint64_t seed) {
  if (ages.empty()) return {};
  std::vector<double> effects(std::size_t{store.count} * kAgeCount, 1);
  for (std::uint32_t r = 0; r < store.count; ++r) {
    Ages replicate(store, r);
    replicate.Cover(ages);
    if (replicate.all() == 0) continue;
    RandomStream random(RandomKey(seed, 48, r));
    for (const AudienceAge& age : ages) {
      const double part = age.share > 0 ? GammaDraw(&random, kAgesWorth * age.share) : 0;
      replicate.Spread(age, part);
    }
    const ByAge factors = replicate.Effects();
    std::copy(factors.begin(), factors.end(),
              effects.begin() + static_cast<std::ptrdiff_t>(std::size_t{r} * kAgeCount));
  }
  return effects;
}

}  // namespace kringen::reach

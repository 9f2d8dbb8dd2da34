#include "reach/recommended.h"

#include <algorithm>

#include "base/rng.h"

namespace kringen::reach {
namespace {

constexpr std::uint8_t kSeen = 0xF1;  // directly, or through others

// The rate at which `lacking` of the unseen are expected to be shown it: rising, so halved.
double RateFor(double lacking, const std::array<double, 3>& unseen,
               const std::array<double, 3>& seen) {
  const auto expected = [&](double rate) {
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) sum += unseen[i] * std::min(1.0, rate * seen[i]);
    return sum;
  };
  double low = 0, high = 1;
  while (expected(high) < lacking && high < 1e9) high *= 2;
  for (int round = 0; round < 50; ++round) {
    const double middle = (low + high) / 2;
    (expected(middle) < lacking ? low : high) = middle;
  }
  return high;
}

}  // namespace

Recommendation Recommend(const std::uint8_t* state, const Population& population, double target,
                         const std::array<double, 3>& seen, std::uint64_t key) {
  Recommendation out;
  const auto cells = static_cast<std::uint32_t>(population.user_cells.size() - 1);
  out.cells.assign(cells, 0);
  std::array<double, 3> unseen{};
  double reached = 0;
  for (std::uint32_t cell = 0; cell < cells; ++cell) {
    const std::uint32_t begin = population.user_cells[cell], end = population.user_cells[cell + 1];
    const auto here = static_cast<double>(std::count_if(
        state + begin, state + end, [](std::uint8_t byte) { return (byte & kSeen) != 0; }));
    reached += here;
    unseen[cell % 3] += (end - begin) - here;
  }
  if (target <= reached) return out;
  const double rate = RateFor(target - reached, unseen, seen);
  RandomStream random(key);
  for (std::uint32_t cell = 0; cell < cells; ++cell) {
    const std::uint64_t chance = Threshold32(rate * seen[cell % 3]);
    for (std::uint32_t user = population.user_cells[cell]; user < population.user_cells[cell + 1];
         ++user) {
      if (!random.Hit(chance) || (state[user] & kSeen) != 0) continue;
      out.users.push_back(user);
      ++out.cells[cell];
    }
  }
  return out;
}

}  // namespace kringen::reach

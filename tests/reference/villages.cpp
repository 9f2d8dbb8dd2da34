#include "reference/villages.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kringen::reference {
namespace {

constexpr double kSpread = .5;
constexpr double kHeaviest =
    6;  // of a draw, as a multiple of the mean; heavier are hardly ever drawn

double Odds(double reached, double users) { return (reached + .5) / (users - reached + .5); }

// Of so many users, when their odds are multiplied.
double Reached(double odds, double users) { return users * odds / (1 + odds); }

// What multiplies all odds so that `all` are reached.
double Level(const std::vector<double>& odds, const std::vector<double>& users, double all) {
  double low = 1e-9, high = 1e9;
  for (int i = 0; i < 200; ++i) {
    const double middle = std::sqrt(low * high);
    double sum = 0;
    for (std::size_t v = 0; v < odds.size(); ++v) sum += Reached(middle * odds[v], users[v]);
    (sum < all ? low : high) = middle;
  }
  return std::sqrt(low * high);
}

}  // namespace

std::vector<double> WithEffects(const std::vector<double>& reached,
                                const std::vector<double>& users, Chance* chance) {
  const double all = std::accumulate(reached.begin(), reached.end(), 0.0);
  if (reached.size() < 2 || all == 0) return reached;
  std::vector<double> odds(reached.size());
  for (;;) {
    double weight = 0, whole = 0;
    for (std::size_t v = 0; v < reached.size(); ++v) {
      const double before = Odds(reached[v], users[v]);
      const double effect = kSpread * chance->Normal();
      const double share = before / (1 + before), tilt = 1 - 2 * share;
      const double part = users[v] * share * (1 - share);
      odds[v] = before * std::exp(effect);
      weight += part * std::exp(tilt * effect - tilt * tilt * kSpread * kSpread / 2);
      whole += part;
    }
    if (chance->Hit(weight / whole / kHeaviest)) break;
  }
  const double level = Level(odds, users, all);
  std::vector<double> out(reached.size());
  for (std::size_t v = 0; v < out.size(); ++v) out[v] = Reached(level * odds[v], users[v]);
  return out;
}

}  // namespace kringen::reference

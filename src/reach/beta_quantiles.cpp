#include "reach/beta_quantiles.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kringen::reach {
namespace {

constexpr int kSteps = 2048;

// x = sin^2(angle): the density in the angle stays tame where that in x runs off at 0 or 1.
double AngleAt(double step) { return step / kSteps * std::numbers::pi / 2; }

}  // namespace

BetaQuantiles::BetaQuantiles(double mean, double worth) {
  const double middle = std::clamp(mean, 0.002, 0.998);
  a_ = middle * worth;
  b_ = (1 - middle) * worth;
  const double step = AngleAt(1);
  below_.assign(kSteps + 1, 0);
  for (int i = 0; i < kSteps; ++i) {
    const double angle = AngleAt(i + 0.5);
    // In the first and last step the density is a power of the distance to the end.
    const double sine =
        i == 0 ? std::pow(step, 2 * a_ - 1) / (2 * a_) : std::pow(std::sin(angle), 2 * a_ - 1);
    const double cosine = i == kSteps - 1 ? std::pow(step, 2 * b_ - 1) / (2 * b_)
                                          : std::pow(std::cos(angle), 2 * b_ - 1);
    below_[i + 1] = below_[i] + sine * cosine;
  }
  for (double& each : below_) each /= below_.back();
}

double BetaQuantiles::operator()(double u) const {
  const auto above = std::lower_bound(below_.begin() + 1, below_.end() - 1, u);
  const auto i = static_cast<int>(above - below_.begin());
  const double width = below_[i] - below_[i - 1];
  double part = width > 0 ? std::clamp((u - below_[i - 1]) / width, 0.0, 1.0) : 0.5;
  if (i == 1) part = std::pow(part, 1 / (2 * a_));
  if (i == kSteps) part = 1 - std::pow(1 - part, 1 / (2 * b_));
  const double sine = std::sin(AngleAt(i - 1 + part));
  return sine * sine;
}

}  // namespace kringen::reach

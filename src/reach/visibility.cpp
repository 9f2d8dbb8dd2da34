#include "reach/visibility.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"

namespace kringen::reach {
namespace {

constexpr double kFirstLogit = -12, kLogitStep = 0.25;
constexpr double kWidestPower =
    20;  // beyond this M the two factors may leave the range of a double
constexpr double kFirstNormal = -4, kNormalsPerUnit = 16;

// Normal scores of equal bins, scaled to variance 1.
std::vector<double> BinScores(std::uint32_t bits) {
  const std::uint32_t count = 1u << bits;
  std::vector<double> scores(count);
  double squares = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    scores[i] = NormalQuantile((i + 0.5) / count);
    squares += scores[i] * scores[i];
  }
  const double scale = count > 1 ? std::sqrt(count / squares) : 0;
  for (double& score : scores) score *= scale;
  return scores;
}

// Thresholds of one usage class from q on the grid of normals, with the wanted mean: all are
// scaled, and what a certain one cannot take goes to the others.
void FillClass(const std::vector<float>& places, const float* q, double mean,
               std::uint16_t* thresholds) {
  std::vector<float> values;
  values.reserve(places.size());
  for (const float place : places) {
    const auto slot = static_cast<std::size_t>(static_cast<int>(place));
    const float part = place - static_cast<float>(static_cast<int>(slot));
    values.push_back(q[slot] + (q[slot + 1] - q[slot]) * part);
  }
  const double wanted = mean * static_cast<double>(places.size());
  for (int pass = 0; pass < 4; ++pass) {
    double sum = 0;
    for (const float value : values) sum += static_cast<double>(value);
    if (!(sum > 0) || std::abs(sum - wanted) < 1e-4 * wanted) break;
    const auto scale = static_cast<float>(wanted / sum);
    for (float& value : values) value = std::min(1.0f, value * scale);
  }
  for (std::size_t code = 0; code < values.size(); ++code) {
    const auto whole = (static_cast<std::int32_t>(values[code] * 131072.0f) + 1) / 2;
    thresholds[code] = static_cast<std::uint16_t>(std::min(whole, std::int32_t{65535}));
  }
}

}  // namespace

VisibilityTable::VisibilityTable(const CodeLayout& layout)
    : layout_(layout),
      person_z_(BinScores(layout.person_bits)),
      pair_z_(BinScores(layout.pair_bits)) {
  for (std::size_t i = 0; i < kLogits; ++i) {
    const double logit = kFirstLogit + kLogitStep * static_cast<double>(i);
    odds_[i] = std::exp(logit);
    log_rest_[i] = -std::log1p(std::exp(logit));
  }
  for (std::size_t i = 0; i < kNormals; ++i) {
    share_[i] = NormalShare(kFirstNormal + static_cast<double>(i) / kNormalsPerUnit);
  }
}

// The Beta density in logits y is exp(a ln q + b ln(1 - q)) = exp(a y) exp(M ln(1 - q)), so along
// the grid the first factor is a power and the second is shared; its tails beyond the grid are
// exponential. Summed by the trapezoid rule and inverted along the grid of normals.
double VisibilityTable::FillNormals(double seen, double precision, const Shared& shared,
                                    float* q) const {
  const double m = std::min(seen, 0.97);
  if (!(m > 0)) {
    std::fill(q, q + kNormals, 0.0f);
    return 0;
  }
  const double a = m * precision, b = (1 - m) * precision;
  std::array<double, kLogits> below;
  double power = std::exp(a * kFirstLogit);
  const double ratio = std::exp(a * kLogitStep);
  const bool is_narrow = precision > kWidestPower;
  const auto density_at = [&](std::size_t i) {
    const double logit = kFirstLogit + kLogitStep * static_cast<double>(i);
    return is_narrow ? std::exp(a * logit + precision * log_rest_[i]) : power * shared.rest[i];
  };
  const auto with_post = [&](double odds) {
    return odds * shared.post_odds / (1 + odds * shared.post_odds);
  };
  double density = density_at(0);
  below[0] = density / a;
  double seen_sum = density * with_post(odds_[0]) / (a + 1);  // q falls as exp(y) below the grid
  for (std::size_t i = 1; i < kLogits; ++i) {
    power *= ratio;
    const double next = density_at(i);
    below[i] = below[i - 1] + 0.5 * kLogitStep * (density + next);
    seen_sum += 0.5 * kLogitStep * (density * with_post(odds_[i - 1]) + next * with_post(odds_[i]));
    density = next;
  }
  const double total = below.back() + density / b;
  seen_sum += density / b;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kNormals; ++i) {
    const double wanted = share_[i] * total;
    double odds;
    if (wanted < below[0]) {
      odds = odds_[0] * std::exp(std::max(-60.0, std::log(wanted / below[0]) / a));
    } else if (wanted >= below.back()) {
      const double beyond = std::max(total - wanted, 1e-300) / (total - below.back());
      odds = odds_.back() * std::exp(std::min(60.0, -std::log(beyond) / b));
    } else {
      while (below[at + 1] <= wanted) ++at;
      const double x = kLogitStep * (wanted - below[at]) / (below[at + 1] - below[at]);
      // exp(x) for 0 <= x < 1/4, error below 1e-6.
      odds = odds_[at] * (1 + x * (1 + x * (1. / 2 + x * (1. / 6 + x * (1. / 24)))));
    }
    odds *= shared.post_odds;
    q[i] = static_cast<float>(odds / (1 + odds));
  }
  return seen_sum / total;
}

void VisibilityTable::Fill(const Visibility& visibility, std::uint16_t* thresholds) const {
  Shared shared;
  shared.post_odds = std::exp(visibility.post_effect);
  for (std::size_t i = 0; i < kLogits; ++i) {
    shared.rest[i] = std::exp(visibility.precision * log_rest_[i]);
  }
  const double psi = std::clamp(visibility.person_share, 0.0, 1.0);
  const double of_person = std::sqrt(psi) * kNormalsPerUnit;
  const double of_pair = std::sqrt(1 - psi) * kNormalsPerUnit;
  std::vector<float> places;
  places.reserve(person_z_.size() * pair_z_.size());
  for (const double person : person_z_) {
    const double here = person * of_person - kFirstNormal * kNormalsPerUnit;
    for (const double pair : pair_z_) {
      places.push_back(
          static_cast<float>(std::clamp(here + pair * of_pair, 0.0, kNormals - 1.001)));
    }
  }
  for (std::size_t usage = 0; usage < 3; ++usage) {
    std::array<float, kNormals> q;
    const double mean = FillNormals(visibility.seen[usage], visibility.precision, shared, q.data());
    FillClass(places, q.data(), mean, thresholds + usage * places.size());
  }
}

}  // namespace kringen::reach

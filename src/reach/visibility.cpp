#include "reach/visibility.h"

#include <algorithm>
#include <cmath>
#include <cstring>

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

constexpr std::size_t kMostPlaces = 512;  // of a usage class: codes of LayoutFor
constexpr std::size_t kCurves = 512;      // kept

// Where the codes of a class lie on the grid of normals.
struct Places {
  std::array<float, kMostPlaces> at;
  std::size_t count = 0;
};

// Four sums side by side, so that none waits for the one before.
double Sum(const std::array<float, kMostPlaces>& values, std::size_t count) {
  std::array<double, 4> sums{};
  for (std::size_t i = 0; i + 4 <= count; i += 4) {
    for (std::size_t k = 0; k < 4; ++k) sums[k] += static_cast<double>(values[i + k]);
  }
  for (std::size_t i = count & ~std::size_t{3}; i < count; ++i) {
    sums[0] += static_cast<double>(values[i]);
  }
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// Thresholds of one usage class from q on the grid of normals, with the wanted mean: all are
// scaled, and what a certain one cannot take goes to the others.
void FillClass(const Places& places, const float* q, double mean, std::uint16_t* thresholds) {
  std::array<float, kMostPlaces> values;
  for (std::size_t code = 0; code < places.count; ++code) {
    const auto slot = static_cast<std::size_t>(static_cast<int>(places.at[code]));
    const float part = places.at[code] - static_cast<float>(static_cast<int>(slot));
    values[code] = q[slot] + (q[slot + 1] - q[slot]) * part;
  }
  const double wanted = mean * static_cast<double>(places.count);
  for (int pass = 0; pass < 4; ++pass) {
    const double sum = Sum(values, places.count);
    if (!(sum > 0) || std::abs(sum - wanted) < 1e-4 * wanted) break;
    const auto scale = static_cast<float>(wanted / sum);
    for (std::size_t code = 0; code < places.count; ++code) {
      values[code] = std::min(1.0f, values[code] * scale);
    }
  }
  for (std::size_t code = 0; code < places.count; ++code) {
    const auto whole = (static_cast<std::int32_t>(values[code] * 131072.0f) + 1) / 2;
    thresholds[code] = static_cast<std::uint16_t>(std::min(whole, std::int32_t{65535}));
  }
}

std::uint64_t HashOf(double seen, double precision) {
  std::uint64_t bits[2];
  std::memcpy(&bits[0], &seen, sizeof(seen));
  std::memcpy(&bits[1], &precision, sizeof(precision));
  return Mix64(bits[0] ^ Mix64(bits[1]));
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
// the grid the first factor is a power and the second the same for all classes; its tails beyond
// the grid are exponential. Summed by the trapezoid rule and inverted along the grid of normals.
void VisibilityTable::Draw(double seen, double precision, Curve* curve) {
  if (rest_precision_ != precision) {
    rest_precision_ = precision;
    for (std::size_t i = 0; i < kLogits; ++i) rest_[i] = std::exp(precision * log_rest_[i]);
  }
  const double m = std::min(seen, 0.97);
  const double a = m * precision, b = (1 - m) * precision;
  double power = std::exp(a * kFirstLogit);
  const double ratio = std::exp(a * kLogitStep);
  const bool is_narrow = precision > kWidestPower;
  for (std::size_t i = 0; i < kLogits; ++i, power *= ratio) {
    const double logit = kFirstLogit + kLogitStep * static_cast<double>(i);
    curve->density[i] =
        is_narrow ? std::exp(a * logit + precision * log_rest_[i]) : power * rest_[i];
  }
  std::array<double, kLogits> below;
  below[0] = curve->density[0] / a;
  for (std::size_t i = 1; i < kLogits; ++i) {
    below[i] = below[i - 1] + 0.5 * kLogitStep * (curve->density[i - 1] + curve->density[i]);
  }
  curve->low_tail = a + 1;
  curve->high_tail = curve->density.back() / b;
  const double total = curve->total = below.back() + curve->high_tail;
  std::size_t at = 0;
  for (std::size_t i = 0; i < kNormals; ++i) {
    const double wanted = share_[i] * total;
    double& odds = curve->odds[i];
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
  }
  curve->seen = seen;
  curve->precision = precision;
}

const VisibilityTable::Curve& VisibilityTable::CurveOf(double seen, double precision,
                                                       Curves curves) {
  curves_.resize(kCurves + 1);
  const bool is_kept = curves == Curves::kOfReplicate;
  Curve& curve = curves_[is_kept ? HashOf(seen, precision) % kCurves : kCurves];
  if (curve.seen != seen || curve.precision != precision) Draw(seen, precision, &curve);
  return curve;
}

double VisibilityTable::FillNormals(const Curve& curve, double post_odds, float* q) const {
  const auto with_post = [&](std::size_t i) {
    const double odds = odds_[i] * post_odds;
    return odds / (1 + odds);
  };
  double before = curve.density[0] * with_post(0);
  double sum = before / curve.low_tail;
  for (std::size_t i = 1; i < kLogits; ++i) {
    const double here = curve.density[i] * with_post(i);
    sum += 0.5 * kLogitStep * (before + here);
    before = here;
  }
  for (std::size_t i = 0; i < kNormals; ++i) {
    const double odds = curve.odds[i] * post_odds;
    q[i] = static_cast<float>(odds / (1 + odds));
  }
  return (sum + curve.high_tail) / curve.total;
}

void VisibilityTable::Fill(const Visibility& visibility, std::uint16_t* thresholds, Curves curves) {
  const double psi = std::clamp(visibility.person_share, 0.0, 1.0);
  const double of_person = std::sqrt(psi) * kNormalsPerUnit;
  const double of_pair = std::sqrt(1 - psi) * kNormalsPerUnit;
  Places places;
  for (const double person : person_z_) {
    const double here = person * of_person - kFirstNormal * kNormalsPerUnit;
    for (const double pair : pair_z_) {
      places.at[places.count++] =
          static_cast<float>(std::clamp(here + pair * of_pair, 0.0, kNormals - 1.001));
    }
  }
  const double post_odds = std::exp(visibility.post_effect);
  for (std::size_t usage = 0; usage < 3; ++usage) {
    std::uint16_t* const own = thresholds + usage * places.count;
    if (!(std::min(visibility.seen[usage], 0.97) > 0)) {
      std::fill(own, own + places.count, std::uint16_t{0});
      continue;
    }
    std::array<float, kNormals> q;
    const Curve& curve = CurveOf(visibility.seen[usage], visibility.precision, curves);
    const double mean = FillNormals(curve, post_odds, q.data());
    FillClass(places, q.data(), mean, own);
  }
}

}  // namespace kringen::reach

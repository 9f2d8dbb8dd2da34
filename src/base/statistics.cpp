#include "base/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "base/order.h"

namespace kringen {

namespace {

constexpr double kNormal95 = 1.959963984540054;  // the 97.5 % point of the normal distribution
constexpr double kRounding = 1e-12;              // of a product of shares

}  // namespace

Interval WilsonInterval(Share share) {
  assert(share.count >= 0 && share.count <= share.of);
  if (share.of <= 0) return {};
  const double n = static_cast<double>(share.of);
  const double p = static_cast<double>(share.count) / n;
  const double z2 = kNormal95 * kNormal95;
  const double centre = p + z2 / (2 * n);
  const double spread = kNormal95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n));
  const double scale = 1 + z2 / n;
  // At 0 and 1 the bound is p itself; rounding must not move it.
  return {std::clamp((centre - spread) / scale, 0.0, p),
          std::clamp((centre + spread) / scale, p, 1.0)};
}

SurvivalCurve KaplanMeier(std::span<const Wait> waits) {
  std::vector<Wait> sorted(waits.begin(), waits.end());
  SortBy(&sorted, [](const Wait& wait) { return 2 * wait.time + (wait.ended ? 0 : 1); });
  SurvivalCurve curve;
  curve.waits = static_cast<std::int64_t>(sorted.size());
  if (!sorted.empty()) curve.last = sorted.back().time;
  // Between two cuts the factors telescope; a share is kept as `base * left / base_left`, so that
  // without cuts it is one exact division.
  double base = 1;
  std::int64_t base_left = curve.waits;
  std::int64_t left = curve.waits;
  const auto waiting = [&] {
    return base_left == 0 ? base
                          : base * static_cast<double>(left) / static_cast<double>(base_left);
  };
  for (std::size_t i = 0; i < sorted.size();) {
    const std::int64_t time = sorted[i].time;
    SurvivalStep step{time, left, 0, 1};
    for (; i < sorted.size() && sorted[i].time == time && sorted[i].ended; ++i) ++step.ended;
    if (step.ended > 0) {
      left -= step.ended;
      step.waiting = waiting();
      curve.steps.push_back(step);
    }
    std::int64_t cut = 0;
    for (; i < sorted.size() && sorted[i].time == time; ++i) ++cut;
    if (cut == 0) continue;
    curve.censored += cut;
    base = waiting();
    left -= cut;
    base_left = left;
  }
  return curve;
}

std::optional<std::int64_t> TimeUntil(const SurvivalCurve& curve, double share) {
  for (const SurvivalStep& step : curve.steps) {
    if (step.waiting <= 1 - share + kRounding) return step.time;
  }
  return std::nullopt;
}

}  // namespace kringen

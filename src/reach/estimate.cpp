#include "reach/estimate.h"

#include <algorithm>
#include <cmath>

namespace kringen::reach {

Weights::Weights(const std::vector<double>& log_weights) {
  double most = -INFINITY;
  for (const double each : log_weights) most = std::max(most, each);
  if (!std::isfinite(most)) return;
  bool differ = false;
  for (const double each : log_weights) {
    differ |= each != log_weights[0];
    weights_.push_back(std::exp(each - most));
  }
  if (!differ) weights_.clear();
}

double Weights::effective_share(std::size_t count) const {
  if (weights_.empty() || count == 0) return 1;
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < count; ++i) {
    sum += weights_[i];
    squares += weights_[i] * weights_[i];
  }
  return sum * sum / squares / static_cast<double>(count);
}

Estimate MakeEstimate(std::span<const double> values, const Weights& weights) {
  if (values.empty()) return {};
  std::vector<std::pair<double, double>> sorted;
  sorted.reserve(values.size());
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sorted.emplace_back(values[i], weights[i]);
    total += weights[i];
  }
  std::sort(sorted.begin(), sorted.end());
  const auto quantile = [&](double share) {
    double below = 0, last_rank = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      const double rank = (below + 0.5 * sorted[i].second) / total;
      if (rank >= share) {
        if (i == 0) return sorted[0].first;
        const double part = (share - last_rank) / (rank - last_rank);
        return sorted[i - 1].first + (sorted[i].first - sorted[i - 1].first) * part;
      }
      below += sorted[i].second;
      last_rank = rank;
    }
    return sorted.back().first;
  };
  return {quantile(0.5), quantile(0.05), quantile(0.95)};
}

double WeightedMean(std::span<const double> values, const Weights& weights) {
  double sum = 0, total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum += weights[i] * values[i];
    total += weights[i];
  }
  return total > 0 ? sum / total : 0;
}

}  // namespace kringen::reach

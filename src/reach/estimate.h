// Weighted quantiles of replicates. The quantile of n equal weights interpolates between the sorted
// values, whose ranks are (k - 1/2) / n; weights need not add up to anything.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "reach/reach_result.h"

namespace kringen::reach {

class Weights {
 public:
  Weights() = default;
  // Logarithms; the largest counts as 1.
  explicit Weights(const std::vector<double>& log_weights);
  double operator[](std::size_t replicate) const {
    return weights_.empty() ? 1 : weights_[replicate];
  }
  bool are_equal() const { return weights_.empty(); }
  // (sum w)^2 / sum w^2 / n (Kish); 1 for equal weights.
  double effective_share(std::size_t count) const;

 private:
  std::vector<double> weights_;
};

Estimate MakeEstimate(std::span<const double> values, const Weights& weights);
double WeightedMean(std::span<const double> values, const Weights& weights);

}  // namespace kringen::reach

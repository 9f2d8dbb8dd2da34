// Quantiles of a Beta distribution given by its mean and by how many observations it is worth
// (a + b), from a table of its distribution function: close to 1e-4, far below what a share that
// nobody measured can be known to.
#pragma once

#include <vector>

namespace kringen::reach {

class BetaQuantiles {
 public:
  // mean is cut to 0.002 .. 0.998; worth > 0
  BetaQuantiles(double mean, double worth);
  double operator()(double u) const;  // 0 < u < 1

 private:
  double a_ = 1, b_ = 1;
  std::vector<double> below_;  // distribution function at the ends of equal steps of the angle
};

}  // namespace kringen::reach

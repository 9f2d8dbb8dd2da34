// Two samples of the same law: how many standard errors are their means apart? Means and errors in
// the unit of what was added.
#pragma once

#include <cmath>
#include <cstddef>

namespace kringen::reference {

// Pairs are independent of one another; within a pair the two may share what they like.
class PairedDifference {
 public:
  void Add(double a, double b) {
    const double d = a - b;
    count_ += 1;
    const double step = d - mean_;
    mean_ += step / count_;
    squares_ += step * (d - mean_);
    sum_b_ += b;
  }
  double count() const { return count_; }
  double mean() const { return mean_; }
  double mean_b() const { return sum_b_ / count_; }
  double standard_error() const { return std::sqrt(squares_ / (count_ - 1) / count_); }
  // 0 when all differences are 0.
  double z() const { return mean_ == 0 ? 0 : mean_ / standard_error(); }

 private:
  double count_ = 0, mean_ = 0, squares_ = 0, sum_b_ = 0;
};

// The mean of a sample; adds up like the above with b = 0.
class SampleMean {
 public:
  void Add(double value) { difference_.Add(value, 0); }
  double mean() const { return difference_.mean(); }
  double standard_error() const { return difference_.standard_error(); }

 private:
  PairedDifference difference_;
};

// The reach of a cell is a count, so its mean over n replicates cannot be known better than this.
inline double FloorOfError(double mean, double replicates) {
  return std::sqrt((mean + 1 / replicates) / replicates);
}

}  // namespace kringen::reference

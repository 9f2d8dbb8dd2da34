#include "reach/given_bound.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kringen::reach {

GivenBound::GivenBound(std::vector<double> persons, double most)
    : sorted_(std::move(persons)), most_(most) {
  std::sort(sorted_.begin(), sorted_.end());
  low_ = std::max<std::size_t>(1, sorted_.size() / 100);
  double sum = 0;
  for (std::size_t i = 0; i < low_; ++i) sum += std::log(sorted_[low_] / sorted_[i]);
  power_ = static_cast<double>(low_) / std::max(sum, 1e-9);
  possible_ = ShareBelow(most);
}

double GivenBound::operator()(double persons) const {
  return std::min(most_, AtShare(ShareBelow(persons) * possible_));
}

double GivenBound::ShareBelow(double persons) const {
  const auto count = static_cast<double>(sorted_.size());
  const double lowest = sorted_[low_];
  if (persons < lowest) {
    return static_cast<double>(low_) / count * std::pow(persons / lowest, power_);
  }
  const auto above = std::upper_bound(sorted_.begin(), sorted_.end(), persons);
  if (above == sorted_.end()) return 1;
  const double part = (persons - above[-1]) / (above[0] - above[-1]);
  return (static_cast<double>(above - sorted_.begin()) - 1 + part) / count;
}

double GivenBound::AtShare(double share) const {
  const double place = share * static_cast<double>(sorted_.size());
  if (place < static_cast<double>(low_)) {
    return sorted_[low_] * std::pow(place / static_cast<double>(low_), 1 / power_);
  }
  const auto at = std::min(static_cast<std::size_t>(place), sorted_.size() - 1);
  if (at + 1 == sorted_.size()) return sorted_[at];
  const double part = place - static_cast<double>(at);
  return sorted_[at] + part * (sorted_[at + 1] - sorted_[at]);
}

}  // namespace kringen::reach

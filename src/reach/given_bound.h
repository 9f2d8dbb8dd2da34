// Draws of how many saw a message, given that no more than so many can have: each keeps its rank
// among them. Below the lowest hundredth a power of the number takes over, as it does near a local
// share of 0, so that a figure that is far above all users still has an interval. The power is
// Hill's estimate: B. M. Hill, "A simple general approach to inference about the tail of a
// distribution", Annals of Statistics 3 (1975).
#pragma once

#include <cstddef>
#include <vector>

namespace kringen::reach {

class GivenBound {
 public:
  // persons: at least a hundred draws, all above 0
  GivenBound(std::vector<double> persons, double most);
  bool binds() const { return sorted_.back() > most_; }
  // Where a draw of `persons` goes: at most `most`, and in the same order as before.
  double operator()(double persons) const;

 private:
  double ShareBelow(double persons) const;
  double AtShare(double share) const;

  std::vector<double> sorted_;
  double most_;
  std::size_t low_ = 1;  // draws below which the power holds
  double power_ = 1, possible_ = 1;
};

}  // namespace kringen::reach

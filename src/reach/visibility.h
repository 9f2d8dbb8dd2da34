// The chance q that a viewer sees a post of a source, per visibility code (usage class x U_i bin x
// U_ij bin): q = Beta quantile of Phi(sqrt(psi) z_i + sqrt(1 - psi) z_ij), so the marginal is
// Beta(m M, (1 - m) M) for every psi (beta-binomial audiences, Metheringham 1964), then
// odds(q) *= exp(z) for the post. A code stands for a bin, so its q is scaled until the mean over
// the codes of a usage class is the mean of the distribution. As thresholds: seen when a 16-bit
// random number lies below.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "reach/affiliation_network.h"

namespace kringen::reach {

struct Visibility {
  std::array<double, 3> seen{};  // m: rare, weekly, daily
  double precision = 1;          // M
  double person_share = 0.5;     // psi
  double post_effect = 0;        // z, log odds

  bool operator==(const Visibility&) const = default;
};

class VisibilityTable {
 public:
  explicit VisibilityTable(const CodeLayout& layout);
  // Writes layout.count() thresholds of 65536ths. Of a replicate all messages of a town have the
  // same curves, and only z is another: such ones are kept, some hundreds in 1 MB.
  enum class Curves { kOfReplicate, kOfMessage };
  void Fill(const Visibility& visibility, std::uint16_t* thresholds,
            Curves curves = Curves::kOfReplicate);

 private:
  static constexpr std::size_t kLogits = 97;    // -12 .. 12
  static constexpr std::size_t kNormals = 129;  // -4 .. 4
  // A Beta distribution before the post's own effect.
  struct Curve {
    double seen = -1, precision = -1;
    std::array<double, kLogits> density;  // on the grid of logits
    std::array<double, kNormals> odds;    // on the grid of normals
    double low_tail = 1;                  // a + 1: q falls as exp(y) below the grid
    double high_tail = 0, total = 1;      // beyond the grid, and in all
  };
  const Curve& CurveOf(double seen, double precision, Curves curves);
  void Draw(double seen, double precision, Curve* curve);
  // q on the grid of normals; returns its mean over the distribution.
  double FillNormals(const Curve& curve, double post_odds, float* q) const;

  CodeLayout layout_;
  std::array<double, kLogits> odds_, log_rest_;  // q / (1 - q) and ln(1 - q) on the grid of logits
  std::array<double, kNormals> share_;           // Phi on the grid of normals
  std::vector<double> person_z_, pair_z_;        // of the bins, variance 1
  std::vector<Curve> curves_;                    // by a hash of m and M; the last is of a message
  double rest_precision_ = -1;                   // of rest_
  std::array<double, kLogits> rest_{};           // (1 - q)^M on the grid of logits
};

}  // namespace kringen::reach

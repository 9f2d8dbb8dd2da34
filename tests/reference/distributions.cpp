#include "reference/distributions.h"

#include <cmath>

namespace kringen::reference {
namespace {

// log B(a, b).
double LogBeta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

// The continued fraction of the incomplete beta function, evaluated by Lentz' method; converges
// quickly for x < (a + 1) / (a + b + 2).
double BetaFraction(double x, double a, double b) {
  constexpr double kTiny = 1e-300;
  double c = 1;
  double d = 1 - (a + b) * x / (a + 1);
  if (std::abs(d) < kTiny) d = kTiny;
  d = 1 / d;
  double value = d;
  for (int m = 1; m < 500; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    double change = 1;
    for (const double term : {even, odd}) {
      d = 1 + term * d;
      c = 1 + term / c;
      if (std::abs(d) < kTiny) d = kTiny;
      if (std::abs(c) < kTiny) c = kTiny;
      d = 1 / d;
      change = c * d;
      value *= change;
    }
    if (std::abs(change - 1) < 1e-12) break;
  }
  return value;
}

}  // namespace

double BetaShare(double x, double a, double b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front = std::exp(a * std::log(x) + b * std::log1p(-x) - LogBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return front * BetaFraction(x, a, b) / a;
  return 1 - front * BetaFraction(1 - x, b, a) / b;
}

double BetaQuantile(double u, double a, double b) {
  // On the scale of log odds, where the tails of a U-shaped density have room.
  double low = -700, high = 700;
  for (int step = 0; step < 80; ++step) {
    const double middle = (low + high) / 2;
    (BetaShare(1 / (1 + std::exp(-middle)), a, b) < u ? low : high) = middle;
  }
  return 1 / (1 + std::exp(-(low + high) / 2));
}

double NormalShare(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

double NormalQuantile(double p) {
  double low = -9, high = 9;
  for (int step = 0; step < 36; ++step) {
    const double middle = (low + high) / 2;
    (NormalShare(middle) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

double LogChoose(double n, double k) {
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

}  // namespace kringen::reference

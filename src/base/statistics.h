// Small statistics for counts: a share with its interval, and waiting times of which some are cut
// off. Sources: E. B. Wilson, "Probable inference, the law of succession, and statistical
// inference", JASA 22 (1927); E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete
// observations", JASA 53 (1958). Only + - * / and sqrt, so every compiler gives the same numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace kringen {

// `count` of `of`; 0 <= count <= of.
struct Share {
  std::int64_t count = 0;
  std::int64_t of = 0;
  bool operator==(const Share&) const = default;
};

struct Interval {
  double low = 0;
  double high = 1;
};

// 95 % score interval; always within 0..1, holds count / of, and is 0..1 when there is nothing.
Interval WilsonInterval(Share share);

// A wait that ended, or one that was still going on when it was last looked at (censored).
struct Wait {
  std::int64_t time = 0;
  bool ended = false;
};

// From this time on the share `waiting` still waits; before the first step all do.
struct SurvivalStep {
  std::int64_t time = 0;
  std::int64_t at_risk = 0;  // watched just before this time
  std::int64_t ended = 0;    // at this time
  double waiting = 1;
};

struct SurvivalCurve {
  std::vector<SurvivalStep> steps;  // rising times, falling shares
  std::int64_t waits = 0;
  std::int64_t censored = 0;
  std::int64_t last = 0;  // the longest time watched
};

// The order of the waits does not matter. What ends at the time of a cut counts as before it.
SurvivalCurve KaplanMeier(std::span<const Wait> waits);

// The first time by which `share` (0..1) of the waits has ended; absent when so many never did.
// Without censoring this is the smallest observation with at least that share at or below it.
std::optional<std::int64_t> TimeUntil(const SurvivalCurve& curve, double share);

}  // namespace kringen

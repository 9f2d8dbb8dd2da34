#include "reach/age_bands.h"

namespace kringen::reach {
namespace {

struct Piece {
  std::size_t of_nine, of_five;
  double people;  // thousands
};

// Residents of the Netherlands. Until 24: CBS, 1 January 2021 (children of 0-3, 4-11 and 12-17, and
// 18-24; 0-4, 5-9 and 10-14 give those of 12-14) [S]. From 25: CBS, 1 January 2024, from memory
// [M]; a percent more or less of one of the two halves moves nobody's share by more than that.
constexpr std::array<Piece, 10> kNetherlands{{{0, 0, 2139.574},
                                              {1, 0, 572.157},
                                              {1, 1, 599.491},
                                              {2, 1, 1539.730},
                                              {3, 2, 2427},
                                              {4, 2, 2214},
                                              {5, 3, 2249},
                                              {6, 3, 2503},
                                              {7, 4, 2005},
                                              {8, 4, 1709}}};

}  // namespace

ByAge SplitFiveBands(const ByFive& amounts) {
  ByFive people{};
  for (const Piece& piece : kNetherlands) people[piece.of_five] += piece.people;
  ByAge split{};
  for (const Piece& piece : kNetherlands) {
    split[piece.of_nine] += amounts[piece.of_five] * (piece.people / people[piece.of_five]);
  }
  return split;
}

ByAge MeanOfFiveBands(const ByFive& shares) {
  ByAge people{}, mean{};
  for (const Piece& piece : kNetherlands) people[piece.of_nine] += piece.people;
  for (const Piece& piece : kNetherlands) {
    mean[piece.of_nine] += shares[piece.of_five] * (piece.people / people[piece.of_nine]);
  }
  return mean;
}

}  // namespace kringen::reach

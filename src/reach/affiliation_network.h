// Ties between the users of a population, quenched: a pair of users i, j is tied when
// H(i, j) < factor * max over their shared circles of rho(kind), H uniform and fixed per pair.
// Besides, background ties join users of a village that share no circle, `background` per user on
// average. Built once for the largest factor and background; rows are ordered so that a smaller
// value is a shorter prefix (Newman, Strogatz, Watts 2001: thinned affiliation graph).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "reach/parameters.h"
#include "reach/population.h"

namespace kringen::reach {

inline constexpr std::size_t kTieLevels = 8;

// The ties of one user: entries [offset, offset + levels.back()) from shared circles, then
// `background` ones. levels[k] of the first lie below the factor kMaxTieFactor * (k + 1) / 8.
struct TieRow {
  std::uint32_t offset = 0;
  std::uint16_t background = 0;
  std::array<std::uint16_t, kTieLevels> levels{};
};

// How a viewer sees a source: usage class x bin of the person's U_i x bin of the pair's U_ij, each
// uniform. code = ((usage - 1) * person_bins + person_bin) * pair_bins + pair_bin.
struct CodeLayout {
  std::uint32_t id_bits = 20;
  std::uint32_t person_bits = 5;
  std::uint32_t pair_bits = 4;
  std::uint32_t count() const { return 3u << (person_bits + pair_bits); }
};

// The finest that leaves room for the numbers of so many users.
CodeLayout LayoutFor(std::uint32_t users);

struct AffiliationNetwork {
  CodeLayout layout;
  std::vector<TieRow> rows;  // per user
  std::vector<std::uint32_t>
      ties;  // code << id_bits | user, the code of that user seeing the row's
  std::vector<std::uint16_t> author_code;  // per user: seeing the author

  std::uint32_t UserOf(std::uint32_t tie) const { return tie & ((1u << layout.id_bits) - 1); }
  std::uint32_t CodeOf(std::uint32_t tie) const { return tie >> layout.id_bits; }
};

// Prefix lengths of a row at a factor and a mean number of background ties.
struct TieCut {
  std::uint32_t level = 0, fraction = 0;  // of the step to the next level, in 1/65536
  std::uint32_t background = 0;           // share kept, in 1/65536
};
TieCut CutTies(double factor, double background);
inline std::uint32_t CircleTies(const TieRow& row, const TieCut& cut) {
  const std::uint32_t low = cut.level == 0 ? 0u : row.levels[cut.level - 1];
  const std::uint32_t high = row.levels[cut.level];
  return low + (((high - low) * cut.fraction + 32768u) >> 16);
}
inline std::uint32_t BackgroundTies(const TieRow& row, const TieCut& cut) {
  return (row.background * cut.background + 32768u) >> 16;
}

AffiliationNetwork BuildNetwork(const Population& population, const ParameterValues& values);

}  // namespace kringen::reach

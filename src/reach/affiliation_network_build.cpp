// Ties by geometric skipping: in each circle only the pairs that may be tied are visited (Batagelj
// and Brandes 2005), and a pair is kept by the densest circle that it shares, so that its
// probability is the maximum over its circles. Two passes, the same numbers in both: count, fill.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/order.h"
#include "base/rng.h"
#include "reach/affiliation_network.h"

namespace kringen::reach {
namespace {

class PairSkip {
 public:
  PairSkip(double probability, std::uint64_t key) : random_(key) {
    if (probability < 1) per_bit_ = -1 / std::log2(1 - probability) * 0x1p-24;
  }
  // How many pairs to pass over before the next one.
  std::uint64_t Next() {
    return static_cast<std::uint64_t>(NegLog2()(random_.Next32()) * per_bit_);
  }
  RandomStream& random() { return random_; }

 private:
  RandomStream random_;
  double per_bit_ = 0;
};

class NetworkBuild {
 public:
  NetworkBuild(const Population& population, const ParameterValues& values,
               AffiliationNetwork* network)
      : population_(population), network_(*network) {
    for (std::size_t kind = 0; kind < kCircleKindCount; ++kind) {
      rho_[kind] = values[IndexOf(Parameter::kRhoCircle) + kind];
    }
    network_.layout = LayoutFor(population.user_count);
    strength_bits_ = 32 - network_.layout.id_bits;
  }

  void Run() {
    NumberCircles();
    NumberViewers();
    std::vector<TieRow>& rows = network_.rows;
    rows.assign(population_.user_count, TieRow{});
    ForAllTies([&](const Tie& tie) {
      Count(&rows[tie.a], tie);
      Count(&rows[tie.b], tie);
    });
    std::uint32_t offset = 0;
    for (TieRow& row : rows) {
      for (std::size_t k = 1; k < kTieLevels; ++k) {
        row.levels[k] = static_cast<std::uint16_t>(row.levels[k] + row.levels[k - 1]);
      }
      row.offset = offset;
      offset += row.levels.back() + row.background;
    }
    network_.ties.resize(offset);
    filled_.assign(population_.user_count, {});
    ForAllTies([&](const Tie& tie) {
      Fill(tie.a, tie.b, tie);
      Fill(tie.b, tie.a, tie);
    });
    for (std::uint32_t user = 0; user < population_.user_count; ++user) Finish(user);
    network_.author_code.resize(population_.user_count);
    for (std::uint32_t user = 0; user < population_.user_count; ++user) {
      const std::uint64_t pair = RandomKey(population_.seed, 7, user);
      network_.author_code[user] = static_cast<std::uint16_t>(CodeFor(user, pair));
    }
  }

 private:
  static constexpr std::size_t kBackgroundPart = kTieLevels;
  static constexpr std::size_t kMostKept = 40'000'000;

  struct Tie {
    std::uint32_t a = 0, b = 0;
    std::uint16_t strength = 0;  // of strength_bits_
    std::uint16_t part = 0;      // level of the strength, or kBackgroundPart
  };

  // Densest first: of two circles the one with the smaller number decides. None of them: 0.
  void NumberCircles() {
    std::vector<std::size_t> order(kCircleKindCount);
    std::iota(order.begin(), order.end(), std::size_t{0});
    SortBy(&order, [&](std::size_t kind) { return FractionKey(-rho_[kind]); });
    std::array<std::uint32_t, kCircleKindCount> place{};
    for (std::size_t i = 0; i < kCircleKindCount; ++i) {
      place[order[i]] = static_cast<std::uint32_t>(i);
    }
    const auto count = static_cast<std::uint32_t>(population_.circles.size());
    density_.resize(count);
    marked_by_.assign(count, ~0u);
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto kind = static_cast<std::size_t>(population_.circles[i].kind);
      density_[i] = rho_[kind] > 0 ? place[kind] << 28 | i : ~0u;
    }
  }

  void NumberViewers() {
    const CodeLayout& layout = network_.layout;
    viewer_code_.resize(population_.user_count);
    for (std::uint32_t user = 0; user < population_.user_count; ++user) {
      const std::uint64_t own = RandomKey(population_.seed, 6, user);
      const auto bin = static_cast<std::uint32_t>(own >> (64 - layout.person_bits));
      const std::uint32_t usage = population_.usage[user] - 1u;
      viewer_code_[user] =
          static_cast<std::uint16_t>((usage << layout.person_bits | bin) << layout.pair_bits);
    }
  }

  static void Count(TieRow* row, const Tie& tie) {
    ++(tie.part == kBackgroundPart ? row->background : row->levels[tie.part]);
  }

  void Fill(std::uint32_t source, std::uint32_t viewer, const Tie& tie) {
    const TieRow& row = network_.rows[source];
    const std::uint32_t start = row.offset + (tie.part == 0 ? 0u : row.levels[tie.part - 1u]);
    const std::uint32_t at = start + filled_[source][tie.part]++;
    network_.ties[at] = std::uint32_t{tie.strength} << network_.layout.id_bits | viewer;
  }

  std::uint32_t CodeFor(std::uint32_t viewer, std::uint64_t pair_random) const {
    return viewer_code_[viewer] |
           static_cast<std::uint32_t>(pair_random >> (64 - network_.layout.pair_bits));
  }

  // Strongest first within each part; then codes take the place of strengths.
  void Finish(std::uint32_t source) {
    const TieRow& row = network_.rows[source];
    std::uint32_t* const begin = network_.ties.data() + row.offset;
    std::uint32_t* from = begin;
    for (const std::uint16_t level : row.levels) {
      std::sort(from, begin + level);
      from = begin + level;
    }
    std::uint32_t* const end = from + row.background;
    std::sort(from, end);
    for (std::uint32_t* tie = begin; tie != end; ++tie) {
      const std::uint32_t viewer = network_.UserOf(*tie);
      const std::uint64_t pair = (std::uint64_t{source} << 32 | viewer) * kWeyl64;
      *tie = CodeFor(viewer, Mix64(population_.seed + pair)) << network_.layout.id_bits | viewer;
    }
  }

  // The same ties in the same order each time; kept from the first when they are not too many.
  template <typename Visit>
  void ForAllTies(Visit visit) {
    if (!kept_.empty()) {
      for (const Tie& tie : kept_) visit(tie);
      kept_ = {};
      return;
    }
    std::fill(marked_by_.begin(), marked_by_.end(), ~0u);
    const bool keeps = population_.user_count < kMostKept / 60;
    const auto give = [&](const Tie& tie) {
      if (keeps) kept_.push_back(tie);
      visit(tie);
    };
    for (std::uint32_t i = 0; i < population_.circles.size(); ++i) DrawCircleTies(i, give);
    for (std::uint32_t v = 0; v < population_.village_count; ++v) DrawBackground(v, give);
  }

  template <typename Give>
  void DrawCircleTies(std::uint32_t number, Give give) {
    const Circle& circle = population_.circles[number];
    const double rho = rho_[static_cast<std::size_t>(circle.kind)];
    if (rho <= 0) return;
    // Members are in ascending order, and users have the low numbers.
    const std::uint32_t* users = population_.members.data() + circle.begin;
    const auto* end =
        std::lower_bound(users, population_.members.data() + circle.end, population_.user_count);
    const double probability = std::min(1.0, kMaxTieFactor * rho);
    // H is uniform below the probability; the strength is H / rho as a share of the largest.
    const auto scale =
        static_cast<std::uint64_t>(std::ldexp(probability / rho / kMaxTieFactor, 32));
    PairSkip skip(probability, RandomKey(population_.seed, 8, number));
    ForPairs(static_cast<std::uint32_t>(end - users), &skip, [&](std::uint32_t a, std::uint32_t b) {
      const std::uint64_t h = (skip.random().Next32() * scale) >> 32;
      if (DensestShared(users[a], users[b]) != density_[number]) return;
      const auto strength = static_cast<std::uint32_t>(h);
      give({users[a], users[b], static_cast<std::uint16_t>(strength >> (32 - strength_bits_)),
            static_cast<std::uint16_t>(strength >> 29)});
    });
  }

  template <typename Give>
  void DrawBackground(std::uint32_t village, Give give) {
    const std::uint32_t first = population_.user_cells[village * kAgeCount * 3];
    const std::uint32_t count = population_.user_cells[(village + 1) * kAgeCount * 3] - first;
    if (count < 2) return;
    PairSkip skip(std::min(1.0, kMaxBackground / (count - 1)),
                  RandomKey(population_.seed, 9, village));
    ForPairs(count, &skip, [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t strength = skip.random().Next32() >> (32 - strength_bits_);
      if (DensestShared(first + a, first + b) != ~0u) return;
      give({first + a, first + b, static_cast<std::uint16_t>(strength), kBackgroundPart});
    });
  }

  template <typename Visit>
  static void ForPairs(std::uint32_t count, PairSkip* skip, Visit visit) {
    if (count < 2) return;
    std::uint32_t a = 0;
    std::uint64_t b = 1 + skip->Next();
    while (true) {
      while (b >= count) {
        b -= count;
        ++a;
        if (a + 1 >= count) return;
        b += a + 1;
      }
      visit(a, static_cast<std::uint32_t>(b));
      b += 1 + skip->Next();
    }
  }

  // The density of the densest circle that both belong to, ~0 when there is none. Fast when the
  // same `a` comes again and again.
  std::uint32_t DensestShared(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t* circles = population_.circles_of.data();
    const std::vector<std::uint32_t>& offsets = population_.circle_offsets;
    if (a != marking_) {
      for (std::uint32_t i = offsets[a]; i < offsets[a + 1]; ++i) marked_by_[circles[i]] = a;
      marking_ = a;
    }
    std::uint32_t densest = ~0u;
    for (std::uint32_t i = offsets[b]; i < offsets[b + 1]; ++i) {
      const std::uint32_t density = density_[circles[i]];
      if (marked_by_[circles[i]] == a) densest = std::min(densest, density);
    }
    return densest;
  }

  const Population& population_;
  AffiliationNetwork& network_;
  std::array<double, kCircleKindCount> rho_{};
  std::vector<std::uint32_t> density_;    // per circle, smaller is denser
  std::vector<std::uint32_t> marked_by_;  // per circle: the user whose circles were marked
  std::uint32_t marking_ = ~0u;
  std::vector<std::uint16_t> viewer_code_;
  std::vector<std::array<std::uint16_t, kTieLevels + 1>> filled_;
  std::vector<Tie> kept_;
  std::uint32_t strength_bits_ = 12;
};

}  // namespace

CodeLayout LayoutFor(std::uint32_t users) {
  CodeLayout layout;
  while (users > (1u << layout.id_bits)) ++layout.id_bits;
  // What is left beside the number of a user: 2 bits of usage class and the two bins.
  const std::uint32_t bins = 32 - layout.id_bits - 2;
  if (bins < layout.person_bits + layout.pair_bits) {
    layout.person_bits = (bins + 1) / 2;
    layout.pair_bits = bins / 2;
  }
  return layout;
}

TieCut CutTies(double factor, double background) {
  const auto in = [](double value, double most) {
    const double share = std::clamp(value / most, 0.0, 1.0);
    return static_cast<std::uint32_t>(std::llround(share * 65536));
  };
  const std::uint32_t eighths = in(factor, kMaxTieFactor) * kTieLevels;
  TieCut cut;
  cut.level = std::min<std::uint32_t>(eighths >> 16, kTieLevels - 1);
  cut.fraction = eighths - (cut.level << 16);
  cut.background = in(background, kMaxBackground);
  return cut;
}

AffiliationNetwork BuildNetwork(const Population& population, const ParameterValues& values) {
  AffiliationNetwork network;
  NetworkBuild(population, values, &network).Run();
  return network;
}

}  // namespace kringen::reach

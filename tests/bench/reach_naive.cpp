// The model without any trick, as the yardstick for the fast one.
#include <algorithm>
#include <vector>

#include "base/rng.h"
#include "bench/reach_parts.h"
#include "reach/parameter_draw.h"

namespace kringen {
namespace {

using namespace reach;

class NaiveReplicate {
 public:
  NaiveReplicate(const Town& town, const ParameterValues& values, std::uint64_t key)
      : town_(town), values_(values), random_(key), chance_(town.network.layout.count()) {
    const auto value = [&](Parameter parameter) { return values[IndexOf(parameter)]; };
    std::vector<std::uint16_t> thresholds(chance_.size());
    const double level = value(Parameter::kVisibility);
    VisibilityTable(town.network.layout)
        .Fill({{value(Parameter::kSeenRare) * level, value(Parameter::kSeenWeekly) * level,
                value(Parameter::kSeenDaily) * level},
               value(Parameter::kPrecision),
               value(Parameter::kPersonShare),
               value(Parameter::kPostEffect)},
              thresholds.data());
    for (std::size_t i = 0; i < chance_.size(); ++i) chance_[i] = thresholds[i] / 65536.0;
    exposures_.assign(town.population.user_count, 0);
    direct_.assign(town.population.user_count, false);
  }

  std::uint32_t Reach(const Engagement& post, std::uint32_t friends) {
    for (std::uint32_t user = 0; user < town_.population.user_count; ++user) {
      if (town_.population.friend_rank[user] >= friends) continue;
      if (random_.Unit() >= chance_[town_.network.author_code[user]]) continue;
      direct_[user] = true;
      Expose(user);
    }
    std::vector<int> kinds;
    for (int kind = 0; kind < 3; ++kind) {
      for (std::uint32_t i = 0; i < *post.counts[static_cast<std::size_t>(kind)]; ++i) {
        kinds.push_back(kind);
      }
    }
    for (std::size_t i = kinds.size(); i > 1; --i) {
      std::swap(kinds[i - 1], kinds[random_.Below(static_cast<std::uint32_t>(i))]);
    }
    const std::array<double, 3> eta{1, values_[IndexOf(Parameter::kEtaComment)],
                                    values_[IndexOf(Parameter::kEtaReaction)]};
    const std::array<double, 3> middle{values_[IndexOf(Parameter::kShareMiddle)],
                                       values_[IndexOf(Parameter::kCommentMiddle)],
                                       values_[IndexOf(Parameter::kReactionMiddle)]};
    std::array<std::vector<bool>, 3> done;
    for (auto& each : done) each.assign(town_.population.user_count, false);
    const TieCut cut =
        CutTies(values_[IndexOf(Parameter::kTieFactor)], values_[IndexOf(Parameter::kBackground)]);
    for (const int kind : kinds) {
      const auto k = static_cast<std::size_t>(kind);
      const std::uint32_t source = Draw(k, middle[k], done[k]);
      done[k][source] = true;
      const TieRow& row = town_.network.rows[source];
      const std::uint32_t* ties = town_.network.ties.data() + row.offset;
      for (std::uint32_t i = 0; i < CircleTies(row, cut); ++i) Try(ties[i], eta[k]);
      for (std::uint32_t i = 0; i < BackgroundTies(row, cut); ++i) {
        Try(ties[row.levels.back() + i], eta[k]);
      }
    }
    for (std::uint32_t user = 0; user < town_.population.user_count; ++user) {
      const std::size_t cell =
          town_.population.village[user] * kAgeCount + town_.population.age[user];
      cells_[cell] += exposures_[user] > 0;
    }
    return static_cast<std::uint32_t>(seen_.size());
  }

 private:
  void Expose(std::uint32_t user) {
    if (exposures_[user]++ == 0) seen_.push_back(user);
  }
  void Try(std::uint32_t tie, double eta) {
    if (random_.Unit() < chance_[town_.network.CodeOf(tie)] * eta) {
      Expose(town_.network.UserOf(tie));
    }
  }
  std::uint32_t Draw(std::size_t kind, double middle, const std::vector<bool>& done) {
    const double women = kind == 1 ? values_[IndexOf(Parameter::kCommentWomen)] : 0.5;
    while (true) {
      const std::uint32_t user = seen_[random_.Below(static_cast<std::uint32_t>(seen_.size()))];
      const int age = town_.population.age[user];
      double weight = age == 3 || age == 4 ? middle : 1;
      weight *= town_.population.woman[user] != 0 ? women : 1 - women;
      const double near = kind == 0 ? values_[IndexOf(Parameter::kShareNear)] : 1;
      if (direct_[user]) weight *= near;
      const double most = middle * std::max(women, 1 - women) * std::max(1.0, near);
      if (!done[user] && random_.Unit() < weight / most) return user;
    }
  }

  const Town& town_;
  const ParameterValues& values_;
  RandomStream random_;
  std::vector<double> chance_;
  std::vector<int> exposures_;
  std::vector<bool> direct_;
  std::vector<std::uint32_t> seen_;
  std::array<std::uint32_t, 256 * kAgeCount> cells_{};
};

}  // namespace

double NaiveMs(const Town& town, const Engagement& post, std::uint32_t replicates, double* mean) {
  ParameterDraw draw(1, {});
  double reach = 0;
  const double start = BusyMs();
  for (std::uint32_t r = 0; r < replicates; ++r) {
    ParameterValues values = draw.Values(r);
    values[IndexOf(Parameter::kPostEffect)] *= values[IndexOf(Parameter::kPostSpread)];
    NaiveReplicate replicate(town, values, RandomKey(9, r));
    reach += replicate.Reach(post, *post.friends);
  }
  const double busy = BusyMs() - start;
  *mean = reach / replicates;
  return busy / replicates;
}

}  // namespace kringen

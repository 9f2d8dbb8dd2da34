#include "reference/model.h"

#include <algorithm>
#include <cmath>

namespace kringen::reference {
namespace {

using reach::Parameter;

double Value(const reach::ParameterValues& values, Parameter parameter) {
  return values[reach::IndexOf(parameter)];
}

double TieProbability(const reach::ParameterValues& values, reach::CircleKind kind) {
  switch (kind) {
    case reach::CircleKind::kFriendCircle:
      return Value(values, Parameter::kRhoCircle);
    case reach::CircleKind::kHousehold:
      return Value(values, Parameter::kRhoHousehold);
    case reach::CircleKind::kTeam:
      return Value(values, Parameter::kRhoTeam);
    case reach::CircleKind::kKin:
      return Value(values, Parameter::kRhoKin);
    case reach::CircleKind::kCohort:
      return Value(values, Parameter::kRhoCohort);
    case reach::CircleKind::kWork:
      return Value(values, Parameter::kRhoWork);
    case reach::CircleKind::kAssociation:
      return Value(values, Parameter::kRhoAssociation);
    case reach::CircleKind::kStreet:
      return Value(values, Parameter::kRhoStreet);
    case reach::CircleKind::kClub:
      return Value(values, Parameter::kRhoClub);
  }
  return 0;
}

struct Sight {
  std::array<double, 4> seen{};  // by usage
  double precision = 1, person_share = 0, post_effect = 0;
};

Sight SightOf(const reach::Population& population, const reach::Engagement& post,
              const reach::ParameterValues& values, bool is_author) {
  Sight sight;
  const double level = Value(values, Parameter::kVisibility);
  sight.seen = {0, Value(values, Parameter::kSeenRare), Value(values, Parameter::kSeenWeekly),
                Value(values, Parameter::kSeenDaily)};
  if (is_author && post.by_page) {
    double mean = 0;
    for (std::uint32_t user = 0; user < population.user_count; ++user) {
      mean += sight.seen[population.usage[user]] / population.user_count;
    }
    for (double& seen : sight.seen) seen *= Value(values, Parameter::kPageSeen) / mean;
  } else {
    for (double& seen : sight.seen) seen *= level;
  }
  sight.precision = Value(values, Parameter::kPrecision);
  sight.person_share = Value(values, Parameter::kPersonShare);
  sight.post_effect = Value(values, Parameter::kPostEffect);
  return sight;
}

// Does a viewer see it? q is the Beta quantile at U, then odds(q) times exp(z). A uniform v lies
// below that chance when the quantile at U lies above v with the post effect taken off again, which
// is when U lies above the distribution function there: no quantile needs to be inverted.
bool IsSeen(const Sight& sight, std::uint8_t usage, double person_score, double pair_unit,
            double pair_width, Chance* chance) {
  const double mean = sight.seen[usage];
  if (mean <= 0) return false;
  if (pair_width > 0) pair_unit += pair_width * chance->Unit();
  const double z = std::sqrt(sight.person_share) * person_score +
                   std::sqrt(1 - sight.person_share) * NormalQuantile(pair_unit);
  const double v = chance->Unit();
  const double bare = v / (v + (1 - v) * std::exp(sight.post_effect));
  return BetaShare(bare, mean * sight.precision, (1 - mean) * sight.precision) < NormalShare(z);
}

// How much likelier this person is to act than a man outside 25-44 who saw it through others.
double Willingness(const reach::Population& population, const reach::ParameterValues& values,
                   reach::EngagementKind kind, std::uint32_t user, bool is_direct) {
  const bool is_near = is_direct && kind == reach::EngagementKind::kShare;
  const bool is_middle = population.age[user] == 3 || population.age[user] == 4;
  const bool is_woman = population.woman[user] != 0;
  double women = 0.5;
  double middle = Value(values, Parameter::kShareMiddle);
  if (kind == reach::EngagementKind::kReaction) middle = Value(values, Parameter::kReactionMiddle);
  if (kind == reach::EngagementKind::kComment) {
    middle = Value(values, Parameter::kCommentMiddle);
    women = Value(values, Parameter::kCommentWomen);
  }
  return (is_middle ? middle : 1) * (is_woman ? women / (1 - women) : 1) *
         (is_near ? Value(values, Parameter::kShareNear) : 1);
}

bool IsTied(const Tie& tie, const reach::ParameterValues& values) {
  return tie.strength <
         Value(values, tie.is_background ? Parameter::kBackground : Parameter::kTieFactor);
}

// The densest circle that two persons share; 0 when they share none.
double DensestShared(const reach::Population& population, const reach::ParameterValues& values,
                     std::uint32_t i, std::uint32_t j) {
  double densest = 0;
  for (std::uint32_t a = population.circle_offsets[i]; a < population.circle_offsets[i + 1]; ++a) {
    for (std::uint32_t b = population.circle_offsets[j]; b < population.circle_offsets[j + 1];
         ++b) {
      if (population.circles_of[a] != population.circles_of[b]) continue;
      const reach::Circle& circle = population.circles[population.circles_of[a]];
      densest = std::max(densest, TieProbability(values, circle.kind));
    }
  }
  return densest;
}

struct Tally {
  std::vector<std::uint32_t> exposures;
  std::vector<bool> direct, indirect, could_see;
};

void SimulatePost(const Setting& setting, const reach::Engagement& post,
                  const reach::ParameterValues& values, Chance* chance, Tally* tally) {
  const reach::Population& population = *setting.population;
  std::vector<std::uint32_t> seen;
  std::vector<bool> has_seen(population.user_count, false);
  std::vector<bool> follows(population.user_count, false);  // and saw this post of the author's
  const Sight author = SightOf(population, post, values, true);
  const Sight friends = SightOf(population, post, values, false);
  for (std::uint32_t i = 0; i < population.user_count; ++i) {
    if (population.friend_rank[i] >= post.friends.value_or(0)) continue;
    tally->could_see[i] = true;
    if (!IsSeen(author, population.usage[i], setting.person_score[i], setting.author_unit[i],
                setting.author_width, chance)) {
      continue;
    }
    ++tally->exposures[i];
    tally->direct[i] = true;
    has_seen[i] = follows[i] = true;
    seen.push_back(i);
  }

  std::vector<reach::EngagementKind> events;
  const double local = post.local_share.value_or(Value(values, Parameter::kLocalShare));
  for (std::size_t kind = 0; kind < reach::kEngagementKinds; ++kind) {
    const double count = post.counts[kind].value_or(0) * local;
    const double whole = std::floor(count);
    const auto events_of_kind = static_cast<std::size_t>(whole + chance->Hit(count - whole));
    events.insert(events.end(), events_of_kind, static_cast<reach::EngagementKind>(kind));
  }
  for (std::size_t i = events.size(); i > 1; --i)
    std::swap(events[i - 1], events[chance->Below(i)]);

  const std::array<double, 3> eta{1, Value(values, Parameter::kEtaComment),
                                  Value(values, Parameter::kEtaReaction)};
  std::array<std::vector<bool>, 3> has_done;
  for (std::vector<bool>& done : has_done) done.assign(population.user_count, false);
  for (const reach::EngagementKind kind : events) {
    const auto type = static_cast<std::size_t>(kind);
    double total = 0;
    for (const std::uint32_t j : seen) {
      if (!has_done[type][j]) total += Willingness(population, values, kind, j, follows[j]);
    }
    if (total <= 0) continue;
    double rest = chance->Unit() * total;
    std::uint32_t source = 0;
    for (const std::uint32_t j : seen) {
      if (has_done[type][j]) continue;
      source = j;
      rest -= Willingness(population, values, kind, j, follows[j]);
      if (rest < 0) break;
    }
    has_done[type][source] = true;
    for (const Tie& tie : setting.ties[source]) {
      if (!IsTied(tie, values)) continue;
      const std::uint32_t i = tie.viewer;
      tally->could_see[i] = true;
      if (!chance->Hit(eta[type])) continue;
      if (!IsSeen(friends, population.usage[i], setting.person_score[i], tie.pair_unit,
                  tie.pair_width, chance)) {
        continue;
      }
      ++tally->exposures[i];
      tally->indirect[i] = true;
      if (has_seen[i]) continue;
      has_seen[i] = true;
      seen.push_back(i);
    }
  }
}

}  // namespace

Setting OwnSetting(const reach::Population& population, const reach::ParameterValues& values,
                   Chance* chance) {
  Setting setting;
  setting.population = &population;
  setting.ties.resize(population.user_count);
  std::vector<double> users_of_village(population.village_count, 0);
  for (std::uint32_t i = 0; i < population.user_count; ++i) {
    setting.person_score.push_back(chance->Normal());
    setting.author_unit.push_back(chance->Unit());
    users_of_village[population.village[i]] += 1;
  }
  for (std::uint32_t i = 0; i < population.user_count; ++i) {
    for (std::uint32_t j = 0; j < i; ++j) {
      const double rho = DensestShared(population, values, i, j);
      Tie tie;
      const double h = chance->Unit();
      if (rho > 0) {
        tie.strength = h / rho;
        if (tie.strength >= reach::kMaxTieFactor) continue;
      } else {
        if (population.village[i] != population.village[j]) continue;
        tie.is_background = true;
        tie.strength = h * (users_of_village[population.village[i]] - 1);
        if (tie.strength >= reach::kMaxBackground) continue;
      }
      for (const auto& [source, viewer] : {std::pair{i, j}, std::pair{j, i}}) {
        tie.viewer = viewer;
        tie.pair_unit = chance->Unit();
        setting.ties[source].push_back(tie);
      }
    }
  }
  return setting;
}

Setting EngineSetting(const reach::Town& town, const reach::ParameterValues& values,
                      Chance* chance) {
  const reach::AffiliationNetwork& network = town.network;
  const std::uint32_t pair_bins = 1u << network.layout.pair_bits;
  const std::uint32_t person_bins = 1u << network.layout.person_bits;
  Setting setting;
  setting.author_width = 1.0 / pair_bins;
  setting.population = &town.population;
  const std::uint32_t users = town.population.user_count;
  setting.ties.resize(users);
  const reach::TieCut cut =
      reach::CutTies(Value(values, Parameter::kTieFactor), Value(values, Parameter::kBackground));
  for (std::uint32_t i = 0; i < users; ++i) {
    const std::uint32_t code = network.author_code[i];
    setting.author_unit.push_back(double(code % pair_bins) / pair_bins);
    setting.person_score.push_back(
        NormalQuantile((code / pair_bins % person_bins + chance->Unit()) / person_bins));
    const reach::TieRow& row = network.rows[i];
    const auto add = [&](std::uint32_t begin, std::uint32_t count) {
      for (std::uint32_t t = begin; t < begin + count; ++t) {
        Tie tie;
        tie.viewer = network.UserOf(network.ties[t]);
        tie.strength = -1;
        tie.pair_unit = double(network.CodeOf(network.ties[t]) % pair_bins) / pair_bins;
        tie.pair_width = 1.0 / pair_bins;
        setting.ties[i].push_back(tie);
      }
    };
    add(row.offset, reach::CircleTies(row, cut));
    add(row.offset + row.levels.back(), reach::BackgroundTies(row, cut));
  }
  return setting;
}

Outcome Simulate(const Setting& setting, const std::vector<reach::Engagement>& posts,
                 const reach::ParameterValues& values, Chance* chance) {
  const reach::Population& population = *setting.population;
  Tally tally;
  tally.exposures.assign(population.user_count, 0);
  tally.direct.assign(population.user_count, false);
  tally.indirect = tally.could_see = tally.direct;
  for (const reach::Engagement& post : posts) SimulatePost(setting, post, values, chance, &tally);

  Outcome outcome;
  outcome.by_village.assign(population.village_count, 0);
  outcome.by_age.assign(reach::kAgeCount, 0);
  for (std::uint32_t i = 0; i < population.user_count; ++i) {
    outcome.impressions += tally.exposures[i];
    if (tally.exposures[i] == 0) {
      if (!tally.could_see[i]) ++outcome.without_tie;
      continue;
    }
    ++outcome.reach;
    if (tally.exposures[i] >= 3) ++outcome.thrice;
    if (tally.direct[i] && tally.indirect[i]) ++outcome.both;
    if (tally.direct[i] && !tally.indirect[i]) ++outcome.direct;
    if (!tally.direct[i]) ++outcome.shared;
    ++outcome.by_village[population.village[i]];
    ++outcome.by_age[population.age[i]];
  }
  return outcome;
}

}  // namespace kringen::reference

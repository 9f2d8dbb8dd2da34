// The assumptions of the reach model as one table: default, range, prior, mark and source of each.
// Marks: S sourced, D derived from sourced figures, M from memory, A assumption. A structural
// parameter shapes the synthetic population; the others differ per replicate at no cost. Shares are
// 0..1, factors multiply a default, log odds are natural.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kringen::reach {

enum class Parameter : std::uint8_t {
  // structural: another value means other populations
  kUsersTotal,
  kDailyTotal,
  kWeeklyOfRest,
  kAdoptionShift,
  kCrossVillage,
  kRhoCircle,
  kRhoHousehold,
  kRhoTeam,
  kRhoKin,
  kRhoCohort,
  kRhoWork,
  kRhoAssociation,
  kRhoStreet,
  kRhoClub,
  // per replicate
  kFriendsShare,
  kSeenDaily,
  kSeenWeekly,
  kSeenRare,
  kVisibility,
  kPrecision,
  kPersonShare,
  kPostSpread,
  kPostEffect,
  kPageSeen,
  kEtaComment,
  kEtaReaction,
  kLocalShare,
  kShareNear,
  kShareMiddle,
  kCommentMiddle,
  kReactionMiddle,
  kCommentWomen,
  kTieFactor,
  kBackground,
  kShareDelay,
  kViewDelay,
  // other channels
  kPaperFactor,
  kPageFans,
  kPageFanSeen,
  kXSeen,
};
inline constexpr std::size_t kParameterCount = 40;
inline constexpr std::size_t kStructuralCount = 14;

constexpr std::size_t IndexOf(Parameter parameter) { return static_cast<std::size_t>(parameter); }

using ParameterValues = std::array<double, kParameterCount>;

enum class PriorKind : std::uint8_t {
  kFixed,
  kNormal,     // value + spread * N(0, 1)
  kLogNormal,  // value * exp(spread * N(0, 1))
  kUniform,    // low_drawn .. high_drawn
};

struct ParameterRow {
  Parameter parameter;
  std::string_view id;
  std::string_view group;  // population, platform, visibility, engagement, ties, mix
  std::string_view unit;   // share, persons, factor, log_odds, number
  double value;
  double low, high, step;  // what a slider offers; draws are cut off at low and high as well
  PriorKind prior;
  double spread;                 // of kNormal and kLogNormal
  double low_drawn, high_drawn;  // of kUniform
  char mark;
  std::string_view source;  // key under i18n reach.source
};

// In the order of the enumeration.
const std::array<ParameterRow, kParameterCount>& ParameterTable();
const ParameterRow* FindParameter(std::string_view id);  // nullptr when there is none
ParameterValues DefaultParameters();

// The value at a quantile 0 < u < 1 of the prior, cut to the row's range.
double PriorQuantile(const ParameterRow& row, double u);

// The upper ends that ties are built for; a replicate uses the share below its own value.
inline constexpr double kMaxTieFactor = 2.0;
inline constexpr double kMaxBackground = 25.0;

}  // namespace kringen::reach

#include "reach/parameters.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"

namespace kringen::reach {
namespace {

using enum Parameter;
using enum PriorKind;

// clang-format off
constexpr std::array<ParameterRow, kParameterCount> kTable{{
    {kUsersTotal, "users_total", "population", "share", .55, .05, .95, .01, kFixed, 0, 0, 0, 'S', "facebook"},
    {kDailyTotal, "daily_total", "population", "share", .40, .01, .90, .01, kFixed, 0, 0, 0, 'S', "facebook"},
    {kWeeklyOfRest, "weekly_of_rest", "population", "share", .52, 0, 1, .01, kFixed, 0, 0, 0, 'A', "assumption"},
    {kAdoptionShift, "adoption_shift", "population", "log_odds", 0, -1, 1, .05, kNormal, .25, 0, 0, 'A', "facebook"},
    {kCrossVillage, "cross_village", "population", "share", .20, 0, 1, .01, kFixed, 0, 0, 0, 'A', "assumption"},
    {kRhoCircle, "rho_circle", "ties", "share", .90, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kRhoHousehold, "rho_household", "ties", "share", .80, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kRhoTeam, "rho_team", "ties", "share", .65, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kRhoKin, "rho_kin", "ties", "share", .60, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kRhoCohort, "rho_cohort", "ties", "share", .55, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kRhoWork, "rho_work", "ties", "share", .30, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kRhoAssociation, "rho_association", "ties", "share", .25, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kRhoStreet, "rho_street", "ties", "share", .22, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kRhoClub, "rho_club", "ties", "share", .12, 0, 1, .01, kFixed, 0, 0, 0, 'A', "ties"},
    {kFriendsShare, "friends_share", "population", "share", .20, 0, .60, .005, kFixed, 0, 0, 0, 'S', "speech"},
    {kSeenDaily, "seen_daily", "visibility", "share", .43, 0, .97, .01, kFixed, 0, 0, 0, 'A', "bernstein"},
    {kSeenWeekly, "seen_weekly", "visibility", "share", .16, 0, .97, .01, kFixed, 0, 0, 0, 'A', "bernstein"},
    {kSeenRare, "seen_rare", "visibility", "share", .03, 0, .97, .01, kFixed, 0, 0, 0, 'A', "bernstein"},
    {kVisibility, "visibility", "visibility", "factor", 1, .4, 2.2, .01, kLogNormal, .20, 0, 0, 'S', "bernstein"},
    {kPrecision, "precision", "visibility", "number", .9, .2, 5, .05, kLogNormal, .5, 0, 0, 'D', "precision"},
    {kPersonShare, "person_share", "visibility", "share", .5, 0, 1, .01, kUniform, 0, 0, 1, 'A', "unknown"},
    {kPostSpread, "post_spread", "visibility", "log_odds", .5, 0, 1.5, .05, kUniform, 0, .3, .8, 'A', "assumption"},
    {kPostEffect, "post_effect", "visibility", "log_odds", 0, -3, 3, .05, kNormal, 1, 0, 0, 'A', "assumption"},
    {kPageSeen, "page_seen", "visibility", "share", .12, .01, .60, .005, kLogNormal, .4, 0, 0, 'S', "pages"},
    {kEtaComment, "eta_comment", "engagement", "share", .30, 0, 1, .01, kLogNormal, .6, 0, 0, 'A', "stories"},
    {kEtaReaction, "eta_reaction", "engagement", "share", .06, 0, 1, .005, kLogNormal, .8, 0, 0, 'A', "stories"},
    {kLocalShare, "local_share", "engagement", "share", .70, 0, 1, .01, kUniform, 0, .5, .9, 'A', "assumption"},
    {kShareNear, "share_near", "engagement", "factor", 5, .5, 25, .5, kLogNormal, .7, 0, 0, 'D', "near"},
    {kShareMiddle, "share_middle", "engagement", "factor", 1.2, 1, 4, .05, kFixed, 0, 0, 0, 'A', "assumption"},
    {kCommentMiddle, "comment_middle", "engagement", "factor", 1.55, 1, 4, .05, kFixed, 0, 0, 0, 'S', "reactions"},
    {kReactionMiddle, "reaction_middle", "engagement", "factor", 1.2, 1, 4, .05, kFixed, 0, 0, 0, 'A', "assumption"},
    {kCommentWomen, "comment_women", "engagement", "share", .58, .05, .95, .01, kFixed, 0, 0, 0, 'S', "reactions"},
    {kTieFactor, "tie_factor", "ties", "factor", 1, .1, kMaxTieFactor, .05, kLogNormal, .35, 0, 0, 'A', "ties"},
    {kBackground, "background", "ties", "persons", 10, 0, kMaxBackground, .5, kLogNormal, .5, 0, 0, 'A', "ties"},
    {kShareDelay, "share_delay", "engagement", "number", 4, .1, 48, .1, kFixed, 0, 0, 0, 'A', "assumption"},
    {kViewDelay, "view_delay", "engagement", "number", 2, .1, 48, .1, kFixed, 0, 0, 0, 'A', "assumption"},
    {kPaperFactor, "paper_factor", "mix", "factor", 1, .2, 1.25, .05, kLogNormal, .10, 0, 0, 'A', "paper"},
    {kPageFans, "page_fans", "mix", "share", .0131, 0, .30, .001, kLogNormal, .5, 0, 0, 'S', "page_fans"},
    {kPageFanSeen, "page_fan_seen", "mix", "share", .12, 0, 1, .01, kLogNormal, .4, 0, 0, 'S', "pages"},
    {kXSeen, "x_seen", "mix", "share", .10, 0, 1, .01, kLogNormal, .5, 0, 0, 'A', "twitter"},
}};
// clang-format on

constexpr bool InOrder() {
  for (std::size_t i = 0; i < kTable.size(); ++i) {
    if (IndexOf(kTable[i].parameter) != i) return false;
  }
  return true;
}
static_assert(InOrder());
static_assert(IndexOf(kRhoClub) + 1 == kStructuralCount);

}  // namespace

const std::array<ParameterRow, kParameterCount>& ParameterTable() { return kTable; }

const ParameterRow* FindParameter(std::string_view id) {
  for (const ParameterRow& row : kTable) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

ParameterValues DefaultParameters() {
  ParameterValues values{};
  for (const ParameterRow& row : kTable) values[IndexOf(row.parameter)] = row.value;
  return values;
}

double PriorQuantile(const ParameterRow& row, double u) {
  double value = row.value;
  switch (row.prior) {
    case kFixed:
      break;
    case kNormal:
      value += row.spread * NormalQuantile(u);
      break;
    case kLogNormal:
      value *= std::exp(row.spread * NormalQuantile(u));
      break;
    case kUniform:
      value = row.low_drawn + (row.high_drawn - row.low_drawn) * u;
      break;
  }
  return std::clamp(value, row.low, row.high);
}

}  // namespace kringen::reach

// The residents who saw a message, from what its platform reported or from who follows the author:
// no simulation, a dozen numbers drawn 4,000 times. A reported figure is the evidence; what is
// drawn is how much of it lives here. Without such a figure and without followers there is none.
// Every share, rate and spread here is an assumption or comes from the sources that the method page
// lists under "reported".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "reach/beta_quantiles.h"
#include "reach/engagement.h"
#include "reach/platform_users.h"
#include "reach/population_spec.h"
#include "reach/reach_result.h"

namespace kringen::reach {

inline constexpr std::uint32_t kClosedDraws = 4000;

Evidence EvidenceOf(const Engagement& message);
std::string_view EvidenceId(Evidence evidence);  // "none", "reported", "views", "rate", "profile"

// Whether the number comes from DrawResidents, and not from following the message.
bool HasClosedForm(const Engagement& message);
// Whether the platform itself gave a figure of viewers or of views.
bool IsReport(const Engagement& message);
// The figures were found to be impossible where they are read, more accounts reacted than are said
// to have seen it, or somebody did where nobody follows.
bool IsContradictory(const Engagement& message);
// Accounts that did something with it, each counted once: at least so many.
std::uint32_t AccountsEngaged(const Engagement& message);

// The share of the author's followers that lives here, as entered or as far as it is known.
BetaQuantiles FollowersLocalShare(const Engagement& message);
// The mean share of a message's viewers that follow its author, as reported or as is usual.
double UsualFollowerShare(const Engagement& message);
// Which part of the viewers lives here, in the mean of what is drawn; nothing where the number is
// not made of viewers.
std::optional<double> UsualLocalShare(const Engagement& message, const PopulationSpec& spec);
// Whether it was entered which part of all the viewers lives here.
bool KnowsWhoLivesHere(const Engagement& message);
// Accounts that saw it, by the report alone; 0 when there is none.
double AccountsReported(const Engagement& message);

struct ClosedForm {
  Evidence evidence = Evidence::kNone;
  UsersBound bound;
  std::vector<double> residents;              // a draw each; empty without evidence of this kind
  std::vector<double> following;              // likewise: which part of them follows the author
  std::vector<SensitivityShare> sensitivity;  // of the variance of ln residents, largest first
};
// What the one who asks has fixed: which part of all viewers lives here, and which part of the
// residents uses the platform.
struct FixedShares {
  std::optional<double> local_share, users_total;
};
FixedShares FixedSharesOf(const ReachQuestion& question);
// Draws of messages of one author share what is unknown about the author.
ClosedForm DrawResidents(const Engagement& message, const PopulationSpec& spec, std::uint64_t seed,
                         const FixedShares& fixed = {}, std::uint32_t draws = kClosedDraws);

}  // namespace kringen::reach

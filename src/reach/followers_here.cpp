#include "reach/followers_here.h"

#include <algorithm>
#include <cmath>

#include "base/rng.h"
#include "reach/beta_quantiles.h"
#include "reach/reported_reach.h"

namespace kringen::reach {
namespace {

// Friends of a profile that nobody counted: Facebook's own median, and no more than it allows.
constexpr double kUsualFriends = 500, kFriendsSpread = 1.0, kMostFriends = 5000;
// Followers see more of a profile, or of a page on other platforms, than of a page on Facebook.
constexpr double kProfileSeen = .25;

}  // namespace

// EdgeRank Checker, Ogilvy (2012-2014).
double PageSeenAt(std::int64_t time) {
  constexpr std::int64_t kStartOf2013 = 1356998400, kStartOf2014 = 1388534400;
  if (time < kStartOf2013) return .16;
  return time < kStartOf2014 ? .126 : .065;
}

std::uint32_t FollowersHere(const Engagement& message, const PopulationSpec& spec, double u) {
  const auto residents = static_cast<double>(spec.residents());
  const auto whole = [&](double persons) {
    return static_cast<std::uint32_t>(std::llround(std::clamp(persons, 0.0, residents)));
  };
  if (message.friends) return whole(*message.friends);
  const Evidence evidence = EvidenceOf(message);
  if (evidence == Evidence::kProfileModel || evidence == Evidence::kNone) {
    const double usual = kUsualFriends * std::exp(kFriendsSpread * NormalQuantile(u));
    // Most of those who react are friends.
    return whole(std::max<double>(AccountsEngaged(message), std::min(kMostFriends, usual)));
  }
  const double here = FollowersLocalShare(message)(u);
  if (message.audience.followers) return whole(*message.audience.followers * here);
  const double seen =
      message.by_page && message.platform == "facebook" ? PageSeenAt(message.time) : kProfileSeen;
  return whole(AccountsReported(message) * UsualFollowerShare(message) * here / seen);
}

}  // namespace kringen::reach

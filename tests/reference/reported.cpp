#include "reference/reported.h"

#include <algorithm>
#include <cmath>

namespace kringen::reference {
namespace {

double Beta(double mean, double worth, Chance* chance) {
  return BetaQuantile(chance->Unit(), mean * worth, (1 - mean) * worth);
}

// Accounts that a platform says saw it are ten per cent off, and one in twenty is somebody's
// second.
double PersonsOf(double accounts, Chance* chance) {
  const double meant = accounts * std::exp(.10 * chance->Normal());
  return meant / (1.05 * std::exp(.05 * chance->Normal()));
}

// More residents than there are users did not see it: such a world is none.
template <typename DrawShare>
double Possible(double accounts, double users, DrawShare draw_share, Chance* chance) {
  for (;;) {
    const double residents = draw_share() * PersonsOf(accounts, chance);
    if (residents <= users) return residents;
  }
}

}  // namespace

double ResidentsOf(double accounts, double users, const ViewersWorld& world, Chance* chance) {
  const auto here = [&] {
    const double follow = Beta(world.follower_part, 3, chance);
    return follow * Beta(world.followers_here, 4, chance) +
           (1 - follow) * Beta(world.others_here, 3, chance);
  };
  return Possible(accounts, users, here, chance);
}

double ResidentsOf(double accounts, double users, double least_here, double most_here,
                   Chance* chance) {
  const auto here = [&] { return least_here + (most_here - least_here) * chance->Unit(); };
  return Possible(accounts, users, here, chance);
}

Author Author::Draw(Chance* chance) {
  Author author;
  author.by_followers = .8 * chance->Normal() + .6 * chance->Normal();
  author.by_engaged = .7 * chance->Normal();
  return author;
}

SeenPost PostOf(const Author& author, double followers, double rate, Chance* chance) {
  const double fall = .25 + .1 * chance->Normal();
  SeenPost post;
  post.accounts = followers * rate * std::pow(followers / 3000, -fall) *
                  std::exp(author.by_followers + .7 * chance->Normal());
  const double per_account =
      .05 * std::exp(author.by_engaged + std::sqrt(.81 - .49) * chance->Normal());
  post.reactions = std::max(0.0, std::round(post.accounts * per_account - 1));
  return post;
}

}  // namespace kringen::reference

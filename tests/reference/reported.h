// Truths of the world in which a reported figure is read, drawn step by step from the text of
// the method, with nothing shared with the engine.
#pragma once

#include "reference/distributions.h"

namespace kringen::reference {

struct ViewersWorld {
  double follower_part = .6;    // mean of the viewers who follow, worth 3
  double followers_here = .65;  // mean, worth 4
  double others_here = .5;      // mean, worth 3
};

// Residents who saw what `accounts` accounts saw; at most `users`.
double ResidentsOf(double accounts, double users, const ViewersWorld& world, Chance* chance);
// The same where the local share of all viewers is anything between the two.
double ResidentsOf(double accounts, double users, double least_here, double most_here,
                   Chance* chance);

// An author, by how far the author's posts lie above what is usual for their followers and for
// those who react.
struct Author {
  double by_followers = 0, by_engaged = 0;  // logarithms
  static Author Draw(Chance* chance);
};
struct SeenPost {
  double accounts = 0;
  double reactions = 0;
};
// A post of a page of `followers` in a year whose median rate at 3,000 followers is `rate`.
SeenPost PostOf(const Author& author, double followers, double rate, Chance* chance);

}  // namespace kringen::reference

// The followers of a channel, as they are told by several sources: totals by day, in the order of
// their days.
#pragma once

#include <vector>

#include "model/entries.h"

namespace kringen {

// Of two counts of one day the larger, so that the order of the sources changes nothing; what a
// person answers goes before both. More days than a reader keeps become the last of each month.
enum class Teller { kSource, kPerson };
void AddFollowers(Teller teller, const std::vector<FollowerCount>& counts, Channel* channel);

}  // namespace kringen

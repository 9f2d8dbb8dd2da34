// The followers of a channel, as they are told by several sources: totals by day, in the order of
// their days.
#pragma once

#include <cstdint>
#include <vector>

#include "model/entries.h"

namespace kringen {

// Of two counts of one day the larger, so that the order of the sources changes nothing; what a
// person answers goes before both. More days than a reader keeps become the last of each month.
// How many days two sources count differently.
enum class Teller { kSource, kPerson };
std::int64_t AddFollowers(Teller teller, const std::vector<FollowerCount>& counts,
                          Channel* channel);

}  // namespace kringen

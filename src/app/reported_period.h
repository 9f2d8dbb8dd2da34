// What a platform told of some days as a whole: how many accounts saw anything of a channel then.
// Such a figure is the evidence of how many saw its messages together; of what the platform told of
// each of them the sum would count many people twice.
#pragma once

#include <vector>

#include "base/civil_time.h"
#include "model/feed.h"
#include "reach/engagement.h"

namespace kringen {

struct PeriodSplit {
  std::vector<reach::Engagement> periods;  // a question about a channel's days, instead of messages
  std::vector<ItemIndex> covered;          // the messages of those channels
  // Figures of just these days that cannot be: a message alone was seen by more, or more did
  // something with it. As `periods` are.
  std::vector<reach::Engagement> impossible;
};

// Of messages of those days, in the order in which they are given. Of two figures of the same
// days the larger counts. No days: nothing is covered.
PeriodSplit SplitByPeriod(const Feed& feed, const std::vector<ItemIndex>& messages,
                          const TimeSpan& days);

}  // namespace kringen

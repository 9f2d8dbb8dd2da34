// What a platform told of some days as a whole: how many accounts saw anything that a channel
// placed then. Such a figure is the evidence of how many saw its messages together; of what the
// platform told of each of them the sum would count many people twice.
#pragma once

#include <optional>
#include <vector>

#include "base/civil_time.h"
#include "model/feed.h"
#include "reach/engagement.h"

namespace kringen {

// The question about those days instead of the one about their messages. Nothing where the messages
// are of several channels, or of one of which no figure is of just these days, or where one of them
// was seen by more than all of them together. Of two figures of the same days the larger.
std::optional<reach::Engagement> EngagementOfPeriod(const Feed& feed,
                                                    const std::vector<ItemIndex>& messages,
                                                    const TimeSpan& days);

}  // namespace kringen

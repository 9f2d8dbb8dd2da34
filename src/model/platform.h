// The platform of a channel, how it and the kind follow from each other, and the colour of its
// lane, which follows from the platform alone: by the rows of web/base/platforms.js, of which the
// build makes platform_table.h. Whoever makes an export says the platform.
#pragma once

#include <cstddef>
#include <string_view>

#include "model/kinds.h"
#include "model/platform_table.h"

namespace kringen {

struct Channel;

// Of no word kUnknown, of one that this version does not know kOther.
Platform PlatformNamed(std::string_view word);
// What an export without the member means: the kind says it, or nothing does.
Platform PlatformOfKind(ChannelKind kind);
// What sort of channel is on it.
ChannelKind KindOfPlatform(Platform platform);
// What a message is that does not say it: by where its channel is, else an article.
ItemKind KindOn(ChannelKind channel);
// Gives a channel whose platform is not said the one of its kind.
void SettlePlatform(Channel* channel);

// The colour of its lane, an index into kLaneColourRows.
std::size_t LaneColourOf(Platform platform);

}  // namespace kringen
